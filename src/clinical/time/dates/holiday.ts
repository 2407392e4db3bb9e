import { dateOf, dayOf, easterOf, nthWeekday } from "../calendar.ts";
import type { Moment } from "../moment.ts";
import { afterWords, peek, type Reader, wordAt } from "../reader.ts";
import { trailingYear } from "./trailing-year.ts";

/** Days of the year with a name; each returns first and last day for a year. */
const HOLIDAYS: readonly [string, (year: number) => number][] = [
  ["international workers day", (year) => dayOf(year, 5, 1)],
  ["christmas eve", (year) => dayOf(year, 12, 24)],
  ["christmas day", (year) => dayOf(year, 12, 25)],
  ["christmas", (year) => dayOf(year, 12, 25)],
  ["xmas eve", (year) => dayOf(year, 12, 24)],
  ["xmas", (year) => dayOf(year, 12, 25)],
  ["new years eve", (year) => dayOf(year, 12, 31)],
  ["new year eve", (year) => dayOf(year, 12, 31)],
  ["new years day", (year) => dayOf(year, 1, 1)],
  ["new year day", (year) => dayOf(year, 1, 1)],
  ["new years", (year) => dayOf(year, 1, 1)],
  ["boxing day", (year) => dayOf(year, 12, 26)],
  ["independence day", (year) => dayOf(year, 7, 4)],
  ["valentines day", (year) => dayOf(year, 2, 14)],
  ["saint patricks day", (year) => dayOf(year, 3, 17)],
  ["saint patrick", (year) => dayOf(year, 3, 17)],
  ["st patricks day", (year) => dayOf(year, 3, 17)],
  ["earth day", (year) => dayOf(year, 4, 22)],
  ["april fools day", (year) => dayOf(year, 4, 1)],
  ["april fools", (year) => dayOf(year, 4, 1)],
  ["halloween", (year) => dayOf(year, 10, 31)],
  ["juneteenth", (year) => dayOf(year, 6, 19)],
  ["freedom day", (year) => dayOf(year, 6, 19)],
  ["jubilee day", (year) => dayOf(year, 6, 19)],
  ["veterans day", (year) => dayOf(year, 11, 11)],
  ["black friday", (year) => nthWeekday(year, 11, 4, 4) + 1],
  ["thanksgiving day", (year) => nthWeekday(year, 11, 4, 4)],
  ["thanksgiving", (year) => nthWeekday(year, 11, 4, 4)],
  ["labor day", (year) => nthWeekday(year, 9, 1, 1)],
  ["memorial day", (year) => nthWeekday(year, 5, 1, -1)],
  ["mothers day", (year) => nthWeekday(year, 5, 7, 2)],
  ["fathers day", (year) => nthWeekday(year, 6, 7, 3)],
  ["columbus day", (year) => nthWeekday(year, 10, 1, 2)],
  ["presidents day", (year) => nthWeekday(year, 2, 1, 3)],
  ["mlk day", (year) => nthWeekday(year, 1, 1, 3)],
  ["martin luther king day", (year) => nthWeekday(year, 1, 1, 3)],
  ["good friday", (year) => easterOf(year) - 2],
  ["easter monday", (year) => easterOf(year) + 1],
  ["easter sunday", (year) => easterOf(year)],
  ["easter", (year) => easterOf(year)],
  ["ash wednesday", (year) => easterOf(year) - 46],
  ["mardi gras", (year) => easterOf(year) - 47],
];

const HOLIDAYS_BY_WORD = new Map<string, { words: string[]; dayIn: (year: number) => number }[]>();
for (const [name, dayIn] of HOLIDAYS) {
  const words = name.split(" ");
  const first = words[0] as string;
  HOLIDAYS_BY_WORD.set(first, [...(HOLIDAYS_BY_WORD.get(first) ?? []), { words, dayIn }]);
}

/** Reads past a possessive: "mother's day", "workers' day". */
function skipPossessive(reader: Reader, index: number): number {
  const mark = wordAt(reader, index);
  if ((mark !== "'" && mark !== "’") || !peek(reader, index).glued) return index;
  return wordAt(reader, index + 1) === "s" && peek(reader, index + 1).glued ? index + 2 : index + 1;
}

/** A holiday with or without a year: "Christmas", "black friday 2010", "Independence Day of this year". */
export function holidayAt(reader: Reader, index: number): Moment | undefined {
  for (const { words, dayIn } of HOLIDAYS_BY_WORD.get(wordAt(reader, index)) ?? []) {
    let at = index;
    let fits = true;
    for (const word of words) {
      const token = wordAt(reader, at);
      if (token === word) at++;
      else if (word.endsWith("s") && token === word.slice(0, -1)) at++;
      else {
        fits = false;
        break;
      }
      at = skipPossessive(reader, at);
    }
    if (!fits) continue;
    const inYear = (year: number) => ({ first: dayIn(year), last: dayIn(year) });
    const year = trailingYear(reader, at, false);
    if (year) return { from: index, next: year.next, year: year.value, inYear };
    for (const [phrase, shift] of [
      ["of this year", 0],
      ["this year", 0],
      ["of last year", -1],
      ["last year", -1],
      ["next year", 1],
      ["of next year", 1],
    ] as const) {
      const next = afterWords(reader, at, phrase);
      if (next > 0 && reader.context.noteDay !== undefined) {
        return { from: index, next, year: dateOf(reader.context.noteDay).year + shift, inYear };
      }
    }
    return { from: index, next: at, inYear };
  }
  return undefined;
}
