import { analyteStart, isAnalyte, isNotAnalyte } from "./analytes.ts";
import { compare } from "./compare.ts";
import { flagAgrees, readFlag } from "./flag.ts";
import type { LabLine, LabValue, ReferenceRange } from "./lab-line.ts";
import { readQualitative } from "./qualitative.ts";
import { readRange } from "./range.ts";
import { longestUnit, shapedUnit } from "./unit-at.ts";
import { toUcum } from "./units.ts";
import { readValue } from "./value.ts";

/** Longer lines are no result lines; what goes beyond is not read. */
const LONGEST_LINE = 2000;
const LONGEST_NAME = 80;

/** The first result in `line`, or null where there is none. Never throws; time is linear in the line's length. */
export function parseLabLine(line: string): LabLine | null {
  const read = readResult(line.slice(0, LONGEST_LINE), 0);
  return read ? read.result : null;
}

/** How sure it is that words and a number are a result. */
export interface ResultMatch {
  result: LabLine;
  /** The name is a known one. */
  known: boolean;
  /** What stands between name and value marks them as such: a colon, a tab, a leader, or nothing precedes in the line. */
  marked: boolean;
}

/** Reads the first result that begins at or after `from`. */
export function readResult(line: string, from: number): ResultMatch | null {
  const nameFrom = skipOpening(line, from);
  for (let at = nameFrom; at < line.length; at = nextPlace(line, at)) {
    if (at === nameFrom) continue;
    const read = valueAt(line, nameFrom, at);
    const name = read && nameOf(line, nameFrom, at);
    if (read && name) return complete(line, name, read);
  }
  return null;
}

interface Name {
  start: number;
  end: number;
  text: string;
  unit: string | null;
  flag: string | null;
  known: boolean;
  marked: boolean;
}

/** Bullets, pipes and stars before a name. */
function skipOpening(line: string, from: number): number {
  let at = from;
  while (at < line.length && /[\s|,;/•·\-–*>#&.)\]]/.test(line[at] as string)) at++;
  return at;
}

/** The next place where a value may begin: after white space, a separator or an equals sign. */
function nextPlace(line: string, at: number): number {
  let next = at + 1;
  while (next < line.length) {
    const before = line[next - 1] as string;
    if (/[\s|:=\t(]/.test(before) && !/[\s|]/.test(line[next] as string) && !isClock(line, next)) return next;
    // Fields may be divided by commas and semicolons without a blank.
    if ((before === "," || before === ";") && !/\d/.test(line[next - 2] ?? "")) return next;
    // A leader ("Creatinine....1.2") ends in a digit or a relation.
    if (
      (before === "." || before === "_" || before === "-" || before === "…") &&
      /[\d<>]/.test(line[next] as string) &&
      /[.\-_…]/.test(line[next - 2] ?? "")
    )
      return next;
    next++;
  }
  return next;
}

/** Whether the minutes of a time of day begin at `at`. */
function isClock(line: string, at: number): boolean {
  return line[at - 1] === ":" && /\d/.test(line[at - 2] ?? "");
}

function valueAt(line: string, nameFrom: number, at: number): { value: LabValue; end: number } | null {
  const character = line[at] as string;
  if (/[a-z]/i.test(character)) {
    // A word is a result only after a separator, or where a known name stands before it.
    const qualitative = readQualitative(line, at);
    if (!qualitative && !/^(?:less|greater|more|below|above|under|over|at least)\b/i.test(line.slice(at, at + 10)))
      return null;
    const before = line.slice(Math.max(nameFrom, at - LONGEST_NAME), at);
    const separated = /[:=\t|;]\s*$|[^\s],$|\s\s$|\.\.\s*$|\s[-–]\s$/.test(before);
    if (
      !separated &&
      analyteStart(wordsOf(before)) < 0 &&
      !/\b(?:ab|ag|antigen|antibody|pcr|rna|dna|screen|test|culture|smear|igg|igm|stain|was|is|were)\s*$/i.test(before)
    )
      return null;
    // "Blood type: A Positive" and "Protein C 80" go on.
    if (qualitative && !separated && /^[\s]*[:=]/.test(line.slice(qualitative.end, qualitative.end + 3))) return null;
  }
  const read = readValue(line, at);
  if (!read) return null;
  if (partOfName(line, nameFrom, at, read)) return null;
  return read;
}

/** Whether the number at `at` belongs to the name: "25-OH", "CA 19-9", "HIV 1/2", "Glucose 2 hr". */
function partOfName(line: string, nameFrom: number, at: number, read: { value: LabValue; end: number }): boolean {
  if (read.value.kind === "qualitative") return false;
  const after = line.slice(read.end, read.end + 24);
  if (/^-?[A-Za-z(]/.test(after) && /^-(?:[A-Za-z])|^\(OH/i.test(after)) return true;
  if (
    /^\s?-?(?:hrs?|hours?|mins?|minutes?)\.?\s+(?:post|pp|after|value|sample|glucose|specimen|:|[a-z]*\s*[:\d])/i.test(
      after,
    )
  )
    return true;
  if (/^[A-Za-z]/.test(after)) {
    // "5.8mmol/L", "12.3H" are results; "2nd", "24h" are not.
    return !(longestUnit(line, read.end) || readFlag(line, read.end));
  }
  const before = line.slice(Math.max(nameFrom, at - LONGEST_NAME), at).trimEnd();
  if (before === "") return true;
  // A known name that ends with this number, where more follows: "CA 125: 34", "HSV 1 IgG", "CA 19-9 55".
  const words = wordsOf(before);
  for (let length = 1; length <= 3 && length <= words.length; length++) {
    for (const end of [read.end, wordEnd(line, at)]) {
      const name = `${words.slice(-length).join(" ")} ${line.slice(at, end)}`.toLowerCase().replace(/[:,]$/, "");
      if (isAnalyte(name) && /[\d<>]|[A-Za-z]{3}/.test(line.slice(end))) return true;
    }
  }
  // "Type 1 ...:", "Factor 8 activity: 90": a colon further on closes the name.
  const colon = line.indexOf(":", read.end);
  if (
    colon > 0 &&
    colon - read.end < 30 &&
    read.value.kind === "number" &&
    !/[:=|\t]/.test(line.slice(nameFrom, at)) &&
    /^[\sA-Za-z,\-().]*$/.test(line.slice(read.end, colon)) &&
    !/\b(?:ref|range|reference|normal|nr|n|flag|prior|previous|goal)\b/i.test(line.slice(read.end, colon))
  ) {
    return (
      longestUnit(line, skipSpace(line, read.end)) === null &&
      readFlag(line, skipSpace(line, read.end)) === null &&
      !/,/.test(line.slice(read.end, colon))
    );
  }
  return false;
}

function wordEnd(line: string, at: number): number {
  let end = at;
  while (end < line.length && !/[\s:,;|]/.test(line[end] as string)) end++;
  return end;
}

const wordsOf = (text: string): string[] => text.split(/[\s]+/).filter((word) => word !== "");

function skipSpace(line: string, at: number): number {
  while (at < line.length && /\s/.test(line[at] as string)) at++;
  return at;
}

const LINKS =
  /(?:^|\s)(?:was|is|were|are|of|at|level of|came back|came back at|returned at|now|up to|down to|today|remains|result|value|to|has been|=|~)$/i;

/** Where the sentence begins that ends at `at`; "S." and "T." end none. Looks back over no more than one long name. */
function sentenceStart(line: string, from: number, at: number): number {
  const least = Math.max(from, at - LONGEST_NAME);
  for (let place = at - 1; place > least; place--)
    if (
      line[place] === " " &&
      /[.;!?]/.test(line[place - 1] as string) &&
      /(?:[a-z]{3}|[\d)%])[.;!?]$/.test(line.slice(Math.max(from, place - 4), place))
    )
      return place + 1;
  if (least === from) return from;
  const blank = line.indexOf(" ", least);
  return blank < 0 || blank >= at ? least : blank + 1;
}

/** The name that ends before `at`, without what joins it to the value. */
function nameOf(line: string, first: number, at: number): Name | null {
  const from = sentenceStart(line, first, at);
  let end = at;
  const raw = line.slice(from, at);
  const marked = /[:=\t|]\s*\(?$|\.\.+\s*$|\s{2,}$|__+\s*$|--+\s*$|…\s*$/.test(raw);
  let text = raw;
  for (let round = 0; round < 6; round++) {
    const trimmed = text.replace(/[\s:=|.…_\-–(]+$/, (tail) =>
      /^[-–]?$/.test(tail.trim()) && tail.startsWith("-") ? tail.trim() : "",
    );
    const linked = trimmed.replace(LINKS, "");
    if (linked === text) break;
    text = linked;
  }
  text = text.trimEnd();
  let flag: string | null = null;
  let unit: string | null = null;
  // "Glucose H 250", "Glucose (mg/dL) 98", "Glucose, mg/dL: 98", "* Glucose".
  const last = /(?:^|[\s|])(\S+)$/.exec(text)?.[1] ?? "";
  if (text.length > last.length && /^(?:H|L|HH|LL|\*|\*\*|↑|↓|\(H\)|\(L\))$/.test(last)) {
    flag = last.replace(/[()]/g, "");
    text = text.slice(0, -last.length).trimEnd();
  }
  const bracket = /[([]([^()[\]]{1,24})[)\]]$/.exec(text);
  const inBracket = bracket?.[1]?.trim() ?? "";
  if (
    bracket &&
    inBracket !== "" &&
    toUcum(inBracket) !== null &&
    /[/%]|^(?:fl|pg|sec|s|seconds|mmhg)$/i.test(inBracket)
  ) {
    unit = inBracket;
    text = text.slice(0, bracket.index).trimEnd();
  } else {
    const tail = /[\s,]+([^\s,]+)$/.exec(text);
    const printed = tail?.[1] ?? "";
    if (tail && /\w\/\w|^%$/.test(printed) && toUcum(printed) !== null && !isAnalyte(text)) {
      unit = printed;
      text = text.slice(0, tail.index).trimEnd();
    }
  }
  text = text.replace(/[\s:;|,]+$/, "");
  if (!/[A-Za-zÀ-ɏͰ-ӿ]/.test(text) || text.length > LONGEST_NAME * 2) return null;
  let start = from;
  let known = false;
  const words = wordsOf(text);
  const index = analyteStart(words);
  if (index >= 0) {
    known = true;
    // In a sentence the name is only its last words.
    if (index > 0 && !marked && isProse(words.slice(0, index))) {
      const tail = tailOfWords(text, words.length - index);
      start = from + tail;
      text = text.slice(tail);
    }
  }
  const cell = Math.max(text.lastIndexOf("\t"), text.lastIndexOf("|"));
  if (cell >= 0 && cell < text.length - 1 && /[A-Za-z]/.test(text.slice(0, cell)) === false) {
    start += cell + 1;
    text = text.slice(cell + 1);
  }
  const lead = text.length - text.trimStart().length;
  text = text.trim();
  if (text === "" || isNotAnalyte(text)) return null;
  // A long run of words is a name only by its known end.
  if (text.length > LONGEST_NAME || (from - first > LONGEST_NAME && !known)) return null;
  end = start + lead + text.length;
  return { start: start + lead, end, text, unit, flag, known, marked };
}

/** Small words show that a run is a sentence and no label. */
function isProse(words: readonly string[]): boolean {
  return (
    words.length > 3 ||
    words.some(
      (word) =>
        /^(?:the|his|her|with|and|was|is|a|an|had|has|of|showed|shows|labs|lab|today|for|that|patient|pt|which|notable|significant|revealed|were|on|remarkable|including|repeat|initial|latest|recent|admission|labs:|to|in|but|then|also|lytes|cbc|bmp|chem|from|by|patient's|show|now)$/i.test(
          word,
        ) || /[.;,:]$/.test(word),
    )
  );
}

function tailOfWords(text: string, count: number): number {
  let at = text.length;
  for (let word = 0; word < count; word++) {
    while (at > 0 && /\s/.test(text[at - 1] as string)) at--;
    while (at > 0 && !/\s/.test(text[at - 1] as string)) at--;
  }
  return at;
}

/** Reads unit, range and flag after the value, in whatever order they stand. */
function complete(line: string, name: Name, read: { value: LabValue; end: number }): ResultMatch {
  const { value } = read;
  let end = read.end;
  let unit: { printed: string; ucum: string | null } | null =
    name.unit === null ? null : { printed: name.unit, ucum: toUcum(name.unit) };
  let range: ReferenceRange | null = null;
  let flag: string | null = name.flag;
  let rangeUnit: string | null = null;
  let at = end;
  for (;;) {
    const next = skipBetween(line, at);
    if (next >= line.length) break;
    const found = readPart(line, next, {
      unit: unit !== null,
      range: range !== null,
      flag: flag !== null,
      glued: next === at,
      end,
      value,
    });
    if (!found) {
      // "(calc)", "Final": a word about the result between its parts.
      const aside = next > end ? (ASIDE.exec(line.slice(next, next + 16))?.[0].length ?? 0) : 0;
      if (aside === 0) break;
      at = next + aside;
      continue;
    }
    if (found.kind === "unit") unit = found.unit;
    else if (found.kind === "flag") flag = found.flag;
    else {
      range = found.range;
      rangeUnit = found.unit;
    }
    at = end = found.end;
  }
  if (!unit && rangeUnit) unit = { printed: rangeUnit, ucum: toUcum(rangeUnit) };
  const computedFlag = range ? compare(value, range) : null;
  const agrees = flag !== null && computedFlag !== null ? flagAgrees(flag, computedFlag) : null;
  const result: LabLine = {
    text: line.slice(name.start, end),
    start: name.start,
    end,
    analyte: name.text,
    value,
    unit,
    range,
    flag,
    computedFlag,
    agrees,
  };
  return { result, known: name.known, marked: name.marked };
}

const ASIDE =
  /^(?:\((?:calc|calculated|est|estimated|final|corrected)\)|(?:calc|calculated|final|corrected|verified))(?=[\s|,;(]|$)/i;

type Part =
  | { kind: "unit"; unit: { printed: string; ucum: string | null }; end: number }
  | { kind: "flag"; flag: string; end: number }
  | { kind: "range"; range: ReferenceRange; unit: string | null; end: number };

function readPart(
  line: string,
  at: number,
  have: { unit: boolean; range: boolean; flag: boolean; glued: boolean; end: number; value: LabValue },
): Part | null {
  if (!have.flag) {
    const flag = readFlag(line, at);
    // "Normal" after a word is what is expected, not a flag.
    const expected = flag && have.value.kind === "qualitative" && !have.range && /^normal$/i.test(flag.flag);
    const label = flag && /^\s*[:=]|^\s+range/i.test(line.slice(flag.end, flag.end + 8));
    if (flag && !expected && !label) return { kind: "flag", flag: flag.flag, end: flag.end };
  }
  if (!have.unit) {
    const open = line[at] === "(" || line[at] === "[" ? 1 : 0;
    const unit = longestUnit(line, at) ?? (open ? longestUnit(line, at + 1) : null);
    if (unit && !isNamed(line, unit) && !(open && line[at] !== "[" && !/[)\]]/.test(line[unit.end] ?? ""))) {
      const close = open && /[)\]]/.test(line[unit.end] ?? "") ? 1 : 0;
      return { kind: "unit", unit: { printed: unit.printed, ucum: unit.ucum }, end: unit.end + close };
    }
  }
  if (!have.range) {
    const range = readRange(line, at);
    if (range && !(range.range.kind === "qualitative" && isNextName(line, range.end, have)))
      return { kind: "range", range: range.range, unit: range.unit, end: range.end };
  }
  if (!have.unit) {
    const shaped = shapedUnit(line, at);
    if (shaped) return { kind: "unit", unit: { printed: shaped.printed, ucum: shaped.ucum }, end: shaped.end };
  }
  return null;
}

/** "Ca 9.1 Mg 2.1", "PT 13 INR 1.2": what could be a unit is the name of the next result. */
function isNamed(line: string, unit: { printed: string; end: number }): boolean {
  return (
    /^[A-Z]/.test(unit.printed) &&
    isAnalyte(unit.printed) &&
    /^[\s:=]{1,3}[\d<>]/.test(line.slice(unit.end, unit.end + 4))
  );
}

/** After a number a word such as "Blood" is no range but the next name. */
function isNextName(line: string, end: number, have: { value: LabValue }): boolean {
  return have.value.kind === "number" && /^\s*[\d:]/.test(line.slice(end, end + 3));
}

/** White space, pipes, leaders and single commas, dashes or semicolons between the parts of one result. */
function skipBetween(line: string, at: number): number {
  let next = at;
  while (next < line.length && /[\s|._…]/.test(line[next] as string)) {
    if (line[next] === "." && !/[.…]/.test(line[next + 1] ?? "") && !/[.…]/.test(line[next - 1] ?? "")) return next;
    next++;
  }
  if (
    line[next] === "," ||
    line[next] === ";" ||
    ((line[next] === "-" || line[next] === "–") && /\s/.test(line[next + 1] ?? ""))
  ) {
    next++;
    while (next < line.length && /[\s|]/.test(line[next] as string)) next++;
  }
  return next;
}
