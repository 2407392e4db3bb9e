import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterTotals } from "./cluster-totals.ts";

test("one sum and one count a cluster, in the order of first sight", () => {
  const { sums, weights } = clusterTotals([1, 0.5, -1, 2], ["b", "a", "b", "c"]);
  expect([...sums]).toEqual([0, 0.5, 2]);
  expect([...weights]).toEqual([2, 1, 1]);
});

test("no row is lost", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 5 })));
  fc.assert(
    fc.property(rows, (list) => {
      const { sums, weights } = clusterTotals(
        list.map(([value]) => value),
        list.map(([, cluster]) => cluster),
      );
      expect(sums.reduce((sum, value) => sum + value, 0)).toBe(list.reduce((sum, [value]) => sum + value, 0));
      expect(weights.reduce((sum, value) => sum + value, 0)).toBe(list.length);
      expect(sums.length).toBe(new Set(list.map(([, cluster]) => cluster)).size);
    }),
  );
});

test.each([
  [[1], []],
  [[Number.NaN], ["a"]],
  [[1], [""]],
])("refuses %o of %o", (values, clusters) => {
  expect(() => clusterTotals(values, clusters)).toThrow(RangeError);
});
