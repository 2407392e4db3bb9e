import { type Day, isoDay } from "./calendar.ts";
import { clockAt, inPartAt } from "./clock.ts";
import { bareDayAt, calendarDateAt } from "./dates/index.ts";
import type { DayPart } from "./lexicon.ts";
import { type Clock, clockText, type Moment, resolve } from "./moment.ts";
import { ordinalAt } from "./numbers.ts";
import { periodAt } from "./periods/index.ts";
import { weekdayInWeekAt } from "./periods/week-day.ts";
import { afterWords, peek, READING, type Reader, remembered, skip, wordAt } from "./reader.ts";
import { countedDayAt, deicticAt, offsetAt, onEventAt, sinceEventAt } from "./relative.ts";
import type { TimeMod } from "./time-expression.ts";

function longest(candidates: readonly (Moment | undefined)[]): Moment | undefined {
  let best: Moment | undefined;
  for (const candidate of candidates) if (candidate && (!best || candidate.next > best.next)) best = candidate;
  return best;
}

/** A day or period in any form, without a time of day. */
export function dayAt(reader: Reader, index: number): Moment | undefined {
  return remembered(reader, READING.day, index, () => readDay(reader, index));
}

function readDay(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  if (token.kind === "end" || (token.kind === "word" && token.entry === undefined)) return undefined;
  return longest([
    countedDayAt(reader, index),
    onEventAt(reader, index),
    sinceEventAt(reader, index),
    offsetAt(reader, index),
    deicticAt(reader, index),
    weekdayInWeekAt(reader, index),
    calendarDateAt(reader, index),
    periodAt(reader, index),
    bareDayAt(reader, index),
  ]);
}

const JOINTS: ReadonlySet<string> = new Set([
  ",",
  "at",
  "@",
  "around",
  "for",
  "-",
  "about",
  "approximately",
  "~",
  "t",
  "by",
]);

/** The time of day that follows a date, with the index after it. */
function timeAfter(reader: Reader, index: number): { clock?: Clock; part?: DayPart; next: number } | undefined {
  let at = index;
  let bare = false;
  const joint = wordAt(reader, at);
  if (joint === "," && peek(reader, at).kind === "mark") {
    at++;
    const second = wordAt(reader, at);
    if (second === "at" || second === "@") {
      bare = true;
      at++;
    }
  } else if (JOINTS.has(joint)) {
    bare = joint === "at" || joint === "@";
    if (joint === "t" && !peek(reader, at).glued) return undefined;
    at++;
    if (bare) at = skip(reader, at, "around", "about", "approximately");
  }
  // The T of ISO 8601 touches the digits after it, which begin a value all the same.
  if (joint === "t") reader.bound = at;
  const clock = clockAt(reader, at, bare);
  if (joint === "t") reader.bound = -1;
  if (clock) return { clock: clock.value, next: clock.next };
  if (joint === "for" || joint === "by" || joint === "t") return undefined;
  const inPart = inPartAt(reader, index);
  if (inPart) {
    const then = clockAt(reader, skip(reader, inPart.next, "at"), wordAt(reader, inPart.next) === "at");
    if (then) return { clock: shifted(then.value, inPart.value), next: then.next };
    return { part: inPart.value, next: inPart.next };
  }
  const bareAt = skip(reader, index, "early", "late");
  const token = peek(reader, bareAt);
  if (token.entry?.part !== undefined && token.entry.part !== "MI" && !token.word.endsWith("s")) {
    const then = clockAt(reader, skip(reader, bareAt + 1, "at"), wordAt(reader, bareAt + 1) === "at");
    if (then) return { clock: shifted(then.value, token.entry.part), next: then.next };
    return { part: token.entry.part, next: bareAt + 1 };
  }
  if (bareAt === index && !token.glued && (token.word === "pm" || token.word === "am"))
    return { part: token.word === "pm" ? "AF" : "MO", next: bareAt + 1 };
  return undefined;
}

const TIME_BOUNDS: readonly [string, TimeMod][] = [
  ["before", "BEFORE"],
  ["prior to", "BEFORE"],
  ["after", "AFTER"],
  ["later than", "AFTER"],
  ["no later than", "ON_OR_BEFORE"],
  ["by", "ON_OR_BEFORE"],
  ["until", "ON_OR_BEFORE"],
  ["since", "ON_OR_AFTER"],
];

/** "tomorrow before 5 pm", "Thursday by noon". */
function boundedTime(
  reader: Reader,
  index: number,
): { clock: Clock; part?: DayPart; next: number; mod: TimeMod } | undefined {
  for (const [phrase, mod] of TIME_BOUNDS) {
    const at = afterWords(reader, index, phrase);
    const clock = at > 0 ? clockAt(reader, at) : undefined;
    if (clock) return { clock: clock.value, next: clock.next, mod };
  }
  return undefined;
}

export function shifted(clock: Clock, part: DayPart): Clock {
  const late = part === "AF" || part === "EV" || part === "NI";
  const { open, ...rest } = clock;
  return open && late && clock.hour < 12 ? { ...rest, hour: clock.hour + 12 } : rest;
}

/** "this morning", "last night", "tonight", "next evening", "this afternoon at 3". */
function partOfNearDay(reader: Reader, index: number): Moment | undefined {
  const noteDay = reader.context.noteDay;
  const word = wordAt(reader, index);
  if (word === "tonight" || word === "tonite") {
    const clock = clockAt(
      reader,
      skip(reader, index + 1, "at", "around"),
      wordAt(reader, index + 1) === "at" || wordAt(reader, index + 1) === "around",
    );
    if (clock)
      return withDay(
        { from: index, next: clock.next, clock: shifted(clock.value, clock.value.hour >= 5 ? "NI" : "MO") },
        noteDay,
        0,
      );
    return withDay({ from: index, next: index + 1, part: "NI" }, noteDay, 0);
  }
  const early = word === "early" || word === "late" || word === "later" || word === "earlier";
  let at = early ? index + 1 : index;
  if (word === "overnight") return withDay({ from: index, next: index + 1, part: "NI" }, noteDay, -1);
  const shift = peek(reader, at).entry?.shift;
  const name = wordAt(reader, at);
  if (shift === undefined || name === "same" || name === "that") return undefined;
  at++;
  const token = peek(reader, at);
  if (token.entry?.part === undefined || token.word.endsWith("s")) return undefined;
  const moment: Moment = { from: index, next: at + 1, part: token.entry.part };
  if (early) moment.mod = word.startsWith("early") ? "START" : "END";
  const clock = clockAt(reader, skip(reader, at + 1, "at"), wordAt(reader, at + 1) === "at");
  if (clock) {
    const { part: _part, ...rest } = moment;
    return withDay({ ...rest, next: clock.next, clock: shifted(clock.value, token.entry.part) }, noteDay, shift);
  }
  return withDay(moment, noteDay, shift);
}

function withDay(moment: Moment, noteDay: Day | undefined, shift: number): Moment {
  const offset = shift < 0 ? "-P1D" : shift > 0 ? "P1D" : "P0D";
  if (noteDay === undefined) return { ...moment, code: "XXXX-XX-XX", offset };
  return { ...moment, first: noteDay + shift, offset };
}

/** "in the morning", "at lunchtime", "early morning", "late afternoon". */
function partAlone(reader: Reader, index: number): Moment | undefined {
  const inPart = inPartAt(reader, index);
  if (inPart) {
    const clock = clockAt(reader, skip(reader, inPart.next, "at"), wordAt(reader, inPart.next) === "at");
    if (clock) return { from: index, next: clock.next, clock: shifted(clock.value, inPart.value) };
    return { from: index, next: inPart.next, part: inPart.value };
  }
  let at = index;
  const word = wordAt(reader, at);
  const edge = word === "early" || word === "late" || word === "later" || word === "mid";
  if (edge) {
    at++;
    if (wordAt(reader, at) === "in" && wordAt(reader, at + 1) === "the") at += 2;
    if (wordAt(reader, at) === "-") at++;
  }
  const token = peek(reader, at);
  const part = token.entry?.part;
  if (part === undefined || part === "MI" || (token.word.endsWith("s") && !edge)) return undefined;
  if (!edge) {
    const before = wordAt(reader, index - 1);
    if (part === "NI" || token.word === "good") return undefined;
    if (before === "good" || before === "every" || before === "each") return undefined;
  }
  const mod =
    word === "early"
      ? ("START" as const)
      : word === "late" || word === "later"
        ? ("END" as const)
        : word === "mid"
          ? ("MID" as const)
          : undefined;
  const clock = clockAt(reader, skip(reader, at + 1, "at"), wordAt(reader, at + 1) === "at");
  if (clock) return { from: index, next: clock.next, clock: shifted(clock.value, part) };
  return { from: index, next: at + 1, part, ...(mod ? { mod } : {}) };
}

/** A day, a time of day, or both. */
export function pointAt(reader: Reader, index: number): Moment | undefined {
  return remembered(reader, READING.point, index, () => readPoint(reader, index));
}

function readPoint(reader: Reader, index: number): Moment | undefined {
  const day = dayAt(reader, index);
  let best = day;
  if (day && day.anchor !== "words") {
    const isDay =
      day.day !== undefined ||
      day.weekday !== undefined ||
      day.inYear !== undefined ||
      (day.first !== undefined && (day.last ?? day.first) === day.first) ||
      day.anchor === "text";
    const bounded = isDay && !day.code?.includes("T") ? boundedTime(reader, day.next) : undefined;
    const time = bounded ?? (isDay && !day.code?.includes("T") ? timeAfter(reader, day.next) : undefined);
    if (time) {
      best = { ...day, next: time.next };
      if (bounded) best.mod = bounded.mod;
      if (time.clock) best.clock = time.clock;
      if (time.part) best.part = time.part;
      if (best.year === undefined && best.clock && best.month !== undefined) {
        // "Oct 26 15:50:06 2016"
        const year = peek(reader, best.next);
        if (year.kind === "number" && year.word.length === 4 && year.number >= 1900 && year.number < 2200)
          best = { ...best, year: year.number, next: best.next + 1 };
      }
    }
  }
  const near = partOfNearDay(reader, index);
  if (near && (!best || near.next >= best.next)) best = near;
  const clock = clockAt(reader, index);
  if (clock && (!best || clock.next >= best.next || best.clock === undefined)) {
    const moment: Moment = { from: index, next: clock.next, clock: clock.value };
    let at = clock.next;
    const link = wordAt(reader, at);
    if (link === "on" || link === "," || link === "of") at++;
    const near = partOfNearDay(reader, at);
    const follow = near ?? dayAt(reader, at);
    const single =
      follow &&
      !follow.clock &&
      follow.anchor === undefined &&
      (follow.day !== undefined ||
        follow.weekday !== undefined ||
        follow.inYear !== undefined ||
        (follow.first !== undefined && (follow.last ?? follow.first) === follow.first));
    if (follow && single) {
      const { mod: _mod, part, ...rest } = follow;
      const tail = part === undefined ? trailingPart(reader, follow.next) : undefined;
      const said = part ?? tail?.part;
      const joined = {
        ...rest,
        from: index,
        next: tail ? tail.next : follow.next,
        clock: said ? shifted(clock.value, said) : clock.value,
      };
      return joined.next > (best?.next ?? 0) ? joined : best;
    }
    if (!best || moment.next > best.next || (moment.next === best.next && best.month === undefined)) best = moment;
  }
  const part = partAlone(reader, index);
  if (part && (!best || part.next > best.next)) best = part;
  return best;
}

function trailingPart(reader: Reader, index: number): { part: DayPart; next: number } | undefined {
  const inPart = inPartAt(reader, index);
  if (inPart) return { part: inPart.value, next: inPart.next };
  const token = peek(reader, index);
  return token.entry?.part === undefined || token.entry.part === "MI" || token.word.endsWith("s")
    ? undefined
    : { part: token.entry.part, next: index + 1 };
}

/** The value of a moment with its time of day. */
export function textOfMoment(
  reader: Reader,
  moment: Moment,
  ahead: boolean,
): { value: string; first?: Day; last?: Day } {
  const resolved = resolve(moment, reader.context, ahead);
  const tail = moment.clock ? clockText(moment.clock) : moment.part ? `T${moment.part}` : "";
  if (tail === "") return resolved;
  const date = resolved.first !== undefined ? isoDay(resolved.first) : resolved.value;
  return { ...resolved, value: `${date}${tail}` };
}

/** A day of the month alone, as an end of a range: "3", "the 9th", "ninth". */
export function dayNumberAt(reader: Reader, index: number): { day: number; next: number } | undefined {
  const at = skip(reader, index, "the");
  const ordinal = ordinalAt(reader, at);
  if (ordinal) return ordinal.value <= 31 ? { day: ordinal.value, next: ordinal.next } : undefined;
  const token = peek(reader, at);
  if (token.kind !== "number" || token.word.length > 2 || token.number < 1 || token.number > 31) return undefined;
  const after = peek(reader, at + 1);
  if (
    after.glued &&
    (after.kind === "word" || ["/", ".", ":", "%", ","].includes(after.word)) &&
    peek(reader, at + 2).glued
  )
    return undefined;
  return { day: token.number, next: at + 1 };
}
