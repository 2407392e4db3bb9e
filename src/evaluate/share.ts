import type { Share } from "../domain/evaluation.ts";
import { wilsonInterval } from "../statistics/index.ts";

/** `right` of `n` with its Wilson interval; unscored, for the given reason, where there is nothing to count. */
export const share = (right: number, n: number, reason: string): Share => ({
  right,
  n,
  score: n === 0 ? { kind: "unscored", reason } : { kind: "scored", value: right / n, n },
  interval: n === 0 ? null : wilsonInterval(right, n),
});
