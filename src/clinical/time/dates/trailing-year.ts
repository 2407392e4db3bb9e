import { fullYear, type Read, spelledYearAt, yearAt } from "../numbers.ts";
import { peek, type Reader, skip, wordAt } from "../reader.ts";
import { NOT_A_DATE, referenceYear } from "./numeric-date.ts";

/** A year after a date: ", 2024", "of 2024", "in 2024", "'98", "2024" or two digits after a full date with "of". */
export function trailingYear(reader: Reader, index: number, twoDigits: boolean): Read<number> | undefined {
  let at = index;
  if (wordAt(reader, at) === ",") at++;
  const link = wordAt(reader, at);
  if (link === "of" || link === "in") at++;
  at = skip(reader, at, "the");
  if (wordAt(reader, at) === "year") at++;
  const four = yearAt(reader, at);
  if (four) {
    const colon = peek(reader, four.next);
    const clockNext =
      colon.glued &&
      colon.word === ":" &&
      peek(reader, four.next + 1).glued &&
      peek(reader, four.next + 1).kind === "number";
    const unit = peek(reader, four.next).entry?.unit;
    return clockNext || unit === "H" ? undefined : four;
  }
  if (link !== "in" || at === index + 1) {
    const words = spelledYearAt(reader, at);
    if (words && words.value >= 1500) return words;
  }
  const apostrophe = wordAt(reader, at) === "'" || wordAt(reader, at) === "’";
  const token = peek(reader, apostrophe ? at + 1 : at);
  const next = apostrophe ? at + 2 : at + 1;
  const closes =
    !peek(reader, next).glued || [",", ".", ";", ")", ":", "?", "!", "'", "-", "–"].includes(wordAt(reader, next));
  const colon =
    wordAt(reader, next) === ":" && peek(reader, next + 1).glued && peek(reader, next + 1).kind === "number";
  const half = ["am", "pm", "a", "p", "hours", "hrs", "h", "oclock"].includes(wordAt(reader, next));
  const decimal =
    wordAt(reader, next) === "." && peek(reader, next + 1).glued && peek(reader, next + 1).kind === "number";
  if (
    (apostrophe || link === "of" || (twoDigits && at === index)) &&
    token.kind === "number" &&
    token.word.length === 2
  ) {
    if (closes && !colon && !half && !decimal && peek(reader, next).entry?.unit === undefined) {
      const measured = peek(reader, next).kind === "word" && NOT_A_DATE.has(wordAt(reader, next));
      if (!measured) return { value: fullYear(token.number, referenceYear(reader)), next };
    }
  }
  return undefined;
}

export function shortYear(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  if (token.kind !== "number" || token.word.length !== 2 || !token.glued) return undefined;
  return { value: fullYear(token.number, referenceYear(reader)), next: index + 1 };
}
