import fc from "fast-check";
import { expect, test } from "vitest";
import { clopperPearsonInterval } from "./clopper-pearson.ts";
import reference from "./reference/proportions.json" with { type: "json" };

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

const counts = fc
  .integer({ min: 1, max: 3_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test.each(reference.clopperPearson)("matches statsmodels: $successes of $n at $level", (row) => {
  const interval = clopperPearsonInterval(row.successes, row.n, row.level);
  expect(interval.low).toBeCloseTo(row.low, 11);
  expect(interval.high).toBeCloseTo(row.high, 11);
  expect(interval.level).toBe(row.level);
});

test("holds the estimate inside 0..1, and mirrors failures", () => {
  fc.assert(
    fc.property(counts, ([successes, n]) => {
      const { low, high } = clopperPearsonInterval(successes, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(successes / n);
      expect(high).toBeGreaterThanOrEqual(successes / n);
      expect(high).toBeLessThanOrEqual(1);
      const mirrored = clopperPearsonInterval(n - successes, n);
      expect(low).toBeCloseTo(1 - mirrored.high, 11);
    }),
  );
});

test.each([0.001, 0.05, 0.3, 0.5, 0.97])("holds a true rate of %d at least as often as it says", (rate) => {
  const n = 40;
  let [chance, held] = [(1 - rate) ** n, 0];
  for (let successes = 0; successes <= n; successes++) {
    const { low, high } = clopperPearsonInterval(successes, n, 0.9);
    if (low <= rate && rate <= high) held += chance;
    chance *= ((n - successes) / (successes + 1)) * (rate / (1 - rate));
  }
  expect(held).toBeGreaterThanOrEqual(0.9);
});

test("no error in 300 is at most 1 %, by the rule of three", () => {
  // One-sided 95 % is two-sided 90 %.
  expect(clopperPearsonInterval(0, 300, 0.9).high).toBeCloseTo(0.01, 3);
});

test.each([
  [0, 0],
  [-1, 5],
  [6, 5],
  [0.5, 5],
  [1, Number.NaN],
])("refuses %d of %d", (successes, n) => {
  expect(() => clopperPearsonInterval(successes, n)).toThrow(RangeError);
});

test("refuses a level of 95", () => {
  expect(() => clopperPearsonInterval(1, 2, 95)).toThrow(RangeError);
});
