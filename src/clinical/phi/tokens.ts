import { flagsOf } from "./lexicon.ts";

/** How a word is written. */
export const Shape = { lower: 0, capital: 1, upper: 2, mixed: 3, initial: 4 } as const;

/** A word as it is written; equal words of one text share one. */
export interface Word {
  raw: string;
  lower: string;
  /** One of `Shape`. */
  shape: number;
  /** Bits of `Flag`. */
  flags: number;
}

export const TokenType = { word: 1, number: 2, mark: 3, newline: 4 } as const;

/** The tokens of a text in columns: words of letters, runs of digits, single marks, line breaks. Blanks are between them. */
export interface Tokens {
  text: string;
  count: number;
  type: Uint8Array;
  /** UTF-16 offsets. */
  start: Int32Array;
  end: Int32Array;
  /** The word where the type is word, else null. */
  words: (Word | null)[];
}

const BLANK = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
const NEWLINE = 4;

const classes = new Uint8Array(65536).fill(255);

function classify(code: number): number {
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return NEWLINE;
  if (code >= 0xd800 && code <= 0xdfff) return MARK;
  const character = String.fromCharCode(code);
  if (/\s/u.test(character)) return BLANK;
  if (code >= 48 && code <= 57) return DIGIT;
  // Text from old code pages writes the Greek capital delta as the sign of an increment.
  if (code === 0x2206 || /[\p{L}\p{M}]/u.test(character)) return LETTER;
  return MARK;
}

function classOf(code: number): number {
  const known = classes[code] as number;
  if (known !== 255) return known;
  return (classes[code] = classify(code));
}

function shapeOf(raw: string, lower: string): number {
  if (raw === lower) return Shape.lower;
  if (raw.length === 1) return Shape.initial;
  if (raw === raw.toUpperCase()) return Shape.upper;
  const rest = raw.slice(1);
  return rest === rest.toLowerCase() ? Shape.capital : Shape.mixed;
}

/** Cuts a text into tokens, in one pass. An apostrophe stays inside a word ("O'Brien") unless it begins "'s". */
export function tokenize(text: string): Tokens {
  let capacity = Math.max(16, text.length >> 2);
  let type = new Uint8Array(capacity);
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  const words: (Word | null)[] = [];
  const known = new Map<string, Word>();
  let count = 0;
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === BLANK) {
      at++;
      continue;
    }
    const begin = at++;
    let word: Word | null = null;
    if (kind === LETTER) {
      while (at < length) {
        const code = text.charCodeAt(at);
        if (classOf(code) === LETTER) at++;
        else if ((code === 39 || code === 0x2019) && at + 1 < length && classOf(text.charCodeAt(at + 1)) === LETTER) {
          const next = text.charCodeAt(at + 1) | 32;
          if (next === 115 && (at + 2 >= length || classOf(text.charCodeAt(at + 2)) !== LETTER)) break;
          at += 2;
        } else break;
      }
      const raw = text.slice(begin, at);
      const seen = known.get(raw);
      if (seen === undefined) {
        const lower = raw.toLowerCase();
        word = { raw, lower, shape: shapeOf(raw, lower), flags: flagsOf(lower) };
        known.set(raw, word);
      } else word = seen;
    } else if (kind === DIGIT) {
      while (at < length && classOf(text.charCodeAt(at)) === DIGIT) at++;
    }
    if (count === capacity) {
      capacity *= 2;
      const grown = [new Uint8Array(capacity), new Int32Array(capacity), new Int32Array(capacity)] as const;
      grown[0].set(type);
      grown[1].set(start);
      grown[2].set(end);
      [type, start, end] = grown;
    }
    type[count] = kind;
    start[count] = begin;
    end[count] = at;
    words.push(word);
    count++;
  }
  return { text, count, type, start, end, words };
}

/** Whether token `index` is the mark with this character code. */
export function isMark(tokens: Tokens, index: number, code: number): boolean {
  return (
    index >= 0 &&
    index < tokens.count &&
    tokens.type[index] === TokenType.mark &&
    tokens.text.charCodeAt(tokens.start[index] as number) === code
  );
}

/** Whether nothing stands between token `index` and the one after it. */
export function touchesNext(tokens: Tokens, index: number): boolean {
  return index >= 0 && index + 1 < tokens.count && tokens.end[index] === tokens.start[index + 1];
}

/** The word at `index` in lower case, or "" where there is none. */
export function lowerAt(tokens: Tokens, index: number): string {
  return (index >= 0 && index < tokens.count && tokens.words[index]?.lower) || "";
}
