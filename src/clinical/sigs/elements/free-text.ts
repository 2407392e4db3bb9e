import type { Token } from "../token.ts";
import type { Read } from "./element.ts";
import { beginsElement, endsSentence } from "./element-start.ts";
import { type Reading, wordsBetween } from "./reading.ts";

/**
 * Where free text ends. "sentence" ends at punctuation only, "boundary" and "reason" also where a dose, a frequency, a duration
 * and the like begin.
 */
export type FreeTextEnd = "reason" | "boundary" | "sentence";

const TRAILING = new Set(["and", "or", ",", "-", "/", ":", "&", "."]);

/** The words from `at` up to where something else begins. Tokens before `sure` are taken in any case. */
export function readFreeText(
  reading: Reading,
  at: number,
  to: FreeTextEnd,
  sure = at,
): { text: string; next: number } | null {
  const { tokens } = reading;
  const next = endOfFreeText(tokens, at, to, sure);
  let end = next;
  while (end > at && TRAILING.has((tokens[end - 1] as Token).text)) end--;
  // "(nausea)"
  if (to === "reason" && tokens[at]?.text === "(" && tokens[end - 1]?.text === ")" && end - at > 2)
    return { text: wordsBetween(reading, at + 1, end - 1), next: end };
  if (end <= at || (to === "reason" && !hasWord(tokens, at, end))) return null;
  return { text: wordsBetween(reading, at, end), next: end };
}

/** An instruction that begins with the phrase from `at` to `next`, with the free text that it needs to say something. */
export function readInstruction(reading: Reading, at: number, next: number, to: "boundary" | "sentence"): Read {
  const tail = readFreeText(reading, at, to, next);
  if (!tail || tail.next <= next) return null;
  return { content: { type: "note", text: tail.text }, next: tail.next };
}

function endOfFreeText(tokens: readonly Token[], at: number, to: FreeTextEnd, sure: number): number {
  let next = sure;
  let depth = 0;
  for (; next < tokens.length; next++) {
    const token = tokens[next] as Token;
    if (token.kind === "symbol") {
      if (token.text === "(") depth++;
      else if (token.text === ")") {
        if (depth === 0) break;
        depth--;
      } else if (symbolEnds(tokens, next, to)) break;
    } else if (depth === 0 && wordEnds(tokens, next, to, next === at)) break;
  }
  return next;
}

function symbolEnds(tokens: readonly Token[], at: number, to: FreeTextEnd): boolean {
  switch ((tokens[at] as Token).text) {
    case ";":
    case "#":
    case "\n":
      return true;
    case ".":
      return tokens[at]?.spaced === true || tokens[at + 1]?.spaced !== false;
    case ",":
      return to !== "reason" || beginsElement(tokens, at + 1, true) || tokens[at + 1]?.kind !== "word";
    default:
      return false;
  }
}

function wordEnds(tokens: readonly Token[], at: number, to: FreeTextEnd, first: boolean): boolean {
  if (to === "sentence") return !first && endsSentence(tokens, at);
  if (first && to === "boundary") return false;
  return beginsElement(tokens, at, to === "reason");
}

function hasWord(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if ((tokens[index] as Token).kind === "word") return true;
  return false;
}
