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

/** A difference with its sign: `+69.1`. */
export const signedPoints = (difference: number): string =>
  Number(difference.toFixed(3)) > 0 ? `+${points(difference)}` : points(difference);

/** `60.2 to 77.5`. */
export const range = (interval: Pick<Interval, "low" | "high">): string =>
  `${hundredths(interval.low)} to ${hundredths(interval.high)}`;

/** `95 %`. */
export const level = (interval: Pick<Interval, "level">): string => `${Number((interval.level * 100).toFixed(1))} %`;

/** `1 document`, `40 documents`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${whole(n)} ${n === 1 ? one : many}`;

/** `12,345`. */
export const whole = (n: number): string => n.toLocaleString("en-GB");

/** `p = 0.012`, `p < 0.001`. */
export const pValue = (value: number): string => (value < 0.001 ? "p < 0.001" : `p = ${value.toFixed(3)}`);

export const isScored = (score: Score): score is Extract<Score, { kind: "scored" }> => score.kind === "scored";

/** What a candidate is called within a sentence. */
export function inSentence(name: string): string {
  if (name === "base" || name === "tuned") return `the ${name} model`;
  return `“${name}”`;
}

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
