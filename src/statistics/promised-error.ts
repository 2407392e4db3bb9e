import { checkLevel } from "./checks.ts";
import { type RateUpperBoundOptions, rateUpperBound } from "./rate-upper-bound.ts";
import { type RiskCoveragePoint, riskCoverage } from "./risk-coverage.ts";

/** A threshold whose promise holds, or why there is none. Fits where a `Score` is asked for. */
export type PromisedError =
  | {
      kind: "scored";
      /** Answers of at least this confidence are taken; the others are reviewed. */
      value: number;
      /** Rows at or above the threshold. */
      n: number;
      /** Wrong rows among them. */
      errors: number;
      /** What the error rate of taken answers does not exceed, at the confidence asked for. */
      upperBound: number;
      /** Share of rows that go to a person, 0..1: what the promise costs. */
      reviewRate: number;
    }
  | { kind: "unscored"; reason: string };

/** Thresholds that are looked at, spread evenly over the rows: a finer grid stumbles over single errors more often. */
const THRESHOLDS = 32;
/** Walks over the grid, each from a start of its own, so that one sure but wrong answer does not end the search. */
const STARTS = 4;

/**
 * The lowest threshold at which the error rate of the answers taken stays at or below a promised rate, with the given
 * confidence that the promise holds on new rows of the same kind.
 *
 * To take the best-looking of many thresholds would break the promise. So walks over a grid of thresholds, fixed before any
 * outcome is looked at, go from few rows taken towards all, each until the bound fails for the first time; such a walk costs
 * no confidence however long it is, and four walks with starts of their own share the risk.
 *
 * @param confidences One finite number a row, of rows that were not used to train or to calibrate.
 * @param right Whether each row was right, same length and order.
 * @param options `maximumErrorRate`: the promise, strictly between 0 and 1. The others as `rateUpperBound` takes them.
 * @returns Unscored when no threshold keeps the promise, with the rows that it would take at least, all of them right.
 * @throws RangeError on different lengths, confidences that are not finite, or options out of range.
 * @see A. Angelopoulos et al., "Learn then Test", arXiv 2110.01052: fixed sequence testing with several starts. The risk of
 *   what is taken as in Y. Geifman and R. El-Yaniv, NeurIPS 2017, arXiv 1705.08500.
 */
export function promisedErrorThreshold(
  confidences: readonly number[],
  right: readonly boolean[],
  { maximumErrorRate, confidence = 0.95, ...bound }: RateUpperBoundOptions & { maximumErrorRate: number },
): PromisedError {
  checkLevel(confidence);
  if (!(maximumErrorRate > 0 && maximumErrorRate < 1)) {
    throw new RangeError(`maximumErrorRate must lie between 0 and 1, such as 0.02; got ${maximumErrorRate}`);
  }
  const options = { ...bound, confidence: 1 - (1 - confidence) / STARTS };
  const least = leastRows(maximumErrorRate, options);
  const points = riskCoverage(confidences, right);
  if (points.length === 0) return { kind: "unscored", reason: "no rows" };
  const grid = thresholdGrid(points, least);

  let best: Extract<PromisedError, { kind: "scored" }> | undefined;
  const starts = Array.from({ length: STARTS }, (_, start) => Math.round((start * (grid.length - 1)) / (STARTS - 1)));
  for (const start of starts) {
    for (const { threshold, coverage, accepted, errors } of grid.slice(start)) {
      const upperBound = rateUpperBound(errors, accepted, options);
      if (upperBound > maximumErrorRate) break;
      if (best && best.n >= accepted) continue;
      best = { kind: "scored", value: threshold, n: accepted, errors, upperBound, reviewRate: 1 - coverage };
    }
  }
  const reason = `no threshold keeps an error rate of ${maximumErrorRate}; it takes ${least} rows without an error at least`;
  return best ?? { kind: "unscored", reason };
}

/** Up to 32 of the thresholds that take enough rows to keep the promise at all; the last takes all rows. */
function thresholdGrid(points: readonly RiskCoveragePoint[], least: number): RiskCoveragePoint[] {
  const rows = (points.at(-1) as RiskCoveragePoint).accepted;
  const grid: RiskCoveragePoint[] = [];
  for (const point of points) {
    const next = least + (grid.length * (rows - least)) / (THRESHOLDS - 1);
    if (point.accepted >= next - 1e-9 || (point.accepted === rows && rows >= least)) grid.push(point);
  }
  return grid;
}

/** How many rows it takes, all of them right, until the bound reaches the promise. */
function leastRows(maximumErrorRate: number, options: RateUpperBoundOptions): number {
  const enough = (rows: number): boolean => rateUpperBound(0, rows, options) <= maximumErrorRate;
  let [low, high] = [0, 1];
  while (!enough(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
