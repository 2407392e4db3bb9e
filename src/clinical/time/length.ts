import { type Day, isoDay, pad, plusMonths } from "./calendar.ts";
import type { Unit } from "./lexicon.ts";
import { cardinalAt } from "./numbers.ts";
import { isDash, peek, READING, type Reader, remembered, skip, wordAt } from "./reader.ts";

/** A length of time: parts from large to small, and a second, longer bound for "2-3 days". */
export interface Length {
  from: number;
  next: number;
  parts: { count: number; unit: Unit }[];
  upTo?: number;
  /** "several weeks": the count is not said. */
  vague?: boolean;
}

const LETTERS: Record<Unit, string> = {
  S: "S",
  MIN: "M",
  H: "H",
  D: "D",
  BD: "BD",
  W: "W",
  WE: "WE",
  M: "M",
  Q: "Q",
  Y: "Y",
  DEC: "DE",
  C: "CE",
  FN: "W",
};

function isClock(unit: Unit): boolean {
  return unit === "S" || unit === "MIN" || unit === "H";
}

function oneDuration(parts: readonly { count: number | string; unit: Unit }[]): string {
  let date = "";
  let time = "";
  for (const { count, unit } of parts) {
    const scaled = unit === "FN" && typeof count === "number" ? count * 2 : count;
    const amount = unit === "Q" && typeof scaled === "number" ? `${scaled * 3}M` : `${scaled}${LETTERS[unit]}`;
    if (isClock(unit)) time += amount;
    else date += amount;
  }
  return `P${date}${time === "" ? "" : `T${time}`}`;
}

/** ISO 8601 duration; "several weeks" is PXW; two bounds are written `P2D/P3D`. */
export function durationValue(length: Length): string {
  if (length.vague) return oneDuration(length.parts.map(({ unit }) => ({ count: "X", unit })));
  const value = oneDuration(length.parts);
  const last = length.parts[0];
  if (length.upTo === undefined || !last) return value;
  return `${value}/${oneDuration([{ count: length.upTo, unit: last.unit }])}`;
}

/** A unit of time from `index`; single letters must touch the number. */
function unitAt(reader: Reader, index: number): { unit: Unit; next: number } | undefined {
  let at = index;
  if (isDash(reader, at) && peek(reader, at).glued) at++;
  const token = peek(reader, at);
  if (token.word === "business" || token.word === "working") {
    const unit = peek(reader, at + 1).entry?.unit;
    return unit === "D" ? { unit: "BD", next: at + 2 } : undefined;
  }
  const unit = token.entry?.unit;
  if (unit === undefined) return undefined;
  // "3 h" and "5 d" are written apart too; "10 y" and "2 w" are not.
  if (token.entry?.glued && !token.glued && token.word !== "h" && token.word !== "d") return undefined;
  if (token.entry?.glued && (token.capital || peek(reader, at - 1).kind !== "number") && !token.glued) return undefined;
  const after = peek(reader, at + 1);
  if (token.entry?.glued && after.glued && (after.kind === "number" || after.word === "/" || after.word === "'"))
    return undefined;
  const stop =
    after.word === "." &&
    after.glued &&
    ["hr", "hrs", "min", "mins", "yr", "yrs", "wk", "wks", "mo", "mos", "sec"].includes(token.word);
  const ends = stop && peek(reader, at + 2).kind === "word" && !peek(reader, at + 2).capital;
  return { unit, next: ends ? at + 2 : at + 1 };
}

/** "2 weeks", "three-month", "x3 days", "3d", "1 hour and 30 minutes", "one and a half hours", "several days", "2-3 weeks". */
export function lengthAt(reader: Reader, index: number): Length | undefined {
  return remembered(reader, READING.length, index, () => readLength(reader, index));
}

function readLength(reader: Reader, index: number): Length | undefined {
  let at = index;
  const first = wordAt(reader, at);
  if (first === "x" || first === "×") {
    if (peek(reader, at + 1).kind !== "number" && peek(reader, at + 1).entry?.cardinal === undefined) return undefined;
    at++;
  }
  let count: number | undefined;
  let vague = false;
  const word = wordAt(reader, at);
  if (word === "a" || word === "an" || word === "another") {
    count = 1;
    at++;
    const inner = wordAt(reader, at);
    if (inner === "couple") {
      count = 2;
      at = skip(reader, at + 1, "of");
    } else if (inner === "few") {
      vague = true;
      at++;
    } else if (inner === "half") {
      count = 0.5;
      at++;
    } else at = skip(reader, at, "full", "whole", "single");
  } else if (word === "couple") {
    count = 2;
    at = skip(reader, at + 1, "of");
  } else if (word === "several" || word === "few" || word === "some" || word === "many" || word === "multiple") {
    vague = true;
    at++;
  } else if (word === "half") {
    count = 0.5;
    at = skip(reader, at + 1, "a", "an");
  } else if (word === "all") {
    const unit = peek(reader, at + 1).entry?.unit;
    if (unit !== "D" && unit !== "W" && unit !== "M" && unit !== "Y") return undefined;
    if (wordAt(reader, at + 1).endsWith("s")) return undefined;
    return { from: index, next: at + 2, parts: [{ count: 1, unit }] };
  } else {
    const number = cardinalAt(reader, at);
    if (!number) return undefined;
    count = number.value;
    at = number.next;
  }
  let upTo: number | undefined;
  if (!vague && count !== undefined && word !== "a" && word !== "an") {
    const link = wordAt(reader, at);
    if (isDash(reader, at) || link === "to" || link === "or") {
      const second = cardinalAt(reader, at + 1);
      if (second && second.value > count && unitAt(reader, second.next)) {
        upTo = second.value;
        at = second.next;
      }
    }
    if (link === "and") {
      const fraction = fractionAt(reader, at + 1);
      const tens = fraction ? undefined : cardinalAt(reader, at + 1);
      if (fraction && unitAt(reader, fraction.next)) {
        count += fraction.value;
        at = fraction.next;
      } else if (
        tens &&
        count >= 20 &&
        count % 10 === 0 &&
        tens.value < 10 &&
        peek(reader, at + 1).kind === "word" &&
        unitAt(reader, tens.next)
      ) {
        count += tens.value;
        at = tens.next;
      }
    }
    // "sixteen (16) weeks"
    if (wordAt(reader, at) === "(" && peek(reader, at + 1).number === count && wordAt(reader, at + 2) === ")") at += 3;
    if (wordAt(reader, at) === "more" || wordAt(reader, at) === "full" || wordAt(reader, at) === "consecutive") {
      if (unitAt(reader, at + 1)) at++;
    }
  }
  const unit = unitAt(reader, at);
  if (!unit) return undefined;
  if (word === "second" && unit.next === at) return undefined;
  const parts = [{ count: count ?? 1, unit: unit.unit }];
  let next = unit.next;
  if (!vague && upTo === undefined) {
    const and = wordAt(reader, next) === "and";
    const fraction = and ? fractionAt(reader, next + 1) : undefined;
    if (fraction && unitAt(reader, fraction.next) === undefined && parts[0]) {
      parts[0].count += fraction.value;
      next = fraction.next;
    } else {
      for (let more = 0; more < 4; more++) {
        const joined = wordAt(reader, next) === "and" || wordAt(reader, next) === "," ? next + 1 : next;
        const number = cardinalAt(reader, joined);
        if (!number) break;
        const smaller = unitAt(reader, number.next);
        const previous = parts.at(-1);
        if (!smaller || !previous || rank(smaller.unit) >= rank(previous.unit)) break;
        parts.push({ count: number.value, unit: smaller.unit });
        next = smaller.next;
      }
    }
  }
  return { from: index, next, parts, ...(upTo === undefined ? {} : { upTo }), ...(vague ? { vague } : {}) };
}

/** "a half", "half", "a quarter". */
function fractionAt(reader: Reader, index: number): { value: number; next: number } | undefined {
  const at = skip(reader, index, "a", "one");
  const word = wordAt(reader, at);
  if (word === "half") return { value: 0.5, next: at + 1 };
  if (word === "quarter" && at > index) return { value: 0.25, next: at + 1 };
  return undefined;
}

const RANKS: Unit[] = ["S", "MIN", "H", "BD", "D", "WE", "W", "FN", "M", "Q", "Y", "DEC", "C"];

function rank(unit: Unit): number {
  return RANKS.indexOf(unit);
}

const MONTHS_IN: Partial<Record<Unit, number>> = { M: 1, Q: 3, Y: 12, DEC: 120, C: 1200 };
const DAYS_IN: Partial<Record<Unit, number>> = { D: 1, W: 7, WE: 7, FN: 14 };
const MINUTES_IN: Partial<Record<Unit, number>> = { S: 1 / 60, MIN: 1, H: 60 };

/** Only hours and below. */
export function isShort(length: Length): boolean {
  return length.parts.every(({ unit }) => isClock(unit));
}

/** `day` (and minutes of the day) moved by the length, forwards or backwards. Business days skip Saturday and Sunday. */
export function moved(
  day: Day,
  minute: number,
  length: Length,
  sign: 1 | -1,
): { day: Day; minute: number; hasClock: boolean; second: number } {
  let at = day;
  let minutes = minute;
  let hasClock = false;
  for (const { count, unit } of length.parts) {
    const months = MONTHS_IN[unit];
    const days = DAYS_IN[unit];
    const clock = MINUTES_IN[unit];
    if (months !== undefined) {
      const whole = Math.trunc(count * months);
      if (whole > 120000) continue;
      at = plusMonths(at, sign * whole);
      at += sign * Math.round((count * months - whole) * 30);
    } else if (days !== undefined) at += sign * Math.round(Math.min(count, 4e6) * days);
    else if (unit === "BD") {
      for (let left = Math.min(Math.round(count), 10000); left > 0; ) {
        at += sign;
        if ((((at + 3) % 7) + 7) % 7 < 5) left--;
      }
    } else if (clock !== undefined) {
      minutes += sign * Math.min(count, 4e6) * clock;
      hasClock = true;
    }
  }
  const carry = Math.floor(minutes / 1440);
  const rest = minutes - carry * 1440;
  return { day: at + carry, minute: Math.floor(rest), hasClock, second: Math.round((rest - Math.floor(rest)) * 60) };
}

/** `2024-03-12T14:30` for a day and minutes. */
export function isoMinute(day: Day, minute: number, second = 0): string {
  const tail = second > 0 ? `:${pad(second)}` : "";
  return `${isoDay(day)}T${pad(Math.floor(minute / 60))}:${pad(Math.floor(minute % 60))}${tail}`;
}
