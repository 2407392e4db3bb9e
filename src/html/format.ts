import type { Interval, Score } from "../domain/score.ts";

/** `0.731` -> `73.1`; -0.0 is 0.0, and minus is a minus sign. */
function hundredths(share: number): string {
  const text = (share * 100).toFixed(1);
  return text === "-0.0" ? "0.0" : text.replace("-", "\u2212");
}

/** A share as `73.1 %`. */
export const percent = (share: number): string => `${hundredths(share)} %`;

/** A difference of shares in percentage points without its unit: `69.1`. */
export const points = (difference: number): string => hundredths(difference);

/** A difference with its sign: `+69.1`; what is printed as nothing has none. */
export function signedPoints(difference: number): string {
  const text = hundredths(difference);
  return difference > 0 && text !== "0.0" ? `+${text}` : text;
}

/** `60.2 to 77.5`. */
export const range = (interval: Pick<Interval, "low" | "high">): string =>
  `${hundredths(interval.low)} to ${hundredths(interval.high)}`;

/** `95 %`. */
export const level = (interval: Pick<Interval, "level">): string => `${Number((interval.level * 100).toFixed(1))} %`;

/** `12,345`. */
export const whole = (n: number): string => Math.round(n).toLocaleString("en-GB");

/** `1 document`, `40 documents`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${whole(n)} ${n === 1 ? one : many}`;

/** `p = 0.012`, `p < 0.001`. */
export const pValue = (value: number): string => (value < 0.001 ? "p < 0.001" : `p = ${value.toFixed(3)}`);

/** `4 March 2026`, in UTC. */
export const dateText = (date: Date): string =>
  date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export const isScored = (score: Score): score is Extract<Score, { kind: "scored" }> => score.kind === "scored";

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
