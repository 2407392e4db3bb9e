import { checkCount } from "./checks.ts";
import { complementaryError } from "./normal.ts";

/** A paired comparison of two candidates on the same items. The counts stand beside the result so that anyone can recompute it. */
export interface McNemarResult {
  /** Two-sided, 0..1. */
  pValue: number;
  /** Items that only A had right. */
  onlyA: number;
  /** Items that only B had right. */
  onlyB: number;
}

export interface McNemarChiSquareResult extends McNemarResult {
  /** Statistic with 1 degree of freedom. */
  chiSquare: number;
}

/**
 * Exact McNemar test: under equality the discordant items fall to either side like a fair coin, so the p-value is twice
 * the smaller binomial tail, 1 at most. 1 when there is no discordant item. Good for counts of a million and more;
 * a p-value below some 1e-300 underflows to 0.
 *
 * Items must be independent: one document or patient each, or a single field.
 *
 * @param onlyA Whole number of items that only A had right.
 * @param onlyB Whole number of items that only B had right.
 * @throws RangeError when a count is negative or not whole.
 * @see Q. McNemar, Psychometrika 12 (1947); the exact form as in statsmodels `mcnemar(exact=True)`.
 */
export function mcnemarExact(onlyA: number, onlyB: number): McNemarResult {
  checkCount("onlyA", onlyA);
  checkCount("onlyB", onlyB);
  const discordant = onlyA + onlyB;
  const smaller = Math.min(onlyA, onlyB);

  // Binomial weights relative to the middle one, by C(n, k-1) / C(n, k) = k / (n-k+1). Neither factorials nor 2^-n
  // appear, so nothing overflows. jstat would not do: it rounds binomial tails to 10 decimals, and its beta function is
  // off by 3 % at a million items.
  let [weight, lowerHalf, tail] = [1, 0, 0];
  const middle = Math.floor(discordant / 2);
  for (let count = middle; count >= 0 && weight > 0; count--) {
    lowerHalf += weight;
    if (count <= smaller) tail += weight;
    weight *= count / (discordant - count + 1);
  }
  // An even number of items has one middle weight (1), which both halves share.
  const total = discordant % 2 === 0 ? 2 * lowerHalf - 1 : 2 * lowerHalf;
  return { pValue: Math.min(1, (2 * tail) / total), onlyA, onlyB };
}

/**
 * McNemar test by chi-square without continuity correction, for comparison with published figures. Prefer
 * `mcnemarExact`, above all below 25 discordant items. Without a discordant item the statistic is 0 and the p-value 1.
 *
 * @param onlyA Whole number of items that only A had right.
 * @param onlyB Whole number of items that only B had right.
 * @throws RangeError when a count is negative or not whole.
 * @see Q. McNemar, Psychometrika 12 (1947): (b - c)² / (b + c).
 */
export function mcnemarChiSquare(onlyA: number, onlyB: number): McNemarChiSquareResult {
  checkCount("onlyA", onlyA);
  checkCount("onlyB", onlyB);
  const discordant = onlyA + onlyB;
  const chiSquare = discordant === 0 ? 0 : (onlyA - onlyB) ** 2 / discordant;
  return { pValue: complementaryError(Math.sqrt(chiSquare / 2)), onlyA, onlyB, chiSquare };
}
