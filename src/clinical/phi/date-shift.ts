import type { KeyedHash } from "./keyed-hash.ts";
import { fold } from "./lexicon.ts";

const DAY_MS = 86_400_000;
/**
 * Fewest and most days by which the dates of a subject are moved, either way. From 32 to 334, the name of a month changes too,
 * even where no day or no year is written.
 */
const FEWEST_SHIFT_DAYS = 32;
const MOST_SHIFT_DAYS = 334;
/** Two-digit years up to this one are of the 2000s. */
const PIVOT = 50;

/** The days by which all dates of a subject move, within a year either way; never whole weeks, so that weekdays change. */
export function shiftOf(hash: KeyedHash, subject: string): number {
  const drawn = FEWEST_SHIFT_DAYS + hash.integer(MOST_SHIFT_DAYS - FEWEST_SHIFT_DAYS + 1, "date-shift", subject);
  const days = drawn % 7 === 0 ? drawn + 1 : drawn;
  return hash.integer(2, "date-shift-sign", subject) === 0 ? days : -days;
}

const ENGLISH = "january february march april may june july august september october november december".split(" ");
const MONTHS: readonly (readonly string[])[] = [
  ENGLISH,
  "januar februar marz april mai juni juli august september oktober november dezember".split(" "),
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" "),
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
  "januari februari maart april mei juni juli augustus september oktober november december".split(" "),
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(" "),
  "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro".split(" "),
];
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

export interface ShiftOptions {
  days: number;
  /** The order of day and month where digits leave it open. */
  order: "day-first" | "month-first";
  /** The year for dates that show none. */
  year: number;
}

/**
 * Moves one date by whole days and writes it as it was written. Month and year without a day move from the 15th, so they
 * are right to the month more often than not. Undefined where the text cannot be read as a date.
 */
export function shiftDate(text: string, options: ShiftOptions): string | undefined {
  return (
    shiftIso(text, options) ??
    shiftNumeric(text, options) ??
    shiftShort(text, options) ??
    shiftNamed(text, options) ??
    shiftWeekday(text, options)
  );
}

/** The order of day and month that the dates of a text themselves show; month first where none does. */
export function dateOrder(dates: readonly string[]): "day-first" | "month-first" {
  let dayFirst = 0;
  for (const date of dates) {
    const match = /^(\d{1,2})([-/.])(\d{1,2})\2/u.exec(date);
    if (match === null) continue;
    if (Number(match[1]) > 12) dayFirst++;
    else if (Number(match[3]) > 12) dayFirst--;
  }
  return dayFirst > 0 ? "day-first" : "month-first";
}

function moved(year: number, month: number, day: number, days: number): Date | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return new Date(time + days * DAY_MS);
}

/** Whether the numbers of a date are written with two digits each, as far as they can show it. */
function isPadded(...parts: string[]): boolean {
  return parts.some((part) => part.startsWith("0")) || (parts.length > 1 && parts.every((part) => part.length === 2));
}

function digitsOf(value: number, wide: boolean): string {
  return String(value).padStart(wide ? 2 : 1, "0");
}

function shiftIso(text: string, { days }: ShiftOptions): string | undefined {
  const match = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})?(?!\d*[-/.]\d)(.*)$/su.exec(text);
  if (match === null) return undefined;
  const [, year = "", mark = "", month = "", day, rest = ""] = match;
  const date = moved(Number(year), Number(month), day === undefined ? 15 : Number(day), days);
  if (date === undefined) return undefined;
  const head = `${String(date.getUTCFullYear()).padStart(4, "0")}${mark}${digitsOf(date.getUTCMonth() + 1, month.length === 2)}`;
  return day === undefined ? `${head}${rest}` : `${head}${mark}${digitsOf(date.getUTCDate(), day.length === 2)}${rest}`;
}

function shiftNumeric(text: string, { days, order }: ShiftOptions): string | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/su.exec(text);
  if (match === null) return undefined;
  const [, first = "", mark = "", second = "", year = "", rest = ""] = match;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) <= PIVOT ? 2000 : 1900);
  const dayFirst = Number(first) > 12 || (Number(second) <= 12 && (mark === "." || order === "day-first"));
  const date = dayFirst
    ? moved(full, Number(second), Number(first), days)
    : moved(full, Number(first), Number(second), days);
  if (date === undefined) return undefined;
  const wide = isPadded(first, second);
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
  const shownYear = String(date.getUTCFullYear()).slice(year.length === 4 ? 0 : -2);
  return `${digitsOf(dayFirst ? day : month, wide)}${mark}${digitsOf(dayFirst ? month : day, wide)}${mark}${shownYear}${rest}`;
}

/** "3/14", "14.3.", "03/2021". */
function shiftShort(text: string, { days, order, year }: ShiftOptions): string | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,4})(\.?)$/u.exec(text);
  if (match === null) return undefined;
  const [, first = "", mark = "", second = "", end = ""] = match;
  if (second.length === 4) {
    const date = moved(Number(second), Number(first), 15, days);
    return date && `${digitsOf(date.getUTCMonth() + 1, first.length === 2)}${mark}${date.getUTCFullYear()}`;
  }
  const dayFirst = Number(first) > 12 || (Number(second) <= 12 && (mark === "." || order === "day-first"));
  const date = dayFirst
    ? moved(year, Number(second), Number(first), days)
    : moved(year, Number(first), Number(second), days);
  if (date === undefined) return undefined;
  const wide = isPadded(first, second);
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
  return `${digitsOf(dayFirst ? day : month, wide)}${mark}${digitsOf(dayFirst ? month : day, wide)}${end}`;
}

interface NamedMonth {
  month: number;
  names: readonly string[];
  short: boolean;
}

function monthOf(word: string): NamedMonth | undefined {
  const folded = fold(word.toLowerCase());
  for (const names of MONTHS) {
    const full = names.indexOf(folded);
    if (full >= 0) return { month: full + 1, names, short: false };
  }
  if (folded.length < 3 || folded.length > 4) return undefined;
  for (const names of MONTHS) {
    const short = names.findIndex((name) => name.startsWith(folded));
    if (short >= 0) return { month: short + 1, names, short: true };
  }
  return undefined;
}

/** `word` in the case of `like`. */
export function inCaseOf(word: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase() && like !== like.toLowerCase()) return word.toUpperCase();
  const first = like[0] ?? "";
  return first !== first.toLowerCase() ? (word[0] ?? "").toUpperCase() + word.slice(1) : word;
}

function monthName({ names, short }: NamedMonth, month: number, like: string): string {
  const name = names[month - 1] as string;
  return inCaseOf(short ? name.slice(0, 3) : name, like);
}

/** The end of an English ordinal. */
function ordinal(day: number): string {
  if (day > 10 && day < 14) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

/** "March 3rd, 2021", "3 Mar 21", "3. März 2021", "March 2021", "March 3-5". */
function shiftNamed(text: string, { days, year }: ShiftOptions): string | undefined {
  const word = /\p{L}[\p{L}\p{M}]{2,}/gu;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const named = monthOf(match[0]);
    if (named === undefined) continue;
    const clock = /(?:[T ,]|at )+\d{1,2}[:.]\d{2}.*$/isu.exec(text.slice(word.lastIndex));
    const tail = clock === null ? "" : clock[0];
    const before = text.slice(0, match.index);
    const after = text.slice(word.lastIndex, text.length - tail.length);
    const shownYear = /(?:^|[^\d])(\d{4}|['’]\d{2})$|[-/](\d{2})$/u.exec(after);
    const digits = shownYear === null ? "" : (shownYear[1] ?? shownYear[2] ?? "").replace(/['’]/u, "");
    const full =
      digits === ""
        ? year
        : digits.length === 4
          ? Number(digits)
          : Number(digits) + (Number(digits) <= PIVOT ? 2000 : 1900);
    const middle = digits === "" ? after : after.slice(0, after.length - digits.length);
    const move = (day: number): Date | undefined => moved(full, named.month, day, days);
    const firstDay = /\d{1,2}/u.exec(before)?.[0] ?? /\d{1,2}/u.exec(middle)?.[0];
    const date = move(firstDay === undefined ? 15 : Number(firstDay));
    if (date === undefined) return undefined;
    const month = date.getUTCMonth() + 1;
    const replaceDays = (part: string): string =>
      part.replace(/(\d{1,2})(st|nd|rd|th)?/gu, (_, day: string, end: string | undefined) => {
        const second = move(Number(day));
        if (second === undefined) return day;
        // A second day that falls into another month says so.
        const other =
          second.getUTCMonth() + 1 === month ? "" : `${monthName(named, second.getUTCMonth() + 1, match[0])} `;
        return `${other}${digitsOf(second.getUTCDate(), day.startsWith("0"))}${end === undefined ? "" : ordinal(second.getUTCDate())}`;
      });
    const newYear = String(date.getUTCFullYear()).slice(digits.length === 4 ? 0 : -2);
    return `${replaceDays(before)}${monthName(named, month, match[0])}${replaceDays(middle)}${digits === "" ? "" : newYear}${tail}`;
  }
  return undefined;
}

function shiftWeekday(text: string, { days }: ShiftOptions): string | undefined {
  const folded = text.toLowerCase();
  const day = WEEKDAYS.findIndex(
    (name) =>
      folded === name || folded === `${name}s` || (folded.length > 2 && folded.length < 6 && name.startsWith(folded)),
  );
  if (day < 0) return undefined;
  const name = WEEKDAYS[(((day + days) % 7) + 7) % 7] as string;
  return inCaseOf(folded.endsWith("days") ? `${name}s` : name, text);
}
