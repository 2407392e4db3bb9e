/**
 * Linear quantile of sorted numbers: type 7 of R. Hyndman and Y. Fan, The American Statistician 50 (1996).
 *
 * @param sorted At least one number, ascending.
 * @param probability 0..1.
 */
export function quantile(sorted: ArrayLike<number>, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}
