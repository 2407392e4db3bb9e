import { weekdayOf } from "./calendar.ts";
import { calendarDateAt, holidayAt, weekdayAt } from "./dates/index.ts";
import { durationValue, isoMinute, isShort, type Length, lengthAt, moved } from "./length.ts";
import { type Moment, resolve } from "./moment.ts";
import { yearAt } from "./numbers.ts";
import { shiftedAt } from "./periods/shifted.ts";
import { afterWords, isDash, peek, type Reader, skip, wordAt } from "./reader.ts";

const TODAY_SHIFT: Record<string, number> = {
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  tmrw: 1,
  tmr: 1,
  now: 0,
};

/** "today", "yesterday", "the day before yesterday", "now". */
export function deicticAt(reader: Reader, index: number): Moment | undefined {
  const noteDay = reader.context.noteDay;
  const day = (from: number, next: number, shift: number): Moment => {
    const offset = shift < 0 ? `-P${-shift}D` : `P${shift}D`;
    if (noteDay !== undefined) return { from, next, first: noteDay + shift, offset };
    return { from, next, code: shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF", offset };
  };
  const word = wordAt(reader, index);
  const the = word === "the" ? index + 1 : index;
  const before = afterWords(reader, the, "day before yesterday");
  if (before > 0) return day(index, before, -2);
  const after = Math.max(afterWords(reader, the, "day after tomorrow"), afterWords(reader, the, "day after tmrw"));
  if (after > 0) return day(index, after, 2);
  if (word === "right" && wordAt(reader, index + 1) === "now")
    return { from: index, next: index + 2, code: "PRESENT_REF", offset: "P0D" };
  if (word === "now") {
    if (wordAt(reader, index - 1) === "until" || wordAt(reader, index - 1) === "till") return undefined;
    return { from: index, next: index + 1, code: "PRESENT_REF", offset: "P0D" };
  }
  const shift = TODAY_SHIFT[word];
  return shift === undefined ? undefined : day(index, index + 1, shift);
}

/** Events of a patient's record that days are counted from. */
const EVENTS: Record<string, string> = {
  surgery: "surgery",
  operation: "surgery",
  procedure: "surgery",
  op: "surgery",
  operatively: "surgery",
  postop: "surgery",
  postoperatively: "surgery",
  preop: "surgery",
  preoperatively: "surgery",
  admission: "admission",
  presentation: "presentation",
  arrival: "admission",
  discharge: "discharge",
  delivery: "delivery",
  birth: "birth",
  postpartum: "delivery",
  transplant: "transplant",
  transplantation: "transplant",
  injury: "injury",
  onset: "onset",
  diagnosis: "diagnosis",
  transfer: "transfer",
  extubation: "extubation",
  intubation: "intubation",
  transfusion: "transfusion",
};

/** An event from `index`: "surgery", "her admission", "hospital discharge". */
function eventAt(reader: Reader, index: number): { event: string; next: number } | undefined {
  let at = skip(reader, index, "the", "this", "her", "his", "their", "hospital", "current");
  at = skip(reader, at, "hospital", "symptom");
  const event = EVENTS[wordAt(reader, at)];
  return event === undefined ? undefined : { event, next: at + 1 };
}

function fromEvent(
  reader: Reader,
  from: number,
  next: number,
  event: string,
  length: Length | undefined,
  sign: 1 | -1,
): Moment {
  const eventDay = reader.context.events.get(event);
  const value = length ? durationValue(length) : "P0D";
  const offset = sign < 0 && length ? `-${value}` : value;
  if (eventDay === undefined || length?.vague) return { from, next, code: "XXXX-XX-XX", anchor: event, offset };
  const day = length ? moved(eventDay, 0, length, sign).day : eventDay;
  return { from, next, first: day, anchor: event, offset };
}

const COUNTERS: readonly { words: string[]; event: string; zero: number }[] = [
  {
    words: [
      "pod",
      "postop day",
      "post op day",
      "post - op day",
      "postoperative day",
      "post operative day",
      "post - operative day",
    ],
    event: "surgery",
    zero: 0,
  },
  { words: ["hd", "hospital day", "day of admission", "hod"], event: "admission", zero: 1 },
  { words: ["icu day"], event: "icu admission", zero: 1 },
  { words: ["dol", "day of life"], event: "birth", zero: 0 },
  { words: ["ppd", "postpartum day", "post partum day", "pp day"], event: "delivery", zero: 0 },
];

/** "POD#3", "POD 3", "post-op day 2", "HD 2", "hospital day #4", "DOL 3". The first hospital day is day 1; the day of surgery is POD 0. */
export function countedDayAt(reader: Reader, index: number): Moment | undefined {
  if (peek(reader, index).kind !== "word") return undefined;
  for (const { words, event, zero } of COUNTERS) {
    for (const phrase of words) {
      let at = afterWords(reader, index, phrase);
      if (at < 0) continue;
      if (isDash(reader, at)) at++;
      at = skip(reader, at, "number", "no");
      at = skip(reader, at, "#", ":");
      at = skip(reader, at, "#");
      const number = peek(reader, at);
      const count = number.kind === "number" ? number.number : (number.entry?.cardinal ?? number.entry?.ordinal);
      if (count === undefined || !(count >= 0 && count < 1000)) continue;
      const tail = peek(reader, at + 1);
      // HD 2 mg, HD 3x/week is haemodialysis; ppd 0.5 is packs a day.
      if (
        tail.glued &&
        (tail.kind === "word" ||
          tail.word === "/" ||
          tail.word === "x" ||
          (tail.word === "." && peek(reader, at + 2).glued && peek(reader, at + 2).kind === "number"))
      )
        continue;
      if (
        event === "admission" &&
        phrase === "hd" &&
        (tail.word === "x" || tail.word === "times" || tail.word === "mg")
      )
        continue;
      if (
        phrase === "ppd" &&
        (wordAt(reader, index - 1) === "1" || tail.entry?.unit !== undefined || tail.word === "x")
      )
        continue;
      const length: Length = { from: index, next: at + 1, parts: [{ count: count - zero, unit: "D" }] };
      return fromEvent(reader, index, at + 1, event, length, 1);
    }
  }
  return dayOfCourse(reader, index);
}

/** "day 3 of antibiotics", "day #2 vancomycin": the first day of a course is day 1. */
function dayOfCourse(reader: Reader, index: number): Moment | undefined {
  if (wordAt(reader, index) !== "day") return undefined;
  const at = skip(reader, index + 1, "#");
  const number = peek(reader, at);
  const course = peek(reader, at + 2);
  if (number.kind !== "number" || !(number.number > 0 && number.number < 400) || wordAt(reader, at + 1) !== "of")
    return undefined;
  if (course.kind !== "word" || course.entry !== undefined || course.word === "" || course.word === "life")
    return undefined;
  const length: Length = { from: index, next: at + 3, parts: [{ count: number.number - 1, unit: "D" }] };
  return fromEvent(reader, index, at + 3, course.word, length, 1);
}

/** "on admission", "at discharge", "upon arrival": the day of an event. */
export function onEventAt(reader: Reader, index: number): Moment | undefined {
  const link = wordAt(reader, index);
  const dayBefore = eventDayAt(reader, index);
  if (dayBefore) return dayBefore;
  if (link !== "on" && link !== "at" && link !== "upon" && link !== "time") return undefined;
  let at = index + 1;
  const time = afterWords(reader, index, "at the time of") > 0 ? index + 4 : afterWords(reader, index, "at time of");
  if (time > 0) at = time;
  const event = eventAt(reader, at);
  if (!event || (event.event === "surgery" && time < 0) || wordAt(reader, event.next - 1) === "op") return undefined;
  return fromEvent(reader, index, event.next, event.event, undefined, 1);
}

/** "the day after surgery", "day of admission", "the morning of surgery" is left to the parts of a day. */
function eventDayAt(reader: Reader, index: number): Moment | undefined {
  const at = skip(reader, index, "the");
  if (wordAt(reader, at) !== "day") return undefined;
  const link = wordAt(reader, at + 1);
  const event = eventAt(reader, link === "prior" && wordAt(reader, at + 2) === "to" ? at + 3 : at + 2);
  if (!event) return undefined;
  const one: Length = { from: index, next: event.next, parts: [{ count: 1, unit: "D" }] };
  if (link === "of") return fromEvent(reader, index, event.next, event.event, undefined, 1);
  if (link === "after" || link === "following") return fromEvent(reader, index, event.next, event.event, one, 1);
  if (link === "before" || link === "prior" || link === "preceding")
    return fromEvent(reader, index, event.next, event.event, one, -1);
  return undefined;
}

const AGO: ReadonlySet<string> = new Set(["ago", "back", "earlier", "previously", "prior", "before"]);
const LATER: ReadonlySet<string> = new Set(["later", "hence", "afterwards", "afterward", "thereafter"]);

function fromNote(reader: Reader, from: number, next: number, length: Length, sign: 1 | -1, weekday?: number): Moment {
  const value = durationValue(length);
  const offset = sign < 0 ? `-${value}` : value;
  const { noteDay, noteMinute } = reader.context;
  if (noteDay === undefined || length.vague) return { from, next, code: sign < 0 ? "PAST_REF" : "FUTURE_REF", offset };
  const target = moved(noteDay, noteMinute, length, sign);
  if (target.hasClock && isShort(length) && !reader.context.noteTimed) {
    // Without the time of the note only whole days can be told.
    const whole = length.parts.every(({ count, unit }) => unit === "H" && count % 24 === 0);
    return { from, next, first: whole ? target.day : noteDay, offset, ...(whole ? {} : { mod: "APPROX" as const }) };
  }
  if (target.hasClock && isShort(length)) {
    return { from, next, first: target.day, code: isoMinute(target.day, target.minute, target.second), offset };
  }
  const day = weekday === undefined ? target.day : onWeekday(target.day, weekday, length);
  const large = length.parts.some(({ unit }) => unit === "M" || unit === "Y");
  return { from, next, first: day, offset, ...(large ? { mod: "APPROX" as const } : {}) };
}

/** The weekday in the week of the target ("two weeks from now on Monday"); after months, the first at or after it. */
function onWeekday(day: number, weekday: number, length: Length): number {
  if (length.parts[0]?.unit === "M" || length.parts[0]?.unit === "Y") return day + ((weekday - weekdayOf(day) + 7) % 7);
  return day - weekdayOf(day) + weekday;
}

/** "two weeks ago", "in 3 days", "3 days later", "2 days prior to admission", "three weeks from tomorrow". */
export function offsetAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const isIn = token.word === "in";
  const weekday = isIn ? undefined : weekdayAt(reader, index);
  if (weekday) {
    const at = wordAt(reader, weekday.next) === "," ? weekday.next + 1 : weekday.next;
    const inner = lengthAt(reader, at);
    const counted = inner ? counting(reader, at, inner) : undefined;
    if (counted && counted.first !== undefined && inner) {
      return { ...counted, from: index, first: onWeekday(counted.first, weekday.value, inner) };
    }
    return undefined;
  }
  const length = lengthAt(reader, isIn ? index + 1 : skip(reader, index, "about"));
  if (!length || wordAt(reader, index) === "x") return undefined;
  const start = skip(reader, index, "about");
  const plain = counting(reader, start, length);
  if (plain && !(isIn && wordAt(reader, index + 1) === "")) {
    if (isIn && plain.anchor === undefined) return { ...withOn(reader, plain, length), from: index + 1 };
    return withOn(reader, plain, length);
  }
  if (!isIn) return undefined;
  const since = wordAt(reader, length.next) === "since" ? length.next + 1 : -1;
  if (since > 0) {
    const holder = skip(reader, skip(reader, since, "the"), "year");
    const year = yearAt(reader, holder);
    if (year) {
      const base = resolve({ from: holder, next: year.next, year: year.value }, reader.context, false);
      if (base.first !== undefined) return { from: index, next: year.next, first: moved(base.first, 0, length, 1).day };
    }
  }
  let next = length.next;
  if ((wordAt(reader, next) === "'" || wordAt(reader, next) === "’") && peek(reader, next).glued) {
    const time = wordAt(reader, next + 1) === "s" ? next + 2 : next + 1;
    if (wordAt(reader, time) === "time") next = time + 1;
  }
  // "relief in 2 days", but "3 episodes in 2 days", "in 5 years of follow-up" and past tense stay lengths.
  if (["of", "after", "before", "prior", "following", "since"].includes(wordAt(reader, next))) return undefined;
  return withOn(reader, { ...fromNote(reader, index, next, length, 1), direction: 1 }, length);
}

/** "... on Friday" after a counted day. */
function withOn(reader: Reader, moment: Moment, length: Length): Moment {
  if (moment.first === undefined || wordAt(reader, moment.next) !== "on") return moment;
  const weekday = weekdayAt(reader, moment.next + 1);
  if (!weekday) return moment;
  return { ...moment, next: weekday.next, first: onWeekday(moment.first, weekday.value, length) };
}

/** What stands after a length and makes it a day: "ago", "later", "from now", "after surgery", "before yesterday". */
function counting(reader: Reader, index: number, length: Length): Moment | undefined {
  const at = length.next;
  const word = wordAt(reader, at);
  const next = peek(reader, at + 1);
  if (AGO.has(word)) {
    if (word === "prior" || word === "before") {
      const target = word === "prior" ? (next.word === "to" ? at + 2 : -1) : at + 1;
      if (target > 0) {
        const event = eventAt(reader, target);
        if (event) return fromEvent(reader, index, event.next, event.event, length, -1);
        const base = baseAt(reader, target);
        if (base) return fromDay(reader, index, base, length, -1);
        return undefined;
      }
      if (next.kind === "word" && next.word === "this") return undefined;
    }
    if (word === "back" && next.word === "pain") return undefined;
    if (word === "earlier" && next.word === "in") return undefined;
    return fromNote(reader, index, at + 1, length, -1);
  }
  if (word === "pta" || (word === "p" && afterWords(reader, at, "p . t . a") > 0))
    return fromEvent(reader, index, at + 1, "admission", length, -1);
  if (LATER.has(word)) {
    const later = fromNote(reader, index, at + 1, length, 1);
    return reader.context.events.has("text") ? fromEvent(reader, index, at + 1, "text", length, 1) : later;
  }
  if (word === "postop" || word === "postoperatively" || word === "postoperative" || word === "postpartum") {
    return fromEvent(reader, index, at + 1, EVENTS[word] ?? "surgery", length, 1);
  }
  const post = afterWords(reader, at, "post - op") > 0 ? at + 3 : afterWords(reader, at, "post op");
  if (post > 0) return fromEvent(reader, index, post, "surgery", length, 1);
  if (word === "s" && afterWords(reader, at, "s / p") > 0) {
    const event = eventAt(reader, at + 3);
    return event ? fromEvent(reader, index, event.next, event.event, length, 1) : undefined;
  }
  if (word === "after" || word === "following" || word === "post" || word === "from" || word === "since") {
    const target = at + 1;
    const event = word === "since" ? undefined : eventAt(reader, target);
    if (event) return fromEvent(reader, index, event.next, event.event, length, 1);
    if (word === "from" && wordAt(reader, target) === "now") return fromNote(reader, index, target + 1, length, 1);
    if (word === "after" || word === "from") {
      if (isShort(length)) return undefined;
      const base = baseAt(reader, target);
      if (base) return fromDay(reader, index, base, length, 1);
    }
  }
  return undefined;
}

/** A day that a length can be counted from. */
function baseAt(reader: Reader, index: number): Moment | undefined {
  const deictic = deicticAt(reader, index);
  if (deictic) return deictic;
  const date = shiftedAt(reader, index) ?? calendarDateAt(reader, index) ?? holidayAt(reader, index);
  if (date && date.code === undefined && date.first !== undefined && (date.last ?? date.first) === date.first)
    return date;
  return date && (date.day !== undefined || date.inYear || date.weekday !== undefined) ? date : undefined;
}

function fromDay(reader: Reader, from: number, base: Moment, length: Length, sign: 1 | -1): Moment {
  const resolved = resolve(base, reader.context, sign > 0 && base.direction !== -1);
  if (resolved.first === undefined || length.vague) return { from, next: base.next, code: "XXXX-XX-XX" };
  return {
    from,
    next: base.next,
    first: moved(resolved.first, 0, length, sign).day,
    offset: `${sign < 0 ? "-" : ""}${durationValue(length)}`,
  };
}

const STARTING: ReadonlySet<string> = new Set(
  "starting beginning initiating stopping discontinuing increasing decreasing changing switching receiving taking having undergoing being adding holding resuming restarting surgery admission discharge presentation arrival operation procedure diagnosis onset birth delivery transplant transplantation injury childhood infancy adolescence menopause fall accident extubation intubation transfer".split(
    " ",
  ),
);
const EVENT_END: ReadonlySet<string> = new Set(
  "and but with without who which she he they has had have is was were are , . ; : ( ) on in at for".split(" "),
);

/** "since starting lisinopril", "since surgery": open at its beginning, up to the note. */
export function sinceEventAt(reader: Reader, index: number): Moment | undefined {
  if (wordAt(reader, index) !== "since") return undefined;
  let at = skip(reader, index + 1, "the", "her", "his", "their", "last", "this", "hospital");
  at = skip(reader, at, "hospital");
  const first = wordAt(reader, at);
  if (!STARTING.has(first)) return undefined;
  let next = at + 1;
  if (first.endsWith("ing")) {
    // "on" belongs to "being on"; otherwise the name runs to the next function word.
    next = first === "being" ? skip(reader, next, "on") : next;
    for (let left = 4; left > 0; left--) {
      const token = peek(reader, next);
      if (token.kind === "end" || EVENT_END.has(token.word) || token.entry?.weekday !== undefined) break;
      if (token.kind === "mark" && !isDash(reader, next)) break;
      next++;
    }
    if (next === at + 1) return undefined;
  }
  const event = EVENTS[first];
  const day = event === undefined ? undefined : reader.context.events.get(event);
  if (event !== undefined && day !== undefined)
    return { from: index, next, first: day, mod: "ON_OR_AFTER", anchor: event };
  return { from: index, next, code: "EVENT", mod: "ON_OR_AFTER", anchor: event ?? "words" };
}

/** A day that the text names: "surgery on 3/9/2024", "admitted 3/1". Only exact dates count. */
export const EVENT_WORDS: Record<string, string> = {
  surgery: "surgery",
  operation: "surgery",
  operated: "surgery",
  underwent: "surgery",
  procedure: "surgery",
  "s/p": "surgery",
  admitted: "admission",
  admission: "admission",
  discharged: "discharge",
  discharge: "discharge",
  delivered: "delivery",
  delivery: "delivery",
  born: "birth",
  birth: "birth",
  dob: "birth",
  transplant: "transplant",
  transplanted: "transplant",
  diagnosed: "diagnosis",
  injured: "injury",
  intubated: "intubation",
  extubated: "extubation",
  transferred: "transfer",
};
