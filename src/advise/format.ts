import type { Interval } from "../domain/score.ts";
import type { Counted, Difference } from "./count.ts";

const tenth = (share: number): string => {
  const text = (share * 100).toFixed(1);
  return text === "-0.0" ? "0.0" : text.replace("-", "\u2212");
};

/** A share as `73.1 %`. */
export const percent = (share: number): string => `${tenth(share)} %`;

/** A difference of shares as `+4.2 points`. */
export const points = (share: number): string => `${share > 0 ? "+" : ""}${tenth(share)} points`;

/** `60.2 to 77.5`. */
export const range = (interval: Pick<Interval, "low" | "high">): string =>
  `${tenth(interval.low)} to ${tenth(interval.high)}`;

/** `12,345`. */
export const whole = (count: number): string => Math.round(count).toLocaleString("en-GB");

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** `81.3 % of fields right (interval 76.0 to 86.1; 412 of 507 in 42 documents)`. */
export function shareText({ share, interval, right, n, documents }: Counted, what = "fields"): string {
  if (share === null) return "nothing was counted";
  return `${percent(share)} of ${what} right (${interval ? `interval ${range(interval)}; ` : ""}${whole(right)} of ${whole(n)} in ${counted(documents, "document")})`;
}

/** `+8.1 points (interval +2.0 to +13.9; 42 documents)`. */
export const differenceText = (difference: Difference): string =>
  difference.scored
    ? `${points(difference.estimate)} (interval ${range(difference.interval)}; ${counted(difference.documents, "document")})`
    : difference.reason;

/** An amount with as many digits as it is worth: `0.34`, `4.2`, `1,250`, `< 0.01`. */
export function amountText(amount: number): string {
  if (amount > 0 && amount < 0.01) return "< 0.01";
  if (amount === 0 || amount >= 100) return whole(amount);
  return amount >= 10 ? amount.toFixed(0) : amount >= 1 ? amount.toFixed(1) : amount.toPrecision(2);
}

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
