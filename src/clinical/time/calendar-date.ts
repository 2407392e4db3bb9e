import { dateOf, dayOf, easterOf, isDate, nthWeekday, plusMonths } from "./calendar.ts";
import type { Moment } from "./moment.ts";
import { fullYear, ordinalAt, type Read, spelledYearAt, yearAt } from "./numbers.ts";
import { afterWords, continues, isDash, peek, type Reader, skip, skipStop, wordAt } from "./reader.ts";

/** Two digits stand for a year up to ten years after the note; without a note date, up to 2039. */
function referenceYear(reader: Reader): number {
  return reader.context.noteDay === undefined ? 2029 : dateOf(reader.context.noteDay).year;
}

const DATE_CUES: ReadonlySet<string> = new Set(
  "on since by until till from before after due dated date dates through scheduled started starting ending beginning done admitted discharged seen last labs lab ct mri cxr xray echo ekg ecg us eeg pet cultures culture collected drawn performed f/u up visit appointment lmp edd dob born expired d/c dc'd and or between thru next this to signed surgery".split(
    " ",
  ),
);

/** Words beside "4/5" or "2/6" that make it a score, a grade, a ratio, a dose or a spinal level. */
const NOT_A_DATE: ReadonlySet<string> = new Set(
  "strength murmur systolic diastolic pain power motor bp score scored graded gcs apgar apgars scale vision visual va acuity ratio rated rating murmurs grade reflexes reflex dtrs pulses phq gad intensity sem severity ns saline tab tabs tablet tablets pill pills dose doses cup inch bilaterally throughout muscle ue le rue lue rle lle extremities extremity ext upper lower quality oriented orientation os od ou level levels disc disk l s t c strengths plus negative positive out correct recall moca mmse minicog symmetric bicep biceps grip quad quads hip dorsiflexion plantarflexion deltoid deltoids triceps flexion extension stage gleason birads pack packs ppd nyha asa lb lbs mg ml mmhg sirs criteria serial steps points bottles sets sets".split(
    " ",
  ),
);

function near(reader: Reader, index: number, step: -1 | 1, words: ReadonlySet<string>, reach: number): boolean {
  for (let at = index, left = reach; left > 0; at += step, left--) {
    const token = peek(reader, at);
    if (token.kind === "end" || token.word === "." || token.word === ";" || token.word === "\n") return false;
    if (words.has(token.word)) return true;
  }
  return false;
}

/** Whether month/day without a year may be read as a date where it stands. */
function partialAllowed(reader: Reader, from: number, next: number, first: number, second: number): boolean {
  const after = peek(reader, next);
  if (after.glued && (after.kind === "word" || after.kind === "number" || after.word === "%" || after.word === "/"))
    return false;
  if (after.word === "-" && after.glued && peek(reader, next + 1).glued && peek(reader, next + 1).kind === "word")
    return false;
  if (after.word === "." && after.glued && peek(reader, next + 1).glued && peek(reader, next + 1).kind === "number")
    return false;
  if (after.entry?.unit !== undefined && !after.entry.month) return false;
  if (near(reader, from - 1, -1, NOT_A_DATE, 3) || near(reader, next, 1, NOT_A_DATE, isDash(reader, next) ? 6 : 3))
    return false;
  if (first === 24 && second === 7) return false;
  const before = wordAt(reader, from - 1);
  const listed = from - 1 === reader.dateEnd && (before === "," || before === "&");
  const ranged =
    isDash(reader, next) && after.glued && wordAt(reader, next + 2) === "/" && peek(reader, next + 1).kind === "number";
  const told = before.length > 4 && before.endsWith("ed");
  const cued =
    listed ||
    ranged ||
    told ||
    from === reader.bound ||
    DATE_CUES.has(before) ||
    peek(reader, from - 1).entry?.weekday !== undefined;
  // A leading zero is how dates are written, never a score or a fraction.
  const written = wordAt(reader, from).startsWith("0") || wordAt(reader, from + 2).startsWith("0");
  if (written) return true;
  const score = first <= second && (second === 5 || second === 6 || second === 10);
  const fraction = first < second && second <= 8;
  if (score || fraction) return cued;
  return true;
}

const SEPARATORS: ReadonlySet<string> = new Set(["/", "-", ".", "–", "‐", "‑"]);

function monthOf(reader: Reader, index: number): number | undefined {
  return peek(reader, index).entry?.month;
}

/** Dates in digits: 2024-03-12, 20240312, 3/12/24, 12.03.2024, 3/12, 2015-3, 12-2015. */
function numericDate(reader: Reader, index: number, afterWeekday: boolean): Moment | undefined {
  const a = peek(reader, index);
  if (a.kind !== "number") return undefined;
  const previous = peek(reader, index - 1);
  if (a.glued && continues(reader, index)) {
    // A file name or a range may run up to a full date: report-2024-03-12, 3/1/2024-3/4/2024.
    const wordBefore = previous.word === "-" || previous.word === "_" ? peek(reader, index - 2).kind : "mark";
    if (wordBefore !== "word" || a.word.length < 4) return undefined;
  }
  if (a.glued && previous.word === "-" && a.word.length >= 4 && index !== reader.bound) {
    const beyond = peek(reader, index - 2);
    if (beyond.kind === "number" && previous.glued) return undefined;
  }
  if (a.word.length === 8) {
    const [year, month, day] = [Math.floor(a.number / 10000), Math.floor(a.number / 100) % 100, a.number % 100];
    const after = peek(reader, index + 1);
    const free = !(
      after.glued &&
      (after.kind === "word" || after.word === "-" || after.word === "/" || after.word === ":")
    );
    const named = /^(?:mrn|id|acc|accession|number|no|no\.|#|:|fin|phone|tel|fax|account|acct|encounter)$/.test(
      previous.word,
    );
    if (year < 1900 || year > 2100 || !isDate(year, month, day) || !free || named) return undefined;
    return { from: index, next: index + 1, year, month, day };
  }
  const mark = peek(reader, index + 1);
  const b = peek(reader, index + 2);
  if (
    a.word.length === 4 &&
    mark.kind === "number" &&
    mark.word.length === 2 &&
    b.kind === "number" &&
    b.word.length === 2
  ) {
    const ends = !peek(reader, index + 3).glued || peek(reader, index + 3).kind === "mark";
    if (a.number >= 1900 && a.number < 2100 && isDate(a.number, mark.number, b.number) && ends) {
      return { from: index, next: index + 3, year: a.number, month: mark.number, day: b.number };
    }
  }
  if (!SEPARATORS.has(mark.word) || !mark.glued || !b.glued || b.kind !== "number") return undefined;
  const second = peek(reader, index + 3);
  const c = peek(reader, index + 4);
  const three = second.word === mark.word && second.glued && c.glued && c.kind === "number";
  if (three) {
    const tail = peek(reader, index + 5);
    const endsWell = !(
      tail.glued &&
      (tail.kind === "word" || tail.kind === "number") &&
      tail.word !== "t" &&
      tail.word !== "_"
    );
    const longer =
      tail.glued &&
      tail.word === mark.word &&
      peek(reader, index + 6).glued &&
      peek(reader, index + 6).kind === "number";
    const clean = endsWell && (!longer || mark.word === "-");
    if (a.word.length === 4 && a.number >= 1000 && a.number < 2200 && b.word.length <= 2 && c.word.length <= 2) {
      if (!clean || !isDate(a.number, b.number, c.number)) return undefined;
      return { from: index, next: index + 5, year: a.number, month: b.number, day: c.number };
    }
    if (a.word.length > 2 || b.word.length > 2 || (c.word.length !== 2 && c.word.length !== 4) || !clean)
      return undefined;
    if (c.word.length === 4 && (c.number < 1800 || c.number > 2199)) return undefined;
    if (mark.word === "." && c.word.length === 2 && a.word.length + b.word.length < 3) return undefined;
    const year = c.word.length === 4 ? c.number : fullYear(c.number, referenceYear(reader));
    const order = monthFirst(reader, a.number, b.number);
    if (!order || !isDate(year, order.month, order.day)) return undefined;
    return { from: index, next: index + 5, year, ...order };
  }
  if (a.word.length === 4 && b.word.length <= 2 && mark.word !== ".") {
    // 2015-3 and 2015/03 are months; 2015-18 is no month, and 2-4 digits joined to more are phone numbers.
    const tail = peek(reader, index + 3);
    if (tail.glued && (tail.kind !== "mark" || (SEPARATORS.has(tail.word) && peek(reader, index + 4).glued)))
      return undefined;
    if (a.number < 1900 || a.number > 2199 || b.number < 1 || b.number > 12) return undefined;
    return { from: index, next: index + 3, year: a.number, month: b.number };
  }
  if (b.word.length === 4 && a.word.length <= 2 && mark.word !== ".") {
    const tail = peek(reader, index + 3);
    if (tail.glued && (tail.kind !== "mark" || (SEPARATORS.has(tail.word) && peek(reader, index + 4).glued)))
      return undefined;
    if (b.number < 1900 || b.number > 2199 || a.number < 1 || a.number > 12) return undefined;
    return { from: index, next: index + 3, year: b.number, month: a.number };
  }
  if (a.word.length > 2 || b.word.length > 2) return undefined;
  const order = monthFirst(reader, a.number, b.number);
  if (!order || !isDate(2024, order.month, order.day)) return undefined;
  const tail = peek(reader, index + 3);
  if (mark.word === "/") {
    if (!partialAllowed(reader, index, index + 3, a.number, b.number)) return undefined;
    // "11/12,2016", "11/12, 2016"
    const year = wordAt(reader, index + 3) === "," ? yearAt(reader, index + 4) : undefined;
    const dated = year !== undefined && year.value >= 1900 && isDate(year.value, order.month, order.day);
    return dated
      ? { from: index, next: year.next, year: year.value, ...order }
      : { from: index, next: index + 3, ...order };
  }
  if (tail.glued && (tail.kind === "word" || tail.kind === "number" || tail.word === "%" || tail.word === "/"))
    return undefined;
  if (tail.entry?.unit !== undefined || NOT_A_DATE.has(tail.word)) return undefined;
  return afterWeekday ? { from: index, next: index + 3, ...order } : undefined;
}

/** Which of two numbers is the month: the first unless `dayFirst` or it is above 12. */
function monthFirst(reader: Reader, a: number, b: number): { month: number; day: number } | undefined {
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return undefined;
  const dayComesFirst = a > 12 || (b <= 12 && reader.context.dayFirst);
  return dayComesFirst ? { month: b, day: a } : { month: a, day: b };
}

/** A year after a date: ", 2024", "of 2024", "in 2024", "'98", "2024" or two digits after a full date with "of". */
export function trailingYear(reader: Reader, index: number, twoDigits: boolean): Read<number> | undefined {
  let at = index;
  if (wordAt(reader, at) === ",") at++;
  const link = wordAt(reader, at);
  if (link === "of" || link === "in") at++;
  at = skip(reader, at, "the");
  if (wordAt(reader, at) === "year") at++;
  const four = yearAt(reader, at);
  if (four) {
    const colon = peek(reader, four.next);
    const clockNext =
      colon.glued &&
      colon.word === ":" &&
      peek(reader, four.next + 1).glued &&
      peek(reader, four.next + 1).kind === "number";
    const unit = peek(reader, four.next).entry?.unit;
    return clockNext || unit === "H" ? undefined : four;
  }
  if (link !== "in" || at === index + 1) {
    const words = spelledYearAt(reader, at);
    if (words && words.value >= 1500) return words;
  }
  const apostrophe = wordAt(reader, at) === "'" || wordAt(reader, at) === "’";
  const token = peek(reader, apostrophe ? at + 1 : at);
  const next = apostrophe ? at + 2 : at + 1;
  const closes =
    !peek(reader, next).glued || [",", ".", ";", ")", ":", "?", "!", "'", "-", "–"].includes(wordAt(reader, next));
  const colon =
    wordAt(reader, next) === ":" && peek(reader, next + 1).glued && peek(reader, next + 1).kind === "number";
  const half = ["am", "pm", "a", "p", "hours", "hrs", "h", "oclock"].includes(wordAt(reader, next));
  const decimal =
    wordAt(reader, next) === "." && peek(reader, next + 1).glued && peek(reader, next + 1).kind === "number";
  if (
    (apostrophe || link === "of" || (twoDigits && at === index)) &&
    token.kind === "number" &&
    token.word.length === 2
  ) {
    if (closes && !colon && !half && !decimal && peek(reader, next).entry?.unit === undefined) {
      const measured = peek(reader, next).kind === "word" && NOT_A_DATE.has(wordAt(reader, next));
      if (!measured) return { value: fullYear(token.number, referenceYear(reader)), next };
    }
  }
  return undefined;
}

/** A day of the month: ordinal or a number of one or two digits that nothing is joined to. */
function dayOfMonth(reader: Reader, index: number, words: boolean): Read<number> | undefined {
  const ordinal = ordinalAt(reader, index);
  if (ordinal) return ordinal.value >= 1 && ordinal.value <= 31 ? ordinal : undefined;
  const token = peek(reader, index);
  if (token.kind === "number") {
    if (token.word.length > 2 || token.number < 1 || token.number > 31) return undefined;
    const after = peek(reader, index + 1);
    const joined =
      after.glued &&
      (after.word === "%" ||
        (after.word === ":" && peek(reader, index + 2).kind === "number" && peek(reader, index + 2).glued) ||
        (after.word === "." && peek(reader, index + 2).kind === "number" && peek(reader, index + 2).glued));
    return joined ? undefined : { value: token.number, next: index + 1 };
  }
  if (!words || spelledYearAt(reader, index)) return undefined;
  const cardinal = token.entry?.cardinal;
  if (cardinal === undefined || cardinal < 1 || cardinal > 31) return undefined;
  const unit = peek(reader, index + 1).entry?.cardinal;
  if (cardinal >= 20 && cardinal < 31 && unit !== undefined && unit < 10 && unit > 0) {
    const value = cardinal + unit;
    return value <= 31 ? { value, next: index + 2 } : undefined;
  }
  return { value: cardinal, next: index + 1 };
}

/** Month name first: "March 3rd, 2024", "Mar-3-2024", "march the 3rd", "Oct/2", "Mar3". */
function monthDay(reader: Reader, index: number): Moment | undefined {
  const month = monthOf(reader, index);
  if (month === undefined) return undefined;
  const token = peek(reader, index);
  let at = skipStop(reader, index + 1);
  const separator = wordAt(reader, at);
  const joined = (isDash(reader, at) || separator === "/" || separator === ",") && peek(reader, at).glued;
  if (joined) at++;
  at = skip(reader, at, "the");
  const day = dayOfMonth(reader, at, true);
  if (!day) return undefined;
  if (separator === "," && peek(reader, at).kind === "number" && day.next === at + 1) return undefined;
  // "may 2 doses", "march 5 mg": a lower-case ambiguous word before an amount.
  const after = peek(reader, day.next);
  if (
    token.word === "may" &&
    !token.capital &&
    after.kind === "word" &&
    !["at", "and", "or", "to", "the"].includes(after.word) &&
    day.next === at + 1
  ) {
    const previous = wordAt(reader, index - 1);
    if (!["on", "in", "since", "by", "from", "until", "the", "of"].includes(previous)) return undefined;
  }
  if (after.glued && after.kind === "word" && day.next === at + 1) return undefined;
  if (after.word === "/" && after.glued && peek(reader, day.next + 1).word.length === 1) return undefined;
  let next = day.next;
  if ((isDash(reader, next) || wordAt(reader, next) === "/") && peek(reader, next).glued && joined) {
    const year = yearAt(reader, next + 1) ?? shortYear(reader, next + 1);
    if (year) return { from: index, next: year.next, year: year.value, month, day: day.value };
  }
  const year = trailingYear(reader, next, day.next !== at + 1 && peek(reader, at).kind === "word");
  if (year) next = year.next;
  return { from: index, next, month, day: day.value, ...(year ? { year: year.value } : {}) };
}

function shortYear(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  if (token.kind !== "number" || token.word.length !== 2 || !token.glued) return undefined;
  return { value: fullYear(token.number, referenceYear(reader)), next: index + 1 };
}

/** Day first: "3 March 2024", "the 3rd of March", "12-Mar-24", "22/Jan/2019", "twenty five January". */
function dayMonth(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  if (continues(reader, index)) return undefined;
  let at = index;
  const article = token.word === "the";
  if (article) at++;
  const day = dayOfMonth(reader, at, true);
  if (!day) return undefined;
  let next = day.next;
  if (wordAt(reader, next) === "day") next++;
  // "16. Nov. 2016"
  const stopped = wordAt(reader, next) === "." && peek(reader, next).glued && token.kind === "number";
  if (stopped && peek(reader, next + 1).entry?.month !== undefined && !peek(reader, next + 1).apart) next++;
  const of = wordAt(reader, next) === "of";
  if (of) next++;
  const joint = peek(reader, next);
  const joined = (isDash(reader, next) || joint.word === "/") && joint.glued;
  if (joined) next++;
  const month = monthOf(reader, next);
  if (month === undefined) return undefined;
  const name = peek(reader, next);
  if (joined && !name.glued) return undefined;
  if (!of && !joined && name.word === "may" && !name.capital) return undefined;
  if (!of && !joined && token.kind === "word" && (name.word === "mar" || name.word === "dec") && !name.capital)
    return undefined;
  next = skipStop(reader, next + 1);
  if (joined && (isDash(reader, next) || wordAt(reader, next) === "/") && peek(reader, next).glued) {
    const year = yearAt(reader, next + 1) ?? shortYear(reader, next + 1);
    if (year) return { from: index, next: year.next, year: year.value, month, day: day.value };
  }
  const year = trailingYear(reader, next, true);
  return { from: index, next: year ? year.next : next, month, day: day.value, ...(year ? { year: year.value } : {}) };
}

/** Year first with a month name: "2019-aug-1", "2017 april", "2019/aug/01". */
function yearMonth(reader: Reader, index: number): Moment | undefined {
  const year = yearAt(reader, index);
  if (!year || continues(reader, index)) return undefined;
  const joint = peek(reader, year.next);
  const joined = (isDash(reader, year.next) || joint.word === "/") && joint.glued;
  const at = joined ? year.next + 1 : year.next;
  const month = monthOf(reader, at);
  if (month === undefined || (peek(reader, at).word === "may" && !peek(reader, at).capital && !joined))
    return undefined;
  const second = peek(reader, at + 1);
  if (joined && (isDash(reader, at + 1) || second.word === "/") && second.glued) {
    const day = dayOfMonth(reader, at + 2, false);
    if (day && isDate(year.value, month, day.value)) {
      return { from: index, next: day.next, year: year.value, month, day: day.value };
    }
  }
  return { from: index, next: at + 1, year: year.value, month };
}

const BEFORE_MONTH: ReadonlySet<string> = new Set(
  "in since of last this next by until till from to through early late mid before after during for and or between circa around - – ~ the beginning end".split(
    " ",
  ),
);

/** A month with or without a year: "March 2024", "Mar/2024", "April of 1987", "in May". */
export function monthAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const month = token.entry?.month;
  if (month === undefined) return undefined;
  const stop = skipStop(reader, index + 1);
  const joint = peek(reader, stop);
  const joined = (isDash(reader, stop) || joint.word === "/") && joint.glued;
  if (joined) {
    const year = yearAt(reader, stop + 1) ?? (joint.word !== "–" ? shortYear(reader, stop + 1) : undefined);
    if (year) return { from: index, next: year.next, year: year.value, month };
  }
  const year = trailingYear(reader, stop, false);
  if (year) return { from: index, next: year.next, year: year.value, month };
  if (token.entry?.weak) {
    const before = wordAt(reader, index - 1);
    if (before === "$" && token.glued) return undefined;
    const led = BEFORE_MONTH.has(before);
    if (token.word === "may" && !led) return undefined;
    if (
      token.word === "may" &&
      !token.capital &&
      !["in", "since", "of", "last", "next", "from", "early", "late", "mid", "by", "until"].includes(before)
    ) {
      return undefined;
    }
    if (token.word === "march" && !token.capital && !led) return undefined;
    if (token.word.length === 3 && !led && !token.capital) return undefined;
    if (token.word.length === 3 && !led && ["mar", "dec", "jan", "jun", "sep"].includes(token.word) && !joint.glued)
      return undefined;
  }
  if (token.word === "august" && !token.capital && !BEFORE_MONTH.has(wordAt(reader, index - 1))) return undefined;
  return { from: index, next: stop > index + 1 && peek(reader, stop).kind === "end" ? index + 1 : stop, month };
}

/** Days of the year with a name; each returns first and last day for a year. */
const HOLIDAYS: readonly [string, (year: number) => number][] = [
  ["international workers day", (year) => dayOf(year, 5, 1)],
  ["christmas eve", (year) => dayOf(year, 12, 24)],
  ["christmas day", (year) => dayOf(year, 12, 25)],
  ["christmas", (year) => dayOf(year, 12, 25)],
  ["xmas eve", (year) => dayOf(year, 12, 24)],
  ["xmas", (year) => dayOf(year, 12, 25)],
  ["new years eve", (year) => dayOf(year, 12, 31)],
  ["new year eve", (year) => dayOf(year, 12, 31)],
  ["new years day", (year) => dayOf(year, 1, 1)],
  ["new year day", (year) => dayOf(year, 1, 1)],
  ["new years", (year) => dayOf(year, 1, 1)],
  ["boxing day", (year) => dayOf(year, 12, 26)],
  ["independence day", (year) => dayOf(year, 7, 4)],
  ["valentines day", (year) => dayOf(year, 2, 14)],
  ["saint patricks day", (year) => dayOf(year, 3, 17)],
  ["saint patrick", (year) => dayOf(year, 3, 17)],
  ["st patricks day", (year) => dayOf(year, 3, 17)],
  ["earth day", (year) => dayOf(year, 4, 22)],
  ["april fools day", (year) => dayOf(year, 4, 1)],
  ["april fools", (year) => dayOf(year, 4, 1)],
  ["halloween", (year) => dayOf(year, 10, 31)],
  ["juneteenth", (year) => dayOf(year, 6, 19)],
  ["freedom day", (year) => dayOf(year, 6, 19)],
  ["jubilee day", (year) => dayOf(year, 6, 19)],
  ["veterans day", (year) => dayOf(year, 11, 11)],
  ["black friday", (year) => nthWeekday(year, 11, 4, 4) + 1],
  ["thanksgiving day", (year) => nthWeekday(year, 11, 4, 4)],
  ["thanksgiving", (year) => nthWeekday(year, 11, 4, 4)],
  ["labor day", (year) => nthWeekday(year, 9, 1, 1)],
  ["memorial day", (year) => nthWeekday(year, 5, 1, -1)],
  ["mothers day", (year) => nthWeekday(year, 5, 7, 2)],
  ["fathers day", (year) => nthWeekday(year, 6, 7, 3)],
  ["columbus day", (year) => nthWeekday(year, 10, 1, 2)],
  ["presidents day", (year) => nthWeekday(year, 2, 1, 3)],
  ["mlk day", (year) => nthWeekday(year, 1, 1, 3)],
  ["martin luther king day", (year) => nthWeekday(year, 1, 1, 3)],
  ["good friday", (year) => easterOf(year) - 2],
  ["easter monday", (year) => easterOf(year) + 1],
  ["easter sunday", (year) => easterOf(year)],
  ["easter", (year) => easterOf(year)],
  ["ash wednesday", (year) => easterOf(year) - 46],
  ["mardi gras", (year) => easterOf(year) - 47],
];

const HOLIDAYS_BY_WORD = new Map<string, { words: string[]; dayIn: (year: number) => number }[]>();
for (const [name, dayIn] of HOLIDAYS) {
  const words = name.split(" ");
  const first = words[0] as string;
  HOLIDAYS_BY_WORD.set(first, [...(HOLIDAYS_BY_WORD.get(first) ?? []), { words, dayIn }]);
}

/** Reads past a possessive: "mother's day", "workers' day". */
function skipPossessive(reader: Reader, index: number): number {
  const mark = wordAt(reader, index);
  if ((mark !== "'" && mark !== "’") || !peek(reader, index).glued) return index;
  return wordAt(reader, index + 1) === "s" && peek(reader, index + 1).glued ? index + 2 : index + 1;
}

/** A holiday with or without a year: "Christmas", "black friday 2010", "Independence Day of this year". */
export function holidayAt(reader: Reader, index: number): Moment | undefined {
  for (const { words, dayIn } of HOLIDAYS_BY_WORD.get(wordAt(reader, index)) ?? []) {
    let at = index;
    let fits = true;
    for (const word of words) {
      const token = wordAt(reader, at);
      if (token === word) at++;
      else if (word.endsWith("s") && token === word.slice(0, -1)) at++;
      else {
        fits = false;
        break;
      }
      at = skipPossessive(reader, at);
    }
    if (!fits) continue;
    const inYear = (year: number) => ({ first: dayIn(year), last: dayIn(year) });
    const year = trailingYear(reader, at, false);
    if (year) return { from: index, next: year.next, year: year.value, inYear };
    for (const [phrase, shift] of [
      ["of this year", 0],
      ["this year", 0],
      ["of last year", -1],
      ["last year", -1],
      ["next year", 1],
      ["of next year", 1],
    ] as const) {
      const next = afterWords(reader, at, phrase);
      if (next > 0 && reader.context.noteDay !== undefined) {
        return { from: index, next, year: dateOf(reader.context.noteDay).year + shift, inYear };
      }
    }
    return { from: index, next: at, inYear };
  }
  return undefined;
}

/** A weekday name that is not "sat" of saturation, "sun" of the sky, or "mon" and "wed" of other words. */
export function weekdayAt(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  const weekday = token.entry?.weekday;
  if (weekday === undefined) return undefined;
  const stop =
    wordAt(reader, index + 1) === "." && peek(reader, index + 1).glued && token.entry?.weak
      ? skipStop(reader, index + 1)
      : index + 1;
  if (token.entry?.weak && ["sat", "sun", "mon", "wed"].includes(token.word)) {
    const before = wordAt(reader, index - 1);
    const after = peek(reader, stop);
    if (["o2", "oxygen", "2", "spo", "spo2", "pulse", "room", "the"].includes(before)) return undefined;
    const dated =
      after.entry?.month !== undefined ||
      ["at", ",", "(", "-", "."].includes(after.word) ||
      after.kind === "end" ||
      ordinalAt(reader, stop) !== undefined ||
      after.entry?.part !== undefined;
    const led = [
      "on",
      "last",
      "next",
      "this",
      "week",
      "or",
      "and",
      "until",
      "by",
      "since",
      "of",
      "to",
      "from",
      "(",
      "-",
      "every",
      "each",
    ].includes(before);
    if (token.word === "sat" || token.word === "sun") {
      if (!led && !(dated && token.capital)) return undefined;
      if (after.kind === "number" && after.number > 31) return undefined;
    } else if (!led && !dated && !token.capital && after.kind !== "number") return undefined;
  }
  return { value: weekday, next: stop };
}

/** A day or month written with its number, name or weekday: everything that is not told from another day. */
export function calendarDateAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const weekday = weekdayAt(reader, index);
  if (weekday) return withWeekday(reader, index, weekday);
  if (token.kind === "number") {
    return numericDate(reader, index, false) ?? dayMonth(reader, index) ?? yearMonth(reader, index);
  }
  if (token.entry?.month !== undefined) {
    const day = monthDay(reader, index);
    if (day) return day;
  }
  const holiday = holidayAt(reader, index);
  if (holiday) return holiday;
  if (token.entry?.month !== undefined) return monthAt(reader, index);
  return dayMonth(reader, index);
}

/** Weekday and what follows it: "Friday 7/6", "Tuesday, March 7", "Monday the 27th", "Monday 21", "Friday (Jun-15)". */
function withWeekday(reader: Reader, index: number, weekday: Read<number>): Moment {
  let at = weekday.next;
  let close = false;
  const mark = wordAt(reader, at);
  if (mark === "," || mark === "(" || isDash(reader, at)) {
    at++;
    close = mark === "(";
  }
  const start = at;
  const date =
    numericDate(reader, start, true) ??
    (peek(reader, start).entry?.month !== undefined ? monthDay(reader, start) : undefined) ??
    dayMonth(reader, start);
  if (date && date.day !== undefined) {
    const closes = close && wordAt(reader, date.next) === ")";
    if (!close || closes) return { ...date, from: index, next: closes ? date.next + 1 : date.next };
  }
  if (!close) {
    const the = wordAt(reader, at) === "the";
    const day = ordinalAt(reader, the ? at + 1 : at);
    if (day && day.value <= 31 && peek(reader, day.next).entry?.unit === undefined) {
      return { from: index, next: day.next, weekday: weekday.value, day: day.value };
    }
    const number = peek(reader, at);
    const after = peek(reader, at + 1);
    const plain =
      (mark !== "," &&
        number.kind === "number" &&
        number.word.length <= 2 &&
        number.number > 12 &&
        number.number <= 31 &&
        !after.glued) ||
      (number.kind === "number" &&
        number.number > 12 &&
        number.number <= 31 &&
        after.kind === "mark" &&
        [".", "!", "?", ",", ";", ")"].includes(after.word) &&
        !peek(reader, at + 2).glued);
    if (plain && after.entry?.unit === undefined) {
      return { from: index, next: at + 1, weekday: weekday.value, day: number.number };
    }
  }
  return { from: index, next: weekday.next, weekday: weekday.value };
}

/** "of next month", "this month" after a day of the month or a numbered weekday. */
export function monthHolding(reader: Reader, index: number): { year: number; month: number; next: number } | undefined {
  const at = skip(reader, skip(reader, index, "of", "in"), "the");
  const shift = peek(reader, at).entry?.shift;
  const noteDay = reader.context.noteDay;
  if (shift === undefined || noteDay === undefined || wordAt(reader, at + 1) !== "month") return undefined;
  const { year, month } = dateOf(plusMonths(noteDay, shift));
  return { year, month, next: at + 2 };
}

const BEFORE_DAY: ReadonlySet<string> = new Set(
  "on for of from until by since before after around between and to till through".split(" "),
);

/** "the 18th", "on the 4th": the day of a month that is not said. */
export function bareDayAt(reader: Reader, index: number): Moment | undefined {
  const the = wordAt(reader, index) === "the";
  const at = the ? index + 1 : index;
  const day = ordinalAt(reader, at);
  if (!day || day.value > 31 || peek(reader, at).kind !== "number") return undefined;
  const held = monthHolding(reader, day.next);
  if (held) return { from: index, next: held.next, year: held.year, month: held.month, day: day.value };
  const before = wordAt(reader, index - 1);
  if (the ? !BEFORE_DAY.has(before) : before !== "on") return undefined;
  const ofMonth = afterWords(reader, day.next, "day of the month");
  const next = ofMonth > 0 ? ofMonth : day.next;
  const after = peek(reader, next);
  const clear =
    after.kind === "end" ||
    after.kind === "mark" ||
    [
      "at",
      "and",
      "from",
      "between",
      "to",
      "for",
      "this",
      "of",
      "through",
      "until",
      "till",
      "with",
      "after",
      "before",
    ].includes(after.word);
  if (!clear || (after.word === "of" && peek(reader, next + 1).entry?.month === undefined)) return undefined;
  return { from: index, next, day: day.value };
}
