import type { Interval, Score } from "../domain/score.ts";
import { checkFraction, checkSameLength } from "./checks.ts";
import { quantile } from "./quantile.ts";
import { wilsonInterval } from "./wilson.ts";

export interface BinOptions {
  /** 10 unless told. */
  bins?: number;
  /** `width`: equal stretches of confidence (unless told). `mass`: edges at the quantiles, so about as many rows each. */
  by?: "width" | "mass";
}

/** The rows whose confidence lies above `low` and at most at `high`; the first bin also holds its lower edge. */
export interface ReliabilityBin {
  low: number;
  high: number;
  n: number;
  meanConfidence: number;
  /** Share of right rows, 0..1. */
  accuracy: number;
  /** Wilson, of the accuracy, at 0.95. */
  interval: Interval;
}

/**
 * What a reliability diagram shows: how often rows of each confidence were right. Bins without rows are left out.
 *
 * @param confidences 0..1 a row.
 * @param right Whether each row was right, same length and order.
 * @returns In ascending order; empty without rows.
 * @throws RangeError on different lengths, a confidence outside 0..1, or fewer than one bin.
 * @see Edges as scikit-learn's `calibration_curve` with the strategies uniform and quantile.
 */
export function reliabilityBins(
  confidences: readonly number[],
  right: readonly boolean[],
  { bins = 10, by = "width" }: BinOptions = {},
): ReliabilityBin[] {
  checkRows(confidences, right);
  if (!Number.isSafeInteger(bins) || bins < 1) throw new RangeError(`bins must be 1 or more; got ${bins}`);
  if (confidences.length === 0) return [];
  const sorted = Float64Array.from(confidences).sort();
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) =>
    by === "width" ? edge / bins : quantile(sorted, edge / bins),
  );
  const sums = edges.map(() => 0);
  const counts = edges.map(() => 0);
  const hits = edges.map(() => 0);
  for (const [row, confidence] of confidences.entries()) {
    let bin = 0;
    while (bin < bins - 1 && confidence > (edges[bin + 1] as number)) bin++;
    sums[bin] = (sums[bin] as number) + confidence;
    counts[bin] = (counts[bin] as number) + 1;
    if (right[row]) hits[bin] = (hits[bin] as number) + 1;
  }
  const list: ReliabilityBin[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const n = counts[bin] as number;
    if (n === 0) continue;
    const hit = hits[bin] as number;
    list.push({
      low: edges[bin] as number,
      high: edges[bin + 1] as number,
      n,
      meanConfidence: (sums[bin] as number) / n,
      accuracy: hit / n,
      interval: wilsonInterval(hit, n),
    });
  }
  return list;
}

/**
 * Mean distance of confidence from accuracy, over bins and weighted by their rows: 0 when confidence can be taken at its
 * word. It depends on the bins, so name them beside it; it is never below 0, so a small sample looks worse than it is.
 *
 * @param confidences 0..1 a row.
 * @param right Whether each row was right, same length and order.
 * @returns 0..1; unscored without rows.
 * @throws RangeError as `reliabilityBins` does.
 * @see C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, arXiv 1706.04599; equal mass as in
 *   K. Nguyen and B. O'Connor, EMNLP 2015.
 */
export function expectedCalibrationError(
  confidences: readonly number[],
  right: readonly boolean[],
  options: BinOptions = {},
): Score {
  const n = confidences.length;
  let sum = 0;
  for (const bin of reliabilityBins(confidences, right, options)) {
    sum += bin.n * Math.abs(bin.accuracy - bin.meanConfidence);
  }
  return n === 0 ? { kind: "unscored", reason: "no rows" } : { kind: "scored", value: sum / n, n };
}

/**
 * Mean squared distance of confidence from what happened: it rewards confidences that are both honest and sharp.
 *
 * @param confidences 0..1 a row.
 * @param right Whether each row was right, same length and order.
 * @returns 0 (best) to 1; unscored without rows.
 * @throws RangeError on different lengths or a confidence outside 0..1.
 * @see G. Brier, Monthly Weather Review 78 (1950), in the form for two outcomes.
 */
export function brierScore(confidences: readonly number[], right: readonly boolean[]): Score {
  checkRows(confidences, right);
  const n = confidences.length;
  let sum = 0;
  for (const [row, confidence] of confidences.entries()) sum += (confidence - (right[row] ? 1 : 0)) ** 2;
  return n === 0 ? { kind: "unscored", reason: "no rows" } : { kind: "scored", value: sum / n, n };
}

function checkRows(confidences: readonly number[], right: readonly boolean[]): void {
  checkSameLength("confidences and outcomes", confidences, right);
  for (const [row, confidence] of confidences.entries()) checkFraction(`confidence ${row}`, confidence);
}
