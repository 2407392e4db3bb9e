import type { DayPart } from "./lexicon.ts";
import type { Clock } from "./moment.ts";
import { cardinalAt, type Read } from "./numbers.ts";
import { afterWords, continues, isDash, peek, READING, type Reader, remembered, skip, wordAt } from "./reader.ts";

/** am (0) or pm (12) from `index`: "am", "p.m.", "p . m .", and "a", "p" that touch the digits. */
function halfAt(reader: Reader, index: number): Read<0 | 12> | undefined {
  const token = peek(reader, index);
  const value = token.word.startsWith("p") ? 12 : 0;
  if (token.word === "am" || token.word === "pm" || token.word === "ampm") {
    return { value: token.word === "ampm" ? 0 : value, next: index + 1 };
  }
  if (token.word !== "a" && token.word !== "p") return undefined;
  let at = index + 1;
  const dotted = wordAt(reader, at) === ".";
  if (dotted) at++;
  if (wordAt(reader, at) === "m" && peek(reader, at).kind === "word") {
    at++;
    if (dotted && wordAt(reader, at) === ".") at++;
    return { value, next: at };
  }
  return token.glued ? { value, next: index + 1 } : undefined;
}

/** "in the morning", "at night", "this evening" does not belong here; returns the part and the index after it. */
export function inPartAt(reader: Reader, index: number): Read<DayPart> | undefined {
  let at = index;
  const word = wordAt(reader, at);
  if (word === "in" || word === "during" || word === "at") {
    at++;
    if (wordAt(reader, at) === "the") at++;
  } else return undefined;
  if (wordAt(reader, at) === "early" || wordAt(reader, at) === "late") at++;
  const part = peek(reader, at).entry?.part;
  return part === undefined || part === "MI" ? undefined : { value: part, next: at + 1 };
}

function withPart(clock: Clock, part: DayPart): Clock {
  const { open: _open, ...rest } = clock;
  const late = part === "AF" || part === "EV" || (part === "NI" && clock.hour >= 5);
  return { ...rest, hour: late && clock.hour < 12 ? clock.hour + 12 : clock.hour };
}

function withHalf(clock: Clock, half: 0 | 12): Clock {
  const { open: _open, ...rest } = clock;
  if (clock.hour > 12) return rest;
  return { ...rest, hour: (clock.hour % 12) + half };
}

/** Applies what may follow a time: am or pm, "o'clock", a part of the day. */
function finish(reader: Reader, clock: Clock, index: number): Read<Clock> {
  let next = index;
  if (wordAt(reader, next) === "oclock") next++;
  else if (wordAt(reader, next) === "o" && wordAt(reader, next + 2) === "clock") next += 3;
  const half = clock.hour <= 23 ? halfAt(reader, next) : undefined;
  if (half) {
    const value = withHalf(clock, half.value);
    const again = inPartAt(reader, half.next);
    return { value, next: again ? again.next : half.next };
  }
  const part = inPartAt(reader, next);
  if (part) return { value: withPart(clock, part.value), next: part.next };
  const word = wordAt(reader, next);
  if ((word === "hours" || word === "hrs" || word === "h" || word === "hr") && clock.minute !== undefined) {
    const { open: _open, ...rest } = clock;
    return { value: rest, next: next + 1 };
  }
  return { value: clock, next };
}

const AT_WORDS: ReadonlySet<string> = new Set([
  "at",
  "@",
  "by",
  "from",
  "until",
  "till",
  "around",
  "approximately",
  "~",
  "since",
]);

/**
 * A time of day from `index`. Alone, an hour needs am, pm, minutes or "o'clock"; with `bare` (after a date, or within a
 * range of times) a number from 0 to 24 is enough.
 */
export function clockAt(reader: Reader, index: number, bare = false): Read<Clock> | undefined {
  const { kind, entry } = peek(reader, index);
  if (kind !== "number" && entry === undefined) return undefined;
  return remembered(reader, bare ? READING.bareClock : READING.clock, index, () => readClock(reader, index, bare));
}

function readClock(reader: Reader, index: number, bare: boolean): Read<Clock> | undefined {
  const token = peek(reader, index);
  if (token.kind === "word") {
    const noon = token.word === "noon" || token.word === "midday" || token.word === "noonish";
    if (noon) return { value: { hour: 12 }, next: index + 1 };
    if (token.word === "midnight") return { value: { hour: 0 }, next: index + 1 };
    const mid = afterWords(reader, index, "mid night");
    if (mid > 0) return { value: { hour: 0 }, next: mid };
  }
  const past = pastHour(reader, index);
  if (past) return past;
  if (token.kind === "number") {
    if (continues(reader, index)) return undefined;
    const hour = token.number;
    const colon = peek(reader, index + 1);
    const minutes = peek(reader, index + 2);
    const hasMinutes =
      colon.glued && minutes.glued && minutes.kind === "number" && minutes.word.length === 2 && minutes.number < 60;
    if (colon.word === ":" && hasMinutes && hour <= 24 && token.word.length <= 2) {
      const after = peek(reader, index + 3);
      const seconds = peek(reader, index + 4);
      if (after.word === ":" && after.glued && seconds.glued && seconds.word.length === 2 && seconds.number < 60) {
        const clock: Clock = { hour, minute: minutes.number, second: seconds.number };
        return finish(reader, hour < 13 && token.word.length < 2 ? { ...clock, open: true } : clock, index + 5);
      }
      if (after.glued && (after.word === ":" || after.word === "/") && seconds.kind === "number") return undefined;
      const open = hour > 0 && hour <= 12 && !token.word.startsWith("0");
      return finish(reader, { hour, minute: minutes.number, ...(open ? { open } : {}) }, index + 3);
    }
    if (colon.word === "." && hasMinutes && hour <= 23 && token.word.length <= 2) {
      const half = halfAt(reader, index + 3);
      const said = AT_WORDS.has(wordAt(reader, index - 1)) && wordAt(reader, index - 1) !== "~";
      const measure = peek(reader, index + 3);
      const free = measure.kind !== "word" && measure.word !== "%" && measure.word !== "/";
      if (half || (wordAt(reader, index - 1) === "at" && said && free)) {
        return finish(reader, { hour, minute: minutes.number, open: true }, index + 3);
      }
      return undefined;
    }
    if (token.word.length === 4 || token.word.length === 3) {
      const minute = hour % 100;
      const whole = Math.floor(hour / 100);
      if (minute >= 60 || whole > 23) return undefined;
      const half = whole <= 12 && whole > 0 ? halfAt(reader, index + 1) : undefined;
      if (half) return { value: withHalf({ hour: whole, minute }, half.value), next: half.next };
      if (token.word.length === 3) return undefined;
      const unit = wordAt(reader, index + 1);
      if (["hours", "hrs", "hr", "h"].includes(unit)) return { value: { hour: whole, minute }, next: index + 2 };
      const before = wordAt(reader, index - 1);
      const after = peek(reader, index + 1);
      const measured = after.word === "%" || (after.kind === "word" && MEASURES.has(after.word));
      if (measured) return undefined;
      if (before === "at" || before === "@" || token.word.startsWith("0") || bare) {
        if (
          !bare &&
          token.word.startsWith("0") &&
          !AT_WORDS.has(before) &&
          before !== "between" &&
          before !== "and" &&
          !isDash(reader, index - 1)
        ) {
          return undefined;
        }
        return { value: { hour: whole, minute }, next: index + 1 };
      }
      return undefined;
    }
    if (token.word.length > 2) return undefined;
    if (hour === 12 && wordAt(reader, index + 1) === "noon") return { value: { hour: 12 }, next: index + 2 };
    if (hour === 12 && wordAt(reader, index + 1) === "midnight") return { value: { hour: 0 }, next: index + 2 };
    if (colon.word === "ish" && colon.glued && hour >= 1 && hour <= 12) return { value: { hour }, next: index + 2 };
    if (colon.word === "." && colon.glued && wordAt(reader, index + 2).match(/^[ap]m$/)) {
      return finish(reader, { hour, open: true }, index + 2);
    }
    return hourAt(reader, hour, index + 1, bare);
  }
  const hour = token.entry?.cardinal;
  if (hour === undefined || hour < 1 || hour > 12) return undefined;
  const minute = cardinalAt(reader, index + 1);
  if (minute && minute.value >= 10 && minute.value < 60 && peek(reader, index + 1).kind === "word") {
    return finish(reader, { hour, minute: minute.value, open: true }, minute.next);
  }
  const hyphen = isDash(reader, index + 1) ? cardinalAt(reader, index + 2) : undefined;
  if (hyphen && hyphen.value >= 10 && hyphen.value < 60 && peek(reader, index + 2).kind === "word") {
    return finish(reader, { hour, minute: hyphen.value, open: true }, hyphen.next);
  }
  return hourAt(reader, hour, index + 1, bare);
}

const MEASURES: ReadonlySet<string> = new Set(
  "mg ml mcg g l units unit u iu kcal cal cc mmol meq steps patients ng pg cells copies steps feet ft calories mls".split(
    " ",
  ),
);

/** An hour without minutes, once am, pm, "o'clock" or a part of the day says that it is one (or `bare`). */
function hourAt(reader: Reader, hour: number, next: number, bare: boolean): Read<Clock> | undefined {
  if (!(hour >= 0 && hour <= 24)) return undefined;
  const clock: Clock = hour >= 1 && hour <= 12 ? { hour, open: true } : { hour };
  const finished = finish(reader, clock, next);
  if (finished.next > next) return hour >= 1 && hour <= 23 ? finished : undefined;
  if (!bare) return undefined;
  const after = peek(reader, next);
  const spoiled = after.glued && (after.kind === "word" || ["/", ".", ":", "%"].includes(after.word));
  const joined =
    spoiled && after.word === "." && !(peek(reader, next + 1).glued && peek(reader, next + 1).kind === "number");
  return spoiled && !joined ? undefined : { value: clock, next };
}

/** "half past seven", "quarter to 8", "20 min past eight", "ten past 9". */
function pastHour(reader: Reader, index: number): Read<Clock> | undefined {
  let minutes: number | undefined;
  let next = index;
  const word = wordAt(reader, index);
  if (word === "half") [minutes, next] = [30, index + 1];
  else if (word === "quarter") [minutes, next] = [15, index + 1];
  else if (word === "a" && wordAt(reader, index + 1) === "quarter") [minutes, next] = [15, index + 2];
  else {
    const number = cardinalAt(reader, index);
    if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > 59) return undefined;
    minutes = number.value;
    next = skip(reader, number.next, "min", "mins", "minutes", "minute");
  }
  const link = wordAt(reader, next);
  if (link !== "past" && !(link === "to" && (word === "quarter" || word === "a" || next > index + 1))) return undefined;
  const target = cardinalAt(reader, next + 1);
  if (!target || !Number.isInteger(target.value) || target.value < 1 || target.value > 12) return undefined;
  // "3 to 5 past": a number that counts something else follows.
  if (peek(reader, target.next).entry?.unit !== undefined) return undefined;
  const hour = link === "past" ? target.value : target.value === 1 ? 12 : target.value - 1;
  return finish(reader, { hour, minute: link === "past" ? minutes : 60 - minutes, open: true }, target.next);
}
