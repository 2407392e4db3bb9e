import { betaQuantile } from "./beta.ts";
import { checkCount, checkLevel } from "./checks.ts";
import { normalQuantile } from "./normal.ts";

export interface RateUpperBoundOptions {
  /** The chance that the bound holds; 0.95 unless told. One-sided: all of the risk is above. */
  confidence?: number;
  /** `clopper-pearson` (exact, unless told) or `wilson` (a little lower, holds on average). */
  method?: "clopper-pearson" | "wilson";
  /** How many rows count as one independent row; 1 unless told. See `observedDesignEffect`. */
  designEffect?: number;
}

/**
 * The rate that the true rate does not exceed, at the given confidence. No error in n rows is not a rate of 0: by the exact
 * method 3 / n or so.
 *
 * @param errors Whole number, 0..n.
 * @param n Rows, at least 1.
 * @returns 0..1, at least errors / n.
 * @throws RangeError on n of 0, impossible counts, a confidence outside 0..1 or a design effect below 1.
 * @see C. Clopper and E. Pearson, Biometrika 26 (1934); E. B. Wilson, JASA 22 (1927); rows over design effect as in
 *   E. Korn and B. Graubard, Survey Methodology 24 (1998).
 */
export function rateUpperBound(
  errors: number,
  n: number,
  { confidence = 0.95, method = "clopper-pearson", designEffect = 1 }: RateUpperBoundOptions = {},
): number {
  checkLevel(confidence);
  checkCount("errors", errors);
  checkCount("n", n);
  if (n === 0) throw new RangeError("n must be at least 1; without rows there is no rate");
  if (errors > n) throw new RangeError(`errors must not exceed n; got ${errors} of ${n}`);
  if (!Number.isFinite(designEffect) || designEffect < 1) {
    throw new RangeError(`designEffect must be 1 or more; got ${designEffect}`);
  }
  if (errors === n) return 1;
  const rows = n / designEffect;
  const rate = errors / n;
  if (method === "clopper-pearson") return betaQuantile(confidence, errors / designEffect + 1, rows * (1 - rate));
  const z = normalQuantile(confidence);
  const root = Math.sqrt((rate * (1 - rate)) / rows + (z * z) / (4 * rows * rows));
  return Math.min(1, Math.max(rate, (rate + (z * z) / (2 * rows) + z * root) / (1 + (z * z) / rows)));
}
