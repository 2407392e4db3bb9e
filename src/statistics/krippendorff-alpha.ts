import type { Score } from "../domain/score.ts";
import type { Rating } from "./percent-agreement.ts";

/**
 * Agreement of any number of raters beyond chance, with ratings missing anywhere: 1 always agree, 0 as by chance. Items
 * with fewer than two ratings cannot be compared and are left out.
 *
 * @param items For each item the ratings it has, in any order; null for a missing one.
 * @param scale What a difference means: `nominal` any two categories differ equally; `ordinal` numbers of which only the
 *   order counts; `interval` numbers whose squared difference counts.
 * @returns With the number of items that were compared; unscored when there is none or when all their ratings are equal.
 * @throws RangeError when an ordinal or interval rating is not a finite number.
 * @see K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). His ordinal difference, the ratings between
 *   two ranks, is the difference of their mid-ranks; so both orders need sums only, no matrix of coincidences.
 */
export function krippendorffAlpha(
  items: readonly (readonly Rating[])[],
  scale: "nominal" | "ordinal" | "interval",
): Score {
  const paired: (string | number)[][] = [];
  for (const item of items) {
    const ratings = item.filter((rating) => rating !== null);
    for (const rating of ratings) {
      if (scale !== "nominal" && !Number.isFinite(rating)) {
        throw new RangeError(`${scale} ratings must be finite numbers`);
      }
    }
    if (ratings.length >= 2) paired.push(ratings);
  }
  if (paired.length === 0) return { kind: "unscored", reason: "no item has two ratings" };
  const counts = new Map<string | number, number>();
  for (const item of paired) for (const rating of item) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  if (counts.size < 2) return { kind: "unscored", reason: "all ratings are equal, which chance explains as well" };

  let differences: (ratings: readonly (string | number)[]) => number = unequalPairs;
  if (scale !== "nominal") {
    const values =
      scale === "ordinal" ? midRanks(counts) : new Map([...counts.keys()].map((key) => [key, Number(key)]));
    differences = (ratings) => squaredDifferences(ratings.map((rating) => values.get(rating) as number));
  }
  const all = paired.flat();
  let observed = 0;
  for (const item of paired) observed += differences(item) / (item.length - 1);
  const expected = differences(all) / (all.length - 1);
  return { kind: "scored", value: 1 - observed / expected, n: paired.length };
}

/** Over all ordered pairs: how many differ. */
function unequalPairs(ratings: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  let equal = 0;
  for (const count of counts.values()) equal += count * count;
  return ratings.length ** 2 - equal;
}

/** Over all ordered pairs: the sum of (a - b)², which is 2 n times the squared distance from the mean. */
function squaredDifferences(values: readonly number[]): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return 2 * values.length * squares;
}

function midRanks(counts: ReadonlyMap<string | number, number>): Map<string | number, number> {
  const ranks = new Map<string | number, number>();
  let below = 0;
  for (const [rating, count] of [...counts].sort(([a], [b]) => Number(a) - Number(b))) {
    ranks.set(rating, below + count / 2);
    below += count;
  }
  return ranks;
}
