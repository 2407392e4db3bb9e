import { type Scan, take, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, TokenType } from "./tokens.ts";

/** The greatest age that Safe Harbor leaves as it is, years (45 CFR 164.514(b)(2)(i)(C)). */
export const OLDEST_SHOWN_AGE = 89;
/** No human has been older, years. */
const OLDEST_AGE = 125;

const AFTER =
  /^(?:[- ]?(?:years?|yrs?|y)[- .]{0,2}(?:old|o(?![a-z])|of age)|[- ]?y\.? ?\/? ?o(?![a-z])| ?(?:yo|yof|yom|yof)(?![a-z])| years? (?:young|and older)|[- ]?(?:jahre|ans|anni|años|jaar)(?![a-z])|[- ]?year[- ]old)/iu;
const SEX = /^ ?(?:[MF]|yo[MF]|y\/o)(?![\p{L}\p{N}])/u;
const BEFORE = new Set("age aged ages turn turns turned turning alter âge edad leeftijd".split(" "));
const SPELLED =
  /(?:ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred(?:[- ](?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten))?)(?=[- ]years?[- ](?:old|of age))/iuy;

/**
 * Ages over 89 years; younger ones are not PHI. A year of birth that tells such an age on the date of the note is (45 CFR
 * 164.514(b)(2)(i)(C)), where `noteYear` is given.
 */
export function findAges(scan: Scan, noteYear?: number): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    if (tokens.type[index] === TokenType.number) {
      const length = (tokens.end[index] as number) - (tokens.start[index] as number);
      if (length === 4 && noteYear !== undefined) readBirthYear(scan, index, noteYear);
      if (length > 3 || length < 2) continue;
      const years = Number(tokens.text.slice(tokens.start[index], tokens.end[index]));
      if (years <= OLDEST_SHOWN_AGE || years > OLDEST_AGE) continue;
      const before = tokens.text[(tokens.start[index] as number) - 1] ?? " ";
      if (/[\p{L}\p{N}./]/u.test(before)) continue;
      if (isAge(scan, index)) take(scan, index, index, "age", 0.95, "age-over-89");
    } else if (lowerAt(tokens, index) === "ninety" || lowerAt(tokens, index) === "one") {
      SPELLED.lastIndex = tokens.start[index] as number;
      const match = SPELLED.exec(tokens.text);
      if (match !== null) takeCharacters(scan, index, match.index, SPELLED.lastIndex, "age", 0.95, "age-over-89");
    } else if (/^(?:nonagenarian|centenarian)s?$/u.test(lowerAt(tokens, index))) {
      take(scan, index, index, "age", 0.85, "age-over-89");
    }
  }
}

/** Ages that Safe Harbor leaves as they are, years. */
export function findShownAges(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index] || tokens.type[index] !== TokenType.number) continue;
    if ((tokens.end[index] as number) - (tokens.start[index] as number) > 2) continue;
    const before = tokens.text[(tokens.start[index] as number) - 1] ?? " ";
    if (/[\p{L}\p{N}./-]/u.test(before)) continue;
    if (isAge(scan, index)) take(scan, index, index, "shown-age", 0.9, "age");
  }
}

function readBirthYear(scan: Scan, index: number, noteYear: number): void {
  const { tokens } = scan;
  const year = Number(tokens.text.slice(tokens.start[index], tokens.end[index]));
  const age = noteYear - year;
  if (age <= OLDEST_SHOWN_AGE || age > OLDEST_AGE) return;
  for (let before = index - 1; before >= 0 && before >= index - 4; before--) {
    if (/^(?:born|birth|yob|dob|b)$/u.test(lowerAt(tokens, before))) {
      take(scan, index, index, "date", 0.9, "birth-year-over-89");
      return;
    }
  }
}

function isAge(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  const end = tokens.end[index] as number;
  const after = tokens.text.slice(end, end + 24);
  if (AFTER.test(after) || SEX.test(after)) return true;
  let before = index - 1;
  for (let step = 0; step < 4 && before >= 0; step++, before--) {
    const word = lowerAt(tokens, before);
    if (BEFORE.has(word)) return !/^ ?(?:mg|kg|lb|cm|mm|%|months?|days?|weeks?)/iu.test(after);
    if (
      !(
        isMark(tokens, before, 58) ||
        isMark(tokens, before, 61) ||
        word === "of" ||
        word === "at" ||
        word === "is" ||
        word === "just"
      )
    )
      return false;
  }
  return false;
}
