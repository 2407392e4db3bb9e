import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { meanScore } from "../domain/score.ts";
import { clusterBootstrap } from "./bootstrap.ts";
import { clusterTotals } from "./cluster-totals.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { bootstrapScore } from "./score-bootstrap.ts";
import { scored } from "./test-scored.ts";

const random = seededRandom(11);
const clusters = Array.from({ length: 600 }, (_, row) => `d${Math.floor(row / 5)}`);
const values = clusters.map(() => random.next());

test("of a mean, it is the bootstrap of the mean", () => {
  const options = { seed: 3, resamples: 10_000 };
  const fast = clusterBootstrap(clusterTotals(values, clusters), options);
  const general = scored(bootstrapScore(values, clusters, meanScore, options));
  expect(general.value).toBeCloseTo(fast.estimate, 12);
  expect(general.interval.low).toBeCloseTo(fast.interval.low, 2);
  expect(general.interval.high).toBeCloseTo(fast.interval.high, 2);
});

test("takes any score, repeats with its seed, and does not depend on the order of rows", () => {
  const rows = values.map((value, row) => ({
    pair: [value > 0.5, value + random.next() > 1] as const,
    cluster: clusters[row]!,
  }));
  const kappa = (list: readonly (readonly [boolean, boolean])[]) =>
    cohenKappa(
      list.map(([first]) => `${first}`),
      list.map(([, second]) => `${second}`),
    );
  const of = (list: typeof rows, seed: number) =>
    bootstrapScore(
      list.map(({ pair }) => pair),
      list.map(({ cluster }) => cluster),
      kappa,
      { seed, resamples: 400 },
    );
  const found = scored(of(rows, 1));
  expect(found.value).toBe(scored(kappa(rows.map(({ pair }) => pair))).value);
  expect(found.interval.low).toBeLessThan(found.value);
  expect(found.interval.high).toBeGreaterThan(found.value);
  expect(of([...rows].reverse(), 1)).toEqual(found);
  expect(of(rows, 2)).not.toEqual(found);
});

test("is unscored where the score is, with one cluster, and where resamples mostly are", () => {
  expect(bootstrapScore([], [], meanScore, { seed: 1 })).toEqual({ kind: "unscored", reason: "no rows" });
  expect(bootstrapScore([1, 2], ["a", "a"], meanScore, { seed: 1 }).kind).toBe("unscored");
  const bothSeen = (rows: number[]) =>
    new Set(rows).size === 2 ? meanScore(rows) : ({ kind: "unscored", reason: "one value" } as const);
  expect(bootstrapScore([0, 1], ["a", "b"], bothSeen, { seed: 1 })).toEqual({
    kind: "unscored",
    reason: expect.stringMatching(/^unscored in \d+ of 2000 resamples/),
  });
});

test.each([
  [[1], ["a", "b"], { seed: 1 }],
  [[1, 2], ["a", "b"], { seed: -1 }],
  [[1, 2], ["a", "b"], { seed: 1, level: 95 }],
  [[1, 2], ["a", "b"], { seed: 1, resamples: 10 }],
])("refuses %o, %o, %o", (rows, ids, options) => {
  expect(() => bootstrapScore(rows, ids, meanScore, options)).toThrow(RangeError);
});
