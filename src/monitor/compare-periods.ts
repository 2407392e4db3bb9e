import type { Interval } from "../domain/score.ts";
import { bootstrapScore } from "../statistics/index.ts";

/** One day's figure over n cases; null where the source does not say. */
export interface DayFigure {
  day: string;
  value: number;
  n: number | null;
}

/** A stretch of days. */
export interface Period {
  days: number;
  /** Cases, where every day has them. */
  cases: number | null;
  /** Mean over cases where they are known, else over days; null without days. */
  mean: number | null;
}

export interface PeriodComparison {
  before: Period;
  after: Period;
  /** After minus before; below 0 is better for every figure. Null when one of them has no days. */
  difference: number | null;
  interval: Interval | null;
  /** Why there is no interval; null when there is one. */
  reason: string | null;
}

/** A week: below it, days of the week weigh more than anything else. */
const LEAST_DAYS = 7;
/** The same days give the same interval. */
const SEED = 7_041;

/**
 * The difference of a figure between two stretches of days. Where every day has its cases the means are over cases, and the
 * interval comes from resampling days: cases of one day share its staff, its mail and its outages, so an interval over cases
 * would be far too narrow.
 *
 * @see W. Cochran, "Sampling Techniques" (1977), section 6.4, the ratio estimate; B. Efron and R. Tibshirani, "An
 *   Introduction to the Bootstrap" (1993).
 */
export function comparePeriods(
  before: readonly DayFigure[],
  after: readonly DayFigure[],
  level = 0.95,
): PeriodComparison {
  const periods = { before: periodOf(before), after: periodOf(after) };
  const difference = differenceOf(periods.before, periods.after);
  const without = (reason: string): PeriodComparison => ({ ...periods, difference, interval: null, reason });
  if (difference === null) return without(`there is no day ${periods.before.mean === null ? "before" : "after"}`);
  if (periods.before.cases === null || periods.after.cases === null) return without("n is not known for every day");
  if (Math.min(periods.before.days, periods.after.days) < LEAST_DAYS)
    return without(`fewer than ${LEAST_DAYS} days on one side`);
  const rows = [
    ...before.map((figure) => ({ figure, later: false })),
    ...after.map((figure) => ({ figure, later: true })),
  ];
  const resampled = bootstrapScore(
    rows,
    rows.map((row) => row.figure.day),
    (drawn) => {
      const sideOf = (later: boolean): Period =>
        periodOf(drawn.filter((row) => row.later === later).map((row) => row.figure));
      const value = differenceOf(sideOf(false), sideOf(true));
      return value === null
        ? { kind: "unscored", reason: "one side is empty" }
        : { kind: "scored", value, n: drawn.length };
    },
    { seed: SEED, level },
  );
  return resampled.kind === "scored"
    ? { ...periods, difference, interval: resampled.interval, reason: null }
    : without(resampled.reason);
}

const differenceOf = (before: Period, after: Period): number | null =>
  before.mean === null || after.mean === null ? null : after.mean - before.mean;

function periodOf(figures: readonly DayFigure[]): Period {
  const weighed = figures.length > 0 && figures.every((figure) => figure.n !== null);
  let [weights, sum] = [0, 0];
  for (const { value, n } of figures) {
    const weight = weighed ? (n as number) : 1;
    weights += weight;
    sum += weight * value;
  }
  return {
    // Several sources of one day are one day.
    days: new Set(figures.map((figure) => figure.day)).size,
    cases: weighed ? weights : null,
    mean: figures.length === 0 ? null : sum / weights,
  };
}
