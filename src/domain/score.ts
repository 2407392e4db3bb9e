/** A measured number, or the reason why there is none. There is no NaN and no default 0 or 1. */
export type Score = { kind: "scored"; value: number; n: number } | { kind: "unscored"; reason: string };

/** A two-sided interval at the stated level (0.95 for 95 %). */
export interface Interval {
  low: number;
  high: number;
  level: number;
}

/** The mean of `values` as a score; unscored when there are none. */
export function meanScore(values: readonly number[], reason = "no rows"): Score {
  if (values.length === 0) return { kind: "unscored", reason };
  let sum = 0;
  for (const value of values) sum += value;
  return { kind: "scored", value: sum / values.length, n: values.length };
}
