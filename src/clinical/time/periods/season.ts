import { pad } from "../calendar.ts";
import { trailingYear } from "../dates/index.ts";
import type { Moment } from "../moment.ts";
import { peek, type Reader } from "../reader.ts";

/** "summer of 2019", "winter 2020": a bare season only with its year or "in", "last". */
export function seasonAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const season = token.entry?.season ?? (token.word === "fall" ? ("FA" as const) : undefined);
  if (season === undefined) return undefined;
  const year = trailingYear(reader, index + 1, false);
  if (year) return { from: index, next: year.next, code: `${pad(year.value, 4)}-${season}` };
  if (token.word === "spring" || token.word === "fall") return undefined;
  return { from: index, next: index + 1, code: `XXXX-${season}` };
}
