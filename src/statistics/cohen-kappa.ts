import type { Score } from "../domain/score.ts";
import { checkSameLength } from "./checks.ts";

export interface CohenKappaOptions<Category> {
  /**
   * How bad a disagreement is: `none` (any is as bad as any other, unless told), `linear` or `quadratic` in the distance
   * of the two categories in `categories`.
   */
  weights?: "none" | "linear" | "quadratic";
  /** All categories in their order. Needed for weights, since order is what they weigh. */
  categories?: readonly Category[];
}

/**
 * Agreement of two raters on the same items beyond what they would reach by guessing at their own rates: 1 always agree,
 * 0 as by chance, below 0 worse.
 *
 * @param first The category that the first rater gave each item.
 * @param second The same of the second, same length and order.
 * @returns Unscored without items, or when both use one and the same category throughout: then chance explains all.
 * @throws RangeError on different lengths, weights without categories, a category twice, or a rating that is none of them.
 * @see J. Cohen, Educational and Psychological Measurement 20 (1960); weighted in Psychological Bulletin 70 (1968).
 */
export function cohenKappa<Category extends string | number>(
  first: readonly Category[],
  second: readonly Category[],
  { weights = "none", categories }: CohenKappaOptions<Category> = {},
): Score {
  checkSameLength("the ratings of both raters", first, second);
  if (weights !== "none" && categories === undefined) {
    throw new RangeError(`${weights} weights need the categories in their order`);
  }
  const order = categories ?? [...new Set([...first, ...second])];
  const places = new Map(order.map((category, place) => [category, place]));
  if (places.size !== order.length) throw new RangeError("a category is named twice");
  const size = order.length;
  const n = first.length;
  if (n === 0) return { kind: "unscored", reason: "no items" };

  const distance = (a: number, b: number): number => {
    if (weights === "none") return a === b ? 0 : 1;
    return weights === "linear" ? Math.abs(a - b) : (a - b) ** 2;
  };
  const [ofFirst, ofSecond] = [new Float64Array(size), new Float64Array(size)];
  let observed = 0;
  for (const [item, category] of first.entries()) {
    const [a, b] = [places.get(category), places.get(second[item] as Category)];
    if (a === undefined || b === undefined) throw new RangeError(`item ${item} has a rating that is no category`);
    ofFirst[a] = (ofFirst[a] as number) + 1;
    ofSecond[b] = (ofSecond[b] as number) + 1;
    observed += distance(a, b);
  }
  let expected = 0;
  if (weights === "none") {
    // All pairs but the equal ones: as many steps as categories, of which free text has thousands.
    let equal = 0;
    for (let a = 0; a < size; a++) equal += (ofFirst[a] as number) * (ofSecond[a] as number);
    expected = (n * n - equal) / n;
  } else {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        expected += ((ofFirst[a] as number) * (ofSecond[b] as number) * distance(a, b)) / n;
      }
    }
  }
  if (expected === 0) return { kind: "unscored", reason: "both raters use one and the same category throughout" };
  return { kind: "scored", value: 1 - observed / expected, n };
}
