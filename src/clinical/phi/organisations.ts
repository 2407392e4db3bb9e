import { Flag } from "./lexicon.ts";
import { isProper, isUnknown, type Scan, take } from "./scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "./tokens.ts";

/** Most words of an institution's name before its kind ("Hospital"). */
const MOST_WORDS = 5;
const LEGAL_FORM = /^(?:inc|incorporated|llc|llp|ltd|limited|corp|corporation|gmbh|plc|co)$/u;
/** "the Hospital", "Home Health" and the like name no one institution. */
const GENERIC = new Set(
  "the a an this that our your his her their my general medical home health care hospital clinic center centre emergency urgent primary outpatient inpatient group each any local community school high elementary day nursing physical occupational in at from by social heart pain wound eye cancer sleep dental surgery regional national".split(
    " ",
  ),
);
const EMPLOYED = new Set("for at from by".split(" "));

/** Institutions: capitalised words that end in "Hospital", "Inc" and the like, firms named after persons, employers. */
export function findOrganisations(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    const word = tokens.words[index];
    if (!word || taken[index]) continue;
    if (word.flags & Flag.organisation) index = Math.max(index, readInstitution(scan, index));
    else if (isProper(scan, index)) {
      for (const read of [readSaint, readFirm, readEmployer])
        if (!taken[index]) index = Math.max(index, read(scan, index));
    }
  }
}

function readInstitution(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  const word = tokens.words[index];
  if (!word) return index;
  const legal = LEGAL_FORM.test(word.lower);
  if (word.shape === Shape.lower && !legal && !scan.lowerCased) return index;
  const capitals = scan.upperCased && !legal;
  if (capitals && !/^(?:hospital|clinic|university)$/u.test(word.lower)) return index;
  let first = index;
  let named = false;
  let words = 0;
  for (let at = index - 1; at >= 0 && words < MOST_WORDS && !taken[at]; at--) {
    const before = tokens.words[at];
    if ((tokens.start[at + 1] as number) - (tokens.end[at] as number) > 2) break;
    if (before) {
      if (
        /^(?:and|of|for|the)$/u.test(before.lower) &&
        first < index &&
        before.shape === Shape.lower &&
        !GENERIC.has(lowerAt(tokens, at - 1))
      ) {
        if (!isProper(scan, at - 1) || before.lower === "the") break;
        words++;
        continue;
      }
      if (
        !isProper(scan, at) &&
        !(before.shape === Shape.lower && scan.lowerCased && legal && !(before.flags & Flag.common))
      )
        break;
      if (/^(?:the|a|an|dr|mr|mrs|ms|at|in|from|by|our)$/u.test(before.lower)) break;
      const ordinary =
        (before.flags & (Flag.common | Flag.clinical | Flag.term)) !== 0 &&
        !(before.flags & (Flag.given | Flag.family | Flag.city));
      if (capitals && (ordinary || GENERIC.has(before.lower) || before.flags & (Flag.common | Flag.clinical))) break;
      if (
        !GENERIC.has(before.lower) &&
        (!ordinary ||
          (word.shape === Shape.capital &&
            /^(?:hospital|university|clinic|center|centre|bank|school|college)$/u.test(word.lower)) ||
          legal)
      )
        named = true;
      first = at;
      words++;
    } else if (
      isMark(tokens, at, 39) ||
      isMark(tokens, at, 0x2019) ||
      isMark(tokens, at, 38) ||
      isMark(tokens, at, 45) ||
      (isMark(tokens, at, 46) && (tokens.words[at - 1]?.raw.length ?? 9) <= 2)
    ) {
    } else if (isMark(tokens, at, 44) && legal) {
    } else break;
  }
  // "University of Leeds": the name follows.
  let last = index;
  if (
    lowerAt(tokens, index + 1) === "of" &&
    isProper(scan, index + 2) &&
    /^(?:university|college|school|church|bank|hospital|institute|academy)$/u.test(word.lower)
  ) {
    last = index + 2;
    while (last < index + 5 && isProper(scan, last + 1) && tokens.start[last + 1] === (tokens.end[last] as number) + 1)
      last++;
    if (
      !(tokens.words[index + 2] && (tokens.words[index + 2]?.flags ?? 0) & (Flag.common | Flag.clinical)) ||
      last > index + 2
    )
      named = true;
  }
  while (
    last + 1 < tokens.count &&
    (tokens.words[last + 1]?.flags ?? 0) & Flag.organisation &&
    isProper(scan, last + 1) &&
    !taken[last + 1]
  )
    last++;
  if (!named || (first === index && last === index)) return index;
  const ordinary = Array.from({ length: index - first }, (_, offset) => tokens.words[first + offset]).every(
    (part) => !part || (part.flags & (Flag.common | Flag.clinical | Flag.term)) !== 0 || GENERIC.has(part.lower),
  );
  if (ordinary && last === index && !legal && words < 2) return index;
  if (
    ordinary &&
    last === index &&
    !legal &&
    (word.flags & (Flag.common | Flag.clinical)) !== 0 &&
    !/^(?:hospital|university|clinic)$/u.test(word.lower)
  )
    return index;
  if (legal && isMark(tokens, last + 1, 46)) last++;
  if (legal && tokens.type[first - 1] === TokenType.number && !taken[first - 1]) first--;
  if (lowerAt(tokens, first - 1) === "the" && tokens.words[first - 1]?.shape === Shape.capital && !taken[first - 1])
    first--;
  take(scan, first, last, "organisation", legal ? 0.9 : 0.8, "organisation:kind");
  return last;
}

/** "Owens, Duran and Oneal": three family names as a firm. */
function readFirm(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  if (
    !isMark(tokens, index + 1, 44) ||
    lowerAt(tokens, index + 3) !== "and" ||
    !isProper(scan, index + 2) ||
    !isProper(scan, index + 4)
  )
    return index;
  if ([index, index + 2, index + 4].some((at) => taken[at] || !((tokens.words[at]?.flags ?? 0) & Flag.family)))
    return index;
  const given = [index, index + 2, index + 4].filter((at) => (tokens.words[at]?.flags ?? 0) & Flag.given).length;
  if (given === 3 || isProper(scan, index - 1)) return index;
  take(scan, index, index + 4, "organisation", 0.7, "organisation:firm");
  return index + 4;
}

/** "works for Acme", "employed at Acme". */
function readEmployer(scan: Scan, index: number): number {
  const { tokens } = scan;
  if (
    !EMPLOYED.has(lowerAt(tokens, index - 1)) ||
    !/^(?:work|works|worked|working|employed|job|career|year|retired|hired)$/u.test(lowerAt(tokens, index - 2))
  )
    return index;
  if (
    !isUnknown(scan, index) &&
    !isProper(scan, index + 1) &&
    (tokens.words[index]?.flags ?? 0) & (Flag.clinical | Flag.common) &&
    scan.lowerCased
  )
    return index;
  let last = index;
  while (
    last < index + 4 &&
    isProper(scan, last + 1) &&
    tokens.type[last + 1] === TokenType.word &&
    !scan.taken[last + 1] &&
    tokens.start[last + 1] === (tokens.end[last] as number) + 1
  )
    last++;
  take(scan, index, last, "organisation", 0.75, "organisation:employer");
  return last;
}

/** "St. Mary's", "Saint Vincent": places of care and worship. */
function readSaint(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  const word = tokens.words[index];
  if (!word || !/^(?:st|saint|sankt|mount|mt)$/u.test(word.lower) || word.shape !== Shape.capital) return index;
  const at = isMark(tokens, index + 1, 46) ? index + 2 : index + 1;
  const next = tokens.words[at];
  if (
    !next ||
    taken[at] ||
    next.shape !== Shape.capital ||
    !((next.flags & (Flag.given | Flag.family)) !== 0 || isUnknown(scan, at))
  )
    return index;
  let last = isMark(tokens, at + 1, 39) && lowerAt(tokens, at + 2) === "s" ? at + 2 : at;
  while (
    last < at + 6 &&
    isProper(scan, last + 1) &&
    !taken[last + 1] &&
    (tokens.words[last + 1]?.flags ?? 0) & Flag.organisation
  )
    last++;
  take(scan, index, last, "organisation", 0.7, "organisation:saint");
  return last;
}
