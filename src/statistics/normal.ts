import jStat from "jstat";

/** Quantile of the standard normal distribution. @param probability Strictly between 0 and 1. */
export function normalQuantile(probability: number): number {
  return jStat.normal.inv(probability, 0, 1);
}

/** Chance that a standard normal number exceeds `z`; keeps its digits far out, where 1 - cdf has none left. */
export function normalUpperTail(z: number): number {
  const tail = complementaryError(Math.abs(z) / Math.SQRT2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/**
 * erfc for x >= 0; the upper tail of chi-square with 1 degree of freedom is erfc(sqrt(x / 2)). jstat has only 1 - erf,
 * which leaves no digits of a small p-value.
 *
 * @see Abramowitz and Stegun 7.1.6 (series) and 7.1.14 (continued fraction).
 */
export function complementaryError(x: number): number {
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let [term, sum] = [x, 0];
    for (let step = 1; term > 1e-18; step++) {
      sum += term;
      term *= (2 * x * x) / (2 * step + 1);
    }
    return 1 - 2 * scale * sum;
  }
  let fraction = x;
  for (let step = 80; step >= 1; step--) fraction = x + step / 2 / fraction;
  return scale / fraction;
}
