import {
  type Day,
  dateOf,
  dayOf,
  isDate,
  isoDay,
  isoWeek,
  monthLength,
  nthWeekday,
  pad,
  plusMonths,
  weekdayOf,
} from "./calendar.ts";
import type { DayPart } from "./lexicon.ts";
import type { TimeContext } from "./time-context.ts";
import type { TimeMod } from "./time-expression.ts";

export interface Clock {
  hour: number;
  minute?: number;
  second?: number;
  /** Neither am nor pm nor 24 hours were said, so that 3:30 may be either. */
  open?: boolean;
}

/** A point or period as read, before what is missing is filled in. Indices are of tokens. */
export interface Moment {
  from: number;
  next: number;
  year?: number;
  month?: number;
  day?: number;
  /** 1 Monday to 7 Sunday. */
  weekday?: number;
  /** Which weekday of the month, -1 the last. */
  nth?: number;
  /** Days already known, first and last included. */
  first?: Day;
  last?: Day;
  /** TIMEX3 value already known, for periods with a notation of their own (`2024-Q2`, `2024-W11`, PAST_REF). */
  code?: string;
  /** How to find the period in a year that is not said: a holiday, a quarter, a season. */
  inYear?: (year: number) => { first: Day; last: Day; code?: string };
  clock?: Clock;
  part?: DayPart;
  mod?: TimeMod;
  anchor?: string;
  offset?: string;
  /** A word says that it lies ahead or behind. */
  direction?: -1 | 1;
}

export interface Resolved {
  value: string;
  /** Bounds in days where known. */
  first?: Day;
  last?: Day;
}

/** First and last day of a calendar part of a year or month. */
function bounds(year: number, month?: number, day?: number): { first: Day; last: Day } {
  if (month === undefined) return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
  if (day === undefined) return { first: dayOf(year, month, 1), last: dayOf(year, month, monthLength(year, month)) };
  const exact = dayOf(year, month, day);
  return { first: exact, last: exact };
}

/** The candidate nearest to the note on its side: the last that has begun, or the first that is not over. */
function nearest<T extends { first: Day; last: Day }>(
  candidates: readonly T[],
  noteDay: Day,
  ahead: boolean,
): T | undefined {
  if (ahead) return candidates.find((candidate) => candidate.last >= noteDay) ?? candidates.at(-1);
  for (let index = candidates.length - 1; index >= 0; index--) {
    const candidate = candidates[index];
    if (candidate && candidate.first <= noteDay) return candidate;
  }
  return candidates[0];
}

/** The candidate with the fewest days to the note on either side. */
function closest<T extends { first: Day }>(candidates: readonly T[], noteDay: Day): T | undefined {
  let best: T | undefined;
  for (const each of candidates)
    if (!best || Math.abs(each.first - noteDay) < Math.abs(best.first - noteDay)) best = each;
  return best;
}

export function clockText(clock: Clock): string {
  const minute = clock.minute === undefined ? "" : `:${pad(clock.minute)}`;
  const second = clock.second === undefined ? "" : `:${pad(clock.second)}`;
  return `T${pad(clock.hour)}${minute}${second}`;
}

/** The day, month or year of a moment, with what is not said taken from the side of the note that `ahead` names. */
export function resolve(moment: Moment, context: TimeContext, ahead: boolean): Resolved {
  const noteDay = context.noteDay;
  const future = moment.direction === undefined ? ahead : moment.direction > 0;
  if (moment.first !== undefined) {
    const last = moment.last ?? moment.first;
    return { value: moment.code ?? isoDay(moment.first), first: moment.first, last };
  }
  if (moment.code !== undefined) return { value: moment.code };
  const note = noteDay === undefined ? undefined : dateOf(noteDay);
  if (moment.inYear) {
    if (moment.year === undefined && (note === undefined || noteDay === undefined)) {
      const guess = moment.inYear(2024);
      return { value: `XXXX-${(guess.code ?? isoDay(guess.first)).slice(5)}` };
    }
    const found =
      moment.year !== undefined || note === undefined || noteDay === undefined
        ? moment.inYear(moment.year ?? 2024)
        : nearest([note.year - 1, note.year, note.year + 1].map(moment.inYear), noteDay, future);
    return found
      ? { value: found.code ?? isoDay(found.first), first: found.first, last: found.last }
      : { value: "XXXX" };
  }
  const { year, month, day, weekday } = moment;
  if (month !== undefined && moment.nth !== undefined && weekday !== undefined) {
    const years = year !== undefined ? [year] : note ? [note.year - 1, note.year, note.year + 1] : [];
    const candidates = years.map((each) => {
      const first = nthWeekday(each, month, weekday, moment.nth ?? 1);
      return { first, last: first };
    });
    const found = nearest(candidates, noteDay ?? 0, future);
    return found ? { value: isoDay(found.first), ...found } : { value: `XXXX-${pad(month)}-WXX-${weekday}` };
  }
  if (year !== undefined) {
    const tail = month === undefined ? "" : `-${pad(month)}${day === undefined ? "" : `-${pad(day)}`}`;
    if (month !== undefined && day !== undefined && !isDate(year, month, day))
      return { value: `${pad(year, 4)}${tail}` };
    return { value: `${pad(year, 4)}${tail}`, ...bounds(year, month, day) };
  }
  if (month !== undefined) {
    const open = `XXXX-${pad(month)}${day === undefined ? "" : `-${pad(day)}`}`;
    if (note === undefined || noteDay === undefined) return { value: open };
    const candidates: { first: Day; last: Day; year: number }[] = [];
    // 29 February can be eight years away.
    const reach = month === 2 && day === 29 ? 8 : 1;
    for (let each = note.year - reach; each <= note.year + reach; each++) {
      if (day === undefined || isDate(each, month, day)) candidates.push({ ...bounds(each, month, day), year: each });
    }
    const found = nearest(candidates, noteDay, future);
    if (!found) return { value: open };
    return { value: `${pad(found.year, 4)}${open.slice(4)}`, first: found.first, last: found.last };
  }
  if (day !== undefined) {
    const open = weekday === undefined ? `XXXX-XX-${pad(day)}` : `XXXX-WXX-${weekday}`;
    if (note === undefined || noteDay === undefined) return { value: open };
    const candidates: { first: Day; last: Day }[] = [];
    // A weekday falls on each day of the month within two years; a day alone is at most two months away.
    const reach = weekday === undefined ? 2 : 24;
    for (let shift = -reach; shift <= reach; shift++) {
      const start = dateOf(plusMonths(dayOf(note.year, note.month, 1), shift));
      if (!isDate(start.year, start.month, day)) continue;
      const exact = dayOf(start.year, start.month, day);
      if (weekday === undefined || weekdayOf(exact) === weekday) candidates.push({ first: exact, last: exact });
    }
    const found =
      weekday === undefined || moment.direction !== undefined
        ? nearest(candidates, noteDay, future)
        : closest(candidates, noteDay);
    return found ? { value: isoDay(found.first), ...found } : { value: open };
  }
  if (weekday !== undefined) {
    if (noteDay === undefined) return { value: `XXXX-WXX-${weekday}` };
    const back = (weekdayOf(noteDay) - weekday + 7) % 7 || 7;
    const exact = future ? noteDay - back + (back === 7 ? 14 : 7) : noteDay - back;
    return { value: isoDay(exact), first: exact, last: exact };
  }
  return { value: "" };
}

/** The ISO week that holds a day: Monday, Sunday and TIMEX3 value. */
export function weekCode(day: Day): { first: Day; last: Day; code: string } {
  const first = day - weekdayOf(day) + 1;
  return { first, last: first + 6, code: isoWeek(first) };
}
