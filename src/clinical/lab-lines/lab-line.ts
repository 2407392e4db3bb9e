/** A relation that is printed before a number. */
export type Comparator = "<" | "<=" | ">" | ">=";

/** The result itself. A titre 1:160 has the `denominator` 160; `text` is the value as printed. */
export type LabValue =
  | { kind: "number"; number: number; text: string }
  | { kind: "inequality"; comparator: Comparator; number: number; text: string }
  | { kind: "range"; low: number; high: number; text: string }
  | { kind: "titre"; comparator: Comparator | null; denominator: number; text: string }
  | { kind: "qualitative"; text: string };

/**
 * What is expected. `interval` has both bounds, `upper` and `lower` one each, `titre` bounds in denominators (`high` 40 for
 * "<1:40"), `qualitative` a word, and `text` what is printed but is no single range, such as one for each sex.
 * `strict`: the bound itself is outside, as in "<5.0".
 */
export interface ReferenceRange {
  kind: "interval" | "upper" | "lower" | "titre" | "qualitative" | "text";
  low?: number;
  high?: number;
  strict: boolean;
  text: string;
}

/** Where a value lies: high, low, within, or `A`: not the expected word. */
export type ComputedFlag = "H" | "L" | "N" | "A";

/** One result. Offsets are UTF-16 offsets into the given text. */
export interface LabLine {
  text: string;
  start: number;
  end: number;
  /** The name of what was measured, as printed. */
  analyte: string;
  value: LabValue;
  /** The unit as printed, and its UCUM code where it is known. */
  unit: { printed: string; ucum: string | null } | null;
  range: ReferenceRange | null;
  /** The flag as printed, without brackets. */
  flag: string | null;
  /** What value and range say; null where they do not decide. */
  computedFlag: ComputedFlag | null;
  /** Whether the printed flag says what the range says; null where either is missing. */
  agrees: boolean | null;
}
