import type { Score } from "../domain/score.ts";

/**
 * Agreement of several raters beyond chance, where each item has the same number of ratings; the raters need not be the
 * same people. With ratings missing, or categories in an order, use `krippendorffAlpha`.
 *
 * @param items For each item its ratings, the same number of two or more for each.
 * @returns 1 always agree, 0 as by chance. Unscored without items or when one category is used throughout.
 * @throws RangeError when an item has fewer than two ratings or another number than the first.
 * @see J. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971).
 */
export function fleissKappa(items: readonly (readonly (string | number)[])[]): Score {
  const raters = items[0]?.length ?? 0;
  const n = items.length;
  if (n === 0) return { kind: "unscored", reason: "no items" };
  const totals = new Map<string | number, number>();
  let agreement = 0;
  for (const [place, item] of items.entries()) {
    if (item.length < 2 || item.length !== raters) {
      throw new RangeError(`each item needs the same number of ratings, 2 or more; item ${place} has ${item.length}`);
    }
    const counts = new Map<string | number, number>();
    for (const rating of item) counts.set(rating, (counts.get(rating) ?? 0) + 1);
    let agreeing = 0;
    for (const [category, count] of counts) {
      agreeing += count * (count - 1);
      totals.set(category, (totals.get(category) ?? 0) + count);
    }
    agreement += agreeing / (raters * (raters - 1));
  }
  if (totals.size < 2) return { kind: "unscored", reason: "one category is used throughout" };
  let chance = 0;
  for (const total of totals.values()) chance += (total / (n * raters)) ** 2;
  return { kind: "scored", value: (agreement / n - chance) / (1 - chance), n };
}
