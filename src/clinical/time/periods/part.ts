import { calendarDateAt, monthAt } from "../dates/index.ts";
import type { Moment } from "../moment.ts";
import { yearAt } from "../numbers.ts";
import { continues, isDash, peek, type Reader, wordAt } from "../reader.ts";
import { decadeAt } from "./decade.ts";
import { quarterAt } from "./part-of-year.ts";
import { seasonAt } from "./season.ts";
import { shiftedAt } from "./shifted.ts";
import { known, unitPeriod } from "./unit-period.ts";

/** A month, year, week or quarter that can have parts: "July", "2015", "next month", "the year". */
export function holderAt(reader: Reader, index: number): Moment | undefined {
  const shifted = shiftedAt(reader, index);
  if (shifted) return shifted;
  const token = peek(reader, index);
  if (token.entry?.month !== undefined) return monthAt(reader, index);
  const year = yearAt(reader, index);
  if (year && !continues(reader, index)) return { from: index, next: year.next, year: year.value };
  if (wordAt(reader, index) === "year" && yearAt(reader, index + 1))
    return { from: index, next: index + 2, year: peek(reader, index + 1).number };
  const unit = token.entry?.unit;
  const the = wordAt(reader, index - 1) === "the" || wordAt(reader, index - 1) === "of";
  const noteDay = reader.context.noteDay;
  if (
    unit !== undefined &&
    the &&
    noteDay !== undefined &&
    ["week", "month", "year", "quarter", "decade"].includes(token.word)
  ) {
    return known(index, index + 1, unitPeriod(noteDay, unit, 0));
  }
  return quarterAt(reader, index) ?? calendarDateWhole(reader, index);
}

function calendarDateWhole(reader: Reader, index: number): Moment | undefined {
  const moment = calendarDateAt(reader, index);
  return moment && moment.day === undefined && moment.weekday === undefined ? moment : undefined;
}

const PART_WORDS: Record<string, "START" | "MID" | "END"> = {
  early: "START",
  beginning: "START",
  start: "START",
  earlier: "START",
  mid: "MID",
  middle: "MID",
  late: "END",
  end: "END",
  later: "END",
};

/** "early March", "mid-November", "the end of 2000", "later this week", "end of month". */
export function partAt(reader: Reader, index: number): Moment | undefined {
  let at = index;
  if (wordAt(reader, at) === "the") at++;
  const word = wordAt(reader, at);
  if (word === "eoy" || word === "eom") {
    if (reader.context.noteDay === undefined) return undefined;
    return {
      ...(known(at, at + 1, unitPeriod(reader.context.noteDay, word === "eoy" ? "Y" : "M", 0)) as Moment),
      mod: "END",
    };
  }
  const mod = PART_WORDS[word];
  if (mod === undefined) return undefined;
  let next = at + 1;
  if (isDash(reader, next)) next++;
  const early = word === "early" || word === "late" || word === "earlier" || word === "later";
  const of = wordAt(reader, next) === "of" || (early && wordAt(reader, next) === "in");
  if (of) next++;
  else if (word === "beginning" || word === "start" || word === "middle") return undefined;
  const the = wordAt(reader, next) === "the";
  if (the) next++;
  const holder =
    holderAt(reader, next) ??
    seasonAt(reader, next) ??
    (word === "mid" || word === "early" || word === "late" ? decadeAt(reader, next) : undefined) ??
    (of && !the && word === "end" ? currentUnit(reader, next) : undefined);
  if (!holder || holder.day !== undefined || holder.clock) return undefined;
  return { ...holder, from: at, mod };
}

function currentUnit(reader: Reader, index: number): Moment | undefined {
  const unit = peek(reader, index).entry?.unit;
  if (reader.context.noteDay === undefined || (unit !== "M" && unit !== "Y" && unit !== "W" && unit !== "Q"))
    return undefined;
  return known(index, index + 1, unitPeriod(reader.context.noteDay, unit, 0));
}
