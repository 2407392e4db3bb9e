import { Flag } from "../lexicon.ts";
import type { Scan } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "../tokens.ts";
import { type KnownParts, readName, record } from "./read-name.ts";
import { isEponymUse, isInitial, strength } from "./signs-of-names.ts";

const LABELS = new Set(
  "name patient attending physician provider surgeon doctor author resident consultant referring pcp spouse mother father guarantor contact signed by dictated cc dear radiologist technologist nurse interpreter kin to from re pt hi hello thanks regards sincerely user guardian insured subscriber cardiologist oncologist anesthesiologist assistant pathologist transcribed witness employer proxy practitioner midwife therapist".split(
    " ",
  ),
);

const NAMING = /^(?:named|called|name|names|nicknamed|alias|aka|under|née|nee|it's)$/u;

/** Names that a title, a label, a credential or a family relation announces. */
export function findSure(scan: Scan, parts: KnownParts): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    const word = tokens.words[index];
    if (!word || taken[index]) continue;
    if (parts.size > 0 && parts.has(word.lower)) {
      const read = readName(scan, index, 0);
      index = record(scan, parts, index, read?.last ?? index, 0.97, "name:known");
      continue;
    }
    if (
      word.flags & Flag.title &&
      !(word.shape === Shape.lower && tokens.type[index - 1] === TokenType.number) && // "0.4 ms"
      (word.shape !== Shape.lower || scan.lowerCased || /^(?:dr|mr|mrs|ms|prof)$/u.test(word.lower)) &&
      !(word.flags & Flag.clinical && word.shape === Shape.upper)
    ) {
      const next = isMark(tokens, index + 1, 46) ? index + 2 : index + 1;
      const second =
        (tokens.words[next]?.flags ?? 0) & Flag.title ? (isMark(tokens, next + 1, 46) ? next + 2 : next + 1) : next;
      if (second < tokens.count && (tokens.start[second] as number) - (tokens.end[second - 1] as number) <= 2) {
        const dotted = second !== index + 1;
        const capitals = word.shape === Shape.upper && !dotted; // "MR BRAIN" is a scan
        const formal =
          !capitals && /^(?:dr|mr|mrs|ms|mx|prof|professor|herr|frau|mme|rev|miss|dott|dra)$/u.test(word.lower);
        const read = readName(scan, second, formal ? 0 : 2);
        if (read !== undefined && !(scan.lowerCased && read.best === 0)) {
          index = record(scan, parts, second, read.last, formal ? 0.95 : 0.85, "name:title");
          continue;
        }
      }
    }
    if (LABELS.has(word.lower) && readLabel(scan, parts, index)) continue;
    if (word.flags & Flag.credential) readCredential(scan, parts, index);
    if (word.flags & Flag.relation || NAMING.test(word.lower)) readRelation(scan, parts, index);
  }
}

/** "Name: KELLER, Anna B." and "Electronically signed by A. Keller". */
function readLabel(scan: Scan, parts: KnownParts, index: number): boolean {
  const { tokens } = scan;
  const word = lowerAt(tokens, index);
  let at = index + 1;
  while (
    at < index + 4 &&
    /^(?:name|names|md|physician|provider|by|of|doctor|is|surgeon|team)$/u.test(lowerAt(tokens, at)) &&
    !isMark(tokens, at - 1, 58)
  )
    at++;
  let colon = isMark(tokens, at, 58) || (word === "name" && isMark(tokens, at, 63));
  if (colon) at++;
  else if (!/^(?:by|dear|hi|hello|name)$/u.test(word) && lowerAt(tokens, at - 1) !== "is") return false;
  if (colon && isMark(tokens, at, 45)) at++;
  if (colon && tokens.type[at] === TokenType.newline) at++;
  if (lowerAt(tokens, at - 1) === "is") colon = false;
  while ((tokens.words[at]?.flags ?? 0) & Flag.title && (isMark(tokens, at + 1, 46) || strength(scan, at + 1) > 0))
    at += isMark(tokens, at + 1, 46) ? 2 : 1;
  const read = readName(scan, at, colon ? 1 : 2);
  if (read === undefined) return false;
  if (scan.upperCased && !colon) return false;
  let last = read.last;
  // "Last, First M."
  if (colon && isMark(tokens, last + 1, 44)) {
    const rest = readName(scan, last + 2, 1);
    if (
      rest !== undefined &&
      !(
        (tokens.words[last + 2]?.flags ?? 0) & Flag.credential &&
        tokens.words[last + 2]?.shape === Shape.upper &&
        read.parts > 1
      )
    )
      last = rest.last;
  }
  if (colon && last === read.last && read.parts === 1 && read.best < 2 && word !== "name") return false;
  if (colon && /^(?:to|from|re|contact|user|employer|cc)$/u.test(word) && read.best < 2 && read.parts < 2) return false;
  record(
    scan,
    parts,
    at,
    last,
    colon ? 0.93 : read.best === 3 || read.parts > 1 ? 0.85 : 0.6,
    colon ? "name:label" : "name:by",
  );
  return true;
}

/** "Anna Keller, MD", "A. Keller RN": reads backwards from the credential. */
function readCredential(scan: Scan, parts: KnownParts, index: number): void {
  const { tokens, taken } = scan;
  const credential = tokens.words[index];
  if (
    !credential ||
    (credential.shape !== Shape.upper &&
      !/^(?:PhD|PharmD|MBBCh|Esq|MBChB|PsyD)$/u.test(credential.raw) &&
      !(scan.lowerCased && isMark(tokens, index - 1, 44)))
  )
    return;
  const comma = isMark(tokens, index - 1, 44);
  const end = comma ? index - 2 : index - 1;
  if (end < 0 || taken[end]) return;
  let first = -1;
  let values = 0;
  let count = 0;
  for (let at = end; at >= 0 && count < 4; at--) {
    if (taken[at] || tokens.type[at] === TokenType.newline) break;
    if (isMark(tokens, at, 46) && (tokens.words[at - 1]?.raw.length ?? 9) === 1) continue;
    if (isMark(tokens, at, 45)) continue;
    const value = strength(scan, at);
    if (value === 0 && !isInitial(scan, at) && !((tokens.words[at]?.flags ?? 0) & Flag.particle && first >= 0)) break;
    if (value === 0 && (tokens.words[at]?.flags ?? 0) & Flag.particle && strength(scan, at - 1) === 0) break;
    if (value > 0 || isInitial(scan, at)) first = at;
    values = Math.max(values, value);
    count++;
  }
  if (first < 0 || values === 0 || (count === 1 && (values < 2 || !comma)) || (!comma && values < 2)) return;
  if (/^(?:MS|PT|OT|PA|DO|BS|BA|MD|AC|NP|OD)$/u.test(credential.raw) && !comma && values < 3) return;
  record(scan, parts, first, end, 0.9, "name:credential");
}

/** "daughter Anna", "pt John Smith", "named Timotea". */
function readRelation(scan: Scan, parts: KnownParts, index: number): void {
  const { tokens } = scan;
  let at = index + 1;
  if (isMark(tokens, at, 44) || isMark(tokens, at, 40)) at++;
  if (/^(?:is|was|named|called|to|it's)$/u.test(lowerAt(tokens, at)) && NAMING.test(lowerAt(tokens, index))) at++;
  if (isMark(tokens, at, 63)) return;
  const naming = NAMING.test(lowerAt(tokens, index)) && lowerAt(tokens, index) !== "it's";
  const read = readName(scan, at, naming ? 1 : 2);
  if (read === undefined || (tokens.start[at] as number) - (tokens.end[at - 1] as number) > 1) return;
  if (scan.upperCased && read.best < 3) return;
  if (read.best === 1 && read.parts === 1 && (tokens.words[at]?.flags ?? 0) & Flag.clinical) return;
  if (isEponymUse(scan, at, read.last, true)) return;
  record(scan, parts, at, read.last, read.best === 3 ? 0.88 : 0.75, naming ? "name:naming" : "name:relation");
}
