import { type Day, dateOf, isoDay } from "./calendar.ts";
import { clockAt } from "./clock.ts";
import { durationValue, isoMinute, isShort, type Length, lengthAt, moved } from "./length.ts";
import { type Clock, clockText, type Moment, resolve } from "./moment.ts";
import { dayAt, dayNumberAt, pointAt, shifted, textOfMoment } from "./point.ts";
import { afterWords, continues, isDash, peek, type Reader, skip, wordAt } from "./reader.ts";

/** Two bounds as ISO texts, and the days they lie on where known. */
export interface Range {
  next: number;
  /** First token, where it is not the one that was asked for. */
  from?: number;
  type: "DATE" | "TIME" | "DURATION";
  begin: string;
  finish: string;
  /** TIMEX3 value where it is not simply both bounds. */
  value?: string;
}

/** The index after "to", "-", "until", "through"; "and" only after "between" (or "from" in loose use). */
function linkAt(reader: Reader, index: number, lead: string): number {
  const word = wordAt(reader, index);
  if (isDash(reader, index)) return isDash(reader, index + 1) ? index + 2 : index + 1;
  if (["to", "until", "till", "til", "through", "thru"].includes(word)) return index + 1;
  if (word === "up" && wordAt(reader, index + 1) === "to") return index + 2;
  return word === "and" && lead === "between" ? index + 1 : -1;
}

function isSingleDay(moment: Moment): boolean {
  return (
    moment.day !== undefined ||
    moment.weekday !== undefined ||
    moment.inYear !== undefined ||
    (moment.first !== undefined && (moment.last ?? moment.first) === moment.first)
  );
}

/** "from 3 to 5 May", "10/1-10/5", "between Jan 2019 and today", "2014-2018". */
export function dateRangeAt(reader: Reader, index: number, ahead: boolean): Range | undefined {
  const lead = ["from", "between"].includes(wordAt(reader, index)) ? wordAt(reader, index) : "";
  const start = lead === "" ? index : index + 1;
  if (continues(reader, start)) return undefined;
  let a = dayAt(reader, start);
  const dayNumber = dayNumberAt(reader, start);
  let link = a ? linkAt(reader, a.next, lead) : -1;
  // "may 18-19 2024" is read as day and year by the greedy reading only when no dash follows.
  if (link < 0 && dayNumber) {
    a = { from: start, next: dayNumber.next, day: dayNumber.day };
    link = linkAt(reader, a.next, lead);
  }
  if (!a || link < 0 || a.clock || a.part || a.anchor !== undefined) return undefined;
  if (a.offset !== undefined && a.code !== undefined && /\dT/.test(a.code)) return undefined;
  const onlyDay = a.day !== undefined && a.month === undefined && a.weekday === undefined;
  const bStart = link;
  reader.bound = bStart;
  let b = bound(reader, bStart);
  const bNumber = dayNumberAt(reader, bStart);
  reader.bound = -1;
  if (
    (!b || (b.day !== undefined && b.month === undefined && b.weekday === undefined)) &&
    bNumber &&
    a.month !== undefined &&
    a.day !== undefined
  ) {
    const wrap = bNumber.day < a.day;
    const afterNumber = peek(reader, bNumber.next);
    if (afterNumber.entry?.unit !== undefined) return undefined;
    b = { from: bStart, next: bNumber.next, day: bNumber.day, month: wrap ? (a.month % 12) + 1 : a.month };
    const year = wordAt(reader, b.next) === "," ? peek(reader, b.next + 1) : peek(reader, b.next);
    if (
      a.year === undefined &&
      year.kind === "number" &&
      year.word.length === 4 &&
      year.number > 1900 &&
      year.number < 2200
    ) {
      b = { ...b, year: year.number, next: wordAt(reader, b.next) === "," ? b.next + 2 : b.next + 1 };
    }
  } else if (!b && bNumber && onlyDay) {
    const of =
      afterWords(reader, bNumber.next, "of") > 0
        ? bNumber.next + 1
        : wordAt(reader, bNumber.next) === "in"
          ? bNumber.next + 1
          : -1;
    const holder = of > 0 ? dayAt(reader, skip(reader, of, "the")) : undefined;
    const first = holder ? resolve(holder, reader.context, ahead).first : undefined;
    if (!holder || first === undefined || lead === "") return undefined;
    const { year, month } = dateOf(first);
    a = { ...a, year, month };
    b = { from: bStart, next: holder.next, year, month, day: bNumber.day };
  }
  if (!b || b.clock || b.part || (b.anchor !== undefined && b.anchor !== "")) return undefined;
  if (onlyDay) {
    if (b.month === undefined || b.day === undefined) return undefined;
    const earlier = (a.day ?? 0) > b.day;
    a = {
      ...a,
      month: earlier ? ((b.month + 10) % 12) + 1 : b.month,
      ...(b.year === undefined ? {} : { year: b.year - (earlier && b.month === 1 ? 1 : 0) }),
    };
  }
  // A bare year or number beside a day is no range of the same kind: "March 3 - 2024".
  if (
    lead === "" &&
    isSingleDay(a) !== isSingleDay(b) &&
    b.code === undefined &&
    !(a.year !== undefined || b.month !== undefined)
  )
    return undefined;
  if (a.month !== undefined && b.month !== undefined) {
    if (a.year === undefined && b.year !== undefined)
      a = { ...a, year: b.year - (a.month > b.month || (a.month === b.month && (a.day ?? 0) > (b.day ?? 31)) ? 1 : 0) };
    else if (a.year !== undefined && b.year === undefined) b = { ...b, year: a.year + (b.month < a.month ? 1 : 0) };
  }
  const first = resolve(a, reader.context, ahead);
  if (
    first.first !== undefined &&
    a.year === undefined &&
    b.year === undefined &&
    a.month !== undefined &&
    b.month !== undefined
  ) {
    const year = dateOf(first.first).year;
    b = { ...b, year: year + (b.month < a.month || (b.month === a.month && (b.day ?? 31) < (a.day ?? 0)) ? 1 : 0) };
  }
  if (first.first !== undefined && b.weekday !== undefined && b.day === undefined) {
    const from = first.first;
    const step = (((b.weekday - ((((from + 3) % 7) + 7) % 7) - 1) % 7) + 7) % 7;
    b = { from: b.from, next: b.next, first: from + step };
  }
  const last = resolve(b, reader.context, ahead);
  const begin = first.first === undefined ? first.value : isoDay(first.first);
  const noteDay = reader.context.noteDay;
  const now = last.value === "PRESENT_REF" && noteDay !== undefined;
  const finish = now ? isoDay(noteDay) : last.last === undefined ? last.value : isoDay(last.last);
  const start2 = first.value === "PRESENT_REF" && noteDay !== undefined ? isoDay(noteDay) : begin;
  if (first.first !== undefined && last.last !== undefined && last.last < first.first) return undefined;
  if (start2 === "" || finish === "") return undefined;
  return { next: b.next, type: "DATE", begin: start2, finish };
}

/** The later end of a range; "date", "now", "the end of June". */
function bound(reader: Reader, index: number): Moment | undefined {
  const word = wordAt(reader, index);
  const present =
    afterWords(reader, index, "the present") > 0
      ? index + 2
      : word === "present" || word === "date" || word === "now"
        ? index + 1
        : afterWords(reader, index, "current date");
  if (present > 0) return { from: index, next: present, code: "PRESENT_REF" };
  return dayAt(reader, index) ?? (word === "the" ? dayAt(reader, index + 1) : undefined);
}

interface ClockRange {
  from: number;
  next: number;
  begin: Clock;
  finish: Clock;
  /** am, pm, minutes or 24 hours were said. */
  sure: boolean;
}

function minutesOf(clock: Clock): number {
  return clock.hour * 60 + (clock.minute ?? 0);
}

/** "from 3 to 5 pm", "10am-12pm", "between 7 and 9:30", "0730-0930". */
export function clockRangeAt(reader: Reader, index: number): ClockRange | undefined {
  let at = index;
  if (wordAt(reader, at) === "at") at++;
  const lead = ["from", "between"].includes(wordAt(reader, at)) ? wordAt(reader, at) : "";
  if (lead !== "") at++;
  const a = clockAt(reader, at, true);
  if (!a) return undefined;
  const fullNumber = peek(reader, at).kind === "number" && peek(reader, at).word.length === 4;
  const link =
    linkAt(reader, a.next, lead === "between" && fullNumber ? "between" : lead) > 0 ? linkAt(reader, a.next, lead) : -1;
  if (link < 0) {
    // "from 9 for 2.5 hours"
    if (lead === "from" && wordAt(reader, a.next) === "for") {
      const length = lengthAt(reader, a.next + 1);
      if (length && isShort(length)) {
        const end = moved(0, minutesOf(a.value), length, 1);
        return {
          from: index,
          next: length.next,
          begin: a.value,
          finish: { hour: Math.floor(end.minute / 60), minute: end.minute % 60 },
          sure: true,
        };
      }
    }
    return undefined;
  }
  reader.bound = link;
  const b = clockAt(reader, skip(reader, link, "around", "about"), true);
  reader.bound = -1;
  if (!b) return undefined;
  const after = peek(reader, b.next);
  if (after.entry?.unit !== undefined || (isDash(reader, b.next) && after.glued && peek(reader, b.next + 1).glued))
    return undefined;
  let begin = a.value;
  const finish = b.value;
  if (begin.open && !finish.open) {
    const late = { ...begin, hour: (begin.hour % 12) + 12 };
    if (finish.hour >= 12 && minutesOf(late) < minutesOf(finish)) begin = late;
    else if (finish.hour === 0 || minutesOf(begin) > minutesOf(finish)) begin = { ...begin };
  }
  const { open: _a, ...plainBegin } = begin;
  const { open: _b, ...plainFinish } = finish;
  const later =
    finish.open && minutesOf(finish) < minutesOf(begin) && finish.hour < 12
      ? { ...plainFinish, hour: finish.hour + 12 }
      : plainFinish;
  const words = [peek(reader, at), peek(reader, link)].some((token) => token.kind === "word");
  const minutes = a.value.minute !== undefined || b.value.minute !== undefined;
  const half = (!a.value.open && a.next > at + 1) || (!b.value.open && b.next > link + 1);
  const sure =
    half ||
    (minutes && (lead !== "" || (a.value.minute !== undefined && b.value.minute !== undefined))) ||
    (words && half);
  return { from: index, next: b.next, begin: plainBegin, finish: later, sure };
}

/** Times of day from one to another, with the day where it stands before or after them. */
export function timeRangeAt(reader: Reader, index: number, ahead: boolean): Range | undefined {
  const direct = clockRangeAt(reader, index);
  if (direct) {
    const at = skip(reader, direct.next, "on", "of");
    const day = at > direct.next || direct.sure || peek(reader, at).kind === "word" ? pointAt(reader, at) : undefined;
    if (day && !day.clock && isSingleDay(day) && day.anchor === undefined)
      return dated(reader, direct, day, day.next, ahead);
    if (!direct.sure) return undefined;
    return { next: direct.next, type: "TIME", begin: clockText(direct.begin), finish: clockText(direct.finish) };
  }
  const day = pointAt(reader, index);
  if (!day || day.clock || !isSingleDay(day) || (day.anchor !== undefined && day.anchor !== "text")) return undefined;
  const comma = wordAt(reader, day.next) === "," ? day.next + 1 : day.next;
  const range = clockRangeAt(reader, skip(reader, comma, "at"));
  if (!range) return undefined;
  const led = ["from", "between", "at"].includes(wordAt(reader, comma));
  const named =
    day.weekday !== undefined || day.offset !== undefined || (day.first !== undefined && day.month === undefined);
  return led || range.sure || named ? dated(reader, range, day, range.next, ahead) : undefined;
}

function dated(reader: Reader, range: ClockRange, day: Moment, next: number, ahead: boolean): Range {
  const resolved = resolve(day, reader.context, ahead);
  const date = resolved.first === undefined ? resolved.value : isoDay(resolved.first);
  const part = day.part;
  const begin = part ? shifted({ ...range.begin, open: range.begin.hour < 12 }, part) : range.begin;
  const finish = part ? shifted({ ...range.finish, open: range.finish.hour < 12 }, part) : range.finish;
  return { next, type: "TIME", begin: `${date}${clockText(begin)}`, finish: `${date}${clockText(finish)}` };
}

/** "2 pm yesterday to 4 pm today": two points with times. */
export function pointRangeAt(reader: Reader, index: number, ahead: boolean): Range | undefined {
  const lead = ["from", "between"].includes(wordAt(reader, index)) ? wordAt(reader, index) : "";
  const a = pointAt(reader, lead === "" ? index : index + 1);
  if (!a || (a.anchor !== undefined && a.anchor !== "text")) return undefined;
  const link = linkAt(reader, a.next, lead);
  if (link < 0 || (lead === "" && isDash(reader, a.next) && !a.clock)) return undefined;
  const b = pointAt(reader, link);
  if (!b || b.anchor !== undefined || !(a.clock || b.clock || a.part || b.part)) return undefined;
  if (lead === "" && !(a.clock && b.clock)) return undefined;
  const first = textOfMoment(reader, a, ahead);
  const last = textOfMoment(reader, b, ahead);
  return { next: b.next, type: "TIME", begin: first.value, finish: last.value };
}

/** Words before "last" that make it a verb: "will last three weeks". */
const VERBAL: ReadonlySet<string> = new Set([
  "will",
  "can",
  "may",
  "t",
  "to",
  "should",
  "would",
  "could",
  "not",
  "usually",
]);

/** A length that a word places before or after the note: "the past 3 months", "next few days", "within 9 months", "3 next weeks". */
export function windowAt(reader: Reader, index: number): Range | undefined {
  if (continues(reader, index)) return undefined;
  let at = index;
  const within = wordAt(reader, at) === "within";
  if (within) at = skip(reader, at + 1, "the");
  let shift = peek(reader, at).entry?.shift;
  let length: Length | undefined;
  if (
    (shift === -1 || shift === 1) &&
    !VERBAL.has(wordAt(reader, at - 1)) &&
    !(wordAt(reader, at) === "last" && /[a-z]{3}s$/.test(wordAt(reader, at - 1)))
  ) {
    length = lengthAt(reader, at + 1);
    if (length && length.from === at + 1 && ["a", "an", "all", "half", "x"].includes(wordAt(reader, at + 1)))
      length = undefined;
  } else if (within) {
    shift = 1;
    length = lengthAt(reader, at);
    if (length && ["of", "after", "before", "prior", "following"].includes(wordAt(reader, length.next)))
      return undefined;
  } else if (!within && peek(reader, at + 1).entry?.shift !== undefined && peek(reader, at).kind !== "end") {
    // "5 past years"
    shift = peek(reader, at + 1).entry?.shift;
    if (shift === 0 || (peek(reader, at).kind !== "number" && peek(reader, at).entry?.cardinal === undefined))
      return undefined;
    const count = peek(reader, at).kind === "number" ? peek(reader, at).number : peek(reader, at).entry?.cardinal;
    const unit = peek(reader, at + 2).entry?.unit;
    if (
      unit === undefined ||
      count === undefined ||
      Number.isNaN(count) ||
      peek(reader, at + 2).entry?.glued ||
      !wordAt(reader, at + 2).endsWith("s")
    )
      return undefined;
    length = { from: at, next: at + 3, parts: [{ count, unit }] };
  }
  if (!length && (shift === -1 || shift === 1)) {
    // "the last hour", "the past year": one unit, when it is a length rather than a place in the calendar.
    const unit = peek(reader, at + 1).entry?.unit;
    if (unit === "H" || unit === "MIN") length = { from: at + 1, next: at + 2, parts: [{ count: 1, unit }] };
  }
  if (!length || shift === undefined || shift === 0) return undefined;
  const value = durationValue(length);
  const { noteDay, noteMinute } = reader.context;
  if (noteDay === undefined || length.vague)
    return { next: length.next, type: "DURATION", begin: "", finish: "", value };
  const quarters = length.parts[0]?.unit === "Q" || length.parts[0]?.unit === "DEC";
  const [begin, finish] = quarters
    ? calendarWindow(noteDay, length, shift)
    : plainWindow(noteDay, noteMinute, length, shift);
  return { next: length.next, type: "DURATION", begin, finish, value };
}

function plainWindow(day: Day, minute: number, length: Length, shift: -1 | 1): [string, string] {
  const end = moved(day, minute, length, shift);
  const [near, far] = end.hasClock
    ? [isoMinute(day, minute), isoMinute(end.day, end.minute)]
    : [isoDay(day), isoDay(end.day)];
  return shift < 0 ? [far, near] : [near, far];
}

function calendarWindow(day: Day, length: Length, shift: -1 | 1): [string, string] {
  const { year, month } = dateOf(day);
  const unit = length.parts[0]?.unit === "Q" ? 3 : 120;
  const start = unit === 3 ? Math.floor((month - 1) / 3) * 3 + 1 : 1;
  const base = unit === 3 ? year : Math.floor(year / 10) * 10;
  const count = (length.parts[0]?.count ?? 1) * unit;
  const from = shift < 0 ? start - count : start + unit;
  const to = shift < 0 ? start : start + unit + count;
  const first = resolve(
    { from: 0, next: 0, year: base, month: 1, day: 1 },
    { noteDay: day, noteMinute: 0, noteTimed: false, dayFirst: false, events: new Map() },
    false,
  );
  const origin = first.first ?? day;
  return [isoDay(monthsFrom(origin, from)), isoDay(monthsFrom(origin, to) - 1)];
}

function monthsFrom(origin: Day, month: number): Day {
  return moved(origin, 0, { from: 0, next: 0, parts: [{ count: Math.abs(month - 1), unit: "M" }] }, month < 1 ? -1 : 1)
    .day;
}

/** "3 days starting next Monday", "for 1 week, from 20 Dec". */
export function lengthFromAt(reader: Reader, index: number, ahead: boolean): Range | undefined {
  const start = wordAt(reader, index) === "for" ? index + 1 : index;
  const length = lengthAt(reader, start);
  if (!length || length.vague || isShort(length)) return undefined;
  let at = wordAt(reader, length.next) === "," ? length.next + 1 : length.next;
  const word = wordAt(reader, at);
  const lead = word === "starting" || word === "beginning";
  if (!lead && !(word === "from" && start > index)) return undefined;
  at = skip(reader, at + 1, "from", "on");
  const day = dayAt(reader, at);
  if (!day || !isSingleDay(day)) return undefined;
  const first = resolve(day, reader.context, ahead).first;
  if (first === undefined) return undefined;
  const end = moved(first, 0, length, 1);
  return {
    from: lead ? start : index,
    next: day.next,
    type: "DATE",
    begin: isoDay(first),
    finish: isoDay(end.day - 1),
  };
}
