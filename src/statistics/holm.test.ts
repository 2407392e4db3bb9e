import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { holm } from "./holm.ts";
import reference from "./reference.json" with { type: "json" };

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

test.each(reference.holm)("matches statsmodels: $pValues", ({ pValues, adjusted }) => {
  for (const [test, value] of holm(pValues).entries()) expect(value).toBeCloseTo(adjusted[test]!, 14);
});

test("one test stays as it is, no test gives none", () => {
  expect(holm([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
});

test("never below the p-value, never above 1, and in the same order", () => {
  fc.assert(
    fc.property(pValues, (values) => {
      const adjusted = holm(values);
      for (const [index, value] of values.entries()) {
        expect(adjusted[index]!).toBeGreaterThanOrEqual(value);
        expect(adjusted[index]!).toBeLessThanOrEqual(1);
        for (const [other, compared] of values.entries()) {
          if (value <= compared) expect(adjusted[index]!).toBeLessThanOrEqual(adjusted[other]!);
        }
      }
    }),
  );
});

test("follows its tests when they are permuted", () => {
  fc.assert(
    fc.property(pValues, fc.nat(), (values, seed) => {
      const order = seededRandom(seed).shuffle([...values.keys()]);
      const adjusted = holm(values);
      expect(holm(order.map((index) => values[index]!))).toEqual(order.map((index) => adjusted[index]!));
    }),
  );
});

test.each([-0.1, 1.1, Number.NaN])("refuses %d", (pValue) => {
  expect(() => holm([0.5, pValue])).toThrow(RangeError);
});
