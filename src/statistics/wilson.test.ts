import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "./reference.json" with { type: "json" };
import { wilsonInterval } from "./wilson.ts";

test.each(reference.wilson)("matches statsmodels: $successes of $n at $level", ({ successes, n, level, low, high }) => {
  const interval = wilsonInterval(successes, n, level);
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
  expect(interval.level).toBe(level);
});

test.each([
  [487, 500, "95.6-98.5"],
  [6, 68, "4.1-17.9"],
  [29, 68, "31.6-54.5"],
])("%i of %i reads %s %%", (successes, n, text) => {
  const { low, high } = wilsonInterval(successes, n);
  expect(`${(100 * low).toFixed(1)}-${(100 * high).toFixed(1)}`).toBe(text);
});

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const levels = fc.double({ min: 0.001, max: 0.999_999, noNaN: true });

test("holds the estimate, and stays inside 0..1", () => {
  fc.assert(
    fc.property(counts, levels, ([successes, n], level) => {
      const { low, high } = wilsonInterval(successes, n, level);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(successes / n);
      expect(high).toBeGreaterThanOrEqual(successes / n);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test("failures mirror successes", () => {
  fc.assert(
    fc.property(counts, levels, ([successes, n], level) => {
      const [one, other] = [wilsonInterval(successes, n, level), wilsonInterval(n - successes, n, level)];
      expect(one.low).toBeCloseTo(1 - other.high, 12);
      expect(one.high).toBeCloseTo(1 - other.low, 12);
    }),
  );
});

test("a higher level is wider", () => {
  fc.assert(
    fc.property(counts, ([successes, n]) => {
      const [narrow, wide] = [wilsonInterval(successes, n, 0.8), wilsonInterval(successes, n, 0.99)];
      expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
    }),
  );
});

test("the ends are exact", () => {
  expect(wilsonInterval(0, 7).low).toBe(0);
  expect(wilsonInterval(7, 7).high).toBe(1);
});

test.each([
  [0, 0],
  [1, -1],
  [-1, 5],
  [6, 5],
  [0.5, 5],
  [1, Number.NaN],
  [1, Number.POSITIVE_INFINITY],
])("refuses %d of %d", (successes, n) => {
  expect(() => wilsonInterval(successes, n)).toThrow(RangeError);
});

test.each([0, 1, 95, Number.NaN])("refuses level %d", (level) => {
  expect(() => wilsonInterval(1, 2, level)).toThrow(RangeError);
});
