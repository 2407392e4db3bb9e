import type { Token } from "../token.ts";
import type { ElementContent } from "./element.ts";

/** One sig while it is read: its tokens, and what came before, which decides the few readings that the words alone do not. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The unit of the last dose; null before the first, and where that has none. */
  doseUnit: string | null;
  hasDose: boolean;
  /** "as needed" was said without its reason, so that a "for" may yet say it. */
  awaitsReason: boolean;
}

/** A reading that has read nothing yet. */
export function beginReading(text: string, tokens: readonly Token[]): Reading {
  return { text, tokens, doseUnit: null, hasDose: false, awaitsReason: false };
}

/** Keeps of `content` what decides later readings. */
export function remember(reading: Reading, content: ElementContent): void {
  if (content.type === "dose") {
    reading.doseUnit = content.quantity.unit;
    reading.hasDose = true;
    reading.awaitsReason = false;
  } else if (content.type === "split-dose") reading.hasDose = true;
  else if (content.type === "as-needed") reading.awaitsReason = content.reason === null;
}

/** The text of the tokens from `from` up to, not including, `to`, with white space as single spaces. */
export function wordsBetween({ text, tokens }: Reading, from: number, to: number): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, " ") : "";
}
