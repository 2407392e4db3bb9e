import type { TimeUnit } from "../sig.ts";
import type { Token } from "../token.ts";

export const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map(
  (
    [
      ["s", "sec secs second seconds"],
      ["min", "min mins minute minutes"],
      ["h", "h hr hrs hour hours hourly hrly ° hs"],
      ["d", "d day days dy dys daily night nights"],
      ["wk", "w wk wks week weeks weekly"],
      ["mo", "mo mos mth mths month months monthly mon"],
      ["a", "y yr yrs year years yearly"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);

/** How many of `from` go into minutes; for offsets and for comparing rates. */
export const MINUTES: Readonly<Record<TimeUnit, number>> = {
  s: 1 / 60,
  min: 1,
  h: 60,
  d: 1440,
  wk: 10080,
  mo: 43830,
  a: 525960,
};

/** Words that name a period by themselves: "3 times daily", "max 4 weekly". */
export const PERIOD_ADVERBS: ReadonlyMap<string, TimeUnit> = new Map([
  ["daily", "d"],
  ["day", "d"],
  ["d", "d"],
  ["weekly", "wk"],
  ["week", "wk"],
  ["wk", "wk"],
  ["monthly", "mo"],
  ["month", "mo"],
  ["yearly", "a"],
  ["hourly", "h"],
  ["qd", "d"],
  ["dly", "d"],
]);

/** The unit of time at a token; "d" and "m" need a number before them, which the callers see to. */
export function timeUnitAt(tokens: readonly Token[], at: number): TimeUnit | null {
  const token = tokens[at];
  return token ? (TIME_UNITS.get(token.text) ?? null) : null;
}
