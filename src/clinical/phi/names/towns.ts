import { Flag } from "../lexicon.ts";
import { CITY_FIRST_WORDS, CITY_SECOND_WORDS, STATE_CODES } from "../places.ts";
import { isProper, isUnknown, type Scan, take, takeCharacters } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "../tokens.ts";
import { clinicalNearby, EPONYM_AFTER, isDrugUse, isEponymUse, strength } from "./signs-of-names.ts";

const FIRST_OF_CITY = new Set(CITY_FIRST_WORDS);

const SECOND_OF_CITY = new Set(CITY_SECOND_WORDS);

const PLACE_BEFORE =
  /^(?:in|from|to|near|visiting|at|outside|towards|toward|city|town|village|of|based|serving|northern|southern|eastern|western|leaving|reached)$/u;

const PLACE_VERB =
  /^(?:lives|live|living|lived|moved|born|grew|raised|flew|flying|travel|travelled|traveled|travelling|traveling|trip|based|from|arrived|returned|resides|residing|transferred|visited|visiting|city|located|originally|moving|drove|came|back|native|home|serving|up|year|go|studying|university|business|originated|immigrated|emigrated|vacation|vacationing|went|restaurant|am|i'm|country)$/u;

/** "Bjert 6091": a postcode that stands behind its town. Returns the last token of it, or `town`. */
export function readPostcodeAfter(scan: Scan, town: number): number {
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
export function readTown(scan: Scan, index: number): number {
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
