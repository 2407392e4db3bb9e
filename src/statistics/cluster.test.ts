import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClusteredMean, clusteredMean, designEffect, observedDesignEffect } from "./cluster.ts";
import reference from "./reference.json" with { type: "json" };

function scored(mean: ClusteredMean) {
  if (mean.kind === "unscored") throw new Error(mean.reason);
  return mean;
}

const rows = fc
  .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 60 })
  .filter((list) => new Set(list.map(([, cluster]) => cluster)).size > 1);

test.each(reference.cluster)("matches statsmodels: $mean ± $standardError", (row) => {
  const mean = scored(clusteredMean(row.values, row.clusters, row.level));
  expect(mean.value).toBeCloseTo(row.mean, 12);
  expect(mean.standardError).toBeCloseTo(row.standardError, 12);
  expect(mean.interval.low).toBeCloseTo(row.low, 10);
  expect(mean.interval.high).toBeCloseTo(row.high, 10);
  expect(mean.n).toBe(row.values.length);
  expect(mean.clusters).toBe(new Set(row.clusters).size);
  expect(observedDesignEffect(row.values, row.clusters)).toMatchObject({
    kind: "scored",
    value: expect.closeTo(row.designEffect, 10),
  });
});

test("fewer than 2 clusters are unscored, never an error of 0", () => {
  expect(clusteredMean([], [])).toEqual({ kind: "unscored", reason: "no rows" });
  expect(clusteredMean([1, 0, 1], ["p1", "p1", "p1"]).kind).toBe("unscored");
  expect(observedDesignEffect([1, 0, 1], ["p1", "p1", "p1"]).kind).toBe("unscored");
});

test("equal values have no design effect", () => {
  expect(observedDesignEffect([0.1, 0.1, 0.1], ["p1", "p1", "p2"]).kind).toBe("unscored");
});

test("copied rows do not shrink the error", () => {
  const once = scored(clusteredMean([1, 0, 1, 1], ["a", "b", "c", "d"]));
  const twice = scored(clusteredMean([1, 1, 0, 0, 1, 1, 1, 1], ["a", "a", "b", "b", "c", "c", "d", "d"]));
  expect(twice.standardError).toBeCloseTo(once.standardError, 14);
});

test("one row a cluster is the plain standard error", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 }), (values) => {
      const mean = scored(clusteredMean(values, [...values.keys()]));
      const variance = values.reduce((sum, value) => sum + (value - mean.value) ** 2, 0) / (values.length - 1);
      expect(mean.standardError).toBeCloseTo(Math.sqrt(variance / values.length), 10);
    }),
  );
});

test("the interval holds the mean; the order of rows and the names of clusters do not matter", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const mean = scored(
        clusteredMean(
          list.map(([value]) => value),
          list.map(([, cluster]) => cluster),
        ),
      );
      expect(mean.interval.low).toBeLessThanOrEqual(mean.value);
      expect(mean.interval.high).toBeGreaterThanOrEqual(mean.value);
      const back = [...list].reverse();
      const renamed = clusteredMean(
        back.map(([value]) => value),
        back.map(([, cluster]) => `subject-${cluster}`),
      );
      expect(scored(renamed).standardError).toBeCloseTo(mean.standardError, 10);
    }),
  );
});

test("design effects of 12 fields a document", () => {
  expect(designEffect(12, 0.2)).toBeCloseTo(3.2, 12);
  expect(designEffect(12, 0.5)).toBeCloseTo(6.5, 12);
  expect(designEffect(1, 0.9)).toBe(1);
});

test.each([
  [0, 0.2],
  [12, 1.1],
  [12, -0.5],
  [Number.NaN, 0.2],
])("no design effect for size %d, correlation %d", (size, correlation) => {
  expect(() => designEffect(size, correlation)).toThrow(RangeError);
});

test("a missing cluster id throws", () => {
  expect(() => clusteredMean([1, 2], ["a"])).toThrow(RangeError);
  expect(() => clusteredMean([1, 2], ["a", ""])).toThrow("row 1 has no cluster id");
  expect(() => clusteredMean([1, 2], ["a", undefined as unknown as string])).toThrow("row 1 has no cluster id");
});

test("refuses values that are not finite, and impossible levels", () => {
  expect(() => clusteredMean([1, Number.NaN], ["a", "b"])).toThrow(RangeError);
  expect(() => clusteredMean([1, 2], ["a", "b"], 95)).toThrow(RangeError);
});
