import type { Interval } from "../domain/score.ts";
import { betaQuantile } from "./beta.ts";
import { checkCount, checkLevel } from "./checks.ts";

/**
 * Exact interval of a proportion: it holds the true one in at least `level` of all cases, and so is a little wider than
 * `wilsonInterval`. Where a promise or a regulator asks for "exact", this is meant.
 *
 * @param successes Whole number, 0..n.
 * @param n Number of independent trials, at least 1.
 * @returns Bounds as fractions (0..1).
 * @throws RangeError on n of 0, impossible counts or a level outside 0..1.
 * @see C. Clopper and E. Pearson, Biometrika 26 (1934), as quantiles of the beta distribution.
 */
export function clopperPearsonInterval(successes: number, n: number, level = 0.95): Interval {
  checkLevel(level);
  checkCount("successes", successes);
  checkCount("n", n);
  if (n === 0) throw new RangeError("n must be at least 1; without trials there is no proportion");
  if (successes > n) throw new RangeError(`successes must not exceed n; got ${successes} of ${n}`);
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    high: successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes),
    level,
  };
}
