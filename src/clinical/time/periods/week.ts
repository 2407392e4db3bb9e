import { dateOf, isoDay, isoWeek, mondayOfWeek, pad, plusMonths, weekdayOf } from "../calendar.ts";
import { calendarDateAt, monthAt, monthHolding, weekdayAt } from "../dates/index.ts";
import { type Moment, resolve, weekCode } from "../moment.ts";
import { cardinalAt, ordinalAt, yearAt } from "../numbers.ts";
import { afterWords, isDash, peek, type Reader, skip, wordAt } from "../reader.ts";
import { holderAt } from "./part.ts";
import { known, unitPeriod } from "./unit-period.ts";

/** "week 31", "week 3 of 2027", "first week of Jan 2015", "the last week of July", "the week of April 10th". */
export function weekAt(reader: Reader, index: number): Moment | undefined {
  const the = wordAt(reader, index) === "the" ? index + 1 : index;
  const noteDay = reader.context.noteDay;
  const abbreviated = afterWords(reader, the, "w / c");
  if (abbreviated > 0) return weekOf(reader, index, abbreviated);
  if (wordAt(reader, the) === "week" || wordAt(reader, the) === "weekend") {
    const weekend = wordAt(reader, the) === "weekend";
    if (wordAt(reader, the + 1) === "of") return weekOf(reader, index, the + 2, weekend);
    for (const word of ["beginning", "starting", "commencing"]) {
      if (wordAt(reader, the + 1) === word) return weekOf(reader, index, skip(reader, the + 2, "on"));
    }
    const after = afterWords(reader, the + 1, "after next");
    if (after > 0 && noteDay !== undefined) return known(index, after, unitPeriod(noteDay, "W", 2));
    const number = peek(reader, the + 1);
    if (
      (!weekend &&
        number.kind === "number" &&
        number.number >= 1 &&
        number.number <= 53 &&
        !number.word.startsWith("0") &&
        !peek(reader, the + 2).glued) ||
      (!weekend &&
        number.kind === "number" &&
        number.number >= 1 &&
        number.number <= 53 &&
        peek(reader, the + 2).kind === "mark" &&
        !isDash(reader, the + 2) &&
        wordAt(reader, the + 2) !== "/")
    ) {
      const word = wordAt(reader, the + 2);
      if (number.number > 53 || number.glued || word === "gestation" || word === "pregnant") return undefined;
      const year = word === "of" ? (yearAt(reader, the + 3) ?? relativeYear(reader, the + 3)) : undefined;
      const said = year?.value ?? (noteDay === undefined ? undefined : dateOf(noteDay).year);
      const before = wordAt(reader, the - 1);
      const calendar =
        year !== undefined ||
        ["in", "the", "during", ",", "of", "this"].includes(before) ||
        the > index ||
        before === "";
      if (said === undefined || !calendar) return undefined;
      const first = mondayOfWeek(said, number.number);
      return { from: the, next: year ? year.next : the + 2, first, last: first + 6, code: isoWeek(first) };
    }
  }
  const last = wordAt(reader, the) === "last" || wordAt(reader, the) === "final";
  const nth = last ? { value: -1, next: the + 1 } : ordinalAt(reader, the);
  if (!nth) return undefined;
  const count = cardinalAt(reader, nth.next);
  const unitIndex = count ? count.next : nth.next;
  const unit = peek(reader, unitIndex).entry?.unit;
  const weekday = weekdayAt(reader, nth.next);
  const held = weekday ? monthHolding(reader, weekday.next) : undefined;
  if (weekday && held) {
    const { year, month, next } = held;
    return { from: index, next, year, month, weekday: weekday.value, nth: nth.value };
  }
  if (weekday && wordAt(reader, weekday.next) === "of") {
    const month = monthAt(reader, skip(reader, weekday.next + 1, "the"));
    if (month?.month !== undefined) {
      return {
        from: index,
        next: month.next,
        month: month.month,
        weekday: weekday.value,
        nth: nth.value,
        ...(month.year === undefined ? {} : { year: month.year }),
      };
    }
    return undefined;
  }
  if (unit === undefined || !["of", "in"].includes(wordAt(reader, unitIndex + 1))) return undefined;
  const inner = skip(reader, unitIndex + 2, "the");
  const holder = holderAt(reader, inner);
  if (!holder) return undefined;
  const resolved = resolve(holder, reader.context, false);
  const { first, last: end } = resolved;
  if (first === undefined || end === undefined) return undefined;
  const from = index;
  const many = count ? count.value : 1;
  if (unit === "W") {
    const year = end - first > 40;
    const firstMonday = year
      ? mondayOfWeek(dateOf(first + 10).year, 1)
      : first - ((weekdayOf(first) + 2) % 7 < 4 ? weekdayOf(first) - 1 : weekdayOf(first) - 8);
    const lastMonday = end - weekdayOf(end) + 1 - (weekdayOf(end) < 4 ? 7 : 0);
    const monday = last ? lastMonday - 7 * (many - 1) : firstMonday + 7 * (nth.value - 1);
    // "first week of October on Friday"
    const on = wordAt(reader, holder.next) === "." ? holder.next + 1 : holder.next;
    const weekdayAfter = wordAt(reader, on) === "on" ? weekdayAt(reader, on + 1) : undefined;
    if (weekdayAfter && count === undefined) {
      const day = monday + weekdayAfter.value - 1;
      return { from, next: weekdayAfter.next, first: day, last: day };
    }
    return {
      from,
      next: holder.next,
      first: monday,
      last: monday + 7 * many - 1,
      code: count ? `${isoDay(monday)}/${isoDay(monday + 7 * many - 1)}` : isoWeek(monday),
    };
  }
  const step = unit === "M" ? 1 : unit === "Q" ? 3 : undefined;
  if (step !== undefined) {
    const begin = last ? plusMonths(end + 1, -step * many) : plusMonths(first, step * (nth.value - 1));
    const finish = plusMonths(begin, step * many) - 1;
    const date = dateOf(begin);
    const code =
      many > 1
        ? `${isoDay(begin)}/${isoDay(finish)}`
        : unit === "M"
          ? `${date.year}-${pad(date.month)}`
          : `${date.year}-Q${Math.floor((date.month - 1) / 3) + 1}`;
    return { from, next: holder.next, first: begin, last: finish, code };
  }
  if (unit === "D") {
    const begin = last ? end - many + 1 : first + nth.value - 1;
    return {
      from,
      next: holder.next,
      first: begin,
      last: begin + many - 1,
      ...(many > 1 ? { code: `${isoDay(begin)}/${isoDay(begin + many - 1)}` } : {}),
    };
  }
  return undefined;
}

function relativeYear(reader: Reader, index: number): { value: number; next: number } | undefined {
  const shift = peek(reader, index).entry?.shift;
  const noteDay = reader.context.noteDay;
  if (shift === undefined || noteDay === undefined || peek(reader, index + 1).entry?.unit !== "Y") return undefined;
  return { value: dateOf(noteDay).year + shift, next: index + 2 };
}

function weekOf(reader: Reader, from: number, index: number, weekend = false): Moment | undefined {
  const date = calendarDateAt(reader, index) ?? bareOrdinal(reader, index);
  if (!date || (date.day === undefined && !date.inYear)) return undefined;
  const found = resolve(date, reader.context, false);
  if (found.first === undefined) return { from, next: date.next, code: found.value };
  const week = weekCode(found.first);
  if (weekend) return { from, next: date.next, first: week.first + 5, last: week.last, code: `${week.code}-WE` };
  return { from, next: date.next, ...week };
}

function bareOrdinal(reader: Reader, index: number): Moment | undefined {
  const day = ordinalAt(reader, skip(reader, index, "the"));
  return day && day.value <= 31 ? { from: index, next: day.next, day: day.value } : undefined;
}
