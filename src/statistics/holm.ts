/**
 * Adjusts p-values of several tests so that the chance of any false alarm stays at the chosen level. Compare each
 * adjusted value with that level.
 *
 * @param pValues 0..1 each, in any order.
 * @returns Adjusted p-values (0..1) in the order of `pValues`, none below its own p-value.
 * @throws RangeError when a value lies outside 0..1.
 * @see S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
export function holm(pValues: readonly number[]): number[] {
  for (const [test, pValue] of pValues.entries()) {
    if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`p-value ${test} must lie in 0..1; got ${pValue}`);
  }
  const ascending = [...pValues.entries()].sort(([, a], [, b]) => a - b);
  const adjusted = new Array<number>(pValues.length).fill(0);
  let highest = 0;
  for (const [rank, [test, pValue]] of ascending.entries()) {
    // A later hypothesis is never rejected before an earlier one, hence the running maximum.
    highest = Math.max(highest, Math.min(1, pValue * (pValues.length - rank)));
    adjusted[test] = highest;
  }
  return adjusted;
}
