import { Flag } from "./lexicon.ts";
import { STATE_CODES } from "./places.ts";
import { isProper, type Scan, take, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, Shape, TokenType, touchesNext } from "./tokens.ts";

/** Words before a place where somebody or something is, and what each adds to the evidence. */
const LEAD_WORDS: ReadonlyMap<string, number> = new Map([
  ["address", 2],
  ["addresses", 2],
  ["adresse", 2],
  ["located", 1.6],
  ["lives", 1.6],
  ["live", 1.6],
  ["living", 1.6],
  ["lived", 1.6],
  ["resides", 1.8],
  ["residing", 1.8],
  ["residence", 1.5],
  ["taxi", 1.2],
  ["meet", 1.6],
  ["arrived", 1],
  ["return", 0.8],
  ["send", 1],
  ["sent", 1],
  ["office", 0.8],
  ["offices", 0.8],
  ["restaurant", 1.6],
  ["station", 1.6],
  ["home", 0.8],
  ["corner", 2],
  ["mail", 0.8],
  ["where", 0.8],
  ["following", 0.6],
  ["moved", 1],
  ["drops", 1.2],
  ["wohnhaft", 1.8],
  ["anschrift", 2],
  ["domicilio", 2],
  ["adres", 2],
]);
const PREPOSITIONS = new Set("at to on in is are from it".split(" "));
/** Street words that are sure behind a number and a name. */
const AFTER_NAME = /^(?:st|dr|ct|pl|ter|cir|way|court|drive|place|terrace|circle|square|close|trail)$/u;
const LONGEST_ADDRESS = 44;
const THRESHOLD = 2;

interface Run {
  last: number;
  evidence: number;
  /** Where the address itself begins: a name may stand before it. */
  first: number;
}

/** Street addresses with what follows them (part of building, town, state, postcode, country), post boxes, postcodes. */
export function findAddresses(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    const end = readPostcode(scan, index);
    if (end >= index) {
      index = end;
      continue;
    }
    if (!opensAddress(scan, index)) continue;
    const run = readRun(scan, index);
    if (run.evidence >= THRESHOLD) {
      take(
        scan,
        cornerBefore(scan, run.first),
        run.last,
        "location",
        Math.min(0.97, 0.6 + run.evidence / 12),
        "address",
      );
      index = run.last;
    } else if (run.last > index + 12) index = run.last; // a long run without evidence is not read again from each word
  }
}

function opensAddress(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  if (tokens.type[index] === TokenType.number && touchesWord(scan, index)) return false;
  if (tokens.type[index] === TokenType.number)
    return (tokens.end[index] as number) - (tokens.start[index] as number) <= 6 && !touchesLeft(scan, index);
  const word = tokens.words[index];
  if (!word || touchesLeft(scan, index) || isTitleUse(scan, index)) return false;
  return isPlaceWord(scan, index) || (word.flags & Flag.unit) !== 0 || isPostBox(scan, index);
}

/** Whether a number runs into a word of two letters or more: "10am", "2nd", "5mg". */
function touchesWord(scan: Scan, index: number): boolean {
  return touchesNext(scan.tokens, index) && (scan.tokens.words[index + 1]?.raw.length ?? 0) > 1;
}

/** Whether "Dr" leads a name here, and is no Drive. */
function isTitleUse(scan: Scan, index: number): boolean {
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

function touchesLeft(scan: Scan, index: number): boolean {
  return /[\p{L}\p{N}./%-]/u.test(scan.tokens.text[(scan.tokens.start[index] as number) - 1] ?? " ");
}

/** Whether one of the next three capitalised words names a street for sure. */
function streetAhead(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  for (let at = index + 1; at <= index + 3; at++) {
    const word = tokens.words[at];
    if (!word || word.shape !== Shape.capital) return false;
    if (word.flags & Flag.sureStreet || (word.flags & Flag.street && !isMark(tokens, at + 1, 46) && at === index + 1))
      return true;
  }
  return false;
}

function isPostBox(scan: Scan, index: number): boolean {
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
function isPlaceWord(scan: Scan, index: number): boolean {
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

function readRun(scan: Scan, from: number): Run {
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
function cornerBefore(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  if (lowerAt(tokens, index - 1) !== "of" || lowerAt(tokens, index - 2) !== "corner") return index;
  const first = lowerAt(tokens, index - 3) === "the" ? index - 3 : index - 2;
  return taken[first] ? index : first;
}

function isGivenName(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  return !!word && (word.flags & (Flag.given | Flag.family)) !== 0;
}

function lineStart(scan: Scan, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && (isMark(scan.tokens, at, 63) || isMark(scan.tokens, at, 62))) at--;
  return at < 0 || scan.tokens.type[at] === TokenType.newline;
}

function hasNewline(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (scan.tokens.type[at] === TokenType.newline) return true;
  return false;
}

function nextSolid(scan: Scan, index: number): number {
  const { tokens } = scan;
  let at = index + 1;
  while (at < tokens.count && at < index + 4 && tokens.type[at] === TokenType.mark) at++;
  return at;
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

function leadEvidence(scan: Scan, from: number): number {
  const { tokens } = scan;
  let evidence = 0;
  let lines = 0;
  for (let at = from - 1, words = 0; at >= 0 && at >= from - 12 && words < 6; at--) {
    if (tokens.type[at] === TokenType.newline) {
      if (++lines > 2) break;
      continue;
    }
    const word = lowerAt(tokens, at);
    if (word === "") {
      if (isMark(tokens, at, 46)) break;
      continue;
    }
    words++;
    evidence = Math.max(evidence, LEAD_WORDS.get(word) ?? 0);
    if (words === 1 && PREPOSITIONS.has(word)) evidence = Math.max(evidence, 0.4);
  }
  return evidence;
}

const POSTCODE_LABELS = new Set("zip zipcode postcode postal plz postleitzahl".split(" "));
const UK_POSTCODE = /[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/uy;
const CANADIAN_POSTCODE = /[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])/uy;
const LABELLED_POSTCODE = /[A-Z]{0,2}\d[A-Z\d]{0,5}(?:[ -][A-Z\d]{2,4})?(?![\p{L}\p{N}])/iuy;
const TOWN_POSTCODE = /(?:(?:D|A|CH|F|NL|B|DK|SE)-)?\d{4,5}(?: [A-Z]{2})?(?= \p{Lu}\p{Ll}{2})/uy;

/** The last token of a British or Canadian postcode that begins at `index`, or `index` where none does. */
function postcodeEnd(scan: Scan, index: number): number {
  const { tokens } = scan;
  if ((tokens.words[index]?.raw.length ?? 9) > 2 || !touchesNext(tokens, index) || touchesLeft(scan, index))
    return index;
  for (const pattern of [UK_POSTCODE, CANADIAN_POSTCODE]) {
    pattern.lastIndex = tokens.start[index] as number;
    if (pattern.exec(tokens.text) === null) continue;
    let last = index;
    while (last + 1 < tokens.count && (tokens.start[last + 1] as number) < pattern.lastIndex) last++;
    return last;
  }
  return index;
}

/** A postcode by itself: after its label, of a shape that nothing else has, or before a known town. */
function readPostcode(scan: Scan, index: number): number {
  const { tokens } = scan;
  const { text } = tokens;
  const at = tokens.start[index] as number;
  const word = lowerAt(tokens, index);
  if (POSTCODE_LABELS.has(word)) {
    let value = index + 1;
    while (
      value < index + 5 &&
      /^(?:code|is|:|=|no|number)$/u.test(text.slice(tokens.start[value], tokens.end[value]).toLowerCase())
    )
      value++;
    if (value < tokens.count && !scan.taken[value]) {
      LABELLED_POSTCODE.lastIndex = tokens.start[value] as number;
      const match = LABELLED_POSTCODE.exec(text);
      if (match !== null && /\d{2}/u.test(match[0]))
        return takeCharacters(
          scan,
          value,
          match.index,
          LABELLED_POSTCODE.lastIndex,
          "postcode",
          0.9,
          "postcode:labelled",
        );
    }
  }
  const type = tokens.type[index];
  if (type !== TokenType.word && type !== TokenType.number) return index - 1;
  if (touchesLeft(scan, index)) return index - 1;
  const shaped = postcodeEnd(scan, index);
  if (shaped > index) {
    take(scan, index, shaped, "postcode", 0.9, "postcode:shape");
    return shaped;
  }
  if (type === TokenType.number) {
    TOWN_POSTCODE.lastIndex = at;
    if (TOWN_POSTCODE.exec(text) !== null) {
      let last = index;
      while ((tokens.end[last] as number) < TOWN_POSTCODE.lastIndex) last++;
      const town = tokens.words[last + 1];
      if (
        town &&
        (town.flags & Flag.city ||
          (isMark(tokens, index - 1, 44) && isProper(scan, last + 1) && !(town.flags & (Flag.common | Flag.clinical))))
      ) {
        takeCharacters(scan, index, at, TOWN_POSTCODE.lastIndex, "postcode", 0.75, "postcode:town");
        take(scan, last + 1, last + 1, "location", 0.75, "town:postcode");
        return last + 1;
      }
    }
  }
  return index - 1;
}
