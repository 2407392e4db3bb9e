import type { ComputedFlag, LabValue, ReferenceRange } from "./lab-line.ts";
import { findingOf } from "./qualitative.ts";

/** Where `value` lies in `range`; null where the two do not decide it. */
export function compare(value: LabValue, range: ReferenceRange): ComputedFlag | null {
  if (range.kind === "text") return null;
  if (range.kind === "qualitative") return compareWords(value, range.text);
  if (value.kind === "qualitative") return null;
  if ((range.kind === "titre") !== (value.kind === "titre")) return null;
  const [least, most] = bounds(value);
  // Each of the two is an interval: it is outside where all of it is outside, inside where all of it is inside.
  const { low, high, strict } = range;
  const exactLow = value.kind === "inequality" && value.comparator === ">";
  const exactHigh = value.kind === "inequality" && value.comparator === "<";
  if (high !== undefined && (least > high || (least === high && (strict || exactLow)))) return "H";
  if (low !== undefined && (most < low || (most === low && (strict || exactHigh)))) {
    // "<0.04" against "<0.04" and ">60" against ">60" are inside.
    return "L";
  }
  const fitsHigh = high === undefined || most < high || (most === high && (!strict || exactHigh));
  const fitsLow = low === undefined || least > low || (least === low && (!strict || exactLow));
  return fitsHigh && fitsLow ? "N" : null;
}

/** The least and the most that a value stands for. */
function bounds(value: LabValue): [number, number] {
  switch (value.kind) {
    case "number":
      return [value.number, value.number];
    case "range":
      return [value.low, value.high];
    case "inequality":
      return value.comparator.startsWith("<") ? [0, value.number] : [value.number, Number.POSITIVE_INFINITY];
    case "titre":
      if (value.comparator?.startsWith("<")) return [0, value.denominator - (value.comparator === "<" ? 1e-9 : 0)];
      if (value.comparator?.startsWith(">")) return [value.denominator, Number.POSITIVE_INFINITY];
      return [value.denominator, value.denominator];
    case "qualitative":
      return [Number.NaN, Number.NaN];
  }
}

function compareWords(value: LabValue, expected: string): ComputedFlag | null {
  const wanted = findingOf(expected);
  if (value.kind === "titre") return wanted === "negative" ? (value.comparator?.startsWith("<") ? "N" : "A") : null;
  if (value.kind !== "qualitative") return null;
  const found = findingOf(value.text);
  const same = value.text.toLowerCase() === expected.toLowerCase();
  if (wanted === "neither") {
    if (same || value.text.toLowerCase() === "normal") return "N";
    return NO_RESULT.has(value.text.toLowerCase()) ? null : "A";
  }
  if (found === "neither") return null;
  return found === wanted ? "N" : "A";
}

/** Words in the place of a result that are none. */
const NO_RESULT = new Set([
  "pending",
  "not done",
  "hemolyzed",
  "see note",
  "see below",
  "see comment",
  "invalid",
  "qns",
  "canceled",
  "cancelled",
  "insufficient",
]);
