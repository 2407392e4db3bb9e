import { Flag } from "../lexicon.ts";
import { beginsSentence, isProper, type Scan } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "../tokens.ts";
import { type KnownParts, type Read, readInitialled, readName, recordList, withParticle } from "./read-name.ts";
import { clinicalNearby, isDrugUse, isEponymUse, isInitial, strength } from "./signs-of-names.ts";
import { readPostcodeAfter, readTown } from "./towns.ts";

const BY =
  /^(?:by|with|named|called|from|per|and|under|contact|hello|hi|dear|meet|met|saw|told|asked|unlike|via|regarding|as|of|to|for)$/u;

const SPEECH =
  /^(?:said|says|stated|states|shouted|told|tells|asked|explained|points|writes|wrote|lives|lived|called|calls|began|spent|had|has|was|is|shall|will|reports|reported|denies|works|agrees|agreed|understands|requested|speak|can)$/u;

/** Names and towns by their look and their place in the sentence. */
export function findProbable(scan: Scan, parts: KnownParts): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index] || tokens.type[index] !== TokenType.word) continue;
    const word = tokens.words[index];
    if (
      !word ||
      !isProper(scan, index) ||
      word.flags &
        (Flag.month | Flag.weekday | Flag.title | Flag.credential && word.shape === Shape.upper ? Flag.credential : 0)
    ) {
      if (word && isInitial(scan, index)) index = readInitialled(scan, parts, index);
      continue;
    }
    const town = readTown(scan, index);
    if (town >= index) {
      index = readPostcodeAfter(scan, town);
      continue;
    }
    const value = strength(scan, index);
    if (value === 0) continue;
    const read = readName(scan, index, 1);
    if (read === undefined) continue;
    if (scan.upperCased && !(read.parts > 1 && read.best === 3 && read.sum >= 5)) {
      index = read.last;
      continue;
    }
    if (isEponymUse(scan, index, read.last)) {
      index = read.last;
      continue;
    }
    const confidence = confidenceOf(scan, index, read);
    if (confidence >= 0.5)
      index = recordList(
        scan,
        parts,
        withParticle(scan, index),
        read.last,
        confidence,
        read.parts > 1 ? "name:full" : "name:single",
      );
    else index = Math.max(index, read.last);
  }
}

function confidenceOf(scan: Scan, index: number, read: Read): number {
  const { tokens } = scan;
  const word = tokens.words[index];
  if (!word) return 0;
  const before = lowerAt(tokens, index - 1);
  const after = lowerAt(tokens, read.last + 1);
  const apostrophe = isMark(tokens, read.last + 1, 39) || isMark(tokens, read.last + 1, 0x2019);
  const starts = beginsSentence(scan, index);
  if (read.parts > 1) {
    const given = (word.flags & Flag.given) !== 0;
    if (word.shape === Shape.upper && tokens.words[read.last]?.shape === Shape.upper) {
      // Two words in capitals are a heading more often than a person.
      return given && read.best === 3 && read.sum >= 5 ? 0.75 : 0.3;
    }
    if (read.best === 3 && (given || read.sum >= 4)) return given && read.sum >= 5 ? 0.93 : 0.82;
    if (read.best === 3) return read.sum >= 3 && (read.sum > 3 || !starts || given) ? 0.6 : 0.3;
    if (read.best === 2 && read.sum >= 2) {
      if (clinicalNearby(scan, index) && !BY.test(before) && !SPEECH.test(after) && !given) return 0.45;
      if (read.sum >= 4) return 0.62;
      return starts ? 0.5 : 0.55;
    }
    return given && (tokens.words[read.last]?.flags ?? 0) & Flag.family && !starts ? 0.5 : 0.2;
  }
  const colon = isMark(tokens, read.last + 1, 58) && starts;
  const quote = tokens.text.slice(tokens.end[read.last + 1] ?? 0, (tokens.end[read.last + 1] ?? 0) + 2).trim();
  const colonSpeech = colon && (read.best === 3 || /^["“'‘«]/u.test(quote));
  // "Peds: ...": what no lexicon knows is a heading here unless somebody speaks.
  if (colon && read.best === 2 && (word.raw.length < 3 || (!colonSpeech && clinicalNearby(scan, index, 1)))) return 0.4;
  if (read.best === 2 && word.raw.length < 3) return 0.3;
  const grammar =
    (/^(?:hi|hello|dear|named|called)$/u.test(before) ? 1.5 : BY.test(before) ? 1 : 0) +
    (SPEECH.test(after) ? 1 : 0) +
    (apostrophe && lowerAt(tokens, read.last + 2) === "s" ? 1 : 0) +
    (isMark(tokens, read.last + 1, 44) && starts ? 1 : 0) +
    (after === "and" && strength(scan, read.last + 2) >= 2 ? 1 : 0) +
    (colonSpeech ? 0.5 : 0);
  if (read.best === 3) {
    if (word.shape === Shape.upper && !scan.lowerCased && grammar === 0) return 0.3;
    return 0.62 + Math.min(0.2, 0.1 * grammar);
  }
  if (read.best === 2) {
    if (word.shape === Shape.upper) return 0.3;
    if (isDrugUse(scan, read.last)) return 0.2;
    const foreign =
      /[^a-z]/u.test(word.lower) ||
      /(?:sson|ssen|sen|ová|ova|eva|ski|sky|wicz|czyk|ić|vić|ez|dóttir|ian|yan|nen|berg|mann|stein|shvili|dze|enko|chuk|oğlu|inho|etti|elli|ini|ucci|aldo|ssi)$/u.test(
        word.lower,
      );
    const clinical = clinicalNearby(scan, index);
    if (foreign) return clinical && grammar === 0 ? 0.45 : 0.6;
    if (clinical) return grammar >= 2 ? 0.5 : 0.35;
    return starts
      ? grammar > 0
        ? 0.55
        : scan.lowerCased
          ? 0.4
          : 0.45
      : scan.lowerCased
        ? grammar > 0
          ? 0.5
          : 0.45
        : 0.52;
  }
  // A name that is a word too: only between words that people stand between.
  if (scan.lowerCased) return 0.2;
  if (colonSpeech || (starts && grammar < 1.5)) return 0.2;
  return word.flags & Flag.given && grammar >= 1.5 && !(word.flags & Flag.clinical) ? 0.5 : 0.25;
}
