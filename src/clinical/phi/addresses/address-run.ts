import { Flag } from "../lexicon.ts";
import { STATE_CODES } from "../places.ts";
import { isProper, type Scan } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType, touchesNext } from "../tokens.ts";
import { leadEvidence } from "./lead-words.ts";
import { postcodeEnd } from "./postcodes.ts";
import {
  AFTER_NAME,
  hasNewline,
  isGivenName,
  isPlaceWord,
  isPostBox,
  isTitleUse,
  lineStart,
  nextSolid,
  streetAhead,
  touchesWord,
} from "./signs-of-addresses.ts";

const LONGEST_ADDRESS = 44;

interface Run {
  last: number;
  evidence: number;
  /** Where the address itself begins: a name may stand before it. */
  first: number;
}

export function readRun(scan: Scan, from: number): Run {
  const { tokens, taken } = scan;
  let last = from - 1;
  let evidence = leadEvidence(scan, from);
  let numbers = 0;
  let words = 0;
  let streets = 0;
  let units = 0;
  let lines = 0;
  let first = from;
  let firstNumber = -1;
  let cities = 0;
  let letters = 0;
  let firstComma = -1;
  /** Nothing but words of no known place stands before the first comma. */
  let bare = false;
  for (let at = from; at < tokens.count && at < from + LONGEST_ADDRESS; at++) {
    if (taken[at]) break;
    const type = tokens.type[at];
    if (type === TokenType.newline) {
      if (isMark(tokens, at + 1, 62) || isMark(tokens, at + 1, 63)) continue;
      if (tokens.type[at + 1] === TokenType.newline && tokens.type[at - 1] === TokenType.newline) break;
      continue;
    }
    const newLine = last >= from && tokens.type[at - 1] !== TokenType.word && hasNewline(scan, last, at);
    if (type === TokenType.number) {
      const length = (tokens.end[at] as number) - (tokens.start[at] as number);
      if (length > 6 || touchesWord(scan, at)) break;
      if (/[%°:]/u.test(tokens.text[tokens.end[at] as number] ?? " ") && tokens.text[tokens.end[at] as number] !== ":")
        break;
      if (firstNumber < 0) firstNumber = at;
      if (words > 0 && length >= 4 && numbers > 0) evidence += 0.5;
      numbers++;
      if (newLine) lines++;
      last = at;
      continue;
    }
    if (type === TokenType.mark) {
      const mark = tokens.text[tokens.start[at] as number] as string;
      if (mark === "." && at > from) {
        // A full stop ends the address unless it ends an abbreviation or an initial.
        const word = tokens.words[at - 1];
        if (
          !word ||
          tokens.end[at - 1] !== tokens.start[at] ||
          !(word.raw.length === 1 || word.flags & (Flag.street | Flag.unit) || word.raw.length <= 3)
        )
          break;
        if (word.raw.length > 4) break;
        last = at;
        continue;
      }
      if (mark === "," && firstComma < 0) {
        firstComma = at;
        bare = numbers === 0 && streets === 0 && units === 0 && cities === 0;
      }
      if (",-/'’#>?()&".includes(mark) || (mark === "∆" && touchesNext(tokens, at))) {
        if (mark === "?" && !lineStart(scan, at)) break;
        if (mark === "#") units++;
        continue;
      }
      if (mark === "\\" && lowerAt(tokens, at + 1) === "n") continue;
      break;
    }
    const word = tokens.words[at];
    if (!word) break;
    if (isMark(tokens, at + 1, 58)) break; // the label of the next line
    const postcode = postcodeEnd(scan, at);
    if (postcode > at) {
      evidence += 1.5;
      last = postcode;
      at = postcode;
      continue;
    }
    const state =
      word.shape === Shape.upper &&
      at > from &&
      words > 0 &&
      (STATE_CODES.has(word.raw) || (word.raw.length === 2 && units > 0));
    if (
      newLine &&
      !state &&
      (word.flags & (Flag.common | Flag.clinical)) !== 0 &&
      !(word.flags & (Flag.street | Flag.unit | Flag.city | Flag.country))
    )
      break;
    if (word.flags & Flag.unit && tokens.type[nextSolid(scan, at)] === TokenType.number) {
      if (
        word.lower === "unit" ||
        word.lower === "floor" ||
        word.lower === "flat" ||
        word.lower === "lot" ||
        word.lower === "box"
      )
        evidence += 0.6;
      else evidence += 1.6;
      if (units === 0 && words > 0 && numbers === 0 && isGivenName(scan, from)) first = at;
      units++;
      last = at;
      if (newLine) lines++;
      continue;
    }
    if (isPostBox(scan, at) && isNearBox(scan, at)) {
      evidence += 2.5;
      last = at;
      continue;
    }
    if (isTitleUse(scan, at)) break;
    const dutch =
      word.raw.length === 2 &&
      tokens.type[at - 1] === TokenType.number &&
      (tokens.end[at - 1] as number) - (tokens.start[at - 1] as number) === 4;
    const abbreviation =
      word.shape === Shape.upper && word.raw.length <= 3 && !STATE_CODES.has(word.raw) && units === 0 && !dutch;
    if (
      abbreviation &&
      !scan.upperCased &&
      !(word.flags & (Flag.country | Flag.street | Flag.unit)) &&
      !isPostBox(scan, at)
    )
      break;
    if (dutch && word.shape === Shape.upper && words > 0) {
      last = at; // "1015 CJ"
      continue;
    }
    const place = isPlaceWord(scan, at);
    const street =
      (word.flags & Flag.street) !== 0 &&
      (isProper(scan, at) ||
        scan.lowerCased ||
        /^(?:ul|r|pl|tee|mnt|põik|utca|út|tn|tänav|trg|cesta|u)$/u.test(word.lower) ||
        (numbers > 0 &&
          words === 0 &&
          /^(?:rue|avenue|boulevard|bd|chemin|impasse|allée|place|quai|via|calle|rua|avenida)$/u.test(word.lower)));
    if (street) {
      streets++;
      evidence +=
        word.flags & Flag.sureStreet || (words > 0 && numbers > 0 && AFTER_NAME.test(word.lower))
          ? 1.3
          : (word.flags & (Flag.common | Flag.clinical)) === 0
            ? 1
            : 0.7;
      words++;
      last = at;
      if (newLine) lines++;
      continue;
    }
    if (state) {
      const next = nextSolid(scan, at);
      if (cities > 0 || words > 0)
        evidence +=
          tokens.type[next] === TokenType.number && (tokens.end[next] as number) - (tokens.start[next] as number) === 5
            ? 2
            : 0.7;
      last = at;
      words++;
      continue;
    }
    if (place) {
      if (word.flags & Flag.city) {
        cities++;
        evidence += 0.6;
      }
      if (word.flags & Flag.country) evidence += 0.6;
      words++;
      letters += word.raw.length;
      if (newLine) lines++;
      last = at;
      continue;
    }
    // "2402 Old Mill Blvd": a word of the language in the name of a street.
    if (at > from && numbers > 0 && word.shape === Shape.capital && streetAhead(scan, at)) {
      words++;
      last = at;
      continue;
    }
    const particle =
      (word.flags & Flag.particle) !== 0 ||
      /^(?:of|the|and|upon|na|nad|pod|over|in|sur|sous|les|aux|d|do|az|am|im|an)$/u.test(word.lower) ||
      word.raw.length === 1 ||
      (units > 0 && word.raw.length <= 3 && tokens.type[at + 1] === TokenType.number) ||
      (words > 0 &&
        word.shape === Shape.lower &&
        tokens.type[at + 1] === TokenType.number &&
        (word.flags & (Flag.common | Flag.clinical | Flag.term)) === 0) ||
      (streets > 0 && isProper(scan, at) && (word.flags & (Flag.title | Flag.particle)) !== 0);
    if (particle && last >= from && joinsOn(scan, at)) continue;
    break;
  }
  if (numbers > 0 && words > 0) evidence += 0.6;
  if (numbers > 0 && streets > 0) evidence += 0.7;
  if (lines > 1 && numbers > 0) evidence += 0.5;
  if (numbers === 0 && units === 0 && cities === 0 && streets === 0) evidence = 0;
  if (numbers === 0 && units === 0 && streets > 0 && words < 2) evidence = 0;
  if (words === 0 && units === 0 && !(evidence > 2.4)) evidence = 0;
  if (firstNumber > from && hasNewline(scan, from, firstNumber)) {
    // Lines without a number before the address are names and institutions.
    let at = firstNumber;
    while (at > from && !(tokens.type[at] === TokenType.newline)) at--;
    while (at < firstNumber && tokens.type[at] !== TokenType.word && tokens.type[at] !== TokenType.number) at++;
    first = at;
  }
  // "Patel, 14 Acacia Avenue": a person stands before the first comma.
  if (bare && first === from && isGivenName(scan, from) && firstComma + 1 <= last) first = firstComma + 1;
  while (last > from && tokens.type[last] === TokenType.mark) last--;
  if (scan.upperCased && letters > 0 && evidence < 3.2) evidence = 0;
  return { last: Math.max(last, from), evidence, first };
}

/** The first token of "the corner of", where that leads the address. */
export function cornerBefore(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  if (lowerAt(tokens, index - 1) !== "of" || lowerAt(tokens, index - 2) !== "corner") return index;
  const first = lowerAt(tokens, index - 3) === "the" ? index - 3 : index - 2;
  return taken[first] ? index : first;
}

function isNearBox(scan: Scan, index: number): boolean {
  for (let at = index; at < index + 6 && at < scan.tokens.count; at++)
    if (scan.tokens.type[at] === TokenType.number) return true;
  return false;
}

/** Whether the address goes on after a particle. */
function joinsOn(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  for (let at = index + 1; at < index + 4 && at < tokens.count; at++) {
    if (tokens.type[at] === TokenType.number) return true;
    const word = tokens.words[at];
    if (!word) {
      if (tokens.type[at] === TokenType.newline) return false;
      continue;
    }
    if (isPlaceWord(scan, at)) return true;
    if (!(word.flags & Flag.particle) && word.raw.length > 3) return false;
  }
  return false;
}
