import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";
import reference from "./reference/comparison.json" with { type: "json" };

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

test.each(reference.benjaminiHochberg)("matches statsmodels: $pValues", (row) => {
  for (const [test, value] of benjaminiHochberg(row.pValues).entries())
    expect(value).toBeCloseTo(row.adjusted[test]!, 14);
});

test("never below the p-value, never above Holm's, and in the same order", () => {
  fc.assert(
    fc.property(pValues, (values) => {
      const adjusted = benjaminiHochberg(values);
      const stricter = holm(values);
      for (const [index, value] of values.entries()) {
        expect(adjusted[index]!).toBeGreaterThanOrEqual(value);
        expect(adjusted[index]!).toBeLessThanOrEqual(stricter[index]! + 1e-12);
        for (const [other, compared] of values.entries()) {
          if (value <= compared) expect(adjusted[index]!).toBeLessThanOrEqual(adjusted[other]!);
        }
      }
    }),
  );
});

test.each([-0.1, 1.1, Number.NaN])("refuses %d", (pValue) => {
  expect(() => benjaminiHochberg([0.5, pValue])).toThrow(RangeError);
});
