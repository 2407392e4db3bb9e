import { type Day, dayOf, pad, plusMonths } from "../calendar.ts";
import { trailingYear } from "../dates/index.ts";
import type { Moment } from "../moment.ts";
import { yearAt } from "../numbers.ts";
import { continues, isDash, peek, type Reader } from "../reader.ts";

const QUARTERS: Record<string, [number, number]> = { q: [3, 4], h: [6, 2] };

/** "Q2 2023", "2019-H2", "q1": quarters and halves of a year. */
export function quarterAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  if (token.glued && continues(reader, index) && token.kind === "word" && !isDash(reader, index - 1)) return undefined;
  const year = token.kind === "number" ? yearAt(reader, index) : undefined;
  let at = index;
  if (year) at = isDash(reader, year.next) ? year.next + 1 : year.next;
  const letter = peek(reader, at);
  const kind = QUARTERS[letter.word];
  const number = peek(reader, at + 1);
  if (!kind || !number.glued || number.kind !== "number" || number.number < 1 || number.number > kind[1])
    return undefined;
  const after = peek(reader, at + 2);
  if (after.glued && (after.kind !== "mark" || (after.word === "." && peek(reader, at + 3).glued))) return undefined;
  if (letter.word === "h" && !year) return undefined;
  const trailing = year ? undefined : yearAfterDash(reader, at + 2);
  // "q4", "q2" alone is a dosing interval in notes as often as a quarter.
  if (!year && !trailing && (after.entry?.unit !== undefined || isDash(reader, at + 2) || number.number > 4))
    return undefined;
  const inYear = partOfYear(kind[0], number.number, letter.word === "q" ? "Q" : "H");
  const said = year?.value ?? trailing?.value;
  return {
    from: index,
    next: trailing ? trailing.next : at + 2,
    inYear,
    ...(said === undefined ? {} : { year: said }),
  };
}

function yearAfterDash(reader: Reader, index: number): { value: number; next: number } | undefined {
  const at = isDash(reader, index) ? index + 1 : index;
  return yearAt(reader, at) ?? trailingYear(reader, at, false);
}

function partOfYear(
  months: number,
  nth: number,
  letter: string,
): (year: number) => { first: Day; last: Day; code: string } {
  return (year) => {
    const first = dayOf(year, (nth - 1) * months + 1, 1);
    return { first, last: plusMonths(first, months) - 1, code: `${pad(year, 4)}-${letter}${nth}` };
  };
}
