import { checkFraction } from "./checks.ts";

/**
 * Adjusts p-values of several tests so that, of the tests called significant, the expected share of false alarms stays at
 * the chosen level. Milder than `holm`: for looking over many fields, not for a claim.
 *
 * @param pValues 0..1 each, in any order, of tests that are independent or positively dependent.
 * @returns Adjusted p-values (0..1) in the order of `pValues`, none below its own p-value.
 * @throws RangeError when a value lies outside 0..1.
 * @see Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const [test, pValue] of pValues.entries()) checkFraction(`p-value ${test}`, pValue);
  const descending = [...pValues.entries()].sort(([, a], [, b]) => b - a);
  const adjusted = new Array<number>(pValues.length).fill(0);
  let lowest = 1;
  for (const [place, [test, pValue]] of descending.entries()) {
    // A smaller p-value is never adjusted above a larger one, hence the running minimum.
    lowest = Math.min(lowest, (pValue * pValues.length) / (pValues.length - place));
    // p n / n can round to just below p.
    adjusted[test] = Math.max(pValue, lowest);
  }
  return adjusted;
}
