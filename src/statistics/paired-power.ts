import type { Score } from "../domain/score.ts";
import { checkCount, checkFraction, checkLevel } from "./checks.ts";
import { normalQuantile, normalUpperTail } from "./normal.ts";

export interface PairedPower {
  /**
   * Share of rows on which just one of the two candidates is right, 0..1. From a pilot; where there is none, up to the sum
   * of both error rates. The larger it is, the more rows are needed.
   */
  discordance: number;
  /** Chance to find a difference that is there; 0.8 unless told. */
  power?: number;
  /** Two-sided level of the test; 0.05 unless told. */
  significance?: number;
  /** 1 unless told: rows are independent. See `designEffect`. */
  designEffect?: number;
}

/**
 * Rows that McNemar's test needs to find that one candidate is right more often than another on the same rows. With a
 * discordance of 1 it is the number of votes in which one side wins a share of (1 + difference) / 2.
 *
 * @param difference Of the two shares of right rows, above 0, at most `discordance`.
 * @returns Whole rows.
 * @throws RangeError on a difference that such a discordance cannot hold, or options out of range.
 * @see R. Connor, "Sample size for testing differences in proportions for the paired-sample design", Biometrics 43 (1987).
 */
export function pairedSampleSize(difference: number, options: PairedPower): number {
  const { discordance, power, significance, designEffect } = checked(options);
  if (!(difference > 0 && difference <= discordance)) {
    throw new RangeError(`difference must lie above 0 and not above the discordance ${discordance}; got ${difference}`);
  }
  const reach =
    normalQuantile(1 - significance / 2) * Math.sqrt(discordance) +
    normalQuantile(power) * Math.sqrt(discordance - difference ** 2);
  return Math.max(1, Math.ceil((reach / difference) ** 2 * designEffect));
}

/**
 * Chance that McNemar's test finds `difference` in `n` rows: the inverse of `pairedSampleSize`.
 *
 * @param n Rows, at least 1.
 * @returns 0..1.
 * @throws RangeError as `pairedSampleSize` does.
 * @see R. Connor, Biometrics 43 (1987), solved for the power.
 */
export function pairedPower(n: number, difference: number, options: Omit<PairedPower, "power">): number {
  const { discordance, significance, designEffect } = checked(options);
  checkCount("n", n);
  if (n === 0) throw new RangeError("n must be at least 1");
  if (!(difference > 0 && difference <= discordance)) {
    throw new RangeError(`difference must lie above 0 and not above the discordance ${discordance}; got ${difference}`);
  }
  const reach =
    Math.sqrt(n / designEffect) * difference - normalQuantile(1 - significance / 2) * Math.sqrt(discordance);
  const spread = Math.sqrt(discordance - difference ** 2);
  if (spread === 0) return reach >= 0 ? 1 : 0;
  return normalUpperTail(-reach / spread);
}

/**
 * The smallest difference that `n` rows would show with the given power. What a study could not have seen, it cannot deny.
 *
 * @param n Rows, at least 1.
 * @returns A difference of shares, 0..discordance; unscored when not even the whole discordance would be seen.
 * @throws RangeError on options out of range.
 * @see R. Connor, Biometrics 43 (1987), solved for the difference.
 */
export function minimumDetectableDifference(n: number, options: PairedPower): Score {
  const { discordance, power, significance, designEffect } = checked(options);
  checkCount("n", n);
  if (n === 0) return { kind: "unscored", reason: "no rows" };
  const rows = n / designEffect;
  const [alpha, beta] = [normalQuantile(1 - significance / 2), normalQuantile(power)];
  // sqrt(rows) d - alpha sqrt(psi) = beta sqrt(psi - d²) rises on the left and falls on the right as d grows.
  const surplus = (difference: number): number =>
    Math.sqrt(rows) * difference -
    alpha * Math.sqrt(discordance) -
    beta * Math.sqrt(Math.max(0, discordance - difference ** 2));
  if (surplus(discordance) < 0) {
    return { kind: "unscored", reason: `${n} rows are too few to show any difference at this power` };
  }
  let [low, high] = [0, discordance];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (surplus(middle) < 0) low = middle;
    else high = middle;
  }
  return { kind: "scored", value: high, n };
}

function checked({ discordance, power = 0.8, significance = 0.05, designEffect = 1 }: PairedPower) {
  checkFraction("discordance", discordance);
  if (discordance === 0) throw new RangeError("discordance must be above 0: equal candidates have no difference");
  checkLevel(significance);
  // Below a half, a "power" would be met by less than the noise.
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`power must lie in 0.5..1, such as 0.8; got ${power}`);
  if (!Number.isFinite(designEffect) || designEffect <= 0) {
    throw new RangeError(`designEffect must be above 0; got ${designEffect}`);
  }
  return { discordance, power, significance, designEffect };
}
