import { seededRandom } from "../domain/random.ts";
import type { Interval } from "../domain/score.ts";
import { checkLevel, checkResamples, checkSeed } from "./checks.ts";
import { clopperPearsonInterval } from "./clopper-pearson.ts";
import { quantile } from "./quantile.ts";

export interface BootstrapOptions {
  /** Whole number, 10,000 unless told. */
  resamples?: number;
  /** Whole number, 0..2^32-1. The same clusters and seed give the same interval on every machine. */
  seed: number;
  /** 0.95 unless told. */
  level?: number;
  /**
   * The least and the most that a row can be. With them, clusters that are all alike get an interval too: there is no spread
   * to resample, and yet they are no proof that the next one is alike. It goes as far as the rate of other clusters, of which
   * none was seen, may go (Clopper and Pearson), each at its extreme.
   */
  bounds?: readonly [low: number, high: number];
}

export interface BootstrapResult {
  /** The ratio over the clusters as they are, without resampling. */
  estimate: number;
  interval: Interval;
  resamples: number;
  seed: number;
  clusters: number;
}

/**
 * Difference of two candidates on the same items, with a percentile interval from resampling whole clusters, so that
 * rows of one document or subject stay together. The statistic is sum(differences) / sum(weights): with row counts as
 * weights, the mean difference a row. The order of the clusters does not matter.
 *
 * Time grows with clusters x resamples: 50,000 x 10,000 take some 5 s on one core.
 *
 * @param totals `differences`: for each cluster the sum of (A - B) over its rows. `weights`: for each cluster its
 *   number of rows (or their weight), above 0. Same length and order.
 * @returns Estimate and bounds in the unit of a difference; the seed and the resamples are there to be stored.
 * @throws RangeError on fewer than 2 clusters, different lengths, numbers that are not finite, weights of 0 or less,
 *   a seed outside 32 bits, a level outside 0..1, or too few resamples to reach the tails of the level.
 * @see B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13; clusters as in arXiv 2411.00640.
 */
export function pairedClusterBootstrap(
  totals: { differences: ArrayLike<number>; weights: ArrayLike<number> },
  options: BootstrapOptions,
): BootstrapResult {
  return ratioBootstrap(totals.differences, totals.weights, options);
}

/**
 * Mean of one candidate with a percentile interval from resampling whole clusters. As `pairedClusterBootstrap`, with
 * sums in place of differences.
 *
 * @param totals `sums`: for each cluster the sum over its rows. `weights`: for each cluster its number of rows, above 0.
 * @returns Estimate and bounds in the unit of a row.
 * @throws RangeError as `pairedClusterBootstrap` does.
 * @see B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
export function clusterBootstrap(
  totals: { sums: ArrayLike<number>; weights: ArrayLike<number> },
  options: BootstrapOptions,
): BootstrapResult {
  return ratioBootstrap(totals.sums, totals.weights, options);
}

function ratioBootstrap(
  sums: ArrayLike<number>,
  weights: ArrayLike<number>,
  { resamples = 10_000, seed, level = 0.95, bounds }: BootstrapOptions,
): BootstrapResult {
  checkLevel(level);
  checkSeed(seed);
  checkResamples(resamples, level);
  const pairs = sortedPairs(sums, weights);
  const clusters = sums.length;
  const alike = bounds ? valueOfAll(pairs) : null;
  if (bounds && alike !== null) {
    const { high: others } = clopperPearsonInterval(0, clusters, level);
    const interval = { low: alike + others * (bounds[0] - alike), high: alike + others * (bounds[1] - alike), level };
    return { estimate: alike, interval, resamples, seed, clusters };
  }
  const replicates = new Float64Array(resamples);
  const { next } = seededRandom(seed);
  for (let resample = 0; resample < resamples; resample++) {
    let [sum, weight] = [0, 0];
    for (let draw = 0; draw < clusters; draw++) {
      // Some indexes are likelier than others by clusters / 2^32, far below the noise of any number of resamples.
      const index = 2 * Math.floor(next() * clusters);
      sum += pairs[index] as number;
      weight += pairs[index + 1] as number;
    }
    replicates[resample] = sum / weight;
  }
  replicates.sort();

  let [sum, weight] = [0, 0];
  for (let index = 0; index < pairs.length; index += 2) {
    sum += pairs[index] as number;
    weight += pairs[index + 1] as number;
  }
  const tail = (1 - level) / 2;
  const interval = { low: quantile(replicates, tail), high: quantile(replicates, 1 - tail), level };
  return { estimate: sum / weight, interval, resamples, seed, clusters };
}

/** Differences of rounding are none. */
const ALIKE = 1e-9;

/** What a row is worth in every cluster; null where clusters differ. */
function valueOfAll(pairs: Float64Array): number | null {
  const first = (pairs[0] as number) / (pairs[1] as number);
  for (let index = 2; index < pairs.length; index += 2)
    if (Math.abs((pairs[index] as number) / (pairs[index + 1] as number) - first) > ALIKE) return null;
  return first;
}

/**
 * (sum, weight, sum, weight, ...) in order of value. Sorted, so that the order in which a database returned the clusters
 * cannot change a published interval; interleaved, so that a random draw touches one cache line, not two.
 */
function sortedPairs(sums: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  if (sums.length !== weights.length) {
    throw new RangeError(
      `each cluster needs a sum and a weight; got ${sums.length} sums and ${weights.length} weights`,
    );
  }
  if (sums.length < 2) {
    throw new RangeError(`a bootstrap needs at least 2 clusters; got ${sums.length}. Their spread is what it measures`);
  }
  const order = Uint32Array.from({ length: sums.length }, (_, cluster) => cluster);
  for (const cluster of order) {
    if (!Number.isFinite(sums[cluster])) throw new RangeError(`the sum of cluster ${cluster} is not a finite number`);
    const weight = weights[cluster] as number;
    if (!Number.isFinite(weight) || weight <= 0) {
      throw new RangeError(`the weight of cluster ${cluster} must be above 0; got ${weight}. Leave empty clusters out`);
    }
  }
  order.sort((a, b) => (sums[a] as number) - (sums[b] as number) || (weights[a] as number) - (weights[b] as number));
  const pairs = new Float64Array(2 * order.length);
  for (const [position, cluster] of order.entries()) {
    pairs[2 * position] = sums[cluster] as number;
    pairs[2 * position + 1] = weights[cluster] as number;
  }
  return pairs;
}
