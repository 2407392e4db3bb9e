import { Flag } from "../lexicon.ts";
import { isProper, type Scan } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType, touchesNext } from "../tokens.ts";

/** Street words that are sure behind a number and a name. */
export const AFTER_NAME = /^(?:st|dr|ct|pl|ter|cir|way|court|drive|place|terrace|circle|square|close|trail)$/u;

/** Whether a number runs into a word of two letters or more: "10am", "2nd", "5mg". */
export function touchesWord(scan: Scan, index: number): boolean {
  return touchesNext(scan.tokens, index) && (scan.tokens.words[index + 1]?.raw.length ?? 0) > 1;
}

/** Whether "Dr" leads a name here, and is no Drive. */
export function isTitleUse(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  if (lowerAt(tokens, index) !== "dr") return false;
  const before = tokens.words[index - 1];
  if (!before || !isProper(scan, index - 1) || tokens.start[index] !== (tokens.end[index - 1] as number) + 1)
    return true;
  const next = isMark(tokens, index + 1, 46) ? index + 2 : index + 1;
  return (
    isProper(scan, next) &&
    isGivenName(scan, next) &&
    (tokens.words[next]?.flags ?? 0) !== 0 &&
    !isPlaceName(scan, next)
  );
}

function isPlaceName(scan: Scan, index: number): boolean {
  return (
    ((scan.tokens.words[index]?.flags ?? 0) & (Flag.city | Flag.state | Flag.country | Flag.street | Flag.unit)) !== 0
  );
}

export function touchesLeft(scan: Scan, index: number): boolean {
  return /[\p{L}\p{N}./%-]/u.test(scan.tokens.text[(scan.tokens.start[index] as number) - 1] ?? " ");
}

/** Whether one of the next three capitalised words names a street for sure. */
export function streetAhead(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  for (let at = index + 1; at <= index + 3; at++) {
    const word = tokens.words[at];
    if (!word || word.shape !== Shape.capital) return false;
    if (word.flags & Flag.sureStreet || (word.flags & Flag.street && !isMark(tokens, at + 1, 46) && at === index + 1))
      return true;
  }
  return false;
}

export function isPostBox(scan: Scan, index: number): boolean {
  const word = lowerAt(scan.tokens, index);
  return (
    (word === "p" && lowerAt(scan.tokens, index + 2) === "o") ||
    word === "po" ||
    word === "postfach" ||
    word === "apdo" ||
    word === "psc"
  );
}

/** A capitalised word that can be part of an address: unknown, a place or a street, not a word of the language. */
export function isPlaceWord(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  if (!word || !isProper(scan, index)) return false;
  if (word.flags & (Flag.street | Flag.city | Flag.country | Flag.state | Flag.unit)) return true;
  if (word.flags & (Flag.clinical | Flag.title | Flag.credential) && !(word.flags & (Flag.given | Flag.family)))
    return false;
  if (word.flags & Flag.common)
    return word.shape === Shape.capital && !scan.lowerCased && (word.flags & (Flag.given | Flag.family)) !== 0;
  return (
    (word.flags & (Flag.month | Flag.weekday | Flag.term)) === 0 || (word.flags & (Flag.given | Flag.family)) !== 0
  );
}

export function isGivenName(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  return !!word && (word.flags & (Flag.given | Flag.family)) !== 0;
}

export function lineStart(scan: Scan, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && (isMark(scan.tokens, at, 63) || isMark(scan.tokens, at, 62))) at--;
  return at < 0 || scan.tokens.type[at] === TokenType.newline;
}

export function hasNewline(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (scan.tokens.type[at] === TokenType.newline) return true;
  return false;
}

export function nextSolid(scan: Scan, index: number): number {
  const { tokens } = scan;
  let at = index + 1;
  while (at < tokens.count && at < index + 4 && tokens.type[at] === TokenType.mark) at++;
  return at;
}
