import { type Day, dateOf, pad, weekdayOf } from "../calendar.ts";
import { calendarDateAt, holidayAt, weekdayAt } from "../dates/index.ts";
import { type Moment, weekCode } from "../moment.ts";
import { peek, type Reader, wordAt } from "../reader.ts";
import { known, unitPeriod } from "./unit-period.ts";
import { weekdayOfWeek } from "./week-day.ts";

const NO_NOTE = (shift: number): string => (shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF");

/** "last week", "this month", "next Tuesday", "last March", "the following day", "this past Wednesday". */
export function shiftedAt(reader: Reader, index: number): Moment | undefined {
  const article = wordAt(reader, index) === "the";
  let at = article ? index + 1 : index;
  const word = wordAt(reader, at);
  let shift = peek(reader, at).entry?.shift;
  if (shift === undefined) return undefined;
  at++;
  let phrase = word;
  const second = peek(reader, at).entry?.shift;
  if (second !== undefined && shift === 0) {
    shift = second;
    phrase = wordAt(reader, at);
    at++;
  }
  const noteDay = reader.context.noteDay;
  const token = peek(reader, at);
  const from = article && !(token.entry?.unit === "DEC") ? index + 1 : index;
  if (
    token.word === "day" &&
    (word === "following" ||
      word === "next" ||
      word === "previous" ||
      word === "preceding" ||
      word === "prior" ||
      word === "same" ||
      word === "subsequent")
  ) {
    // Told from the last date in the text; the caller fills it in.
    return {
      from: article ? index : from,
      next: at + 1,
      code: "DAY",
      offset: shift < 0 ? "-P1D" : shift > 0 ? "P1D" : "P0D",
      anchor: "text",
    };
  }
  if (
    token.word === "fiscal" ||
    token.word === "school" ||
    token.word === "calendar" ||
    token.word === "work" ||
    token.word === "working"
  ) {
    const unit = peek(reader, at + 1).entry?.unit;
    if (unit === undefined || noteDay === undefined) return undefined;
    const year = dateOf(noteDay).year + shift;
    if (unit === "Y" && token.word !== "calendar" && !token.word.startsWith("work")) {
      return { from, next: at + 2, code: `${token.word === "fiscal" ? "FY" : "SY"}${year}` };
    }
    return known(from, at + 2, unitPeriod(noteDay, unit, shift));
  }
  if (token.word === "workweek" && noteDay !== undefined) return known(from, at + 1, unitPeriod(noteDay, "W", shift));
  const weekday = weekdayAt(reader, at);
  if (weekday) {
    const dated = calendarDateAt(reader, at);
    if (dated && dated.month !== undefined)
      return { ...dated, from, ...(shift === 0 ? thisYear(noteDay) : { direction: shift }) };
    if (phrase === "same" || phrase === "that") return undefined;
    if (noteDay === undefined) return { from, next: weekday.next, weekday: weekday.value };
    const thisWeek = noteDay - weekdayOf(noteDay) + weekday.value;
    let day = thisWeek + 7 * shift;
    if (phrase === "last" || phrase === "past") day = thisWeek < noteDay ? thisWeek : thisWeek - 7;
    if (phrase === "coming" || phrase === "upcoming") day = thisWeek > noteDay ? thisWeek : thisWeek + 7;
    return { from, next: weekday.next, first: day, last: day };
  }
  const unit = token.entry?.unit;
  if (
    unit !== undefined &&
    !token.entry?.glued &&
    unit !== "S" &&
    unit !== "MIN" &&
    unit !== "H" &&
    !(unit === "D" && token.word.startsWith("night"))
  ) {
    if (token.word.endsWith("s") && token.word.length > 2) return undefined;
    if (unit === "D") return undefined;
    if (noteDay === undefined)
      return {
        from,
        next: at + 1,
        code: NO_NOTE(shift),
        offset: shift === 0 ? "P0D" : `${shift < 0 ? "-" : ""}P1${unit === "Q" ? "Q" : unit}`,
      };
    const week = unit === "W" ? weekdayOfWeek(reader, at + 1) : undefined;
    if (week) {
      const monday = weekCode(noteDay + 7 * shift).first;
      return { from, next: week.next, first: monday + week.value - 1, last: monday + week.value - 1 };
    }
    return known(from, at + 1, unitPeriod(noteDay, unit, shift));
  }
  const month = token.entry?.month;
  if (month !== undefined && (token.word !== "may" || token.capital)) {
    const dated = calendarDateAt(reader, at);
    if (dated?.day !== undefined)
      return { ...dated, from, direction: shift === 0 ? 1 : shift, ...(shift === 0 ? thisYear(noteDay) : {}) };
    if (noteDay === undefined) return { from, next: at + 1, month };
    const note = dateOf(noteDay);
    const year =
      shift === 0
        ? note.year
        : shift < 0
          ? month < note.month
            ? note.year
            : note.year - 1
          : month > note.month
            ? note.year
            : note.year + 1;
    return { from, next: at + 1, month, year };
  }
  const season = token.entry?.season;
  if (season !== undefined) {
    if (noteDay === undefined) return { from, next: at + 1, code: `XXXX-${season}` };
    return { from, next: at + 1, code: `${pad(dateOf(noteDay).year + shift, 4)}-${season}` };
  }
  if (token.kind === "number" || token.entry?.ordinal !== undefined) {
    const dated = calendarDateAt(reader, at);
    if (dated?.month !== undefined && dated.day !== undefined && dated.year === undefined && noteDay !== undefined) {
      return { ...dated, from, ...(shift === 0 ? thisYear(noteDay) : { direction: shift }) };
    }
  }
  const holiday = holidayAt(reader, at);
  if (holiday) return { ...holiday, from, direction: shift < 0 ? -1 : 1 };
  return undefined;
}

function thisYear(noteDay: Day | undefined): { year?: number } {
  return noteDay === undefined ? {} : { year: dateOf(noteDay).year };
}
