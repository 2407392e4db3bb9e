import fc from "fast-check";
import { expect, test } from "vitest";
import { findUnsafeDoses } from "./error-prone.ts";

test.each([
  ["warfarin 1.0 mg", "trailing-zero", "1 mg"],
  ["digoxin .25 mg", "naked-decimal", "0.25 mg"],
  ["insulin 10U", "unit-letter", "10 units"],
  ["heparin 100000 units", "no-thousands-mark", "100,000 units"],
])("finds %s", (text, kind, instead) => {
  expect(findUnsafeDoses(text)).toMatchObject([{ kind, instead }]);
});

test.each(["K 4.0", "0.5 mg", "10 mg", "2.0 cm", "v1.0 mgx", "glucose 1.0 mg/dL", "120/80", "1,000 units"])(
  "leaves %s",
  (text) => {
    expect(findUnsafeDoses(text)).toEqual([]);
  },
);

test("never throws, and offsets fit the text", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom("1", ".0", " mg", "U", "units", "."),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("");
      for (const dose of findUnsafeDoses(text)) expect(text.slice(dose.start, dose.end)).toBe(dose.text);
    }),
    { numRuns: 200 },
  );
  findUnsafeDoses("1".repeat(500_000));
  findUnsafeDoses("1.".repeat(200_000));
});
