import { PhraseAutomaton } from "../sentences/phrases.ts";
import { LINE_END, TokenTable } from "../tokens.ts";
import { type Course, FINDINGS, inflections } from "./findings.ts";
import type { MentionInput } from "./mention.ts";

export interface Span {
  start: number;
  end: number;
}

const needle = new TokenTable();

/**
 * The places of the wanted mentions, by start. Words are found whole, in any case and over any white space; words that
 * stand nowhere whole are looked for as letters, so that a text with its spaces lost is still judged. Places outside the
 * text are left out.
 */
export function locate(text: string, table: TokenTable, wanted: readonly MentionInput[]): Span[] {
  const spans: Span[] = [];
  for (const input of wanted) {
    if (typeof input === "string") {
      const before = spans.length;
      findWhole(table, input, spans);
      if (spans.length === before) findLetters(text, input.trim(), spans);
    } else if (input !== null && typeof input === "object") {
      const { start, end } = input;
      if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length) {
        spans.push({ start, end });
      }
    }
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Knuth-Morris-Pratt over word hashes (32 bits: words of one hash are taken to be one word), line ends left out, so that
 * time is linear for any words in any text.
 */
function findWhole(table: TokenTable, words: string, spans: Span[]): void {
  needle.read(words);
  const hashes: number[] = [];
  for (let row = 0; row < needle.count; row++) if (needle.kind[row] !== LINE_END) hashes.push(needle.hash[row]!);
  const length = hashes.length;
  if (length === 0) return;
  const fallback = new Int32Array(length);
  for (let at = 1, k = 0; at < length; at++) {
    while (k > 0 && hashes[at] !== hashes[k]) k = fallback[k - 1]!;
    if (hashes[at] === hashes[k]) k++;
    fallback[at] = k;
  }
  /** Rows of the last `length` tokens that are no line ends, in a ring. */
  const recent = new Int32Array(length);
  let seen = 0;
  for (let row = 0, k = 0; row < table.count; row++) {
    if (table.kind[row] === LINE_END) continue;
    recent[seen++ % length] = row;
    const hash = table.hash[row]!;
    while (k > 0 && hash !== hashes[k]) k = fallback[k - 1]!;
    if (hash === hashes[k]) k++;
    if (k < length) continue;
    const start = table.start[recent[seen % length]!]!;
    const end = table.end[row]!;
    spans.push({ start, end });
    k = 0;
  }
}

function findLetters(text: string, words: string, spans: Span[]): void {
  if (words === "") return;
  const lower = text.toLowerCase();
  // Lower-casing a few letters changes the length; offsets would no longer hold.
  const [inText, inWords] = lower.length === text.length ? [lower, words.toLowerCase()] : [text, words];
  for (let at = inText.indexOf(inWords); at >= 0; at = inText.indexOf(inWords, at + inWords.length)) {
    spans.push({ start: at, end: at + inWords.length });
  }
}

export const findings = new PhraseAutomaton<Course>(
  FINDINGS.flatMap(({ words, course }) => words.flatMap(inflections).map((word) => [word, course] as const)),
);
