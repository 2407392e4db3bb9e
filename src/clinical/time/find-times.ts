import * as chrono from "chrono-node/en";
import { isDate, isoDay, pad, parseIsoDay } from "./calendar.ts";
import { durationValue, lengthAt } from "./length.ts";
import type { Moment } from "./moment.ts";
import { pointAt, textOfMoment } from "./point.ts";
import { dateRangeAt, lengthFromAt, pointRangeAt, type Range, timeRangeAt, windowAt } from "./range.ts";
import { afterWords, continues, peek, type Reader, skip, wordAt } from "./reader.ts";
import { EVENT_WORDS } from "./relative.ts";
import { repetitionAt } from "./repetition.ts";
import { stretchesOf } from "./stretches.ts";
import type { TimeContext } from "./time-context.ts";
import type { TimeExpression, TimeMod, TimeOptions } from "./time-expression.ts";
import { type Token, tokensOf } from "./tokens.ts";

const PREFIXES: readonly [string, TimeMod][] = [
  ["on or before", "ON_OR_BEFORE"],
  ["on or after", "ON_OR_AFTER"],
  ["no later than", "ON_OR_BEFORE"],
  ["no earlier than", "ON_OR_AFTER"],
  ["not later than", "ON_OR_BEFORE"],
  ["later than", "AFTER"],
  ["earlier than", "BEFORE"],
  ["greater than", "AFTER"],
  ["as early as", "ON_OR_AFTER"],
  ["as late as", "ON_OR_BEFORE"],
  ["any time from", "ON_OR_AFTER"],
  ["starting from", "ON_OR_AFTER"],
  ["starting on", "ON_OR_AFTER"],
  ["starting", "ON_OR_AFTER"],
  ["beginning on", "ON_OR_AFTER"],
  ["beginning", "ON_OR_AFTER"],
  ["prior to", "BEFORE"],
  ["before", "BEFORE"],
  ["after", "AFTER"],
  ["since", "ON_OR_AFTER"],
  ["until", "ON_OR_BEFORE"],
  ["till", "ON_OR_BEFORE"],
  ["by", "ON_OR_BEFORE"],
  ["around", "APPROX"],
  ["circa", "APPROX"],
  ["approximately", "APPROX"],
];
const PREFIXES_BY_WORD = new Map<string, [string, TimeMod][]>();
for (const prefix of PREFIXES) {
  const first = prefix[0].split(" ")[0] as string;
  PREFIXES_BY_WORD.set(first, [...(PREFIXES_BY_WORD.get(first) ?? []), prefix]);
}

const SUFFIXES: readonly [string, TimeMod][] = [
  ["or later", "ON_OR_AFTER"],
  ["and later", "ON_OR_AFTER"],
  ["or after", "ON_OR_AFTER"],
  ["or greater", "ON_OR_AFTER"],
  ["and greater", "ON_OR_AFTER"],
  ["or earlier", "ON_OR_BEFORE"],
  ["and earlier", "ON_OR_BEFORE"],
  ["or before", "ON_OR_BEFORE"],
];

/** Words before a date that place it ahead of the note. */
const AHEAD: ReadonlySet<string> = new Set(
  "will scheduled follow followup return returning appointment plan planned planning due upcoming rtc until expected anticipate anticipated next recheck repeat tomorrow book schedule arrange f/u".split(
    " ",
  ),
);

function liesAhead(reader: Reader, index: number): boolean {
  for (let at = index - 1; at >= index - 8; at--) {
    const token = peek(reader, at);
    if (token.kind === "end" || token.word === "." || token.word === ";") return false;
    if (AHEAD.has(token.word)) return true;
  }
  return false;
}

interface Found extends Omit<TimeExpression, "text" | "start" | "end"> {
  from: number;
  next: number;
  /** The single day that is meant, for expressions told from the last date. */
  day?: number;
}

/** The object without the fields that say nothing. */
function optional<T extends object>(value: T): T {
  for (const key in value) if (value[key] === undefined || value[key] === "") delete value[key];
  return value;
}

function fromRange(index: number, range: Range): Found {
  const { begin, finish } = range;
  const value = range.value ?? `${begin}/${finish}`;
  return optional({ from: range.from ?? index, next: range.next, type: range.type, value, begin, finish });
}

/** A point with the event it counts from, written in words where the words are the anchor. */
function fromMoment(reader: Reader, moment: Moment, ahead: boolean): Found | undefined {
  if (moment.code === "DAY") return fromLastDay(reader, moment);
  if (moment.code === "EVENT") {
    const noteDay = reader.context.noteDay;
    const finish = noteDay === undefined ? undefined : isoDay(noteDay);
    return optional({
      from: moment.from,
      next: moment.next,
      type: "DATE" as const,
      value: `../${finish ?? ".."}`,
      mod: "ON_OR_AFTER" as const,
      anchor: moment.anchor ?? "",
      finish: finish as string,
    });
  }
  const resolved = textOfMoment(reader, moment, ahead);
  if (resolved.value === "") return undefined;
  const type: TimeExpression["type"] =
    moment.clock || moment.part || /(?:^|[\dX])T/.test(resolved.value) ? "TIME" : "DATE";
  const { first, last } = resolved;
  const spans = type === "DATE" && first !== undefined && last !== undefined && last > first;
  return optional({
    from: moment.from,
    next: moment.next,
    type,
    value: resolved.value,
    mod: moment.mod as TimeMod,
    anchor: moment.anchor === "text" ? "" : (moment.anchor as string),
    offset: moment.offset as string,
    begin: spans ? isoDay(first) : "",
    finish: spans ? isoDay(last) : "",
    day: (type === "DATE" && first !== undefined && (last ?? first) === first ? first : undefined) as number,
  });
}

function fromLastDay(reader: Reader, moment: Moment): Found {
  const base = reader.context.events.get("text") ?? reader.context.noteDay;
  const shift = moment.offset === "-P1D" ? -1 : moment.offset === "P1D" ? 1 : 0;
  const tail = moment.part ? `T${moment.part}` : "";
  const date = base === undefined ? "XXXX-XX-XX" : isoDay(base + shift);
  return optional({
    from: moment.from,
    next: moment.next,
    type: tail === "" ? ("DATE" as const) : ("TIME" as const),
    value: `${date}${tail}`,
    offset: moment.offset as string,
    day: (base === undefined ? undefined : base + shift) as number,
  });
}

/** Opens the bounds of a period or point that "since", "before" and their kin stand before. */
function modified(found: Found, from: number, next: number, mod: TimeMod): Found {
  const begin = found.begin ?? found.value;
  const finish = found.finish ?? found.value;
  const { begin: _begin, finish: _finish, day: _day, ...rest } = found;
  const combined = found.mod && mod === "APPROX" ? found.mod : mod;
  if (mod === "APPROX") return { ...found, from, next, mod: combined };
  const point = /^\d{4}-\d\d-\d\d|^T\d/;
  const bounds: { begin?: string; finish?: string } = {};
  if (mod === "ON_OR_AFTER" && point.test(begin)) bounds.begin = begin;
  if (mod === "AFTER" && point.test(finish)) bounds.begin = finish;
  if (mod === "BEFORE" && point.test(begin)) bounds.finish = begin;
  if (mod === "ON_OR_BEFORE" && point.test(finish)) bounds.finish = finish;
  return { ...rest, ...bounds, from, next, mod };
}

function modifiedAt(reader: Reader, index: number, ahead: boolean): Found | undefined {
  for (const [phrase, mod] of PREFIXES_BY_WORD.get(wordAt(reader, index)) ?? []) {
    const after = afterWords(reader, index, phrase);
    if (after < 0) continue;
    const at = skip(reader, after, "the", "around", "about");
    const moment = longestPoint(reader, after, at);
    if (!moment) continue;
    if (moment.anchor !== undefined && moment.anchor !== "text" && moment.offset === "P0D") continue;
    if (moment.offset !== undefined && moment.from !== after && moment.code !== "DAY") continue;
    const plain = fromMoment(reader, moment, ahead || mod === "ON_OR_BEFORE");
    if (!plain) continue;
    return modified(plain, index, moment.next, mod);
  }
  return undefined;
}

function longestPoint(reader: Reader, a: number, b: number): Moment | undefined {
  const first = pointAt(reader, a);
  const second = a === b ? undefined : pointAt(reader, b);
  return first && second ? (second.next > first.next ? second : first) : (first ?? second);
}

const LENGTH_MODS: readonly [string, TimeMod][] = [
  ["more than", "MORE_THAN"],
  ["less than", "LESS_THAN"],
  ["at least", "EQUAL_OR_MORE"],
  ["at most", "EQUAL_OR_LESS"],
  ["up to", "EQUAL_OR_LESS"],
  ["nearly", "APPROX"],
  ["almost", "APPROX"],
  ["about", "APPROX"],
  ["approximately", "APPROX"],
  ["roughly", "APPROX"],
  ["around", "APPROX"],
  ["~", "APPROX"],
];

/** A length that is not an age and not part of a dose. */
function lengthFoundAt(reader: Reader, index: number): Found | undefined {
  let at = index;
  let mod: TimeMod | undefined;
  for (const [phrase, each] of LENGTH_MODS) {
    const after = afterWords(reader, index, phrase);
    if (after > 0) {
      at = after;
      mod = each;
      break;
    }
  }
  if (mod === "APPROX" || (mod !== undefined && mod !== "MORE_THAN" && mod !== "LESS_THAN")) {
    // TIMEX3 leaves these words outside the expression.
    at = index;
    mod = undefined;
  }
  if (continues(reader, at) && !["-", "–", "("].includes(wordAt(reader, at - 1))) return undefined;
  if (continues(reader, at) && peek(reader, at - 2).kind === "number") return undefined;
  const length = lengthAt(reader, at);
  if (!length) return undefined;
  const { next } = length;
  const word = wordAt(reader, next);
  if (word === "old" || afterWords(reader, next, "- old") > 0 || afterWords(reader, next, "of age") > 0)
    return undefined;
  const before = wordAt(reader, index - 1);
  if (["aged", "age", "ages"].includes(before)) return undefined;
  if (word === "gestation" || word === "gestational") return undefined;
  if (/^(?:a|an)$/.test(wordAt(reader, at)) && length.parts[0]?.unit === "S") return undefined;
  if (wordAt(reader, at) === "a" && length.next === at + 2 && ["/", "x"].includes(before)) return undefined;
  if (before === "/" || before === "per") return undefined;
  // "(3 times) a day", "once a week" were read before; "one day" of stories stays a length.
  if ((wordAt(reader, at) === "some" || wordAt(reader, at) === "many") && length.parts[0]?.unit === "S")
    return undefined;
  if (
    peek(reader, at).kind !== "number" &&
    length.parts[0]?.unit === "S" &&
    wordAt(reader, next - 1) === "second" &&
    length.parts[0].count !== 1
  )
    return undefined;
  const saidBefore =
    peek(reader, index - 1).kind === "number" ||
    ["mg", "ml", "tablet", "tab", "dose", "pack", "packs"].includes(before);
  if (saidBefore && /^(?:a|an)$/.test(wordAt(reader, at))) return undefined;
  const count = length.vague ? undefined : length.parts[0]?.count;
  if (count !== undefined && !Number.isFinite(count)) return undefined;
  return optional({
    from: index,
    next,
    type: "DURATION" as const,
    value: durationValue(length),
    mod: mod ?? (length.vague ? ("APPROX" as const) : (undefined as unknown as TimeMod)),
  });
}

/** The longest expression that begins at a token; earlier readings win a tie. */
function expressionAt(reader: Reader, index: number): Found | undefined {
  const ahead = liesAhead(reader, index);
  let best: Found | undefined;
  const offer = (found: Found | undefined): void => {
    if (found && (!best || found.next > best.next)) best = found;
  };
  const repetition = repetitionAt(reader, index);
  if (repetition) {
    const { next, value, freq } = repetition;
    offer(optional({ from: index, next, type: "SET" as const, value, freq: freq as string }));
  }
  const moment = pointAt(reader, index);
  const point = moment ? fromMoment(reader, moment, ahead) : undefined;
  offer(point);
  const ranges = [
    dateRangeAt(reader, index, ahead),
    timeRangeAt(reader, index, ahead),
    pointRangeAt(reader, index, ahead),
    lengthFromAt(reader, index, ahead),
  ];
  for (const range of ranges) if (range) offer(fromRange(index, range));
  const window = windowAt(reader, index);
  if (window) offer(fromRange(index, window));
  offer(modifiedAt(reader, index, ahead));
  if (point && best === point) {
    for (const [phrase, mod] of SUFFIXES) {
      const next = afterWords(reader, point.next, phrase);
      const follows = next > 0 ? peek(reader, next) : undefined;
      if (follows && (follows.kind !== "word" || follows.word === "on") && follows.kind !== "number") {
        offer(modified(point, point.from, next, mod));
        break;
      }
    }
  }
  offer(lengthFoundAt(reader, index));
  return best;
}

const FRACTIONS: ReadonlySet<string> = new Set(["½", "¼", "¾"]);

/** A quick refusal of what begins no expression: most words, the inside of numbers and codes. */
function mayBegin(reader: Reader, index: number, token: Token): boolean {
  if (token.kind === "number") {
    if (!continues(reader, index)) return true;
    const joint = wordAt(reader, index - 1);
    return token.word.length >= 4 && (joint === "-" || joint === "_");
  }
  if (token.kind === "word")
    return token.entry !== undefined && !(token.glued && peek(reader, index - 1).kind === "number");
  if (token.word === "'" || token.word === "’") return peek(reader, index + 1).kind === "number";
  return FRACTIONS.has(token.word);
}

function readStretch(text: string, from: number, to: number, context: TimeContext, found: TimeExpression[]): void {
  const tokens = tokensOf(text, from, to);
  const reader: Reader = {
    tokens,
    segment: 0,
    limit: 0,
    bound: -1,
    dateEnd: -1,
    context,
    memo: new Map(),
  };
  let index = 0;
  while (index < tokens.length - 1) {
    if (index >= reader.limit) {
      reader.segment = index;
      let limit = index + 1;
      while (limit < tokens.length - 1 && !tokens[limit]?.apart) limit++;
      reader.limit = limit;
    }
    const token = tokens[index] as Token;
    const best = mayBegin(reader, index, token) ? expressionAt(reader, index) : undefined;
    const first = best ? tokens[best.from] : undefined;
    const last = best ? tokens[best.next - 1] : undefined;
    if (!best || !first || !last || best.next <= index) {
      index++;
      continue;
    }
    reader.memo.clear();
    const { from: _from, next, day, ...rest } = best;
    const anchor =
      rest.anchor === "words" ? { anchor: text.slice(tokens[best.from + 1]?.start ?? first.start, last.end) } : {};
    found.push({ text: text.slice(first.start, last.end), start: first.start, end: last.end, ...rest, ...anchor });
    if (day !== undefined) {
      nameEvent(reader, best.from, next, day);
      if (rest.offset === undefined || rest.anchor !== undefined || context.events.has("text"))
        context.events.set("text", day);
    }
    if (rest.type === "DATE") reader.dateEnd = next;
    index = next;
  }
}

/** Remembers the day of an event that stands shortly before or after its date: "admitted 3/1/2024", "3/9/24 surgery". */
function nameEvent(reader: Reader, from: number, next: number, day: number): void {
  for (let step = 1; step <= 8; step++) {
    const token = peek(reader, from - step);
    if (token.kind === "end" || token.word === "." || token.word === ";") break;
    const event = Object.hasOwn(EVENT_WORDS, token.word) ? EVENT_WORDS[token.word] : undefined;
    if (event !== undefined) {
      if (!reader.context.events.has(event)) reader.context.events.set(event, day);
      return;
    }
  }
  for (let step = 0; step < 3; step++) {
    const token = peek(reader, next + step);
    const event = Object.hasOwn(EVENT_WORDS, token.word) ? EVENT_WORDS[token.word] : undefined;
    if (event !== undefined && !reader.context.events.has(event)) reader.context.events.set(event, day);
  }
}

function readAll(text: string, context: TimeContext): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (const [from, to] of stretchesOf(text)) readStretch(text, from, to, context, found);
  return found;
}

/**
 * The dates, times, lengths and repetitions of a text, in order and without overlap, normalised to TIMEX3 (ISO 24617-1).
 * Relative expressions are told from `noteDate`, days counted from an event (POD#3) from its date when the text says it.
 * A day without a year is the nearest one before the note, or after it where the words before it look ahead.
 * Never throws; time is linear in the length of the text.
 */
export function findTimes(text: string, options: TimeOptions = {}): TimeExpression[] {
  const note = parseIsoDay(options.noteDate);
  const context: TimeContext = {
    noteDay: note?.day,
    noteMinute: note?.minute ?? 0,
    noteTimed: note?.minute !== undefined,
    dayFirst: options.dayFirst ?? false,
    events: new Map(),
  };
  let found = readAll(text, context);
  // Events may be dated after the days counted from them, so those texts are read again.
  if (found.some((each) => each.anchor !== undefined && context.events.has(each.anchor))) {
    context.events.delete("text");
    found = readAll(text, context);
  }
  return withChrono(text, found);
}

/** Month names that are nothing else, with a number near: what chrono may still read as a date. */
const MONTH_NAME = /\b(?:january|february|april|june|july|august|september|october|november|december|sept)\b/gi;

/**
 * Dates that only chrono-node reads, looked for around month names that no expression covers. chrono resolves what is not
 * said from its reference, so a date counts only when it says month and day itself.
 */
function withChrono(text: string, found: TimeExpression[]): TimeExpression[] {
  const extra: TimeExpression[] = [];
  let at = 0;
  let readTo = 0;
  for (const match of text.matchAll(MONTH_NAME)) {
    while (at < found.length && (found[at]?.end ?? 0) <= match.index) at++;
    if ((found[at]?.start ?? Number.POSITIVE_INFINITY) < match.index + match[0].length) continue;
    const from = Math.max(readTo, found[at - 1]?.end ?? 0, match.index - 24);
    const to = Math.min(found[at]?.start ?? text.length, match.index + 40);
    for (const result of chrono.strict.parse(text.slice(from, to), new Date(2000, 0, 1))) {
      const { start } = result;
      const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
      if (
        !start.isCertain("month") ||
        !start.isCertain("day") ||
        month === null ||
        day === null ||
        !/\d/.test(result.text)
      )
        continue;
      const sure = start.isCertain("year") && year !== null;
      if (!isDate(sure ? year : 2000, month, day)) continue;
      const begins = from + result.index;
      if (begins < readTo) continue;
      readTo = begins + result.text.length;
      extra.push({
        text: result.text,
        start: begins,
        end: readTo,
        type: "DATE",
        value: `${sure ? pad(year, 4) : "XXXX"}-${pad(month)}-${pad(day)}`,
      });
    }
  }
  return extra.length === 0 ? found : [...found, ...extra].sort((a, b) => a.start - b.start);
}
