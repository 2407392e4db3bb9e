import { expect, test } from "vitest";
import { escapeHtml, scriptJson, visible } from "./escape.ts";

test("escapeHtml leaves no way out of an element or an attribute", () => {
  expect(escapeHtml(`</td><script>alert("1")</script>'&`)).toBe(
    "&lt;/td&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;",
  );
});

test("what cannot be seen is made visible", () => {
  expect(visible("a\u0000b\u001bc\u007f\u0085")).toBe("a␀b␛c␡[U+0085]");
  expect(visible("5\u202E8.1")).toBe("5[U+202E]8.1");
  expect(visible("5\u200B8\uFEFF")).toBe("5[U+200B]8[U+FEFF]");
  expect(visible("lone \uD800 half")).toBe("lone \uFFFD half");
  expect(visible("line\r\nbreak\tand tab")).toBe("line\nbreak\tand tab");
});

test("text that needs no change keeps its letters", () => {
  for (const text of ["תוצאה 5.8", "نتيجة", "µmol/L", "é", "👩‍⚕️", "血糖"]) expect(visible(text)).toBe(text);
});

test("scriptJson never ends the script and gives the same value back", () => {
  const value = { hostile: '</script><!-- <script> & \u2028\u2029 "quotes" \\ \u0000 תוצאה' };
  const text = scriptJson(value);
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(value);
});
