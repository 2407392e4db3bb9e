import {
  type Day,
  dateOf,
  dayOf,
  isoDay,
  isoWeek,
  mondayOfWeek,
  monthLength,
  pad,
  plusMonths,
  weekdayOf,
} from "./calendar.ts";
import { calendarDateAt, holidayAt, monthAt, monthHolding, trailingYear, weekdayAt } from "./calendar-date.ts";
import type { Unit } from "./lexicon.ts";
import { type Moment, resolve, weekCode } from "./moment.ts";
import { cardinalAt, fullYear, ordinalAt, spelledYearAt, yearAt } from "./numbers.ts";
import { afterWords, continues, isDash, peek, type Reader, skip, wordAt } from "./reader.ts";

/** First and last day of the calendar unit that holds `day`, moved by `shift` units, with its TIMEX3 value. */
function unitPeriod(day: Day, unit: Unit, shift: number): { first: Day; last: Day; code: string } | undefined {
  const { year, month } = dateOf(day);
  switch (unit) {
    case "D":
      return { first: day + shift, last: day + shift, code: isoDay(day + shift) };
    case "W":
      return weekCode(day + 7 * shift);
    case "WE": {
      const saturday = day - weekdayOf(day) + 6 + 7 * shift;
      return { first: saturday, last: saturday + 1, code: `${isoWeek(saturday)}-WE` };
    }
    case "M": {
      const first = plusMonths(dayOf(year, month, 1), shift);
      const date = dateOf(first);
      return {
        first,
        last: dayOf(date.year, date.month, monthLength(date.year, date.month)),
        code: `${pad(date.year, 4)}-${pad(date.month)}`,
      };
    }
    case "Q": {
      const first = plusMonths(dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1), shift * 3);
      const date = dateOf(first);
      return {
        first,
        last: plusMonths(first, 3) - 1,
        code: `${pad(date.year, 4)}-Q${Math.floor((date.month - 1) / 3) + 1}`,
      };
    }
    case "Y":
      return { first: dayOf(year + shift, 1, 1), last: dayOf(year + shift, 12, 31), code: pad(year + shift, 4) };
    case "DEC": {
      const first = Math.floor(year / 10) * 10 + 10 * shift;
      return { first: dayOf(first, 1, 1), last: dayOf(first + 9, 12, 31), code: pad(first / 10, 3) };
    }
    case "C": {
      const first = Math.floor(year / 100) * 100 + 100 * shift;
      return { first: dayOf(first, 1, 1), last: dayOf(first + 99, 12, 31), code: pad(first / 100) };
    }
    case "FN": {
      const monday = day - weekdayOf(day) + 1 + 14 * shift;
      return { first: monday, last: monday + 13, code: `${isoDay(monday)}/${isoDay(monday + 13)}` };
    }
    default:
      return undefined;
  }
}

function known(
  from: number,
  next: number,
  period: { first: Day; last: Day; code: string } | undefined,
): Moment | undefined {
  return period ? { from, next, ...period } : undefined;
}

const NO_NOTE = (shift: number): string => (shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF");

/** "last week", "this month", "next Tuesday", "last March", "the following day", "this past Wednesday". */
export function shiftedAt(reader: Reader, index: number): Moment | undefined {
  const article = wordAt(reader, index) === "the";
  let at = article ? index + 1 : index;
  const word = wordAt(reader, at);
  let shift = peek(reader, at).entry?.shift;
  if (shift === undefined) return undefined;
  at++;
  let phrase = word;
  const second = peek(reader, at).entry?.shift;
  if (second !== undefined && shift === 0) {
    shift = second;
    phrase = wordAt(reader, at);
    at++;
  }
  const noteDay = reader.context.noteDay;
  const token = peek(reader, at);
  const from = article && !(token.entry?.unit === "DEC") ? index + 1 : index;
  if (
    token.word === "day" &&
    (word === "following" ||
      word === "next" ||
      word === "previous" ||
      word === "preceding" ||
      word === "prior" ||
      word === "same" ||
      word === "subsequent")
  ) {
    // Told from the last date in the text; the caller fills it in.
    return {
      from: article ? index : from,
      next: at + 1,
      code: "DAY",
      offset: shift < 0 ? "-P1D" : shift > 0 ? "P1D" : "P0D",
      anchor: "text",
    };
  }
  if (
    token.word === "fiscal" ||
    token.word === "school" ||
    token.word === "calendar" ||
    token.word === "work" ||
    token.word === "working"
  ) {
    const unit = peek(reader, at + 1).entry?.unit;
    if (unit === undefined || noteDay === undefined) return undefined;
    const year = dateOf(noteDay).year + shift;
    if (unit === "Y" && token.word !== "calendar" && !token.word.startsWith("work")) {
      return { from, next: at + 2, code: `${token.word === "fiscal" ? "FY" : "SY"}${year}` };
    }
    return known(from, at + 2, unitPeriod(noteDay, unit, shift));
  }
  if (token.word === "workweek" && noteDay !== undefined) return known(from, at + 1, unitPeriod(noteDay, "W", shift));
  const weekday = weekdayAt(reader, at);
  if (weekday) {
    const dated = calendarDateAt(reader, at);
    if (dated && dated.month !== undefined)
      return { ...dated, from, ...(shift === 0 ? thisYear(noteDay) : { direction: shift }) };
    if (phrase === "same" || phrase === "that") return undefined;
    if (noteDay === undefined) return { from, next: weekday.next, weekday: weekday.value };
    const thisWeek = noteDay - weekdayOf(noteDay) + weekday.value;
    let day = thisWeek + 7 * shift;
    if (phrase === "last" || phrase === "past") day = thisWeek < noteDay ? thisWeek : thisWeek - 7;
    if (phrase === "coming" || phrase === "upcoming") day = thisWeek > noteDay ? thisWeek : thisWeek + 7;
    return { from, next: weekday.next, first: day, last: day };
  }
  const unit = token.entry?.unit;
  if (
    unit !== undefined &&
    !token.entry?.glued &&
    unit !== "S" &&
    unit !== "MIN" &&
    unit !== "H" &&
    !(unit === "D" && token.word.startsWith("night"))
  ) {
    if (token.word.endsWith("s") && token.word.length > 2) return undefined;
    if (unit === "D") return undefined;
    if (noteDay === undefined)
      return {
        from,
        next: at + 1,
        code: NO_NOTE(shift),
        offset: shift === 0 ? "P0D" : `${shift < 0 ? "-" : ""}P1${unit === "Q" ? "Q" : unit}`,
      };
    const week = unit === "W" ? weekdayOfWeek(reader, at + 1) : undefined;
    if (week) {
      const monday = weekCode(noteDay + 7 * shift).first;
      return { from, next: week.next, first: monday + week.value - 1, last: monday + week.value - 1 };
    }
    return known(from, at + 1, unitPeriod(noteDay, unit, shift));
  }
  const month = token.entry?.month;
  if (month !== undefined && (token.word !== "may" || token.capital)) {
    const dated = calendarDateAt(reader, at);
    if (dated?.day !== undefined)
      return { ...dated, from, direction: shift === 0 ? 1 : shift, ...(shift === 0 ? thisYear(noteDay) : {}) };
    if (noteDay === undefined) return { from, next: at + 1, month };
    const note = dateOf(noteDay);
    const year =
      shift === 0
        ? note.year
        : shift < 0
          ? month < note.month
            ? note.year
            : note.year - 1
          : month > note.month
            ? note.year
            : note.year + 1;
    return { from, next: at + 1, month, year };
  }
  const season = token.entry?.season;
  if (season !== undefined) {
    if (noteDay === undefined) return { from, next: at + 1, code: `XXXX-${season}` };
    return { from, next: at + 1, code: `${pad(dateOf(noteDay).year + shift, 4)}-${season}` };
  }
  if (token.kind === "number" || token.entry?.ordinal !== undefined) {
    const dated = calendarDateAt(reader, at);
    if (dated?.month !== undefined && dated.day !== undefined && dated.year === undefined && noteDay !== undefined) {
      return { ...dated, from, ...(shift === 0 ? thisYear(noteDay) : { direction: shift }) };
    }
  }
  const holiday = holidayAt(reader, at);
  if (holiday) return { ...holiday, from, direction: shift < 0 ? -1 : 1 };
  return undefined;
}

function thisYear(noteDay: Day | undefined): { year?: number } {
  return noteDay === undefined ? {} : { year: dateOf(noteDay).year };
}

/** "(week) Mon", "- Monday", "on Tuesday" after a week. */
function weekdayOfWeek(reader: Reader, index: number): { value: number; next: number } | undefined {
  const at = isDash(reader, index) ? index + 1 : skip(reader, index, "on");
  return weekdayAt(reader, at);
}

/** "Tuesday of next week", "Wednesday next week". Returns the day. */
export function weekdayInWeekAt(reader: Reader, index: number): Moment | undefined {
  const weekday = weekdayAt(reader, index);
  if (!weekday || reader.context.noteDay === undefined) return undefined;
  const at = skip(reader, skip(reader, weekday.next, "of"), "the");
  const shift = peek(reader, at).entry?.shift;
  if (shift === undefined || peek(reader, at + 1).entry?.unit !== "W") return undefined;
  const monday = weekCode(reader.context.noteDay + 7 * shift).first;
  return { from: index, next: at + 2, first: monday + weekday.value - 1, last: monday + weekday.value - 1 };
}

const QUARTERS: Record<string, [number, number]> = { q: [3, 4], h: [6, 2] };

/** "Q2 2023", "2019-H2", "q1": quarters and halves of a year. */
function quarterAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  if (token.glued && continues(reader, index) && token.kind === "word" && !isDash(reader, index - 1)) return undefined;
  const year = token.kind === "number" ? yearAt(reader, index) : undefined;
  let at = index;
  if (year) at = isDash(reader, year.next) ? year.next + 1 : year.next;
  const letter = peek(reader, at);
  const kind = QUARTERS[letter.word];
  const number = peek(reader, at + 1);
  if (!kind || !number.glued || number.kind !== "number" || number.number < 1 || number.number > kind[1])
    return undefined;
  const after = peek(reader, at + 2);
  if (after.glued && (after.kind !== "mark" || (after.word === "." && peek(reader, at + 3).glued))) return undefined;
  if (letter.word === "h" && !year) return undefined;
  const trailing = year ? undefined : yearAfterDash(reader, at + 2);
  // "q4", "q2" alone is a dosing interval in notes as often as a quarter.
  if (!year && !trailing && (after.entry?.unit !== undefined || isDash(reader, at + 2) || number.number > 4))
    return undefined;
  const inYear = partOfYear(kind[0], number.number, letter.word === "q" ? "Q" : "H");
  const said = year?.value ?? trailing?.value;
  return {
    from: index,
    next: trailing ? trailing.next : at + 2,
    inYear,
    ...(said === undefined ? {} : { year: said }),
  };
}

function yearAfterDash(reader: Reader, index: number): { value: number; next: number } | undefined {
  const at = isDash(reader, index) ? index + 1 : index;
  return yearAt(reader, at) ?? trailingYear(reader, at, false);
}

function partOfYear(
  months: number,
  nth: number,
  letter: string,
): (year: number) => { first: Day; last: Day; code: string } {
  return (year) => {
    const first = dayOf(year, (nth - 1) * months + 1, 1);
    return { first, last: plusMonths(first, months) - 1, code: `${pad(year, 4)}-${letter}${nth}` };
  };
}

/** "the 1990s", "nineties", "'90s", "15th century". */
function decadeAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const the = token.word === "the" ? index + 1 : index;
  const apostrophe = wordAt(reader, the) === "'" || wordAt(reader, the) === "’" ? the + 1 : the;
  const number = peek(reader, apostrophe);
  const plural = peek(reader, apostrophe + 1);
  if (number.kind === "number" && plural.word === "s") {
    const decade = number.number;
    if (number.word.length === 4 && decade % 10 === 0 && decade >= 1000 && decade < 2200) {
      return {
        from: apostrophe,
        next: apostrophe + 2,
        first: dayOf(decade, 1, 1),
        last: dayOf(decade + 9, 12, 31),
        code: pad(decade / 10, 3),
      };
    }
    const owner = wordAt(reader, index - 1);
    const own = ["his", "her", "their", "my", "our", "your", "s", "mid", "early", "late"].includes(owner);
    if (number.word.length === 2 && decade % 10 === 0 && !own && (the > index || apostrophe > the || owner === "in")) {
      if (the === index && apostrophe === the && decade < 50) return undefined;
      const first = (decade < 30 ? 2000 : 1900) + decade;
      return {
        from: apostrophe,
        next: apostrophe + 2,
        first: dayOf(first, 1, 1),
        last: dayOf(first + 9, 12, 31),
        code: pad(first / 10, 3),
      };
    }
  }
  const named = ["fifties", "sixties", "seventies", "eighties", "nineties"].indexOf(wordAt(reader, the));
  if (named >= 0 && !["his", "her", "their", "my", "mid", "early", "late"].includes(wordAt(reader, index - 1))) {
    const first = 1950 + named * 10;
    return {
      from: the,
      next: the + 1,
      first: dayOf(first, 1, 1),
      last: dayOf(first + 9, 12, 31),
      code: pad(first / 10, 3),
    };
  }
  const nth = ordinalAt(reader, index);
  if (nth && peek(reader, nth.next).entry?.unit === "C" && nth.value <= 22) {
    const first = (nth.value - 1) * 100;
    return {
      from: index,
      next: nth.next + 1,
      first: dayOf(first, 1, 1),
      last: dayOf(first + 99, 12, 31),
      code: pad(first / 100),
    };
  }
  return undefined;
}

const YEAR_BEFORE: ReadonlySet<string> = new Set(
  "in since of year from by until till before after circa early late mid during between around through to back ca and or = for approximately ~ ( , : on about thru than later earlier > < summer winter spring fall autumn".split(
    " ",
  ),
);
const YEAR_AFTER: ReadonlySet<string> = new Set(
  "and or with by for after when to - – but who which that where while at due because showed revealed from then until through ) ~ till in he she they we i as thru s".split(
    " ",
  ),
);

/** A year standing alone: "in 1998", "year 2008", "FY2008", "nineteen ninety six". */
function loneYearAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  let at = index;
  if (token.word === "the" && wordAt(reader, index + 1) === "year") at++;
  const kind = wordAt(reader, at);
  if ((kind === "fiscal" || kind === "school" || kind === "calendar") && peek(reader, at + 1).entry?.unit === "Y") {
    const year = yearAt(reader, at + 2);
    if (kind === "calendar") return year ? { from: at, next: year.next, year: year.value } : undefined;
    return {
      from: at,
      next: year ? year.next : at + 2,
      code: `${kind === "fiscal" ? "FY" : "SY"}${year ? year.value : "XXXX"}`,
    };
  }
  if (kind === "fy" || kind === "sy" || kind === "cy") {
    const year = yearAt(reader, at + 1);
    const short = peek(reader, at + 1);
    const value =
      year?.value ??
      (short.word.length === 2 && short.kind === "number" && short.glued ? fullYear(short.number, 2029) : undefined);
    if (value === undefined) return undefined;
    return kind === "cy"
      ? { from: at, next: at + 2, year: value }
      : { from: at, next: at + 2, code: `${kind.toUpperCase()}${value}` };
  }
  if (kind === "year" || kind === "years") {
    const next = skip(reader, at + 1, "of");
    const year = yearAt(reader, next);
    if (!year || kind === "years") return undefined;
    return next > at + 1
      ? { from: next, next: year.next, year: year.value }
      : { from: at, next: year.next, year: year.value };
  }
  if (token.kind === "word") {
    const words = spelledYearAt(reader, index);
    const led = ["in", "since", "of", "until", "from", "year"].includes(wordAt(reader, index - 1));
    return words &&
      led &&
      words.value >= 1700 &&
      words.value < 2200 &&
      peek(reader, words.next).entry?.unit === undefined
      ? { from: index, next: words.next, year: words.value }
      : undefined;
  }
  if (token.word === "'" || token.word === "’") {
    const short = peek(reader, index + 1);
    const after = peek(reader, index + 2);
    const led = ["in", "since", "of", "from", "until"].includes(wordAt(reader, index - 1));
    if (!led || short.kind !== "number" || short.word.length !== 2 || (after.glued && after.kind !== "mark"))
      return undefined;
    return { from: index, next: index + 2, year: fullYear(short.number, 2029) };
  }
  const year = yearAt(reader, index);
  if (!year || year.value < 1500 || continues(reader, index)) return undefined;
  const before = peek(reader, index - 1);
  const after = peek(reader, year.next);
  if (
    after.glued &&
    (after.word === "/" ||
      (after.word === "-" &&
        peek(reader, year.next + 1).glued &&
        peek(reader, year.next + 1).kind === "number" &&
        peek(reader, year.next + 1).word.length !== 4))
  )
    return undefined;
  if (["$", "#", "+", ":"].includes(before.word) && before.end === token.start) return undefined;
  if (["at", "@", "mrn", "id", "room", "mg", "no"].includes(before.word)) return undefined;
  const led = index === reader.bound || YEAR_BEFORE.has(before.word) || before.kind === "end";
  const closed = after.kind === "end" || after.kind === "mark" || YEAR_AFTER.has(after.word);
  if (after.word === "%" || (after.entry?.unit === "H" && !led)) return undefined;
  if (after.entry?.unit !== undefined || AMOUNTS.has(after.word)) return undefined;
  const cue = ["in", "since", "year", "circa", "during", "until", "mid", "early", "late"].includes(before.word);
  if (
    !(cue || (led && closed) || (closed && (after.word === "-" || after.word === "–") && YEAR_BEFORE.has(before.word)))
  ) {
    const lone =
      closed &&
      (before.kind === "word" || before.word === "(") &&
      !AMOUNTS.has(before.word) &&
      !LEVELS.has(before.word) &&
      year.value >= 1900 &&
      year.value < 2100;
    if (!lone) return undefined;
  }
  return { from: index, next: year.next, year: year.value };
}

/** Measurements whose value may look like a year. */
const LEVELS: ReadonlySet<string> = new Set(
  "bnp probnp ntprobnp wbc anc plt platelets ck cpk ldh ferritin triglycerides tg alt ast b12 cd4 troponin dimer ddimer lipase amylase count load level levels dose glucose vitamin total hcg afp psa cea ca crp anion uop output volume calories steps number".split(
    " ",
  ),
);

const AMOUNTS: ReadonlySet<string> = new Set(
  "mg mcg g kg ml l cc units unit iu meq mmol kcal cal calories cells copies steps ng pg ug u patients pieces people wbc rbc platelets total dose k hrs hours h cm mm m km lb lbs x dollars usd brl psi".split(
    " ",
  ),
);

/** "week 31", "week 3 of 2027", "first week of Jan 2015", "the last week of July", "the week of April 10th". */
function weekAt(reader: Reader, index: number): Moment | undefined {
  const the = wordAt(reader, index) === "the" ? index + 1 : index;
  const noteDay = reader.context.noteDay;
  const abbreviated = afterWords(reader, the, "w / c");
  if (abbreviated > 0) return weekOf(reader, index, abbreviated);
  if (wordAt(reader, the) === "week" || wordAt(reader, the) === "weekend") {
    const weekend = wordAt(reader, the) === "weekend";
    if (wordAt(reader, the + 1) === "of") return weekOf(reader, index, the + 2, weekend);
    for (const word of ["beginning", "starting", "commencing"]) {
      if (wordAt(reader, the + 1) === word) return weekOf(reader, index, skip(reader, the + 2, "on"));
    }
    const after = afterWords(reader, the + 1, "after next");
    if (after > 0 && noteDay !== undefined) return known(index, after, unitPeriod(noteDay, "W", 2));
    const number = peek(reader, the + 1);
    if (
      (!weekend &&
        number.kind === "number" &&
        number.number >= 1 &&
        number.number <= 53 &&
        !number.word.startsWith("0") &&
        !peek(reader, the + 2).glued) ||
      (!weekend &&
        number.kind === "number" &&
        number.number >= 1 &&
        number.number <= 53 &&
        peek(reader, the + 2).kind === "mark" &&
        !isDash(reader, the + 2) &&
        wordAt(reader, the + 2) !== "/")
    ) {
      const word = wordAt(reader, the + 2);
      if (number.number > 53 || number.glued || word === "gestation" || word === "pregnant") return undefined;
      const year = word === "of" ? (yearAt(reader, the + 3) ?? relativeYear(reader, the + 3)) : undefined;
      const said = year?.value ?? (noteDay === undefined ? undefined : dateOf(noteDay).year);
      const before = wordAt(reader, the - 1);
      const calendar =
        year !== undefined ||
        ["in", "the", "during", ",", "of", "this"].includes(before) ||
        the > index ||
        before === "";
      if (said === undefined || !calendar) return undefined;
      const first = mondayOfWeek(said, number.number);
      return { from: the, next: year ? year.next : the + 2, first, last: first + 6, code: isoWeek(first) };
    }
  }
  const last = wordAt(reader, the) === "last" || wordAt(reader, the) === "final";
  const nth = last ? { value: -1, next: the + 1 } : ordinalAt(reader, the);
  if (!nth) return undefined;
  const count = cardinalAt(reader, nth.next);
  const unitIndex = count ? count.next : nth.next;
  const unit = peek(reader, unitIndex).entry?.unit;
  const weekday = weekdayAt(reader, nth.next);
  const held = weekday ? monthHolding(reader, weekday.next) : undefined;
  if (weekday && held) {
    const { year, month, next } = held;
    return { from: index, next, year, month, weekday: weekday.value, nth: nth.value };
  }
  if (weekday && wordAt(reader, weekday.next) === "of") {
    const month = monthAt(reader, skip(reader, weekday.next + 1, "the"));
    if (month?.month !== undefined) {
      return {
        from: index,
        next: month.next,
        month: month.month,
        weekday: weekday.value,
        nth: nth.value,
        ...(month.year === undefined ? {} : { year: month.year }),
      };
    }
    return undefined;
  }
  if (unit === undefined || !["of", "in"].includes(wordAt(reader, unitIndex + 1))) return undefined;
  const inner = skip(reader, unitIndex + 2, "the");
  const holder = holderAt(reader, inner);
  if (!holder) return undefined;
  const resolved = resolve(holder, reader.context, false);
  const { first, last: end } = resolved;
  if (first === undefined || end === undefined) return undefined;
  const from = index;
  const many = count ? count.value : 1;
  if (unit === "W") {
    const year = end - first > 40;
    const firstMonday = year
      ? mondayOfWeek(dateOf(first + 10).year, 1)
      : first - ((weekdayOf(first) + 2) % 7 < 4 ? weekdayOf(first) - 1 : weekdayOf(first) - 8);
    const lastMonday = end - weekdayOf(end) + 1 - (weekdayOf(end) < 4 ? 7 : 0);
    const monday = last ? lastMonday - 7 * (many - 1) : firstMonday + 7 * (nth.value - 1);
    // "first week of October on Friday"
    const on = wordAt(reader, holder.next) === "." ? holder.next + 1 : holder.next;
    const weekdayAfter = wordAt(reader, on) === "on" ? weekdayAt(reader, on + 1) : undefined;
    if (weekdayAfter && count === undefined) {
      const day = monday + weekdayAfter.value - 1;
      return { from, next: weekdayAfter.next, first: day, last: day };
    }
    return {
      from,
      next: holder.next,
      first: monday,
      last: monday + 7 * many - 1,
      code: count ? `${isoDay(monday)}/${isoDay(monday + 7 * many - 1)}` : isoWeek(monday),
    };
  }
  const step = unit === "M" ? 1 : unit === "Q" ? 3 : undefined;
  if (step !== undefined) {
    const begin = last ? plusMonths(end + 1, -step * many) : plusMonths(first, step * (nth.value - 1));
    const finish = plusMonths(begin, step * many) - 1;
    const date = dateOf(begin);
    const code =
      many > 1
        ? `${isoDay(begin)}/${isoDay(finish)}`
        : unit === "M"
          ? `${date.year}-${pad(date.month)}`
          : `${date.year}-Q${Math.floor((date.month - 1) / 3) + 1}`;
    return { from, next: holder.next, first: begin, last: finish, code };
  }
  if (unit === "D") {
    const begin = last ? end - many + 1 : first + nth.value - 1;
    return {
      from,
      next: holder.next,
      first: begin,
      last: begin + many - 1,
      ...(many > 1 ? { code: `${isoDay(begin)}/${isoDay(begin + many - 1)}` } : {}),
    };
  }
  return undefined;
}

function relativeYear(reader: Reader, index: number): { value: number; next: number } | undefined {
  const shift = peek(reader, index).entry?.shift;
  const noteDay = reader.context.noteDay;
  if (shift === undefined || noteDay === undefined || peek(reader, index + 1).entry?.unit !== "Y") return undefined;
  return { value: dateOf(noteDay).year + shift, next: index + 2 };
}

/** A month, year, week or quarter that can have parts: "July", "2015", "next month", "the year". */
function holderAt(reader: Reader, index: number): Moment | undefined {
  const shifted = shiftedAt(reader, index);
  if (shifted) return shifted;
  const token = peek(reader, index);
  if (token.entry?.month !== undefined) return monthAt(reader, index);
  const year = yearAt(reader, index);
  if (year && !continues(reader, index)) return { from: index, next: year.next, year: year.value };
  if (wordAt(reader, index) === "year" && yearAt(reader, index + 1))
    return { from: index, next: index + 2, year: peek(reader, index + 1).number };
  const unit = token.entry?.unit;
  const the = wordAt(reader, index - 1) === "the" || wordAt(reader, index - 1) === "of";
  const noteDay = reader.context.noteDay;
  if (
    unit !== undefined &&
    the &&
    noteDay !== undefined &&
    ["week", "month", "year", "quarter", "decade"].includes(token.word)
  ) {
    return known(index, index + 1, unitPeriod(noteDay, unit, 0));
  }
  return quarterAt(reader, index) ?? calendarDateWhole(reader, index);
}

function calendarDateWhole(reader: Reader, index: number): Moment | undefined {
  const moment = calendarDateAt(reader, index);
  return moment && moment.day === undefined && moment.weekday === undefined ? moment : undefined;
}

function weekOf(reader: Reader, from: number, index: number, weekend = false): Moment | undefined {
  const date = calendarDateAt(reader, index) ?? bareOrdinal(reader, index);
  if (!date || (date.day === undefined && !date.inYear)) return undefined;
  const found = resolve(date, reader.context, false);
  if (found.first === undefined) return { from, next: date.next, code: found.value };
  const week = weekCode(found.first);
  if (weekend) return { from, next: date.next, first: week.first + 5, last: week.last, code: `${week.code}-WE` };
  return { from, next: date.next, ...week };
}

function bareOrdinal(reader: Reader, index: number): Moment | undefined {
  const day = ordinalAt(reader, skip(reader, index, "the"));
  return day && day.value <= 31 ? { from: index, next: day.next, day: day.value } : undefined;
}

const PART_WORDS: Record<string, "START" | "MID" | "END"> = {
  early: "START",
  beginning: "START",
  start: "START",
  earlier: "START",
  mid: "MID",
  middle: "MID",
  late: "END",
  end: "END",
  later: "END",
};

/** "early March", "mid-November", "the end of 2000", "later this week", "end of month". */
function partAt(reader: Reader, index: number): Moment | undefined {
  let at = index;
  if (wordAt(reader, at) === "the") at++;
  const word = wordAt(reader, at);
  if (word === "eoy" || word === "eom") {
    if (reader.context.noteDay === undefined) return undefined;
    return {
      ...(known(at, at + 1, unitPeriod(reader.context.noteDay, word === "eoy" ? "Y" : "M", 0)) as Moment),
      mod: "END",
    };
  }
  const mod = PART_WORDS[word];
  if (mod === undefined) return undefined;
  let next = at + 1;
  if (isDash(reader, next)) next++;
  const early = word === "early" || word === "late" || word === "earlier" || word === "later";
  const of = wordAt(reader, next) === "of" || (early && wordAt(reader, next) === "in");
  if (of) next++;
  else if (word === "beginning" || word === "start" || word === "middle") return undefined;
  const the = wordAt(reader, next) === "the";
  if (the) next++;
  const holder =
    holderAt(reader, next) ??
    seasonAt(reader, next) ??
    (word === "mid" || word === "early" || word === "late" ? decadeAt(reader, next) : undefined) ??
    (of && !the && word === "end" ? currentUnit(reader, next) : undefined);
  if (!holder || holder.day !== undefined || holder.clock) return undefined;
  return { ...holder, from: at, mod };
}

function currentUnit(reader: Reader, index: number): Moment | undefined {
  const unit = peek(reader, index).entry?.unit;
  if (reader.context.noteDay === undefined || (unit !== "M" && unit !== "Y" && unit !== "W" && unit !== "Q"))
    return undefined;
  return known(index, index + 1, unitPeriod(reader.context.noteDay, unit, 0));
}

/** "summer of 2019", "winter 2020": a bare season only with its year or "in", "last". */
function seasonAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const season = token.entry?.season ?? (token.word === "fall" ? ("FA" as const) : undefined);
  if (season === undefined) return undefined;
  const year = trailingYear(reader, index + 1, false);
  if (year) return { from: index, next: year.next, code: `${pad(year.value, 4)}-${season}` };
  if (token.word === "spring" || token.word === "fall") return undefined;
  return { from: index, next: index + 1, code: `XXXX-${season}` };
}

/** "the day", "the week", "the year": the one that holds the note. */
function thisUnitAt(reader: Reader, index: number): Moment | undefined {
  if (wordAt(reader, index) !== "the" || reader.context.noteDay === undefined) return undefined;
  const token = peek(reader, index + 1);
  const before = wordAt(reader, index - 1);
  if (
    !["for", "of", "in", "during", "over", "throughout", "unavailable", "at", "the"].includes(before) &&
    token.word !== "weekend" &&
    token.word !== "fortnight"
  )
    return undefined;
  if (
    !["day", "week", "month", "year", "weekend", "fortnight", "quarter"].includes(token.word) ||
    token.entry?.unit === undefined
  )
    return undefined;
  const after = wordAt(reader, index + 2);
  if (
    after === "to" ||
    peek(reader, index + 2).kind === "number" ||
    (after === "of" && peek(reader, index + 3).kind === "number")
  )
    return undefined;
  if (["of", "before", "after", "prior", "following", "number"].includes(after) && token.word === "day")
    return undefined;
  if (token.word === "day" && before !== "for" && before !== "of") return undefined;
  return known(index, index + 2, unitPeriod(reader.context.noteDay, token.entry.unit, 0));
}

/** Everything longer than a day, and days named by their place in a week, month or year. */
export function periodAt(reader: Reader, index: number): Moment | undefined {
  return (
    weekAt(reader, index) ??
    partAt(reader, index) ??
    shiftedAt(reader, index) ??
    quarterAt(reader, index) ??
    decadeAt(reader, index) ??
    seasonAt(reader, index) ??
    thisUnitAt(reader, index) ??
    loneYearAt(reader, index)
  );
}
