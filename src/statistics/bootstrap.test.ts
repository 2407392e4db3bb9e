import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { clusterBootstrap, pairedClusterBootstrap } from "./bootstrap.ts";
import { clusteredMean } from "./cluster.ts";
import reference from "./reference.json" with { type: "json" };

const clusters = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 12 })), {
  minLength: 2,
  maxLength: 40,
});
const seeds = fc.integer({ min: 0, max: 0xffffffff });

function totalsOf(list: [number, number][]) {
  return { differences: list.map(([difference]) => difference), weights: list.map(([, weight]) => weight) };
}

test.each([...reference.bootstrap, reference.bootstrapExact])(
  "matches SciPy at level $level: $low .. $high",
  ({ sums, weights, level, estimate, low, high }) => {
    const result = clusterBootstrap({ sums, weights }, { seed: 1, level, resamples: 100_000 });
    // Two random samples of resamples agree within their own noise, some 1 % of the width at these sizes.
    const noise = 0.02 * (high - low);
    expect(result.estimate).toBeCloseTo(estimate, 12);
    expect(Math.abs(result.interval.low - low)).toBeLessThan(noise);
    expect(Math.abs(result.interval.high - high)).toBeLessThan(noise);
  },
);

test("agrees with the clustered standard error on many clusters", () => {
  const random = seededRandom(5);
  const differences = Float64Array.from({ length: 2_000 }, () => random.between(-1, 1));
  const weights = new Float64Array(2_000).fill(1);
  const { interval } = pairedClusterBootstrap({ differences, weights }, { seed: 5, resamples: 2_000 });
  const mean = clusteredMean([...differences], [...differences.keys()]);
  if (mean.kind === "unscored") throw new Error(mean.reason);
  const ratio = (interval.high - interval.low) / (mean.interval.high - mean.interval.low);
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
});

test("holds the estimate", () => {
  fc.assert(
    fc.property(clusters, seeds, (list, seed) => {
      const { estimate, interval } = pairedClusterBootstrap(totalsOf(list), { seed, resamples: 400 });
      expect(interval.low).toBeLessThanOrEqual(estimate + 1e-12);
      expect(interval.high).toBeGreaterThanOrEqual(estimate - 1e-12);
    }),
  );
});

test("the same seed gives the same result, in whatever order the clusters come", () => {
  fc.assert(
    fc.property(clusters, seeds, (list, seed) => {
      const first = pairedClusterBootstrap(totalsOf(list), { seed, resamples: 100 });
      expect(pairedClusterBootstrap(totalsOf(list), { seed, resamples: 100 })).toEqual(first);
      const shuffled = seededRandom(seed).shuffle(list);
      expect(pairedClusterBootstrap(totalsOf(shuffled), { seed, resamples: 100 })).toEqual(first);
    }),
  );
});

test("a shift of every row shifts the interval", () => {
  fc.assert(
    fc.property(clusters, seeds, (list, seed) => {
      const { differences, weights } = totalsOf(list);
      // The shift keeps the order of the clusters, hence the draws, only when all weights are equal.
      const even = weights.map(() => 4);
      const plain = pairedClusterBootstrap({ differences, weights: even }, { seed, resamples: 100 });
      const shifted = differences.map((difference) => difference + 4 * 3);
      const moved = pairedClusterBootstrap({ differences: shifted, weights: even }, { seed, resamples: 100 });
      expect(moved.interval.low).toBeCloseTo(plain.interval.low + 3, 10);
      expect(moved.interval.high).toBeCloseTo(plain.interval.high + 3, 10);
    }),
  );
});

test("another seed gives another interval, and the result says how it was made", () => {
  const totals = { differences: [3, -1, 4, 1, -5, 9, 2, 6], weights: [9, 8, 7, 6, 9, 11, 5, 8] };
  const one = pairedClusterBootstrap(totals, { seed: 1 });
  expect(one).toMatchObject({ resamples: 10_000, seed: 1, clusters: 8, interval: { level: 0.95 } });
  expect(pairedClusterBootstrap(totals, { seed: 2 }).interval).not.toEqual(one.interval);
});

test("leaves its input as it was", () => {
  const differences = Float64Array.of(3, 1, 2);
  pairedClusterBootstrap({ differences, weights: [1, 1, 1] }, { seed: 0 });
  expect([...differences]).toEqual([3, 1, 2]);
});

test.each([
  ["no cluster", [], []],
  ["one cluster", [1], [4]],
  ["different lengths", [1, 2], [1]],
  ["a sum that is not finite", [1, Number.NaN], [1, 1]],
  ["an empty cluster", [1, 0], [1, 0]],
  ["a weight that is not finite", [1, 0], [1, Number.POSITIVE_INFINITY]],
])("refuses %s", (_, differences, weights) => {
  expect(() => pairedClusterBootstrap({ differences, weights }, { seed: 1 })).toThrow(RangeError);
});

test("says that one cluster is too few", () => {
  expect(() => clusterBootstrap({ sums: [1], weights: [1] }, { seed: 1 })).toThrow("at least 2 clusters; got 1");
});

test.each([
  { seed: -1 },
  { seed: 2 ** 32 },
  { seed: 0.5 },
  { seed: 1, level: 95 },
  { seed: 1, resamples: 39 },
  { seed: 1, resamples: 1000.5 },
])("refuses options %o", (options) => {
  expect(() => clusterBootstrap({ sums: [1, 2], weights: [1, 1] }, options)).toThrow(RangeError);
});

test("clusters that are all alike are no certainty where a row's bounds are known", () => {
  const unseen = 1 - 0.025 ** (1 / 8); // of 8 clusters none was of another kind
  const weights = [1, 2, 3, 4, 5, 6, 7, 8];
  const halves = { differences: weights.map((weight) => weight / 2), weights };
  expect(pairedClusterBootstrap(halves, { seed: 1, bounds: [-1, 1] })).toMatchObject({
    estimate: 0.5,
    interval: { low: expect.closeTo(0.5 - 1.5 * unseen, 12), high: expect.closeTo(0.5 + 0.5 * unseen, 12) },
  });
  expect(pairedClusterBootstrap(halves, { seed: 1 }).interval).toMatchObject({ low: 0.5, high: 0.5 });
});
