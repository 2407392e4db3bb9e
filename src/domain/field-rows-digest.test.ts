import { expect, test } from "vitest";
import { fieldRowsSha256, type JudgedFieldRow } from "./field-rows-digest.ts";

const row: JudgedFieldRow = { candidate: "a", documentId: "d", path: "potassium", outcome: "right", anls: 1 };

test("rows hash alike in any order and with nulls left out, and otherwise when any value is another", () => {
  const other = { ...row, documentId: "e" };
  expect(fieldRowsSha256([other, { ...row, answered: null }])).toBe(fieldRowsSha256([row, other]));
  const variants = [row, { ...row, outcome: "wrong" }, { ...row, anls: 0.5 }, { ...row, confidence: 0 }].map((one) =>
    fieldRowsSha256([one]),
  );
  expect(new Set(variants).size).toBe(variants.length);
  expect(fieldRowsSha256([row])).not.toBe(fieldRowsSha256([row, row]));
});
