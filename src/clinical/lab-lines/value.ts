import type { Comparator, LabValue } from "./lab-line.ts";
import { readNumber } from "./number.ts";
import { readQualitative } from "./qualitative.ts";

const WORDED: readonly (readonly [words: string, comparator: Comparator])[] = [
  ["less than or equal to ", "<="],
  ["greater than or equal to ", ">="],
  ["less than ", "<"],
  ["greater than ", ">"],
  ["more than ", ">"],
  ["not more than ", "<="],
  ["at least ", ">="],
  ["no more than ", "<="],
  ["below ", "<"],
  ["above ", ">"],
  ["under ", "<"],
  ["over ", ">"],
  ["up to ", "<="],
  ["upto ", "<="],
  ["lt ", "<"],
  ["gt ", ">"],
  ["< or = ", "<="],
  ["> or = ", ">="],
  ["<or= ", "<="],
  [">or= ", ">="],
  ["<or=", "<="],
  [">or=", ">="],
  ["< or =", "<="],
  ["> or =", ">="],
  ["<=", "<="],
  [">=", ">="],
  ["=<", "<="],
  ["=>", ">="],
  ["≤", "<="],
  ["≥", ">="],
  ["<", "<"],
  [">", ">"],
];

const STARTS = new Set(WORDED.flatMap(([words]) => [words[0] as string, (words[0] as string).toUpperCase()]));

/** The relation at `at`, with the blanks after it. */
export function readComparator(line: string, at: number): { comparator: Comparator; end: number } | null {
  if (!STARTS.has(line[at] ?? "")) return null;
  const window = line.slice(at, at + 28).toLowerCase();
  for (const [words, comparator] of WORDED)
    if (window.startsWith(words)) return { comparator, end: skipBlanks(line, at + words.length) };
  return null;
}

export function skipBlanks(line: string, at: number): number {
  while (line[at] === " " || line[at] === "\u00a0") at++;
  return at;
}

/** A dash or "to" between two numbers, with blanks around it; where the second number begins, or null. */
export function readDash(line: string, at: number): number | null {
  const from = skipBlanks(line, at);
  const character = line[from];
  if (
    character === "-" ||
    character === "–" ||
    character === "—" ||
    character === "~" ||
    character === "‑" ||
    character === "−"
  ) {
    return skipBlanks(line, line[from + 1] === "-" ? from + 2 : from + 1);
  }
  if (line.startsWith("to ", from) || line.startsWith("To ", from) || line.startsWith("TO ", from))
    return skipBlanks(line, from + 3);
  return null;
}

/** "1:160" at `at`; also "1/160" where the second number is a dilution. */
export function readTitre(line: string, at: number): { denominator: number; end: number } | null {
  if (line[at] !== "1") return null;
  const colon = skipBlanks(line, at + 1);
  if (line[colon] !== ":" && line[colon] !== "/") return null;
  const from = skipBlanks(line, colon + 1);
  if (from - at > 4) return null;
  const number = readNumber(line, from);
  if (!number || !Number.isInteger(number.value) || number.value < 1 || !/\d/.test(line[from] ?? "")) return null;
  if (line[colon] === "/" && !isDilution(number.value)) return null;
  return { denominator: number.value, end: number.end };
}

/** 2, 4, 8, ... or 5, 10, 20, 40, ... */
function isDilution(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1 ? value >= 8 : rest === 5;
}

/** The result at `at`, or null where none begins. */
export function readValue(line: string, at: number): { value: LabValue; end: number } | null {
  const grade = readQualitative(line, at);
  if (grade) {
    const text = line.slice(at, grade.end);
    return { value: { kind: "qualitative", text }, end: grade.end };
  }
  const relation = readComparator(line, at);
  const from = relation?.end ?? at;
  const titre = readTitre(line, from);
  if (titre) {
    const text = line.slice(at, titre.end);
    return {
      value: { kind: "titre", comparator: relation?.comparator ?? null, denominator: titre.denominator, text },
      end: titre.end,
    };
  }
  const number = readNumber(line, from);
  if (!number) return null;
  if (relation) {
    const text = line.slice(at, number.end);
    return {
      value: { kind: "inequality", comparator: relation.comparator, number: number.value, text },
      end: number.end,
    };
  }
  // Dates and times of day are no results.
  if (/^\s?[/:]\s?\d/.test(line.slice(number.end, number.end + 3)) && !line.startsWith(" / ", number.end)) return null;
  const second = readDash(line, number.end);
  if (second !== null && !line.startsWith("-", second)) {
    const high = readNumber(line, second);
    if (high && high.value > number.value && !/^[-/]\d/.test(line.slice(high.end, high.end + 2)))
      return {
        value: { kind: "range", low: number.value, high: high.value, text: line.slice(at, high.end) },
        end: high.end,
      };
    if (high && line[number.end] === "-") return null;
  }
  return { value: { kind: "number", number: number.value, text: line.slice(at, number.end) }, end: number.end };
}
