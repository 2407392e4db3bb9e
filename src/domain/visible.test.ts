import { expect, test } from "vitest";
import { visible, visibleLine } from "./visible.ts";

test("what cannot be seen is made visible", () => {
  expect(visible("a\u0000b\u001bc\u007f\u0085")).toBe("a␀b␛c␡[U+0085]");
  expect(visible("5\u202E8.1")).toBe("5[U+202E]8.1");
  expect(visible("5\u200B8\uFEFF")).toBe("5[U+200B]8[U+FEFF]");
  expect(visible("lone \uD800 half")).toBe("lone \uFFFD half");
  expect(visible("line\r\nbreak\tand tab")).toBe("line\nbreak\tand tab");
});

test("scripts of the world stay as they are", () => {
  for (const text of ["תוצאה 5.8", "نتيجة", "µmol/L", "é", "👩‍⚕️", "血糖"]) expect(visible(text)).toBe(text);
});

test("one line stays one line", () => {
  expect(visibleLine("a\nb\tc\r\nd")).toBe("a␊b␉c␊d");
});
