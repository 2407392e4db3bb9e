import { type Day, dateOf, dayOf, isoDay, isoWeek, monthLength, pad, plusMonths, weekdayOf } from "../calendar.ts";
import type { Unit } from "../lexicon.ts";
import { type Moment, weekCode } from "../moment.ts";

/** First and last day of the calendar unit that holds `day`, moved by `shift` units, with its TIMEX3 value. */
export function unitPeriod(day: Day, unit: Unit, shift: number): { first: Day; last: Day; code: string } | undefined {
  const { year, month } = dateOf(day);
  switch (unit) {
    case "D":
      return { first: day + shift, last: day + shift, code: isoDay(day + shift) };
    case "W":
      return weekCode(day + 7 * shift);
    case "WE": {
      const saturday = day - weekdayOf(day) + 6 + 7 * shift;
      return { first: saturday, last: saturday + 1, code: `${isoWeek(saturday)}-WE` };
    }
    case "M": {
      const first = plusMonths(dayOf(year, month, 1), shift);
      const date = dateOf(first);
      return {
        first,
        last: dayOf(date.year, date.month, monthLength(date.year, date.month)),
        code: `${pad(date.year, 4)}-${pad(date.month)}`,
      };
    }
    case "Q": {
      const first = plusMonths(dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1), shift * 3);
      const date = dateOf(first);
      return {
        first,
        last: plusMonths(first, 3) - 1,
        code: `${pad(date.year, 4)}-Q${Math.floor((date.month - 1) / 3) + 1}`,
      };
    }
    case "Y":
      return { first: dayOf(year + shift, 1, 1), last: dayOf(year + shift, 12, 31), code: pad(year + shift, 4) };
    case "DEC": {
      const first = Math.floor(year / 10) * 10 + 10 * shift;
      return { first: dayOf(first, 1, 1), last: dayOf(first + 9, 12, 31), code: pad(first / 10, 3) };
    }
    case "C": {
      const first = Math.floor(year / 100) * 100 + 100 * shift;
      return { first: dayOf(first, 1, 1), last: dayOf(first + 99, 12, 31), code: pad(first / 100) };
    }
    case "FN": {
      const monday = day - weekdayOf(day) + 1 + 14 * shift;
      return { first: monday, last: monday + 13, code: `${isoDay(monday)}/${isoDay(monday + 13)}` };
    }
    default:
      return undefined;
  }
}

export function known(
  from: number,
  next: number,
  period: { first: Day; last: Day; code: string } | undefined,
): Moment | undefined {
  return period ? { from, next, ...period } : undefined;
}
