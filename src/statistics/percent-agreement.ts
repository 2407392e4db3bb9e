import type { Score } from "../domain/score.ts";

/** What one rater said about one item; null where the rater did not see it. */
export type Rating = string | number | null;

/**
 * The chance that two raters of one item say the same: for each item the share of its pairs of raters that agree, averaged
 * over items. It says nothing about how often they would agree by guessing; show kappa or alpha beside it.
 *
 * @param items For each item the ratings it has, in any order; null for a missing one.
 * @returns 0..1 with the number of items that had two ratings or more; unscored when none had.
 */
export function percentAgreement(items: readonly (readonly Rating[])[]): Score {
  let [sum, n] = [0, 0];
  for (const item of items) {
    const counts = new Map<Rating, number>();
    for (const rating of item) if (rating !== null) counts.set(rating, (counts.get(rating) ?? 0) + 1);
    let [raters, agreeing] = [0, 0];
    for (const count of counts.values()) {
      raters += count;
      agreeing += count * (count - 1);
    }
    if (raters < 2) continue;
    sum += agreeing / (raters * (raters - 1));
    n++;
  }
  return n === 0 ? { kind: "unscored", reason: "no item has two ratings" } : { kind: "scored", value: sum / n, n };
}
