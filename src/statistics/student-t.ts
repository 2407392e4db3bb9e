import { betaDistribution, betaQuantile } from "./beta.ts";

/** Chance that Student's t exceeds `t`. @param degreesOfFreedom Above 0. */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  const outside = betaDistribution(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return t >= 0 ? outside / 2 : 1 - outside / 2;
}

/**
 * Quantile of Student's t distribution. jstat's is good to some 7 digits only, this one to some 12.
 *
 * @param probability Strictly between 0 and 1.
 * @param degreesOfFreedom Above 0.
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  const inside = Math.abs(2 * probability - 1);
  if (inside === 0) return 0;
  const share = betaQuantile(inside, 0.5, degreesOfFreedom / 2);
  return Math.sign(probability - 0.5) * Math.sqrt((degreesOfFreedom * share) / (1 - share));
}
