import { isDate } from "../calendar.ts";
import type { Moment } from "../moment.ts";
import { ordinalAt, type Read, spelledYearAt, yearAt } from "../numbers.ts";
import { continues, isDash, peek, type Reader, skip, skipStop, wordAt } from "../reader.ts";
import { monthOf } from "./numeric-date.ts";
import { shortYear, trailingYear } from "./trailing-year.ts";

/** A day of the month: ordinal or a number of one or two digits that nothing is joined to. */
function dayOfMonth(reader: Reader, index: number, words: boolean): Read<number> | undefined {
  const ordinal = ordinalAt(reader, index);
  if (ordinal) return ordinal.value >= 1 && ordinal.value <= 31 ? ordinal : undefined;
  const token = peek(reader, index);
  if (token.kind === "number") {
    if (token.word.length > 2 || token.number < 1 || token.number > 31) return undefined;
    const after = peek(reader, index + 1);
    const joined =
      after.glued &&
      (after.word === "%" ||
        (after.word === ":" && peek(reader, index + 2).kind === "number" && peek(reader, index + 2).glued) ||
        (after.word === "." && peek(reader, index + 2).kind === "number" && peek(reader, index + 2).glued));
    return joined ? undefined : { value: token.number, next: index + 1 };
  }
  if (!words || spelledYearAt(reader, index)) return undefined;
  const cardinal = token.entry?.cardinal;
  if (cardinal === undefined || cardinal < 1 || cardinal > 31) return undefined;
  const unit = peek(reader, index + 1).entry?.cardinal;
  if (cardinal >= 20 && cardinal < 31 && unit !== undefined && unit < 10 && unit > 0) {
    const value = cardinal + unit;
    return value <= 31 ? { value, next: index + 2 } : undefined;
  }
  return { value: cardinal, next: index + 1 };
}

/** Month name first: "March 3rd, 2024", "Mar-3-2024", "march the 3rd", "Oct/2", "Mar3". */
export function monthDay(reader: Reader, index: number): Moment | undefined {
  const month = monthOf(reader, index);
  if (month === undefined) return undefined;
  const token = peek(reader, index);
  let at = skipStop(reader, index + 1);
  const separator = wordAt(reader, at);
  const joined = (isDash(reader, at) || separator === "/" || separator === ",") && peek(reader, at).glued;
  if (joined) at++;
  at = skip(reader, at, "the");
  const day = dayOfMonth(reader, at, true);
  if (!day) return undefined;
  if (separator === "," && peek(reader, at).kind === "number" && day.next === at + 1) return undefined;
  // "may 2 doses", "march 5 mg": a lower-case ambiguous word before an amount.
  const after = peek(reader, day.next);
  if (
    token.word === "may" &&
    !token.capital &&
    after.kind === "word" &&
    !["at", "and", "or", "to", "the"].includes(after.word) &&
    day.next === at + 1
  ) {
    const previous = wordAt(reader, index - 1);
    if (!["on", "in", "since", "by", "from", "until", "the", "of"].includes(previous)) return undefined;
  }
  if (after.glued && after.kind === "word" && day.next === at + 1) return undefined;
  if (after.word === "/" && after.glued && peek(reader, day.next + 1).word.length === 1) return undefined;
  let next = day.next;
  if ((isDash(reader, next) || wordAt(reader, next) === "/") && peek(reader, next).glued && joined) {
    const year = yearAt(reader, next + 1) ?? shortYear(reader, next + 1);
    if (year) return { from: index, next: year.next, year: year.value, month, day: day.value };
  }
  const year = trailingYear(reader, next, day.next !== at + 1 && peek(reader, at).kind === "word");
  if (year) next = year.next;
  return { from: index, next, month, day: day.value, ...(year ? { year: year.value } : {}) };
}

/** Day first: "3 March 2024", "the 3rd of March", "12-Mar-24", "22/Jan/2019", "twenty five January". */
export function dayMonth(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  if (continues(reader, index)) return undefined;
  let at = index;
  const article = token.word === "the";
  if (article) at++;
  const day = dayOfMonth(reader, at, true);
  if (!day) return undefined;
  let next = day.next;
  if (wordAt(reader, next) === "day") next++;
  // "16. Nov. 2016"
  const stopped = wordAt(reader, next) === "." && peek(reader, next).glued && token.kind === "number";
  if (stopped && peek(reader, next + 1).entry?.month !== undefined && !peek(reader, next + 1).apart) next++;
  const of = wordAt(reader, next) === "of";
  if (of) next++;
  const joint = peek(reader, next);
  const joined = (isDash(reader, next) || joint.word === "/") && joint.glued;
  if (joined) next++;
  const month = monthOf(reader, next);
  if (month === undefined) return undefined;
  const name = peek(reader, next);
  if (joined && !name.glued) return undefined;
  if (!of && !joined && name.word === "may" && !name.capital) return undefined;
  if (!of && !joined && token.kind === "word" && (name.word === "mar" || name.word === "dec") && !name.capital)
    return undefined;
  next = skipStop(reader, next + 1);
  if (joined && (isDash(reader, next) || wordAt(reader, next) === "/") && peek(reader, next).glued) {
    const year = yearAt(reader, next + 1) ?? shortYear(reader, next + 1);
    if (year) return { from: index, next: year.next, year: year.value, month, day: day.value };
  }
  const year = trailingYear(reader, next, true);
  return { from: index, next: year ? year.next : next, month, day: day.value, ...(year ? { year: year.value } : {}) };
}

/** Year first with a month name: "2019-aug-1", "2017 april", "2019/aug/01". */
export function yearMonth(reader: Reader, index: number): Moment | undefined {
  const year = yearAt(reader, index);
  if (!year || continues(reader, index)) return undefined;
  const joint = peek(reader, year.next);
  const joined = (isDash(reader, year.next) || joint.word === "/") && joint.glued;
  const at = joined ? year.next + 1 : year.next;
  const month = monthOf(reader, at);
  if (month === undefined || (peek(reader, at).word === "may" && !peek(reader, at).capital && !joined))
    return undefined;
  const second = peek(reader, at + 1);
  if (joined && (isDash(reader, at + 1) || second.word === "/") && second.glued) {
    const day = dayOfMonth(reader, at + 2, false);
    if (day && isDate(year.value, month, day.value)) {
      return { from: index, next: day.next, year: year.value, month, day: day.value };
    }
  }
  return { from: index, next: at + 1, year: year.value, month };
}

const BEFORE_MONTH: ReadonlySet<string> = new Set(
  "in since of last this next by until till from to through early late mid before after during for and or between circa around - – ~ the beginning end".split(
    " ",
  ),
);

/** A month with or without a year: "March 2024", "Mar/2024", "April of 1987", "in May". */
export function monthAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const month = token.entry?.month;
  if (month === undefined) return undefined;
  const stop = skipStop(reader, index + 1);
  const joint = peek(reader, stop);
  const joined = (isDash(reader, stop) || joint.word === "/") && joint.glued;
  if (joined) {
    const year = yearAt(reader, stop + 1) ?? (joint.word !== "–" ? shortYear(reader, stop + 1) : undefined);
    if (year) return { from: index, next: year.next, year: year.value, month };
  }
  const year = trailingYear(reader, stop, false);
  if (year) return { from: index, next: year.next, year: year.value, month };
  if (token.entry?.weak) {
    const before = wordAt(reader, index - 1);
    if (before === "$" && token.glued) return undefined;
    const led = BEFORE_MONTH.has(before);
    if (token.word === "may" && !led) return undefined;
    if (
      token.word === "may" &&
      !token.capital &&
      !["in", "since", "of", "last", "next", "from", "early", "late", "mid", "by", "until"].includes(before)
    ) {
      return undefined;
    }
    if (token.word === "march" && !token.capital && !led) return undefined;
    if (token.word.length === 3 && !led && !token.capital) return undefined;
    if (token.word.length === 3 && !led && ["mar", "dec", "jan", "jun", "sep"].includes(token.word) && !joint.glued)
      return undefined;
  }
  if (token.word === "august" && !token.capital && !BEFORE_MONTH.has(wordAt(reader, index - 1))) return undefined;
  return { from: index, next: stop > index + 1 && peek(reader, stop).kind === "end" ? index + 1 : stop, month };
}
