import type { Score } from "../domain/score.ts";
import { checkFinite, checkSameLength } from "./checks.ts";

/** What happens when only answers of at least this confidence are taken, and the others go to a person. */
export interface RiskCoveragePoint {
  threshold: number;
  /** Share of rows that are taken, 0..1. */
  coverage: number;
  /** Share of wrong rows among those taken, 0..1. */
  risk: number;
  accepted: number;
  errors: number;
}

/**
 * Error rate against the share of answers taken without review, one point for each different confidence, from the surest
 * to all. Rows of equal confidence are taken or left together, since no threshold can part them.
 *
 * @param confidences One finite number a row; only their order counts.
 * @param right Whether each row was right, same length and order.
 * @returns In ascending coverage, the last point takes all; empty without rows.
 * @throws RangeError on different lengths or a confidence that is not finite.
 * @see R. El-Yaniv and Y. Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 11 (2010).
 */
export function riskCoverage(confidences: readonly number[], right: readonly boolean[]): RiskCoveragePoint[] {
  checkSameLength("confidences and outcomes", confidences, right);
  checkFinite("confidence", confidences);
  const order = [...confidences.keys()].sort((a, b) => (confidences[b] as number) - (confidences[a] as number));
  const points: RiskCoveragePoint[] = [];
  let errors = 0;
  for (const [place, row] of order.entries()) {
    if (!right[row]) errors++;
    const threshold = confidences[row] as number;
    const following = order[place + 1];
    if (following !== undefined && confidences[following] === threshold) continue;
    const accepted = place + 1;
    points.push({ threshold, coverage: accepted / order.length, risk: errors / accepted, accepted, errors });
  }
  return points;
}

/**
 * Area under the risk-coverage curve: the mean error rate over the surest 1, 2, ... n rows. It falls with fewer errors and
 * with errors that the confidence puts last. Rows of equal confidence count as in random order.
 *
 * @param confidences One finite number a row; only their order counts.
 * @param right Whether each row was right, same length and order.
 * @returns 0 (no error) to 1; unscored without rows.
 * @throws RangeError as `riskCoverage` does.
 * @see Y. Geifman, G. Uziel and R. El-Yaniv, "Bias-Reduced Uncertainty Estimation", ICLR 2019, arXiv 1805.08206.
 */
export function areaUnderRiskCoverage(confidences: readonly number[], right: readonly boolean[]): Score {
  const n = confidences.length;
  let [sum, before, errors] = [0, 0, 0];
  for (const point of riskCoverage(confidences, right)) {
    const rate = (point.errors - errors) / (point.accepted - before);
    for (let taken = before + 1; taken <= point.accepted; taken++) sum += (errors + rate * (taken - before)) / taken;
    [before, errors] = [point.accepted, point.errors];
  }
  return n === 0 ? { kind: "unscored", reason: "no rows" } : { kind: "scored", value: sum / n, n };
}
