import type { DayOfWeek } from "../sig.ts";
import type { Token } from "../token.ts";
import { DAY_LETTERS, DAY_NAMES, DAYS } from "../vocabulary/days.ts";
import type { Read } from "./element.ts";
import { afterJoints } from "./small-words.ts";

const REST_OF_WEEK = [
  ["all", "other", "days", "of", "the", "week"],
  ["all", "other", "days"],
  ["other", "days"],
  ["all", "the", "other", "days"],
];

/** "Mon/Wed/Fri", "Monday through Friday", "Tuesdays and Saturdays", "all other days". */
export function readDaysOfWeek(tokens: readonly Token[], at: number): Read {
  if (tokens[at]?.text === "all" || tokens[at]?.text === "other") return readRestOfWeek(tokens, at);
  const days: DayOfWeek[] = [];
  let next = at;
  for (;;) {
    while (tokens[next]?.text === "every" || tokens[next]?.text === "on" || tokens[next]?.text === "each") next++;
    const named = DAY_NAMES.get(tokens[next]?.text ?? "");
    const letter = named ? undefined : dayLetter(tokens, next, days.length > 0);
    if (!named && !letter) break;
    days.push(...(named ?? [letter as DayOfWeek]));
    next++;
    if (tokens[next]?.text === "." && DAY_NAMES.has(tokens[next + 2]?.text ?? "")) next++;
    const last = rangeEnd(tokens, next);
    if (last) {
      days.push(...daysUntil(days.at(-1) as DayOfWeek, last));
      next += 2;
    }
    const following = afterJoints(tokens, next);
    let probe = following;
    while (tokens[probe]?.text === "every" || tokens[probe]?.text === "on") probe++;
    const more =
      DAY_NAMES.has(tokens[probe]?.text ?? "") || (following > next && dayLetter(tokens, probe, true) !== undefined);
    if (!more) break;
    next = following;
  }
  if (days.length === 0) return null;
  if (tokens[next]?.text === "of" && tokens[next + 1]?.text === "each" && tokens[next + 2]?.text === "week") next += 3;
  return { content: { type: "days-of-week", days: DAYS.filter((day) => days.includes(day)), rest: false }, next };
}

/** "except Sundays", "except on Mon and Thu": the other days. */
export function readExceptDays(tokens: readonly Token[], at: number): Read {
  const start = tokens[at + 1]?.text === "on" ? at + 2 : at + 1;
  const read = readDaysOfWeek(tokens, start);
  if (read?.content.type !== "days-of-week") return null;
  const excluded = read.content.days;
  return {
    content: { type: "days-of-week", days: DAYS.filter((day) => !excluded.includes(day)), rest: false },
    next: read.next,
  };
}

function readRestOfWeek(tokens: readonly Token[], at: number): Read {
  const rest = REST_OF_WEEK.find((phrase) => phrase.every((word, index) => tokens[at + index]?.text === word));
  return rest ? { content: { type: "days-of-week", days: [], rest: true }, next: at + rest.length } : null;
}

/** The day of "- Fri" and "through Friday". */
function rangeEnd(tokens: readonly Token[], at: number): DayOfWeek | undefined {
  const joint = tokens[at]?.text;
  if (joint !== "-" && joint !== "through" && joint !== "thru" && joint !== "to") return undefined;
  const days = DAY_NAMES.get(tokens[at + 1]?.text ?? "");
  return days?.length === 1 ? days[0] : undefined;
}

/** The days after `from` up to and with `to`, round the end of the week where need be. */
function daysUntil(from: DayOfWeek, to: DayOfWeek): DayOfWeek[] {
  const days: DayOfWeek[] = [];
  const after = (DAYS.indexOf(to) + 1) % 7;
  for (let day = (DAYS.indexOf(from) + 1) % 7; day !== after; day = (day + 1) % 7) days.push(DAYS[day] as DayOfWeek);
  return days;
}

/** A letter is a day only in a list with strokes: "M/W/F". */
function dayLetter(tokens: readonly Token[], at: number, inList: boolean): DayOfWeek | undefined {
  const day = DAY_LETTERS.get(tokens[at]?.text ?? "");
  if (!day) return undefined;
  if (inList) return isListSign(tokens[at - 1]) ? day : undefined;
  return isListSign(tokens[at + 1]) && DAY_LETTERS.has(tokens[at + 2]?.text ?? "") ? day : undefined;
}

function isListSign(token: Token | undefined): boolean {
  return token?.text === "/" || token?.text === "," || token?.text === "-";
}
