import type { Moment } from "../moment.ts";
import { fullYear, spelledYearAt, yearAt } from "../numbers.ts";
import { continues, peek, type Reader, skip, wordAt } from "../reader.ts";

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
export function loneYearAt(reader: Reader, index: number): Moment | undefined {
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
