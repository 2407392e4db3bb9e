import { Flag } from "./lexicon.ts";
import { CITY_FIRST_WORDS, CITY_SECOND_WORDS, STATE_CODES } from "./places.ts";
import { beginsSentence, isProper, isUnknown, type Scan, take, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "./tokens.ts";

const FIRST_OF_CITY = new Set(CITY_FIRST_WORDS);
const SECOND_OF_CITY = new Set(CITY_SECOND_WORDS);
const LABELS = new Set(
  "name patient attending physician provider surgeon doctor author resident consultant referring pcp spouse mother father guarantor contact signed by dictated cc dear radiologist technologist nurse interpreter kin to from re pt hi hello thanks regards sincerely user guardian insured subscriber cardiologist oncologist anesthesiologist assistant pathologist transcribed witness employer proxy practitioner midwife therapist".split(
    " ",
  ),
);
const BY =
  /^(?:by|with|named|called|from|per|and|under|contact|hello|hi|dear|meet|met|saw|told|asked|unlike|via|regarding|as|of|to|for)$/u;
const SPEECH =
  /^(?:said|says|stated|states|shouted|told|tells|asked|explained|points|writes|wrote|lives|lived|called|calls|began|spent|had|has|was|is|shall|will|reports|reported|denies|works|agrees|agreed|understands|requested|speak|can)$/u;
const NAMING = /^(?:named|called|name|names|nicknamed|alias|aka|under|née|nee|it's)$/u;
const PLACE_BEFORE =
  /^(?:in|from|to|near|visiting|at|outside|towards|toward|city|town|village|of|based|serving|northern|southern|eastern|western|leaving|reached)$/u;
const PLACE_VERB =
  /^(?:lives|live|living|lived|moved|born|grew|raised|flew|flying|travel|travelled|traveled|travelling|traveling|trip|based|from|arrived|returned|resides|residing|transferred|visited|visiting|city|located|originally|moving|drove|came|back|native|home|serving|up|year|go|studying|university|business|originated|immigrated|emigrated|vacation|vacationing|went|restaurant|am|i'm|country)$/u;
const EPONYM_AFTER =
  /^(?:disease|syndrome|sign|signs|score|scale|test|catheter|phenomenon|reflex|procedure|fracture|criteria|classification|index|esophagus|oesophagus|lymphoma|sarcoma|tumor|tumour|palsy|contracture|ulcer|node|nodes|nodule|nodules|body|bodies|cell|cells|stain|lines|line|cyst|duct|gland|tube|drain|pouch|hernia|artery|ganglion|maneuver|manoeuvre|position|point|triangle|law|murmur|pulse|respirations?|breathing|dementia|chorea|ataxia|neuropathy|thyroiditis|goiter|anemia|angina|incision|repair|operation|resection|splint|formula|equation|grade|class|stage|cast|screw|wire|pin|nail|plate|prosthesis|valve|graft|filter|ring|loop|clamp|retractor|forceps|scissors|bag|tourniquet|block|needle|monitor|device|exam|view|projection|effect|virus|nephroblastoma|tetralogy|deformity|canal|space|membrane|spots?|patch|plaque|crisis|rash|vasculitis|purpura|arteritis|encephalopathy|aphasia|area|knife|pump|stockinette|stockings|boot|brace|collar|balloon|hook|rod|rods|anomaly|malformation|anastomosis|shunt|bypass|tear|lesion|prep|smear|antigen|bacillus|type|risk|total|esophagitis|gastrectomy|colostomy|laxity|apgar|coma|schlatter|barre|ganz|mayer)$/u;

/** Sure names of the text: their parts are names elsewhere in it too. */
export type KnownParts = Map<string, number>;

/** Names of persons, and towns that only their place in the sentence tells. */
export function findNames(scan: Scan, known: readonly string[]): void {
  const parts: KnownParts = new Map();
  for (const name of known)
    for (const part of name.toLowerCase().split(/[\s,.]+/u)) if (part.length > 1) parts.set(part, 0.99);
  findSure(scan, parts);
  spread(scan, parts);
  findProbable(scan, parts);
  spread(scan, parts);
}

/** 3 a lexicon name, 2 an unknown proper noun, 1 a name that is a word too, 0 no name. */
function strength(scan: Scan, index: number): number {
  const word = scan.tokens.words[index];
  if (!word || scan.taken[index] || !isProper(scan, index)) return 0;
  if (touchesDigit(scan, index) || ACADEMIC.test(word.raw)) return 0;
  if (word.flags & (Flag.given | Flag.family)) {
    if (!(word.flags & Flag.ambiguous)) return word.flags & (Flag.common | Flag.clinical) ? 1 : 3;
    return 1;
  }
  if (word.flags & Flag.particle && word.raw.length < 4) return 0;
  if (word.shape === Shape.upper && ((word.raw.length < 4 && !scan.upperCased) || word.flags & Flag.credential))
    return 0;
  return isUnknown(scan, index) && !(word.flags & Flag.eponym)
    ? 2
    : word.flags & Flag.eponym && !(word.flags & (Flag.common | Flag.clinical))
      ? 1
      : 0;
}

const ACADEMIC = /^(?:PhD|PharmD|MBBCh|MBChB|PsyD|DPhil|DrPH|FRCPath|BSc|MSc|MPhil|EdD|ScD)$/u;

/** Whether digits or the marks of codes stand right beside the word: it is then a part of a code. */
function touchesDigit(scan: Scan, index: number): boolean {
  const { text, start, end } = scan.tokens;
  return /[\d+/_=]/u.test((text[(start[index] as number) - 1] ?? " ") + (text[end[index] as number] ?? " "));
}

function isInitial(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  return (
    !!word &&
    !scan.taken[index] &&
    !touchesDigit(scan, index) &&
    (word.shape === Shape.initial ||
      (scan.lowerCased && word.raw.length === 1 && isMark(scan.tokens, index + 1, 46)) ||
      (scan.lowerCased && word.raw.length === 1 && word.raw !== "a" && word.raw !== "i"))
  );
}

interface Read {
  last: number;
  parts: number;
  best: number;
  sum: number;
}

/** Reads a name that begins at `index`: names, initials, particles, double names. `strict` stops at words that are no names. */
function readName(scan: Scan, index: number, least: number): Read | undefined {
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

function record(scan: Scan, parts: KnownParts, from: number, last: number, confidence: number, rule: string): number {
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

/** Names that a title, a label, a credential or a family relation announces. */
function findSure(scan: Scan, parts: KnownParts): void {
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

/** Whether the name is used as a word of medicine: "Foley catheter", "Crohn's disease". */
function isEponymUse(scan: Scan, from: number, last: number, announced = false): boolean {
  const { tokens } = scan;
  const word = tokens.words[last];
  let next = last + 1;
  if ((isMark(tokens, next, 39) || isMark(tokens, next, 0x2019)) && lowerAt(tokens, next + 1) === "s") next += 2;
  if (isMark(tokens, next, 45)) next++;
  const after = lowerAt(tokens, next);
  if (EPONYM_AFTER.test(after) || EPONYM_AFTER.test(lowerAt(tokens, next + 1)))
    return from === last || ((tokens.words[from]?.flags ?? 0) & Flag.eponym) !== 0;
  if (!word) return false;
  if (from === last && word.flags & Flag.eponym) {
    // After "daughter" or "named" only what follows can make it a word of medicine.
    return (word.flags & (Flag.given | Flag.family)) === 0 || (!announced && clinicalNearby(scan, from, 1));
  }
  return (
    from !== last &&
    !!tokens.words[from] &&
    ((tokens.words[from]?.flags ?? 0) & Flag.eponym) !== 0 &&
    (word.flags & Flag.eponym) !== 0 &&
    isMark(tokens, from + 1, 45)
  );
}

/** Parts of sure names wherever else they are written. */
function spread(scan: Scan, parts: KnownParts): void {
  if (parts.size === 0) return;
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    const word = tokens.words[index];
    if (!word || taken[index]) continue;
    const confidence = parts.get(word.lower) ?? parts.get(word.raw);
    if (confidence === undefined || word.raw.length < 3) continue;
    if (word.shape === Shape.lower && !scan.lowerCased && confidence < 0.95) continue;
    if (word.shape === Shape.lower && word.flags & (Flag.common | Flag.clinical)) continue;
    if (
      word.flags & Flag.eponym &&
      isEponymUse(scan, index, index) &&
      !((tokens.words[index - 1]?.flags ?? 0) & Flag.title)
    ) {
      const next =
        lowerAt(tokens, index + 1) === "s" || isMark(tokens, index + 1, 39)
          ? lowerAt(tokens, index + 3)
          : lowerAt(tokens, index + 1);
      if (EPONYM_AFTER.test(next)) continue;
    }
    take(scan, index, index, "name", Math.min(0.9, confidence), "name:again");
  }
}

/** Names and towns by their look and their place in the sentence. */
function findProbable(scan: Scan, parts: KnownParts): void {
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

/** The token before `index` where that is a capitalised particle of the same name: "Du Cane". */
function withParticle(scan: Scan, index: number): number {
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
function recordList(
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
function readInitialled(scan: Scan, parts: KnownParts, index: number): number {
  const dotted = isMark(scan.tokens, index + 1, 46);
  const read = readName(scan, index, 1);
  if (read === undefined || read.best < (dotted ? 2 : 3) || read.last === index) return index;
  if (!dotted && beginsSentence(scan, index) && lowerAt(scan.tokens, index) === "a") return index;
  return isEponymUse(scan, index, read.last)
    ? read.last
    : record(scan, parts, index, read.last, dotted ? 0.85 : 0.6, "name:initial");
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

const DOSE_AFTER =
  /^(?:mg|mcg|iv|po|im|sc|sq|tablet|tablets|cream|ointment|drip|patch|inhaler|bid|tid|qid|daily|prn|xr|er|sr|hcl|level|levels|therapy|dose|infusion|injection|drops|ml|units?|cm|mm)$/u;

/** Whether a dose or a measure follows: an unknown capitalised word is then a drug or a test. */
function isDrugUse(scan: Scan, last: number): boolean {
  const { tokens } = scan;
  if (tokens.type[last + 1] === TokenType.number) {
    const length = (tokens.end[last + 1] as number) - (tokens.start[last + 1] as number);
    return length < 3 || DOSE_AFTER.test(lowerAt(tokens, last + 2));
  }
  return DOSE_AFTER.test(lowerAt(tokens, last + 1));
}

/** Whether the line about the word speaks the language of a note. */
function clinicalNearby(scan: Scan, index: number, least = 2): boolean {
  const { tokens } = scan;
  let clinical = 0;
  for (let at = Math.max(0, index - 14); at < tokens.count && at < index + 14; at++) {
    const flags = tokens.words[at]?.flags ?? 0;
    if (
      (flags & Flag.clinical && !(flags & (Flag.common | Flag.given | Flag.family))) ||
      (flags & Flag.term && /(?:itis|osis|emia|oma|pathy|ectomy|pril|olol|statin)$/u.test(lowerAt(tokens, at)))
    )
      clinical++;
  }
  return clinical >= least;
}

/** "Bjert 6091": a postcode that stands behind its town. Returns the last token of it, or `town`. */
function readPostcodeAfter(scan: Scan, town: number): number {
  const { tokens, taken } = scan;
  const pattern =
    /(?:\d{2}-\d{3}|\d{3,5}(?:-\d{3,4})?(?: \d{2})?(?: [A-Z]{2})?)(?![\d%]|\s?(?:mg|ml|km|miles|kg|people|patients|years|beds)(?!\p{L}))/uy;
  if (
    tokens.type[town + 1] !== TokenType.number ||
    taken[town + 1] ||
    tokens.start[town + 1] !== (tokens.end[town] as number) + 1
  )
    return town;
  pattern.lastIndex = tokens.start[town + 1] as number;
  if (
    pattern.exec(tokens.text) === null ||
    /^(?:19|20)\d{2}$/u.test(tokens.text.slice(tokens.start[town + 1], pattern.lastIndex))
  )
    return town;
  return takeCharacters(
    scan,
    town + 1,
    tokens.start[town + 1] as number,
    pattern.lastIndex,
    "postcode",
    0.65,
    "postcode:after-town",
  );
}

/** A town alone on its line, with its country on the next. Returns its last token, or `index - 1`. */
function readTownLine(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  if (index > 0 && tokens.type[index - 1] !== TokenType.newline) return index - 1;
  let last = index;
  while (last < index + 5 && tokens.type[last + 1] === TokenType.word && !taken[last + 1]) last++;
  if (tokens.type[last + 1] !== TokenType.newline || !isProper(scan, last + 2)) return index - 1;
  const country =
    (tokens.words[last + 2]?.flags ?? 0) & Flag.country && !((tokens.words[last + 2]?.flags ?? 0) & Flag.clinical);
  if (!country || !isUnknown(scan, index) || strength(scan, index) === 3) return index - 1;
  take(scan, index, last, "location", 0.65, "town:line");
  return last;
}

/** A town: known, or a proper noun where towns stand ("moved here from Ebersdorf"). Returns its last token, or less than `index`. */
function readTown(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  const word = tokens.words[index];
  if (!word || taken[index]) return index - 1;
  const before = lowerAt(tokens, index - 1);
  const next = tokens.words[index + 1];
  const blankNext = index + 1 < tokens.count && tokens.start[index + 1] === (tokens.end[index] as number) + 1;
  const stateNext =
    isMark(tokens, index + 1, 44) &&
    STATE_CODES.has(tokens.words[index + 2]?.raw ?? "") &&
    (word.shape !== Shape.upper || word.raw.length > 3);
  if (
    FIRST_OF_CITY.has(word.lower) &&
    next &&
    blankNext &&
    SECOND_OF_CITY.has(next.lower) &&
    isProper(scan, index + 1) &&
    !taken[index + 1]
  ) {
    if (EPONYM_AFTER.test(lowerAt(tokens, index + 2))) return index + 1; // "Ann Arbor stage"
    take(scan, index, index + 1, "location", 0.8, "town:known");
    return index + 1;
  }
  if (word.flags & Flag.city) {
    const nameToo = (word.flags & (Flag.given | Flag.family)) !== 0;
    const followed = blankNext && strength(scan, index + 1) >= 2 && !(next && next.flags & (Flag.city | Flag.country));
    const placed = PLACE_BEFORE.test(before);
    if (!(word.flags & (Flag.common | Flag.clinical)) || placed || stateNext) {
      if (word.flags & Flag.eponym && isEponymUse(scan, index, index) && EPONYM_AFTER.test(lowerAt(tokens, index + 1)))
        return index;
      if (/^(?:coma|scale|score|classification|criteria|virus|heart|study)$/u.test(lowerAt(tokens, index + 1)))
        return index;
      if ((!nameToo && !followed) || placed || stateNext) {
        take(scan, index, index, "location", placed || stateNext ? 0.85 : 0.7, "town:known");
        return index;
      }
    }
  }
  if (stateNext && isUnknown(scan, index) && !scan.upperCased) {
    let first = index;
    if (isProper(scan, index - 1) && FIRST_OF_CITY.has(before)) first = index - 1;
    if (taken[first]) first = index;
    take(scan, first, index, "location", 0.75, "town:state");
    return index;
  }
  const line = readTownLine(scan, index);
  if (line >= index) return line;
  if (!PLACE_BEFORE.test(before) || scan.upperCased) return index - 1;
  let verb = 0;
  for (let at = index - 1; at >= 0 && at >= index - 5; at--) if (PLACE_VERB.test(lowerAt(tokens, at))) verb = 1;
  if (before === "in" || before === "city") verb += 0.5;
  if (verb === 0) return index - 1;
  let last = index - 1;
  let unknown = 0;
  for (let at = index; at < tokens.count && at < index + 7; at++) {
    const part = tokens.words[at];
    if (taken[at] || (at > index && (tokens.start[at] as number) - (tokens.end[at - 1] as number) > 1)) break;
    if (!part) {
      if ((isMark(tokens, at, 45) || isMark(tokens, at, 46)) && tokens.end[at] === tokens.start[at + 1]) continue;
      break;
    }
    if (
      isProper(scan, at) &&
      !(part.flags & (Flag.month | Flag.weekday | Flag.country | Flag.organisation | Flag.title)) &&
      (part.flags & (Flag.common | Flag.clinical | Flag.term | Flag.state)) === 0
    ) {
      unknown++;
      last = at;
    } else if (isProper(scan, at) && FIRST_OF_CITY.has(part.lower)) last = at;
    else if (
      /^(?:de|del|la|le|les|l|nad|am|an|der|do|da|di|of|upon|sur|o|san|en|i|na)$/u.test(part.lower) &&
      last >= index &&
      isProper(scan, at + 1)
    )
      continue;
    else break;
  }
  if (unknown === 0 || last < index) return index - 1;
  const lone = tokens.words[index];
  if (before !== "in" && before !== "from" && lone && lone.flags & Flag.given && !(lone.flags & Flag.city) && verb < 1)
    return index - 1;
  if (lone && last === index && lone.flags & Flag.given && !(lone.flags & Flag.ambiguous) && before !== "in")
    return index - 1;
  if (lone && last === index && lone.raw.length < (lone.shape === Shape.upper ? 4 : 3)) return index - 1;
  if (clinicalNearby(scan, index) && verb < 1) return index - 1;
  if (isDrugUse(scan, last)) return index - 1;
  take(scan, index, last, "location", 0.6, "town:place");
  return last;
}
