import { dateOf, plusMonths } from "../calendar.ts";
import type { Moment } from "../moment.ts";
import { ordinalAt } from "../numbers.ts";
import { afterWords, peek, type Reader, skip, wordAt } from "../reader.ts";

/** "of next month", "this month" after a day of the month or a numbered weekday. */
export function monthHolding(reader: Reader, index: number): { year: number; month: number; next: number } | undefined {
  const at = skip(reader, skip(reader, index, "of", "in"), "the");
  const shift = peek(reader, at).entry?.shift;
  const noteDay = reader.context.noteDay;
  if (shift === undefined || noteDay === undefined || wordAt(reader, at + 1) !== "month") return undefined;
  const { year, month } = dateOf(plusMonths(noteDay, shift));
  return { year, month, next: at + 2 };
}

const BEFORE_DAY: ReadonlySet<string> = new Set(
  "on for of from until by since before after around between and to till through".split(" "),
);

/** "the 18th", "on the 4th": the day of a month that is not said. */
export function bareDayAt(reader: Reader, index: number): Moment | undefined {
  const the = wordAt(reader, index) === "the";
  const at = the ? index + 1 : index;
  const day = ordinalAt(reader, at);
  if (!day || day.value > 31 || peek(reader, at).kind !== "number") return undefined;
  const held = monthHolding(reader, day.next);
  if (held) return { from: index, next: held.next, year: held.year, month: held.month, day: day.value };
  const before = wordAt(reader, index - 1);
  if (the ? !BEFORE_DAY.has(before) : before !== "on") return undefined;
  const ofMonth = afterWords(reader, day.next, "day of the month");
  const next = ofMonth > 0 ? ofMonth : day.next;
  const after = peek(reader, next);
  const clear =
    after.kind === "end" ||
    after.kind === "mark" ||
    [
      "at",
      "and",
      "from",
      "between",
      "to",
      "for",
      "this",
      "of",
      "through",
      "until",
      "till",
      "with",
      "after",
      "before",
    ].includes(after.word);
  if (!clear || (after.word === "of" && peek(reader, next + 1).entry?.month === undefined)) return undefined;
  return { from: index, next, day: day.value };
}
