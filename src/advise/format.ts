import { counted, percent, range, signedPoints, whole } from "../html/index.ts";
import type { Counted, Difference } from "./count.ts";

/** A difference of shares as `+4.2 points`. */
export const points = (share: number): string => `${signedPoints(share)} points`;

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
