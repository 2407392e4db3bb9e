import fc from "fast-check";
import { expect, test } from "vitest";
import { mcnemarChiSquare, mcnemarExact } from "./mcnemar.ts";
import reference from "./reference.json" with { type: "json" };

const count = fc.integer({ min: 0, max: 3_000 });

/** p-values span hundreds of orders of magnitude, so they are compared by ratio. */
function expectRatio(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);
}

test.each(reference.mcnemarExact)("exact matches SciPy: $onlyA / $onlyB", ({ onlyA, onlyB, pValue }) => {
  const result = mcnemarExact(onlyA, onlyB);
  expectRatio(result.pValue, pValue);
  expect(result).toMatchObject({ onlyA, onlyB });
});

test.each(reference.mcnemarChiSquare)("chi-square matches statsmodels: $onlyA / $onlyB", (row) => {
  const result = mcnemarChiSquare(row.onlyA, row.onlyB);
  expect(result.chiSquare).toBeCloseTo(row.chiSquare, 10);
  expectRatio(result.pValue, row.pValue);
});

test("89 / 57 is 7.01, not the 39.55 that was once published", () => {
  expect(mcnemarChiSquare(89, 57).chiSquare.toFixed(2)).toBe("7.01");
});

test("no discordant item speaks against equality", () => {
  expect(mcnemarExact(0, 0)).toEqual({ pValue: 1, onlyA: 0, onlyB: 0 });
  expect(mcnemarChiSquare(0, 0)).toEqual({ pValue: 1, onlyA: 0, onlyB: 0, chiSquare: 0 });
});

test("a million to none underflows to 0, never to NaN", () => {
  expect(mcnemarExact(1_000_000, 0).pValue).toBe(0);
  expect(mcnemarChiSquare(1_000_000, 0).pValue).toBe(0);
});

test.each([
  ["exact", mcnemarExact],
  ["chi-square", mcnemarChiSquare],
])("%s is symmetric and a probability", (_, mcnemar) => {
  fc.assert(
    fc.property(count, count, (onlyA, onlyB) => {
      const { pValue } = mcnemar(onlyA, onlyB);
      expect(pValue).toBe(mcnemar(onlyB, onlyA).pValue);
      expect(pValue).toBeGreaterThanOrEqual(0);
      expect(pValue).toBeLessThanOrEqual(1);
    }),
  );
});

test("equal counts give 1", () => {
  fc.assert(
    fc.property(count, (each) => {
      expect(mcnemarExact(each, each).pValue).toBe(1);
    }),
  );
});

test("a clearer difference of the same number of items never raises the p-value", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_500 }), count, (smaller, more) => {
      const larger = smaller + more;
      expect(mcnemarExact(smaller - 1, larger + 1).pValue).toBeLessThanOrEqual(mcnemarExact(smaller, larger).pValue);
    }),
  );
});

test.each([
  [-1, 0],
  [0, 0.5],
  [Number.NaN, 1],
])("refuses %d / %d", (onlyA, onlyB) => {
  expect(() => mcnemarExact(onlyA, onlyB)).toThrow(RangeError);
  expect(() => mcnemarChiSquare(onlyA, onlyB)).toThrow(RangeError);
});
