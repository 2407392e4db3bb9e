import type { Interval } from "../domain/score.ts";
import { checkCount, checkLevel } from "./checks.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Score interval of a proportion, without continuity correction. It stays inside 0..1 and stays honest at 0 and at n
 * successes, where the usual mean ± 1.96 SE shrinks to a point.
 *
 * The trials must be independent; for several fields of one document see `clusteredMean`.
 *
 * @param successes Whole number, 0..n.
 * @param n Number of trials, at least 1.
 * @returns Bounds as fractions (0..1).
 * @throws RangeError on n of 0, impossible counts or a level outside 0..1.
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval {
  checkLevel(level);
  checkCount("successes", successes);
  checkCount("n", n);
  if (n === 0) throw new RangeError("n must be at least 1; without trials there is no proportion");
  if (successes > n) throw new RangeError(`successes must not exceed n; got ${successes} of ${n}`);
  return scoreInterval(successes / n, n, level);
}

/** The same for a proportion of `n` rows that need not be a whole number: what rows in clusters are worth. */
export function scoreInterval(proportion: number, n: number, level: number): Interval {
  // (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)
  const z = normalQuantile(1 - (1 - level) / 2);
  const shrink = 1 + (z * z) / n;
  const centre = (proportion + (z * z) / (2 * n)) / shrink;
  const half = (z * Math.sqrt((proportion * (1 - proportion)) / n + (z * z) / (4 * n * n))) / shrink;
  return {
    // At the ends the bound equals 0 or 1 by algebra; floating point would leave a residue such as 1e-18.
    low: proportion === 0 ? 0 : Math.max(0, centre - half),
    high: proportion === 1 ? 1 : Math.min(1, centre + half),
    level,
  };
}
