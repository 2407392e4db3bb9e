import type { TimeContext } from "./time-context.ts";
import type { Token } from "./tokens.ts";

/** The tokens of one stretch of text with the end of the segment that the current expression may not leave. */
export interface Reader {
  tokens: readonly Token[];
  /** Index of the first token of the current segment, and after its last. */
  segment: number;
  limit: number;
  /** Token after the joint of a range ("10/1-10/5"): a value may begin there although it touches what is before. */
  bound: number;
  /** Token after the last date that was found, for lists of dates. */
  dateEnd: number;
  context: TimeContext;
  /** Readings by token and kind, see `remembered`. */
  memo: Map<number, unknown>;
}

/** Which reading of a token is remembered. */
export const READING = { day: 0, point: 1, length: 2, clock: 3, bareClock: 4 } as const;

/**
 * The remembered reading of a token, or a new one, so that no token is read twice by the forms that share it. What stands
 * after the joint of a range is read anew. The memory is cleared when a found expression changes the context.
 */
export function remembered<T>(
  reader: Reader,
  reading: (typeof READING)[keyof typeof READING],
  index: number,
  read: () => T | undefined,
): T | undefined {
  if (reader.bound >= 0) return read();
  const key = index * 8 + reading;
  if (reader.memo.has(key)) return reader.memo.get(key) as T | undefined;
  const fresh = read();
  reader.memo.set(key, fresh);
  return fresh;
}

const NOTHING: Token = {
  kind: "end",
  start: -1,
  end: -1,
  word: "",
  number: Number.NaN,
  glued: false,
  apart: true,
  capital: false,
  entry: undefined,
};

/** The token at `index`, or an empty one outside the segment. */
export function peek(reader: Reader, index: number): Token {
  return index >= reader.segment && index < reader.limit ? (reader.tokens[index] ?? NOTHING) : NOTHING;
}

export function wordAt(reader: Reader, index: number): string {
  return peek(reader, index).word;
}

/** The index after `words` (separated by one space) when they stand at `index`, else -1. */
export function afterWords(reader: Reader, index: number, words: string): number {
  const first = wordAt(reader, index);
  if (first === "" || !words.startsWith(first)) return -1;
  let at = index;
  for (const word of words.split(" ")) {
    if (wordAt(reader, at) !== word) return -1;
    at++;
  }
  return at;
}

/** The index after an optional word. */
export function skip(reader: Reader, index: number, ...words: string[]): number {
  const word = wordAt(reader, index);
  return word !== "" && words.includes(word) ? index + 1 : index;
}

/** The index after an optional abbreviating full stop that touches the word before it. */
export function skipStop(reader: Reader, index: number): number {
  const token = peek(reader, index);
  if (token.word !== "." || !token.glued) return index;
  const next = peek(reader, index + 1);
  return next.kind === "number" || next.word === "," || (next.kind === "word" && !next.capital) ? index + 1 : index;
}

export const DASHES: ReadonlySet<string> = new Set(["-", "–", "—", "‐", "‑", "−", "~"]);

export function isDash(reader: Reader, index: number): boolean {
  return DASHES.has(wordAt(reader, index));
}

/** The token before touches this one and is a letter, digit or a joining mark, so this one does not begin a value. */
export function continues(reader: Reader, index: number): boolean {
  const token = peek(reader, index);
  if (!token.glued || index === reader.bound) return false;
  const before = peek(reader, index - 1);
  if (before.kind === "word" || before.kind === "number") return true;
  if (!["-", "/", ".", ",", "+", "$", "#", "–", "_", "%", "&"].includes(before.word)) return false;
  const second = peek(reader, index - 2);
  return before.glued ? second.kind === "number" : before.word === "$" || before.word === "#";
}
