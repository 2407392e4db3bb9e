import type { Moment } from "../moment.ts";
import { ordinalAt, type Read } from "../numbers.ts";
import { isDash, peek, type Reader, wordAt } from "../reader.ts";
import { holidayAt } from "./holiday.ts";
import { dayMonth, monthAt, monthDay, yearMonth } from "./named-month.ts";
import { numericDate } from "./numeric-date.ts";
import { weekdayAt } from "./weekday.ts";

export { bareDayAt, monthHolding } from "./bare-day.ts";
export { holidayAt } from "./holiday.ts";
export { monthAt } from "./named-month.ts";
export { trailingYear } from "./trailing-year.ts";
export { weekdayAt } from "./weekday.ts";

/** A day or month written with its number, name or weekday: everything that is not told from another day. */
export function calendarDateAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const weekday = weekdayAt(reader, index);
  if (weekday) return withWeekday(reader, index, weekday);
  if (token.kind === "number") {
    return numericDate(reader, index, false) ?? dayMonth(reader, index) ?? yearMonth(reader, index);
  }
  if (token.entry?.month !== undefined) {
    const day = monthDay(reader, index);
    if (day) return day;
  }
  const holiday = holidayAt(reader, index);
  if (holiday) return holiday;
  if (token.entry?.month !== undefined) return monthAt(reader, index);
  return dayMonth(reader, index);
}

/** Weekday and what follows it: "Friday 7/6", "Tuesday, March 7", "Monday the 27th", "Monday 21", "Friday (Jun-15)". */
function withWeekday(reader: Reader, index: number, weekday: Read<number>): Moment {
  let at = weekday.next;
  let close = false;
  const mark = wordAt(reader, at);
  if (mark === "," || mark === "(" || isDash(reader, at)) {
    at++;
    close = mark === "(";
  }
  const start = at;
  const date =
    numericDate(reader, start, true) ??
    (peek(reader, start).entry?.month !== undefined ? monthDay(reader, start) : undefined) ??
    dayMonth(reader, start);
  if (date && date.day !== undefined) {
    const closes = close && wordAt(reader, date.next) === ")";
    if (!close || closes) return { ...date, from: index, next: closes ? date.next + 1 : date.next };
  }
  if (!close) {
    const the = wordAt(reader, at) === "the";
    const day = ordinalAt(reader, the ? at + 1 : at);
    if (day && day.value <= 31 && peek(reader, day.next).entry?.unit === undefined) {
      return { from: index, next: day.next, weekday: weekday.value, day: day.value };
    }
    const number = peek(reader, at);
    const after = peek(reader, at + 1);
    const plain =
      (mark !== "," &&
        number.kind === "number" &&
        number.word.length <= 2 &&
        number.number > 12 &&
        number.number <= 31 &&
        !after.glued) ||
      (number.kind === "number" &&
        number.number > 12 &&
        number.number <= 31 &&
        after.kind === "mark" &&
        [".", "!", "?", ",", ";", ")"].includes(after.word) &&
        !peek(reader, at + 2).glued);
    if (plain && after.entry?.unit === undefined) {
      return { from: index, next: at + 1, weekday: weekday.value, day: number.number };
    }
  }
  return { from: index, next: weekday.next, weekday: weekday.value };
}
