import { Flag } from "./lexicon.ts";
import { type Scan, take, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "./tokens.ts";

const TIME =
  "(?:(?:[T ]|, ?| at )[0-2]?\\d[:.][0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,6})?)?(?: ?(?:Z|[AP]M|[+-]\\d{2}:?\\d{2})(?![A-Za-z]))?)?";
const ISO = new RegExp(`(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)${TIME}`, "iuy");
const NUMERIC = new RegExp(`(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d.]\\d|\\d)${TIME}`, "iuy");
const GERMAN_SHORT = /(\d{1,2})\.(\d{1,2})\.(?!\d)/uy;
const MONTH_YEAR = /(\d{1,2})[/-]((?:19|20)\d{2})(?![\d/-])/uy;
const YEAR_MONTH = /((?:19|20)\d{2})[-/](0[1-9]|1[0-2])(?![\d/-])/uy;
const MONTH_DAY = /(\d{1,2})([/-])(\d{1,2})(?![\d/%]|[-.]\d)/uy;
const COMPACT = /((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{6})?(?!\d)/uy;
const YEAR_AFTER = /(?:,? ?(?:de |of )?|[-/. ]?)((?:19|20)\d{2}|['’]\d{2})(?!\d)/iuy;
const SHORT_YEAR_AFTER = /[-/., ]{1,2}['’]?(\d{2})(?![\d.:/%]|\s?(?:mg|ml|yo|y\/o|year|kg|mm|cm|%))/iuy;
const DAY_AFTER = /[ .-]{0,2}(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d:/%]|\.\d)/iuy;
const SECOND_DAY = / ?(?:-|–|to|and|&) ?(\d{1,2})(?:st|nd|rd|th)?(?![\d:/%])/iuy;
const DAY_BEFORE = /(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?: of | de |[- ]?)$/iu;
const CLOCK = new RegExp(TIME, "iuy");

/** Words before "3/14" that make it a day, and words that make it a score or a fraction. */
const DAY_CONTEXT = new Set(
  "on since from until till through thru by before after dated date dob dos admitted admission discharged discharge seen visit starting started start ended stopped due scheduled last next week of as performed collected drawn taken obtained reported received resulted culture cultures cx bcx ucx ct mri cxr echo xray ekg ecg labs lab surgery appointment appt followup f/u fu to and between labor day born lmp edd edc expires exp signed".split(
    " ",
  ),
);
const SCORE_CONTEXT = new Set(
  "pain score scale strength murmur mmse moca gcs apgar vision grade motor power bp ratio reflexes pulses stage level levels phq gad nihss va visual acuity".split(
    " ",
  ),
);
const HOLIDAYS = [
  "christmas",
  "thanksgiving",
  "easter",
  "halloween",
  "new year's eve",
  "new year's day",
  "labor day",
  "memorial day",
  "independence day",
  "veterans day",
  "mother's day",
  "father's day",
  "valentine's day",
  "boxing day",
  "good friday",
  "ramadan",
  "diwali",
  "passover",
  "yom kippur",
  "hanukkah",
];
const HOLIDAY_FIRST = new Map<string, string[]>();
for (const holiday of HOLIDAYS) {
  const first = holiday.split(/[ ']/u)[0] as string;
  HOLIDAY_FIRST.set(first, [...(HOLIDAY_FIRST.get(first) ?? []), holiday]);
}
const MONTH_CONTEXT = new Set(
  "in since last this next by until till through before after early late mid of during from between and to".split(" "),
);
/** Months and days of the week that are other words when written small. */
const WORD_TOO = new Set("may march mar sun sat jan dec august mai marco set wed abril".split(" "));

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;
const isDay = (day: number): boolean => day >= 1 && day <= 31;

/** Dates finer than a year, days of the week and holidays. A bare year is not PHI. */
export function findDates(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    const type = tokens.type[index];
    if (type === TokenType.number) {
      const end = numericEnd(scan, index);
      if (end !== undefined)
        index = takeCharacters(scan, index, tokens.start[index] as number, end[0], "date", end[1], end[2]);
    } else if (type === TokenType.word) {
      const word = tokens.words[index];
      if (!word) continue;
      if (word.flags & Flag.month) index = readMonth(scan, index);
      else if (word.flags & Flag.weekday) readWeekday(scan, index);
      else if (HOLIDAY_FIRST.has(word.lower)) readHoliday(scan, index, word.lower);
    }
  }
}

/** Where a date in digits ends, how sure it is, and by which rule. */
function numericEnd(scan: Scan, index: number): [number, number, string] | undefined {
  const { tokens } = scan;
  const { text } = tokens;
  const at = tokens.start[index] as number;
  const length = (tokens.end[index] as number) - at;
  const before = text[at - 1] ?? " ";
  if (/[\p{L}\p{N}/.]/u.test(before) && at > 0 && !(before === "." && /[\s\p{L}]/u.test(text[at - 2] ?? " ")))
    return undefined;
  if (length === 4) {
    const iso = match(ISO, text, at);
    if (
      iso !== null &&
      isMonth(Number(iso[3])) &&
      isDay(Number(iso[4])) &&
      Number(iso[1]) > 1800 &&
      Number(iso[1]) < 2200
    )
      return [ISO.lastIndex, 0.97, "date:iso"];
    if (match(YEAR_MONTH, text, at) !== null && hasDayContext(scan, index))
      return [YEAR_MONTH.lastIndex, 0.8, "date:year-month"];
    return undefined;
  }
  if (length === 8 || length === 14) {
    const compact = match(COMPACT, text, at);
    if (compact !== null && isMonth(Number(compact[2])) && isDay(Number(compact[3])))
      return [COMPACT.lastIndex, 0.75, "date:compact"];
    return undefined;
  }
  if (length > 2) return undefined;
  const numeric = match(NUMERIC, text, at);
  if (numeric !== null) {
    const first = Number(numeric[1]);
    const second = Number(numeric[3]);
    const possible = (isMonth(first) && isDay(second)) || (isDay(first) && isMonth(second));
    const yearFirst = numeric[4]?.length === 2 && isMonth(second) && isDay(Number(numeric[4]));
    const short = numeric[4]?.length === 2;
    if (possible && !(short && numeric[2] === "." && numeric[1]?.length === 1 && !hasDayContext(scan, index)))
      return [NUMERIC.lastIndex, short ? 0.85 : 0.97, "date:numeric"];
    if (yearFirst && hasDayContext(scan, index)) return [NUMERIC.lastIndex, 0.6, "date:numeric"];
    return undefined;
  }
  const monthYear = match(MONTH_YEAR, text, at);
  if (monthYear !== null && isMonth(Number(monthYear[1]))) return [MONTH_YEAR.lastIndex, 0.85, "date:month-year"];
  const monthDay = match(MONTH_DAY, text, at);
  if (monthDay !== null) {
    const [first, second] = [Number(monthDay[1]), Number(monthDay[3])];
    const possible = (isMonth(first) && isDay(second)) || (isDay(first) && isMonth(second));
    const slash = monthDay[2] === "/";
    const end = MONTH_DAY.lastIndex;
    if (possible && slash && !hasScoreContext(scan, index) && !isFraction(text, end)) {
      if (hasDayContext(scan, index)) return [end, 0.8, "date:month-day"];
      if (
        /^\s*(?:-|–|to)\s*\d{1,2}\/\d{1,2}(?![\d/])/u.test(text.slice(end, end + 16)) ||
        (isMark(scan.tokens, index - 1, 45) && scan.taken[index - 2])
      )
        return [end, 0.7, "date:month-day-range"];
      if (text[end] === ":" || (beginsLine(scan, index) && second > 12)) return [end, 0.6, "date:month-day-line"];
    }
  }
  const german = match(GERMAN_SHORT, text, at);
  if (
    german !== null &&
    isDay(Number(german[1])) &&
    isMonth(Number(german[2])) &&
    /^(?:am|vom|bis|ab|seit|zum)$/u.test(lowerAt(tokens, index - 1))
  )
    return [GERMAN_SHORT.lastIndex, 0.75, "date:day-month"];
  return undefined;
}

function beginsLine(scan: Scan, index: number): boolean {
  return index === 0 || scan.tokens.type[index - 1] === TokenType.newline;
}

/** Whether words of parts and counts follow: "3/14 nodes", "1/2 tablet", "4/6 murmur". */
function isFraction(text: string, end: number): boolean {
  return /^ ?(?:tab|tablet|cup|pill|dose|nodes?|bottles?|systolic|diastolic|murmur|strength|pain|cm|mm|mg|inch|pulses?|lymph|of |words|items|objects|positive|SEM|HSM|pack|ppd|life|normal)/iu.test(
    text.slice(end, end + 12),
  );
}

function hasDayContext(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  for (let at = index - 1, words = 0; at >= 0 && at >= index - 5 && words < 2; at--) {
    const word = tokens.words[at];
    if (tokens.type[at] === TokenType.newline) return false;
    if (!word) {
      if (scan.taken[at] && tokens.type[at] === TokenType.number) return true; // the second day of a range or list
      continue;
    }
    if (DAY_CONTEXT.has(word.lower)) return true;
    if (word.flags & Flag.weekday) return true;
    words++;
  }
  return false;
}

function hasScoreContext(scan: Scan, index: number): boolean {
  for (let at = index - 1; at >= 0 && at >= index - 4; at--)
    if (SCORE_CONTEXT.has(lowerAt(scan.tokens, at))) return true;
  return false;
}

function readMonth(scan: Scan, index: number): number {
  const { tokens } = scan;
  const { text } = tokens;
  const word = tokens.words[index];
  if (!word) return index;
  let start = tokens.start[index] as number;
  let end = tokens.end[index] as number;
  let from = index;
  let day = false;
  let year = false;
  const early = Math.max(0, start - 12);
  const dayBefore = DAY_BEFORE.exec(text.slice(early, start));
  if (dayBefore !== null && isDay(Number(dayBefore[1]))) {
    const offset = early + dayBefore.index;
    if (!/[\p{L}\p{N}./:]/u.test(text[offset - 1] ?? " ")) {
      start = offset;
      while (from > 0 && (tokens.start[from] as number) > start) from--;
      day = true;
    }
  }
  if (text[end] === ".") end++;
  if (!day) {
    const after = match(DAY_AFTER, text, end);
    if (after !== null && isDay(Number(after[1])) && after[0].length > (after[1] as string).length) {
      day = true;
      end = DAY_AFTER.lastIndex;
      const second = match(SECOND_DAY, text, end);
      if (second !== null && isDay(Number(second[1]))) end = SECOND_DAY.lastIndex;
    }
  }
  const yearAfter = match(YEAR_AFTER, text, end);
  if (yearAfter !== null && yearAfter[0].length > 4 - 2) {
    year = true;
    end = YEAR_AFTER.lastIndex;
  } else if (day) {
    const short = match(SHORT_YEAR_AFTER, text, end);
    if (short !== null && /[-/]/u.test(short[0])) end = SHORT_YEAR_AFTER.lastIndex;
  }
  const capital = word.shape !== Shape.lower;
  const long = word.raw.length > 3;
  if (WORD_TOO.has(word.lower) && !capital && !(scan.lowerCased && day) && !year) return index;
  if (!day && !year) {
    // A month alone needs to be written out and led by a preposition, or to be no other word.
    if (!long || (!capital && !scan.lowerCased)) return index;
    if (WORD_TOO.has(word.lower) || word.flags & Flag.given) {
      if (!MONTH_CONTEXT.has(lowerAt(tokens, index - 1))) return index;
    }
    if (scan.upperCased && word.lower === "may") return index;
    if (isNameNeighbour(scan, index)) return index;
  }
  if (scan.taken[from]) from = index;
  if (text[end - 1] === ".") end--;
  const clock = day ? match(CLOCK, text, end) : null;
  if (clock !== null && clock[0] !== "") end = CLOCK.lastIndex;
  return takeCharacters(
    scan,
    from,
    Math.min(start, tokens.start[from] as number),
    end,
    "date",
    day || year ? 0.93 : 0.7,
    day || year ? "date:month-name" : "date:month",
  );
}

function isNameNeighbour(scan: Scan, index: number): boolean {
  const next = scan.tokens.words[index + 1];
  const before = scan.tokens.words[index - 1];
  return !!(
    (next && next.shape === Shape.capital && next.flags & Flag.family) ||
    (before &&
      (before.flags & Flag.title ||
        (before.shape === Shape.capital && before.flags & Flag.given && !(before.flags & Flag.ambiguous))))
  );
}

function readWeekday(scan: Scan, index: number): void {
  const word = scan.tokens.words[index];
  if (!word || (word.shape === Shape.lower && !scan.lowerCased && !DAY_CONTEXT.has(lowerAt(scan.tokens, index - 1))))
    return;
  take(scan, index, index, "date", 0.75, "date:weekday");
}

function readHoliday(scan: Scan, index: number, first: string): void {
  const { tokens } = scan;
  const at = tokens.start[index] as number;
  for (const holiday of HOLIDAY_FIRST.get(first) ?? []) {
    const written = tokens.text.slice(at, at + holiday.length);
    if (written.toLowerCase().replace("’", "'") !== holiday || /\p{L}/u.test(tokens.text[at + holiday.length] ?? ""))
      continue;
    if (written === holiday && !scan.lowerCased) continue;
    takeCharacters(scan, index, at, at + holiday.length, "date", 0.6, "date:holiday");
    return;
  }
}
