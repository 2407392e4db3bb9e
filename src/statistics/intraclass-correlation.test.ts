import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { designEffect, observedDesignEffect } from "./cluster.ts";
import { intraclassCorrelation } from "./intraclass-correlation.ts";
import reference from "./reference/comparison.json" with { type: "json" };
import { scored } from "./test-scored.ts";

test.each(reference.intraclass)("matches statsmodels: $correlation", ({ values, clusters, correlation }) => {
  expect(intraclassCorrelation(values, clusters)).toEqual({
    kind: "scored",
    value: expect.closeTo(correlation, 10),
    n: values.length,
  });
});

test("copies are 1, and its design effect is the one observed", () => {
  expect(scored(intraclassCorrelation([1, 1, 0, 0, 1, 1], ["a", "a", "b", "b", "c", "c"])).value).toBe(1);
  const random = seededRandom(3);
  const clusters = Array.from({ length: 6_000 }, (_, row) => Math.floor(row / 6));
  const levels = clusters.map(() => random.next());
  const values = clusters.map((cluster) => ((levels[cluster] as number) + random.next() > 1 ? 1 : 0));
  const planned = designEffect(6, scored(intraclassCorrelation(values, clusters)).value);
  expect(planned).toBeGreaterThan(1.5);
  expect(planned / scored(observedDesignEffect(values, clusters)).value).toBeCloseTo(1, 2);
});

test.each([
  ["one cluster", [1, 0], ["a", "a"]],
  ["single rows", [1, 0], ["a", "b"]],
  ["equal values", [1, 1, 1], ["a", "a", "b"]],
  ["no rows", [], []],
])("is unscored with %s", (_, values, clusters) => {
  expect(intraclassCorrelation(values, clusters).kind).toBe("unscored");
});

test("refuses what is no number, and lengths that differ", () => {
  expect(() => intraclassCorrelation([Number.NaN, 1], ["a", "b"])).toThrow(RangeError);
  expect(() => intraclassCorrelation([1], ["a", "b"])).toThrow(RangeError);
});
