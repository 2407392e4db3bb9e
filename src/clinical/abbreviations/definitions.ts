import { isWordUnit } from "./tokens.ts";

/** "multiple sclerosis (MS)": the text itself says what the letters mean. */
export interface Definition {
  readonly short: string;
  readonly long: string;
  /** UTF-16 offset of the short form. */
  readonly at: number;
}

const LONGEST_INSIDE = 80;
const LONGEST_SHORT = 10;

/**
 * Finds definitions in brackets, either way round: "long form (SF)" and "SF (long form)".
 * The algorithm of Schwartz and Hearst (Pacific Symposium on Biocomputing 2003): the letters of the short form are
 * matched from the right, the first at the beginning of a word. Every bracket looks at a bounded piece of text.
 */
export function definitionsIn(text: string): Definition[] {
  const found: Definition[] = [];
  for (let open = text.indexOf("("); open >= 0; open = text.indexOf("(", open + 1)) {
    const inside = text.slice(open + 1, open + 2 + LONGEST_INSIDE);
    const close = inside.search(/[()]/);
    if (close < 2 || inside[close] !== ")") continue;
    const content = inside.slice(0, close);
    // "DIAGNOSIS(ES)" is a plural.
    if (open > 0 && isWordUnit(text.charCodeAt(open - 1))) continue;
    const offset = content.length - content.trimStart().length;
    const trimmed = content.trim();
    if (isShortForm(trimmed)) {
      const long = longFormBefore(text, open, trimmed);
      if (long) found.push({ short: trimmed, long, at: open + 1 + offset });
      continue;
    }
    const short = wordBefore(text, open);
    if (short && isShortForm(short.text) && trimmed.length > short.text.length) {
      const long = longestMatch(short.text, trimmed);
      if (long === trimmed) found.push({ short: short.text, long, at: short.at });
    }
  }
  return found;
}

/** Two to ten letters and digits, at least one a capital: "MS", "pCO2"; no word and no number. */
function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST_SHORT || !/^[A-Za-z0-9][A-Za-z0-9&/-]*$/.test(text)) return false;
  return /[A-Z]/.test(text) && !/^[A-Z]?[a-z]+$/.test(text);
}

function wordBefore(text: string, open: number): { text: string; at: number } | null {
  let end = open;
  while (end > 0 && text[end - 1] === " " && open - end < 3) end--;
  let start = end;
  while (start > 0 && end - start <= LONGEST_SHORT && !/\s/.test(text[start - 1]!)) start--;
  return start < end ? { text: text.slice(start, end), at: start } : null;
}

/** The words before the bracket that the short form was made from, or null. */
function longFormBefore(text: string, open: number, short: string): string | null {
  const most = Math.min(short.length + 5, short.length * 2);
  let start = open;
  let words = 0;
  const least = Math.max(0, open - 24 * most);
  while (start > least && words < most) {
    while (start > least && !isWordUnit(text.charCodeAt(start - 1))) {
      // A sentence, a line of a table or another bracket ends the long form.
      const mark = text[start - 1]!;
      if (/[.;:()]/.test(mark)) return longestMatch(short, text.slice(start, open).trim());
      start--;
    }
    while (start > least && isWordUnit(text.charCodeAt(start - 1))) start--;
    words++;
  }
  return longestMatch(short, text.slice(start, open).trim());
}

function longestMatch(short: string, candidate: string): string | null {
  const small = short.toLowerCase();
  const long = candidate.toLowerCase();
  // Case mapping changes the length of a few letters; then offsets would not fit.
  if (long.length !== candidate.length) return null;
  let at = long.length - 1;
  for (let index = small.length - 1; index >= 0; index--) {
    const letter = small[index]!;
    if (!/[a-z0-9]/.test(letter)) continue;
    while (at >= 0 && (long[at] !== letter || (index === 0 && at > 0 && isWordUnit(long.charCodeAt(at - 1))))) at--;
    if (at < 0) return null;
    at--;
  }
  const start = at + 1;
  const found = candidate.slice(start).replace(/\s+/g, " ");
  if (
    found.length <= short.length ||
    found
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .includes(small)
  )
    return null;
  return found;
}
