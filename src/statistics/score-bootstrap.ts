import { seededRandom } from "../domain/random.ts";
import type { Score } from "../domain/score.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { checkLevel, checkResamples, checkSameLength, checkSeed } from "./checks.ts";
import type { IntervalScore } from "./interval-score.ts";
import { quantile } from "./quantile.ts";

/** Above this share of resamples without a score, the rest would be a biased picture. */
const MOST_UNSCORED = 0.05;

/**
 * Percentile interval of any score, from resampling whole clusters: for kappa, alpha, calibration error, the area under a
 * risk-coverage curve, macro averages. For a mean or a difference use `clusterBootstrap`, which is far faster; here the time
 * is that of the score times the resamples. The order of the clusters does not matter.
 *
 * @param rows In any order.
 * @param clusters The cluster id of each row, same length and order as `rows`.
 * @param score Makes the score of any list of rows; a row can come several times.
 * @param options 2,000 resamples unless told.
 * @returns The score of the rows as they are, with its interval. Unscored when that is, with fewer than two clusters, or when
 *   more than 5 % of the resamples are unscored.
 * @throws RangeError on different lengths or options out of range.
 * @see B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
export function bootstrapScore<Row>(
  rows: readonly Row[],
  clusters: readonly (string | number)[],
  score: (rows: Row[]) => Score,
  options: BootstrapOptions,
): IntervalScore {
  const groups = groupRows(clusters, rows).map((places) => places.map((place) => rows[place] as Row));
  return resampleScores(
    groups.length,
    ["score"],
    (draws) => {
      const sample: Row[] = [];
      for (const draw of draws) for (const row of groups[draw] as Row[]) sample.push(row);
      return { score: score(sample) };
    },
    options,
  ).score;
}

/** The places of the rows of each cluster; clusters by name, so that their order in the input cannot change a published interval. */
export function groupRows(clusters: readonly (string | number)[], rows: ArrayLike<unknown>): number[][] {
  checkSameLength("rows and clusters", rows, clusters);
  const groups = new Map<string | number, number[]>();
  for (const [row, cluster] of clusters.entries()) {
    const group = groups.get(cluster);
    if (group) group.push(row);
    else groups.set(cluster, [row]);
  }
  const named = [...groups].map(([cluster, places]) => ({ name: `${typeof cluster} ${cluster}`, places }));
  return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ places }) => places);
}

/** As `bootstrapScore`, for several scores that are made from the drawn clusters, 0..clusters-1 each, some several times. */
export function resampleScores<Name extends string>(
  clusters: number,
  names: readonly Name[],
  scoresOf: (draws: Uint32Array) => Record<Name, Score>,
  { resamples = 2_000, seed, level = 0.95 }: BootstrapOptions,
): Record<Name, IntervalScore> {
  checkLevel(level);
  checkSeed(seed);
  checkResamples(resamples, level);
  const draws = Uint32Array.from({ length: clusters }, (_, cluster) => cluster);
  const whole = scoresOf(draws);
  const replicates = names.map((name) => ({ name, values: new Float64Array(resamples), scored: 0 }));
  const { next } = seededRandom(seed);
  for (let resample = 0; resample < resamples && clusters >= 2; resample++) {
    for (let draw = 0; draw < clusters; draw++) draws[draw] = Math.floor(next() * clusters);
    const scores = scoresOf(draws);
    for (const replicate of replicates) {
      const score = scores[replicate.name];
      if (score.kind === "scored") replicate.values[replicate.scored++] = score.value;
    }
  }
  const tail = (1 - level) / 2;
  const intervals = replicates.map(({ name, values, scored }): [Name, IntervalScore] => {
    const score = whole[name];
    if (score.kind === "unscored") return [name, score];
    if (clusters < 2) {
      return [name, { kind: "unscored", reason: "fewer than 2 clusters, so the error of the score is unknown" }];
    }
    if (scored < (1 - MOST_UNSCORED) * resamples) {
      const reason = `unscored in ${resamples - scored} of ${resamples} resamples, so its interval is unknown`;
      return [name, { kind: "unscored", reason }];
    }
    const sorted = values.subarray(0, scored).sort();
    const interval = { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), level };
    return [name, { kind: "scored", value: score.value, n: score.n, interval }];
  });
  return Object.fromEntries(intervals) as Record<Name, IntervalScore>;
}
