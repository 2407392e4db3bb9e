import { readTimesSign } from "./elements/duration.ts";
import type { Element, Found, Read } from "./elements/element.ts";
import { readNumber } from "./elements/number.ts";
import { readPhrase } from "./elements/phrase.ts";
import { beginReading, type Reading, remember } from "./elements/reading.ts";
import { readSupplySign } from "./elements/supply.ts";
import { readTimesOfDay } from "./elements/times-of-day.ts";
import { readWord } from "./elements/word.ts";
import type { Token } from "./token.ts";

/**
 * Reads all tokens of one sig into elements, left to right, each by the longest reading that fits. Fixed phrases ("by mouth",
 * "bid") are in `vocabulary/phrase-meanings.ts`; what is written in many ways ("every 4-6 hours") has its own file in `elements`.
 */
export function readElements(text: string, tokens: readonly Token[]): Element[] {
  const reading = beginReading(text, tokens);
  const elements: Element[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { content, next } = readElement(reading, at) ?? unread(tokens, at);
    const to = Math.max(next, at + 1);
    elements.push({ ...content, from: at, to });
    remember(reading, content);
    at = to;
  }
  return elements;
}

function readElement(reading: Reading, at: number): Read {
  switch ((reading.tokens[at] as Token).kind) {
    case "number":
      return readNumber(reading, at);
    case "word":
      return readWord(reading, at);
    case "symbol":
      return readSymbol(reading, at);
  }
}

function readSymbol(reading: Reading, at: number): Read {
  const { tokens } = reading;
  switch ((tokens[at] as Token).text) {
    case "#":
      return readSupplySign(tokens, at);
    case "@":
      return readTimesOfDay(tokens, at + 1);
    case "x":
      return readTimesSign(tokens, at);
    case "/":
    case "↑":
    case "↓":
      return readPhrase(reading, at);
    default:
      return null;
  }
}

/** One token that nothing reads. */
function unread(tokens: readonly Token[], at: number): Found {
  return { content: { type: (tokens[at] as Token).kind === "symbol" ? "symbol" : "unknown" }, next: at + 1 };
}
