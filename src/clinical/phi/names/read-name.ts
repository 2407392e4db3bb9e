import { Flag } from "../lexicon.ts";
import { beginsSentence, isProper, type Scan, take } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "../tokens.ts";
import { isEponymUse, isInitial, strength } from "./signs-of-names.ts";

/** Sure names of the text: their parts are names elsewhere in it too. */
export type KnownParts = Map<string, number>;

export interface Read {
  last: number;
  parts: number;
  best: number;
  sum: number;
}

/** Reads a name that begins at `index`: names, initials, particles, double names. `strict` stops at words that are no names. */
export function readName(scan: Scan, index: number, least: number): Read | undefined {
  const { tokens, taken } = scan;
  let last = -1;
  let parts = 0;
  let best = 0;
  let sum = 0;
  for (let at = index; at < tokens.count && parts < 5 && at < index + 12; at++) {
    if (taken[at] || tokens.type[at] === TokenType.newline) break;
    if (at > index && (tokens.start[at] as number) - (tokens.end[at - 1] as number) > 1 + 1) break;
    const word = tokens.words[at];
    if (!word) {
      if (isMark(tokens, at, 46) && last === at - 1 && (tokens.words[at - 1]?.raw.length ?? 9) === 1) continue;
      const joins = last === at - 1 || ((tokens.words[at - 1]?.flags ?? 0) & Flag.particle) !== 0;
      if (isMark(tokens, at, 45) && joins && tokens.end[at] === tokens.start[at + 1]) continue;
      break;
    }
    if (isInitial(scan, at)) {
      if (
        at === index &&
        !(
          strength(scan, at + 1) > 0 ||
          (isMark(tokens, at + 1, 46) && (strength(scan, at + 2) > 0 || isInitial(scan, at + 2)))
        )
      )
        break;
      last = at;
      parts++;
      continue;
    }
    const value = strength(scan, at);
    if (
      value >= (parts === 0 ? least : 1) ||
      (value === 0 &&
        least === 0 &&
        parts === 0 &&
        isProper(scan, at) &&
        !(word.flags & (Flag.title | Flag.clinical | Flag.organisation)))
    ) {
      last = at;
      parts++;
      best = Math.max(best, value);
      sum += value;
      continue;
    }
    if (word.flags & Flag.particle && word.raw.length <= 4 && nameFollows(scan, at)) continue;
    if (
      last === at - 2 &&
      isMark(tokens, at - 1, 45) &&
      tokens.end[at - 1] === tokens.start[at] &&
      word.shape === Shape.lower &&
      !(word.flags & (Flag.common | Flag.clinical | Flag.term))
    ) {
      last = at; // "Hauta-aho"
      continue;
    }
    if (last >= 0 && /^(?:II|III|IV|Jr|Sr|jr|sr)$/u.test(word.raw)) last = at;
    break;
  }
  if (last < 0) return undefined;
  return { last, parts, best, sum };
}

function nameFollows(scan: Scan, index: number): boolean {
  for (let at = index + 1; at <= index + 2; at++) {
    if (isMark(scan.tokens, at, 45) && scan.tokens.end[at] === scan.tokens.start[at + 1]) continue;
    if (strength(scan, at) > 0) return true;
    if (!((scan.tokens.words[at]?.flags ?? 0) & Flag.particle)) return false;
  }
  return false;
}

export function record(
  scan: Scan,
  parts: KnownParts,
  from: number,
  last: number,
  confidence: number,
  rule: string,
): number {
  for (let at = from; at <= last; at++) {
    const word = scan.tokens.words[at];
    if (word && word.raw.length > 2 && confidence >= 0.7 && !(word.flags & (Flag.particle | Flag.title))) {
      const ordinary = (word.flags & (Flag.common | Flag.clinical | Flag.month)) !== 0;
      // A part that is a word of the language is spread only from names that are certain, and only as written.
      if (!ordinary || confidence >= 0.9)
        parts.set(ordinary || word.flags & Flag.eponym ? word.raw : word.lower, confidence);
    }
  }
  take(scan, from, last, "name", confidence, rule);
  return last;
}

/** The token before `index` where that is a capitalised particle of the same name: "Du Cane". */
export function withParticle(scan: Scan, index: number): number {
  const word = scan.tokens.words[index - 1];
  const part =
    !!word &&
    word.shape === Shape.capital &&
    (word.flags & Flag.particle) !== 0 &&
    word.raw.length > 1 &&
    !(word.flags & (Flag.common | Flag.clinical | Flag.title));
  return part && !scan.taken[index - 1] && scan.tokens.start[index] === (scan.tokens.end[index - 1] as number) + 1
    ? index - 1
    : index;
}

/** Records a name and the names that "and" joins to it, which may then be words too: "Bowman and White". */
export function recordList(
  scan: Scan,
  parts: KnownParts,
  from: number,
  last: number,
  confidence: number,
  rule: string,
): number {
  const { tokens } = scan;
  const end = record(scan, parts, from, last, confidence, rule);
  const next = tokens.words[end + 2];
  if (
    lowerAt(tokens, end + 1) !== "and" ||
    !next ||
    next.shape !== Shape.capital ||
    !(next.flags & (Flag.given | Flag.family)) ||
    isEponymUse(scan, end + 2, end + 2)
  )
    return end;
  const read = readName(scan, end + 2, 1);
  const after = tokens.words[(read?.last ?? end + 2) + 1];
  if (read === undefined || (after && after.flags & Flag.clinical)) return end;
  return record(scan, parts, end + 2, read.last, 0.6, "name:list");
}

/** "J. Smith", "A Keller". */
export function readInitialled(scan: Scan, parts: KnownParts, index: number): number {
  const dotted = isMark(scan.tokens, index + 1, 46);
  const read = readName(scan, index, 1);
  if (read === undefined || read.best < (dotted ? 2 : 3) || read.last === index) return index;
  if (!dotted && beginsSentence(scan, index) && lowerAt(scan.tokens, index) === "a") return index;
  return isEponymUse(scan, index, read.last)
    ? read.last
    : record(scan, parts, index, read.last, dotted ? 0.85 : 0.6, "name:initial");
}
