import type { Moment } from "../moment.ts";
import { peek, type Reader, wordAt } from "../reader.ts";
import { known, unitPeriod } from "./unit-period.ts";

/** "the day", "the week", "the year": the one that holds the note. */
export function thisUnitAt(reader: Reader, index: number): Moment | undefined {
  if (wordAt(reader, index) !== "the" || reader.context.noteDay === undefined) return undefined;
  const token = peek(reader, index + 1);
  const before = wordAt(reader, index - 1);
  if (
    !["for", "of", "in", "during", "over", "throughout", "unavailable", "at", "the"].includes(before) &&
    token.word !== "weekend" &&
    token.word !== "fortnight"
  )
    return undefined;
  if (
    !["day", "week", "month", "year", "weekend", "fortnight", "quarter"].includes(token.word) ||
    token.entry?.unit === undefined
  )
    return undefined;
  const after = wordAt(reader, index + 2);
  if (
    after === "to" ||
    peek(reader, index + 2).kind === "number" ||
    (after === "of" && peek(reader, index + 3).kind === "number")
  )
    return undefined;
  if (["of", "before", "after", "prior", "following", "number"].includes(after) && token.word === "day")
    return undefined;
  if (token.word === "day" && before !== "for" && before !== "of") return undefined;
  return known(index, index + 2, unitPeriod(reader.context.noteDay, token.entry.unit, 0));
}
