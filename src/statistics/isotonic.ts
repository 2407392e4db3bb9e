import { checkFinite, checkSameLength } from "./checks.ts";

/** A rising curve through the knots (x, y): straight between them, flat beyond the first and the last. Plain data, so it can be stored. */
export interface IsotonicFit {
  /** Ascending, at least one. */
  x: number[];
  /** Never falling; as many as `x`. */
  y: number[];
}

/**
 * The rising curve with the least weighted squared distance from the points: with confidences as `x` and right (1) or wrong
 * (0) as `y`, what a confidence is really worth. Rows of equal `x` become one point of their mean.
 *
 * Fit it on other rows than those it is used or judged on.
 *
 * @param x One finite number a row, in any order.
 * @param y One finite number a row.
 * @param weights Above 0; 1 each unless told.
 * @returns The knots; inner points of a level stretch are left out, which changes no prediction.
 * @throws RangeError without rows, on different lengths, numbers that are not finite, or weights of 0 or less.
 * @see R. Barlow et al., "Statistical Inference under Order Restrictions" (1972): pool adjacent violators; ties and
 *   interpolation as scikit-learn's `IsotonicRegression(out_of_bounds="clip")`.
 */
export function fitIsotonic(x: readonly number[], y: readonly number[], weights?: readonly number[]): IsotonicFit {
  checkSameLength("x and y", x, y);
  if (weights) checkSameLength("x and weights", x, weights);
  if (x.length === 0) throw new RangeError("an isotonic fit needs at least one row");
  checkFinite("x", x);
  checkFinite("y", y);
  for (const weight of weights ?? []) {
    if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`weights must be above 0; got ${weight}`);
  }
  const blocks: { first: number; last: number; sum: number; weight: number }[] = [];
  const order = [...x.keys()].sort((a, b) => (x[a] as number) - (x[b] as number));
  for (const row of order) {
    const [place, weight] = [x[row] as number, weights?.[row] ?? 1];
    const tail = blocks.at(-1);
    if (tail && tail.last === place) {
      tail.sum += weight * (y[row] as number);
      tail.weight += weight;
    } else {
      blocks.push({ first: place, last: place, sum: weight * (y[row] as number), weight });
    }
  }
  const pooled: typeof blocks = [];
  for (const block of blocks) {
    let next = block;
    for (let tail = pooled.at(-1); tail && tail.sum / tail.weight >= next.sum / next.weight; tail = pooled.at(-1)) {
      pooled.pop();
      next = { first: tail.first, last: next.last, sum: tail.sum + next.sum, weight: tail.weight + next.weight };
    }
    pooled.push(next);
  }
  const fit: IsotonicFit = { x: [], y: [] };
  for (const { first, last, sum, weight } of pooled) {
    for (const place of first === last ? [first] : [first, last]) {
      fit.x.push(place);
      fit.y.push(sum / weight);
    }
  }
  return fit;
}

/**
 * The fitted curve at `x`.
 *
 * @param x Finite.
 * @throws RangeError when `x` is not finite or the fit has no knots.
 */
export function predictIsotonic(fit: IsotonicFit, x: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`x must be a finite number; got ${x}`);
  const last = fit.x.length - 1;
  if (last < 0) throw new RangeError("the fit has no knots");
  if (x <= (fit.x[0] as number)) return fit.y[0] as number;
  if (x >= (fit.x[last] as number)) return fit.y[last] as number;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((fit.x[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const [left, right] = [fit.x[low] as number, fit.x[high] as number];
  const [below, above] = [fit.y[low] as number, fit.y[high] as number];
  return below + ((above - below) * (x - left)) / (right - left);
}
