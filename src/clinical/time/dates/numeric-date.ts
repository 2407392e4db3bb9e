import { dateOf, isDate } from "../calendar.ts";
import type { Moment } from "../moment.ts";
import { fullYear, yearAt } from "../numbers.ts";
import { continues, isDash, peek, type Reader, wordAt } from "../reader.ts";

/** Two digits stand for a year up to ten years after the note; without a note date, up to 2039. */
export function referenceYear(reader: Reader): number {
  return reader.context.noteDay === undefined ? 2029 : dateOf(reader.context.noteDay).year;
}

const DATE_CUES: ReadonlySet<string> = new Set(
  "on since by until till from before after due dated date dates through scheduled started starting ending beginning done admitted discharged seen last labs lab ct mri cxr xray echo ekg ecg us eeg pet cultures culture collected drawn performed f/u up visit appointment lmp edd dob born expired d/c dc'd and or between thru next this to signed surgery".split(
    " ",
  ),
);

/** Words beside "4/5" or "2/6" that make it a score, a grade, a ratio, a dose or a spinal level. */
export const NOT_A_DATE: ReadonlySet<string> = new Set(
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

export function monthOf(reader: Reader, index: number): number | undefined {
  return peek(reader, index).entry?.month;
}

/** Dates in digits: 2024-03-12, 20240312, 3/12/24, 12.03.2024, 3/12, 2015-3, 12-2015. */
export function numericDate(reader: Reader, index: number, afterWeekday: boolean): Moment | undefined {
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
