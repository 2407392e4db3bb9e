/** A piece of a sig. `text` is in lower case and without the full stops of "p.o."; symbols are one character. */
export interface Token {
  kind: "word" | "number" | "symbol";
  text: string;
  /** The number's value; 0 for other tokens. */
  value: number;
  start: number;
  end: number;
  /** White space stands before it. */
  spaced: boolean;
}

const FRACTIONS: Readonly<Record<string, number>> = { "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3 };
/** What may be glued to the words after it: "BIDx7d", "qhsprn". */
const BEFORE_X = new Set(["bid", "tid", "qid", "qd", "daily", "qday", "qhs", "po", "hs", "tds", "qds", "bd", "h"]);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** Letters beyond ASCII count as letters when case changes them or they are above the punctuation blocks; good enough for words. */
const isLetter = (code: number): boolean =>
  isAsciiLetter(code) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000) || code === 0xb5;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f;

/** Cuts `text` from `from` to `to` into words, numbers and symbols. Letters and digits part: "q8h" is q, 8, h. Linear. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let at = from;
  let spaced = true;
  const push = (kind: Token["kind"], word: string, value: number, start: number, end: number): void => {
    tokens.push({ kind, text: word, value, start, end, spaced });
    spaced = false;
    at = end;
  };
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      spaced = true;
      at++;
    } else if (isDigit(code) || (code === 46 && isDecimalPoint(text, at, from, to))) {
      const end = numberEnd(text, at, to);
      push("number", "", numberValue(text.slice(at, end)), at, end);
    } else if (isLetter(code)) {
      word(text, at, to, push);
    } else {
      const character = text[at] as string;
      const fraction = FRACTIONS[character];
      if (fraction !== undefined) push("number", "", fraction, at, at + 1);
      else push("symbol", DASHES.has(character) ? "-" : character === "×" ? "x" : character, 0, at, at + 1);
    }
  }
  return tokens;
}

/** ".5" is a number, but the full stop of "q.4h" is none of it. */
function isDecimalPoint(text: string, at: number, from: number, to: number): boolean {
  return at + 1 < to && isDigit(text.charCodeAt(at + 1)) && !(at > from && isLetter(text.charCodeAt(at - 1)));
}

const DASHES = new Set(["-", "–", "—", "‑", "−", "‐"]);

function word(
  text: string,
  start: number,
  to: number,
  push: (kind: "word", word: string, value: number, start: number, end: number) => void,
): void {
  let end = start + 1;
  // Single letters with full stops between them are one abbreviation: "p.o.", "b.i.d".
  if (text.charCodeAt(end) === 46 && end + 1 < to && isAsciiLetter(text.charCodeAt(end + 1))) {
    let letters = text[start] as string;
    let reach = start;
    while (
      letters.length < 6 &&
      reach + 2 < to &&
      text.charCodeAt(reach + 1) === 46 &&
      isAsciiLetter(text.charCodeAt(reach + 2)) &&
      !(reach + 3 < to && isLetter(text.charCodeAt(reach + 3)))
    ) {
      reach += 2;
      letters += text[reach];
    }
    if (letters.length > 1) {
      const dotted = reach + 1 < to && text.charCodeAt(reach + 1) === 46 ? reach + 2 : reach + 1;
      push("word", letters.toLowerCase(), 0, start, dotted);
      return;
    }
  }
  while (end < to) {
    const code = text.charCodeAt(end);
    if (isLetter(code)) end++;
    else if ((code === 39 || code === 0x2019) && end + 1 < to && isAsciiLetter(text.charCodeAt(end + 1))) end++;
    else break;
  }
  const lower = text.slice(start, end).toLowerCase();
  if (lower.length > 3 && lower.endsWith("prn")) {
    push("word", lower.slice(0, -3), 0, start, end - 3);
    push("word", "prn", 0, end - 3, end);
    return;
  }
  if (lower.length > 2 && lower.endsWith("x") && BEFORE_X.has(lower.slice(0, -1))) {
    push("word", lower.slice(0, -1), 0, start, end - 1);
    push("word", "x", 0, end - 1, end);
    return;
  }
  push("word", lower, 0, start, end);
}

/** Where the number at `start` ends. A comma counts before three digits, or as a decimal sign where a word follows. */
function numberEnd(text: string, start: number, to: number): number {
  let end = start;
  while (end < to && isDigit(text.charCodeAt(end))) end++;
  while (
    end + 3 < to &&
    end > start &&
    text.charCodeAt(end) === 44 &&
    digitsAt(text, end + 1, to) === 3 &&
    end - start <= 3
  )
    end += 4;
  if (end + 4 === to && text.charCodeAt(end) === 44 && digitsAt(text, end + 1, to) === 3) end += 4;
  if (end + 1 < to && text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) {
    end++;
    while (end < to && isDigit(text.charCodeAt(end))) end++;
  } else if (end > start && text.charCodeAt(end) === 44) {
    const digits = digitsAt(text, end + 1, to);
    let after = end + 1 + digits;
    if (after < to && text.charCodeAt(after) === 32) after++;
    const decimal = digits > 0 && digits < 3 && after < to && isLetter(text.charCodeAt(after));
    if (decimal && (start === 0 || text.charCodeAt(start - 1) !== 44)) end += 1 + digits;
  }
  return end;
}

/** The count of digits from `at` on, at most 4. */
function digitsAt(text: string, at: number, to: number): number {
  let count = 0;
  while (count < 4 && at + count < to && isDigit(text.charCodeAt(at + count))) count++;
  return count;
}

function numberValue(digits: string): number {
  const comma = digits.indexOf(",");
  if (comma < 0) return Number(digits);
  return digits.length - comma === 4 || digits.indexOf(",", comma + 1) > 0
    ? Number(digits.replaceAll(",", ""))
    : Number(digits.replace(",", "."));
}
