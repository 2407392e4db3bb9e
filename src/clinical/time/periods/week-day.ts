import { weekdayAt } from "../dates/index.ts";
import { type Moment, weekCode } from "../moment.ts";
import { isDash, peek, type Reader, skip } from "../reader.ts";

/** "(week) Mon", "- Monday", "on Tuesday" after a week. */
export function weekdayOfWeek(reader: Reader, index: number): { value: number; next: number } | undefined {
  const at = isDash(reader, index) ? index + 1 : skip(reader, index, "on");
  return weekdayAt(reader, at);
}

/** "Tuesday of next week", "Wednesday next week". Returns the day. */
export function weekdayInWeekAt(reader: Reader, index: number): Moment | undefined {
  const weekday = weekdayAt(reader, index);
  if (!weekday || reader.context.noteDay === undefined) return undefined;
  const at = skip(reader, skip(reader, weekday.next, "of"), "the");
  const shift = peek(reader, at).entry?.shift;
  if (shift === undefined || peek(reader, at + 1).entry?.unit !== "W") return undefined;
  const monday = weekCode(reader.context.noteDay + 7 * shift).first;
  return { from: index, next: at + 2, first: monday + weekday.value - 1, last: monday + weekday.value - 1 };
}
