import type { ReferenceRange } from "./lab-line.ts";
import { readNumber } from "./number.ts";
import { readQualitative } from "./qualitative.ts";
import { longestUnit } from "./unit-at.ts";
import { readComparator, readDash, readTitre, skipBlanks } from "./value.ts";

/** Words that announce a range, longest first. */
const LABELS = [
  "biological reference interval",
  "biological reference range",
  "bio. ref. interval",
  "bio ref interval",
  "reference interval",
  "reference range",
  "reference value",
  "reference limits",
  "reference",
  "normal range",
  "normal value",
  "normal values",
  "normals",
  "expected range",
  "expected value",
  "therapeutic range",
  "ref. range",
  "ref range",
  "ref. interval",
  "ref interval",
  "ref.int",
  "ref. int.",
  "ref.",
  "refs",
  "ref",
  "expected",
  "desirable",
  "desired",
  "optimal",
  "target",
  "goal",
  "normal",
  "range",
  "adult",
  "norm.",
  "norm",
  "n.v.",
  "nml",
  "n.r.",
  "nr",
  "rr",
  "ri",
  "nl",
  "n",
];
/** A range that only holds for some: which one applies is not in the line. */
const GROUPS =
  /^(?:m|f|male|males|female|females|men|women|man|woman|adults?|children|child|neonates?|newborns?|fasting|follicular|luteal|premenopausal|postmenopausal|smokers?|non-smokers?|pregnant|am|pm|day|low risk|high risk|deficient|deficiency|sufficient|diabetic|prediabetes)\b/i;
const TOO_LONG = 120;

/** A range and the unit that is printed in it. */
export interface RangeMatch {
  range: ReferenceRange;
  unit: string | null;
  end: number;
}

/** The reference range at `at`, in brackets, with a label or bare; null where none begins. */
export function readRange(line: string, at: number): RangeMatch | null {
  const open = line[at];
  const close = open === "(" ? ")" : open === "[" ? "]" : open === "{" ? "}" : null;
  const from = skipBlanks(line, close ? at + 1 : at);
  const label = readLabel(line, from, close === null);
  const start = label ?? from;
  const body = readBody(line, start, close !== null || label !== null);
  if (body) {
    const end = skipBlanks(line, body.end);
    if (close === null) return body;
    if (line[end] === close) return { ...body, end: end + 1 };
  }
  if (close === null && label === null) return null;
  if (!GROUPS.test(line.slice(start, start + 30)) && !(label !== null && close !== null)) return null;
  // What cannot be one range is kept as it is printed.
  const end = close ? line.indexOf(close, start) : endOfText(line, start);
  if (end < 0 || end - start > TOO_LONG || end <= start) return null;
  const text = line.slice(start, end).trim();
  if (!/\d/.test(text)) return null;
  return { range: { kind: "text", strict: false, text }, unit: null, end: close ? end + 1 : end };
}

function endOfText(line: string, from: number): number {
  let end = from;
  while (end < line.length && line[end] !== "\t" && line[end] !== "|" && line[end] !== ";") end++;
  return end;
}

/** Where the range after a label begins. A short label needs a colon or a bracket before it. */
function readLabel(line: string, at: number, bare: boolean): number | null {
  const window = line.slice(at, at + 32).toLowerCase();
  const label = LABELS.find((words) => window.startsWith(words) && !/[a-z]/.test(window[words.length] ?? ""));
  if (!label) return null;
  let end = skipBlanks(line, at + label.length);
  const marked = line[end] === ":" || line[end] === "=";
  if (marked) end = skipBlanks(line, end + 1);
  if (bare && label.length < 3 && !marked) return null;
  if (line[end] === "(" || line[end] === "[") end = at + label.length;
  return end;
}

function readBody(line: string, at: number, announced: boolean): RangeMatch | null {
  const relation = readComparator(line, at);
  const from = relation?.end ?? at;
  const titre = readTitre(line, from);
  if (titre && (relation || announced)) {
    const lower = relation?.comparator.startsWith(">") ?? false;
    const bound = lower ? { low: titre.denominator } : { high: titre.denominator };
    const strict = relation?.comparator === "<" || relation?.comparator === ">";
    return { range: { kind: "titre", ...bound, strict, text: line.slice(at, titre.end) }, unit: null, end: titre.end };
  }
  const first = readNumber(line, from);
  if (!first) {
    const word = relation ? null : readQualitative(line, at);
    if (!word) return null;
    let end = word.end;
    // "Negative/Trace" allows either; the first is the expected one.
    const text = line.slice(at, end);
    const joint = /^\s?(?:\/|-|to|or)\s?/i.exec(line.slice(end, end + 5))?.[0];
    const second = joint ? readQualitative(line, end + joint.length) : null;
    if (joint && second) end = second.end;
    return { range: { kind: "qualitative", strict: false, text: joint && second ? text : text }, unit: null, end };
  }
  if (relation) {
    const unit = unitIn(line, first.end);
    const upper = relation.comparator.startsWith("<");
    return {
      range: {
        kind: upper ? "upper" : "lower",
        ...(upper ? { high: first.value } : { low: first.value }),
        strict: relation.comparator.length === 1,
        text: line.slice(at, first.end),
      },
      unit: unit?.printed ?? null,
      end: unit?.end ?? first.end,
    };
  }
  const firstUnit = longestUnit(line, skipBlanks(line, first.end));
  const second = readDash(line, first.end) ?? (firstUnit ? readDash(line, firstUnit.end) : null);
  if (second !== null) {
    const high = readNumber(line, second);
    if (!high || high.value < first.value) return null;
    const unit = unitIn(line, high.end);
    return {
      range: { kind: "interval", low: first.value, high: high.value, strict: false, text: line.slice(at, high.end) },
      unit: unit?.printed ?? null,
      end: unit?.end ?? high.end,
    };
  }
  // "40 or less", "60 or more", "200 and below"
  const tail = /^\s?(?:or|and)\s(less|lower|below|under|more|greater|higher|above|over)\b/i.exec(
    line.slice(first.end, first.end + 16),
  );
  if (tail) {
    const upper = /^(?:less|lower|below|under)$/i.test(tail[1] as string);
    const end = first.end + tail[0].length;
    return {
      range: {
        kind: upper ? "upper" : "lower",
        ...(upper ? { high: first.value } : { low: first.value }),
        strict: false,
        text: line.slice(at, end),
      },
      unit: null,
      end,
    };
  }
  return null;
}

function unitIn(line: string, at: number): { printed: string; end: number } | null {
  return longestUnit(line, skipBlanks(line, at));
}
