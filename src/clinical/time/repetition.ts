import { clockAt } from "./clock.ts";
import { weekdayAt } from "./dates/index.ts";
import { durationValue, lengthAt } from "./length.ts";
import { clockText } from "./moment.ts";
import { cardinalAt, ordinalAt } from "./numbers.ts";
import { afterWords, continues, isDash, peek, type Reader, skip, wordAt } from "./reader.ts";

/** A repetition: TIMEX3 value and, where said, how often within it. */
export interface Repetition {
  next: number;
  value: string;
  freq?: string;
}

const ADVERBS: Record<string, [value: string, freq?: string]> = {
  daily: ["P1D"],
  everyday: ["P1D"],
  nightly: ["XXXX-XX-XXTNI"],
  weekly: ["P1W"],
  fortnightly: ["P2W"],
  biweekly: ["P2W"],
  monthly: ["P1M"],
  bimonthly: ["P2M"],
  quarterly: ["P3M"],
  yearly: ["P1Y"],
  annually: ["P1Y"],
  annual: ["P1Y"],
  semiannually: ["P6M"],
  semiannual: ["P6M"],
  hourly: ["PT1H"],
  qd: ["P1D", "1X"],
  qday: ["P1D", "1X"],
  od: ["P1D", "1X"],
  qod: ["P2D", "1X"],
  bid: ["P1D", "2X"],
  bd: ["P1D", "2X"],
  tid: ["P1D", "3X"],
  tds: ["P1D", "3X"],
  qid: ["P1D", "4X"],
  qds: ["P1D", "4X"],
  qhs: ["XXXX-XX-XXTNI", "1X"],
  nocte: ["XXXX-XX-XXTNI", "1X"],
  mane: ["XXXX-XX-XXTMO", "1X"],
  qam: ["XXXX-XX-XXTMO", "1X"],
  qpm: ["XXXX-XX-XXTEV", "1X"],
  qac: ["P1D", "3X"],
  qh: ["PT1H", "1X"],
  qwk: ["P1W", "1X"],
  qweek: ["P1W", "1X"],
  qmonth: ["P1M", "1X"],
  biw: ["P1W", "2X"],
  tiw: ["P1W", "3X"],
  mwf: ["P1W", "3X"],
  tth: ["P1W", "2X"],
  mornings: ["XXXX-XX-XXTMO"],
  evenings: ["XXXX-XX-XXTEV"],
  nights: ["XXXX-XX-XXTNI"],
  weekends: ["XXXX-WXX-WE"],
  weekdays: ["P1D"],
};

const PART_VALUES: Record<string, string> = {
  morning: "XXXX-XX-XXTMO",
  afternoon: "XXXX-XX-XXTAF",
  evening: "XXXX-XX-XXTEV",
  night: "XXXX-XX-XXTNI",
  bedtime: "XXXX-XX-XXTNI",
};

const UNIT_VALUES: Record<string, string> = {
  hour: "PT1H",
  hr: "PT1H",
  day: "P1D",
  week: "P1W",
  wk: "P1W",
  weekend: "XXXX-WXX-WE",
  weekday: "P1D",
  fortnight: "P2W",
  month: "P1M",
  mo: "P1M",
  quarter: "P3M",
  year: "P1Y",
  yr: "P1Y",
};

/** "daily", "q8h", "every other day", "three times a week", "twice daily", "every Monday", "b.i.d.". */
export function repetitionAt(reader: Reader, index: number): Repetition | undefined {
  const token = peek(reader, index);
  if (token.kind === "number" || token.entry?.cardinal !== undefined) return timesAt(reader, index);
  if (token.word === "once" || token.word === "twice" || token.word === "thrice") {
    const count = token.word === "once" ? 1 : token.word === "twice" ? 2 : 3;
    return perAt(reader, index + 1, count);
  }
  const dotted = dottedAt(reader, index);
  if (dotted) return dotted;
  if (
    token.word === "q" ||
    token.word === "every" ||
    token.word === "each" ||
    token.word === "any" ||
    token.word === "all"
  )
    return everyAt(reader, index);
  if (token.word === "semi" && isDash(reader, index + 1)) {
    const word = wordAt(reader, index + 2);
    if (word === "annually" || word === "annual") return { next: index + 3, value: "P6M" };
  }
  if (token.word === "bi" && isDash(reader, index + 1)) {
    const adverb = { weekly: "P2W", monthly: "P2M", annually: "P6M" }[wordAt(reader, index + 2)];
    if (adverb) return { next: index + 3, value: adverb };
  }
  const weekday = weekdayAt(reader, index);
  if (weekday) {
    const part = peek(reader, weekday.next);
    if (token.word.endsWith("s") && token.word.length > 6) return undefined;
    if (part.entry?.part !== undefined && part.word.endsWith("s"))
      return { next: weekday.next + 1, value: `XXXX-WXX-${weekday.value}T${part.entry.part}` };
  }
  const plural = pluralWeekday(token.word);
  if (plural !== undefined) {
    const clock = clockAt(reader, skip(reader, index + 1, "at"), true);
    if (clock) return { next: clock.next, value: `XXXX-WXX-${plural}${clockText(clock.value)}` };
    return { next: index + 1, value: `XXXX-WXX-${plural}` };
  }
  const adverb = Object.hasOwn(ADVERBS, token.word) ? ADVERBS[token.word] : undefined;
  if (!adverb) return undefined;
  // OD, QID and the like stay as they are; "OD" for the right eye stands after a sign of the eye, so bare OD is left out.
  if (token.word === "od" || token.word === "bd") return undefined;
  if (token.word === "nights" || token.word === "mornings" || token.word === "evenings") {
    const before = peek(reader, index - 1);
    if (
      before.kind === "number" ||
      before.entry?.cardinal !== undefined ||
      before.word === "the" ||
      before.word === "in" ||
      before.word === "few"
    )
      return undefined;
  }
  return { next: index + 1, value: adverb[0], ...(adverb[1] === undefined ? {} : { freq: adverb[1] }) };
}

const PLURALS = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];

function pluralWeekday(word: string): number | undefined {
  const at = PLURALS.indexOf(word);
  return at < 0 ? undefined : at + 1;
}

/** "b.i.d.", "q.d.", "t.i.d.", "q.h.s.". */
function dottedAt(reader: Reader, index: number): Repetition | undefined {
  const first = wordAt(reader, index);
  if (first.length !== 1 || wordAt(reader, index + 1) !== "." || peek(reader, index).kind !== "word") return undefined;
  let letters = first;
  let at = index + 1;
  while (letters.length < 4 && wordAt(reader, at) === "." && peek(reader, at).glued) {
    const letter = peek(reader, at + 1);
    if (letter.kind !== "word" || letter.word.length !== 1 || !letter.glued) break;
    letters += letter.word;
    at += 2;
  }
  const adverb = letters.length > 1 && Object.hasOwn(ADVERBS, letters) ? ADVERBS[letters] : undefined;
  if (!adverb || letters === "od" || letters === "bd") return undefined;
  const next = wordAt(reader, at) === "." && peek(reader, at).glued ? at + 1 : at;
  return { next, value: adverb[0], ...(adverb[1] === undefined ? {} : { freq: adverb[1] }) };
}

/** "every 8 hours", "q8h", "q 4-6 hours", "every other day", "each morning", "every Monday at 4 pm". */
function everyAt(reader: Reader, index: number): Repetition | undefined {
  const q = wordAt(reader, index) === "q";
  let at = index + 1;
  if (q && (wordAt(reader, at) === "." || isDash(reader, at))) at++;
  const other = wordAt(reader, at) === "other" || ordinalAt(reader, at)?.value === 2;
  const every = wordAt(reader, index);
  if (other && (every === "every" || every === "each" || q)) {
    const next = ordinalAt(reader, at)?.next ?? at + 1;
    const unit = wordAt(reader, next);
    const double: Record<string, string> = {
      day: "P2D",
      night: "P2D",
      week: "P2W",
      month: "P2M",
      year: "P2Y",
      hour: "PT2H",
      morning: "P2D",
      evening: "P2D",
      weekend: "P2W",
    };
    if (Object.hasOwn(double, unit)) return { next: next + 1, value: double[unit] as string };
    const weekday = weekdayAt(reader, next);
    return weekday ? { next: weekday.next, value: `XXXX-WXX-${weekday.value}` } : undefined;
  }
  const word = wordAt(reader, at);
  const clockAfter = (next: number, value: string): Repetition => {
    const clock = clockAt(reader, skip(reader, next, "at"), wordAt(reader, next) === "at");
    if (!clock) return { next, value };
    const date = value.startsWith("XXXX-WXX") ? value : "";
    return { next: clock.next, value: `${date}${clockText(clock.value)}` };
  };
  if (Object.hasOwn(PART_VALUES, word) && every !== "any" && every !== "all")
    return clockAfter(at + 1, PART_VALUES[word] as string);
  if (q && (word === "hs" || word === "am" || word === "pm")) {
    return {
      next: at + 1,
      value: word === "am" ? "XXXX-XX-XXTMO" : word === "hs" ? "XXXX-XX-XXTNI" : "XXXX-XX-XXTEV",
      freq: "1X",
    };
  }
  if (every === "all") return word === "weekends" ? { next: at + 1, value: "XXXX-WXX-WE" } : undefined;
  if (Object.hasOwn(UNIT_VALUES, word)) {
    if (every === "any" && word !== "year" && word !== "weekend") return undefined;
    return clockAfter(at + 1, UNIT_VALUES[word] as string);
  }
  if (every === "any") return undefined;
  const weekday = weekdayAt(reader, at);
  if (weekday) return clockAfter(weekday.next, `XXXX-WXX-${weekday.value}`);
  const length = lengthAt(reader, at);
  if (length && !length.vague && wordAt(reader, at) !== "a") return { next: length.next, value: durationValue(length) };
  if (length?.vague) return { next: length.next, value: durationValue(length) };
  return undefined;
}

/** "three times a week", "2 times daily", "3x/week", "3 x weekly", "one a day", "6am everyday", "19th of every month". */
function timesAt(reader: Reader, index: number): Repetition | undefined {
  if (continues(reader, index)) return undefined;
  const ordinal = ordinalAt(reader, index);
  if (ordinal && afterWords(reader, ordinal.next, "of every month") > 0) {
    return { next: ordinal.next + 3, value: `XXXX-XX-${String(ordinal.value).padStart(2, "0")}` };
  }
  const clock = clockAt(reader, index);
  if (clock) {
    const everyday =
      wordAt(reader, clock.next) === "everyday" || wordAt(reader, clock.next) === "daily"
        ? clock.next + 1
        : Math.max(afterWords(reader, clock.next, "every day"), afterWords(reader, clock.next, "each day"));
    if (everyday > 0) return { next: everyday, value: clockText(clock.value) };
  }
  const count = cardinalAt(reader, index);
  if (!count || count.value > 100) return undefined;
  let at = count.next;
  let most = count.value;
  if (isDash(reader, at) || wordAt(reader, at) === "to" || wordAt(reader, at) === "or") {
    const second = cardinalAt(reader, at + 1);
    if (second && second.value > most) {
      most = second.value;
      at = second.next;
    }
  }
  const word = wordAt(reader, at);
  if (word === "times" || word === "time" || word === "x" || word === "×")
    return perAt(reader, at + 1, count.value, most);
  if (wordAt(reader, index) === "one" && afterWords(reader, at, "a day") > 0)
    return { next: at + 2, value: "P1D", freq: "1X" };
  return undefined;
}

/** "a week", "per day", "daily", "/day", "each week" after a number of times. */
function perAt(reader: Reader, index: number, low: number, high = low): Repetition | undefined {
  const freq = low === high ? `${low}X` : `${low}-${high}X`;
  const word = wordAt(reader, index);
  const adverb: Record<string, string> = {
    daily: "P1D",
    weekly: "P1W",
    monthly: "P1M",
    yearly: "P1Y",
    nightly: "P1D",
    annually: "P1Y",
  };
  if (Object.hasOwn(adverb, word)) return { next: index + 1, value: adverb[word] as string, freq };
  if (["a", "an", "per", "each", "every", "/"].includes(word)) {
    const unit = wordAt(reader, index + 1);
    if (Object.hasOwn(UNIT_VALUES, unit)) return { next: index + 2, value: UNIT_VALUES[unit] as string, freq };
    if (unit === "d" && word === "/") return { next: index + 2, value: "P1D", freq };
    if (Object.hasOwn(PART_VALUES, unit)) return { next: index + 2, value: PART_VALUES[unit] as string, freq };
    const length = lengthAt(reader, index + 1);
    if (length && word === "every") return { next: length.next, value: durationValue(length), freq };
  }
  if (word === "in" && wordAt(reader, index + 1) === "a") {
    const unit = wordAt(reader, index + 2);
    if (Object.hasOwn(UNIT_VALUES, unit)) return { next: index + 3, value: UNIT_VALUES[unit] as string, freq };
  }
  return undefined;
}
