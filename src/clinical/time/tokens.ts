import { type WordEntry, wordEntry } from "./lexicon.ts";

/** A run of letters, a run of digits, or one other character. */
export interface Token {
  kind: "word" | "number" | "mark" | "end";
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** Lower-case word, digits, or the character. */
  word: string;
  /** Value of a number of at most nine digits, else NaN. */
  number: number;
  /** No white space before it. */
  glued: boolean;
  /** A paragraph, sentence on the line before, or list item ends before it: no expression reaches over this. */
  apart: boolean;
  /** Begins with a capital letter. */
  capital: boolean;
  entry: WordEntry | undefined;
}

const LONGEST_WORD = 16;

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x3000
  );
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x2bff) && code < 0xd800;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Tokens of `text` from `from` to `to`, in order, with one end mark after the last. */
export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let at = from;
  let glued = at > 0 && !isSpace(text.charCodeAt(at - 1));
  let newlines = 0;
  let previous = "";
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      glued = false;
      if (code === 10) newlines++;
      at++;
      continue;
    }
    const start = at;
    let kind: Token["kind"] = "mark";
    if (isLetter(code)) {
      kind = "word";
      while (at < to && isLetter(text.charCodeAt(at))) at++;
    } else if (isDigit(code)) {
      kind = "number";
      while (at < to && isDigit(text.charCodeAt(at))) at++;
    } else {
      at++;
    }
    const raw = at - start > LONGEST_WORD ? "" : text.slice(start, at);
    const word = kind === "word" ? raw.toLowerCase() : raw;
    const capital = kind === "word" && code >= 65 && code <= 90;
    const apart =
      newlines > 1 || (newlines === 1 && (capital || kind === "mark" || ".:;".includes(previous) || previous === ""));
    tokens.push({
      kind,
      start,
      end: at,
      word,
      number: kind === "number" && at - start <= 9 ? Number(raw) : Number.NaN,
      glued,
      apart,
      capital,
      entry: kind === "word" ? wordEntry(word) : undefined,
    });
    glued = true;
    newlines = 0;
    previous = kind === "mark" ? word : "a";
  }
  tokens.push({
    kind: "end",
    start: to,
    end: to,
    word: "",
    number: Number.NaN,
    glued: false,
    apart: true,
    capital: false,
    entry: undefined,
  });
  return tokens;
}
