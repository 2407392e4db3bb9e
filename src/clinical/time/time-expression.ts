/** TIMEX3 types (ISO 24617-1): a day or longer, a time of day, a length, a repetition. */
export type TimeType = "DATE" | "TIME" | "DURATION" | "SET";

/** TIMEX3 modifiers. ON_OR_AFTER is "since", ON_OR_BEFORE is "until". */
export type TimeMod =
  | "BEFORE"
  | "AFTER"
  | "ON_OR_BEFORE"
  | "ON_OR_AFTER"
  | "LESS_THAN"
  | "MORE_THAN"
  | "EQUAL_OR_LESS"
  | "EQUAL_OR_MORE"
  | "START"
  | "MID"
  | "END"
  | "APPROX";

/** One expression of time in a text. */
export interface TimeExpression {
  /** `text.slice(start, end)` of the given text. */
  text: string;
  /** UTF-16 offset of the first character. */
  start: number;
  /** UTF-16 offset after the last character. */
  end: number;
  type: TimeType;
  /**
   * ISO 8601 / TIMEX3: `2024-03-12`, `2024-03`, `2024-Q2`, `2024-W11`, `199` (a decade), `2024-03-12T14:30`, `T14:30`,
   * `2024-03-12TMO` (morning), `P3D`, `PT8H`. A range is an ISO 8601 interval `begin/finish`, both included. What the text
   * leaves open is X (`XXXX-03-12`, `XXXX-WXX-2`), or PAST_REF, PRESENT_REF, FUTURE_REF where no note date is known.
   */
  value: string;
  mod?: TimeMod;
  /** The event that the expression counts from, as "surgery", "admission" or the words of the text; absent for the note date. */
  anchor?: string;
  /** Signed ISO 8601 duration from the anchor: `-P2W` for "two weeks ago", `P3D` for POD#3. */
  offset?: string;
  /** First day or moment of a period. Absent when open or unknown. */
  begin?: string;
  /** Last day or moment of a period, included. Absent when open or unknown. */
  finish?: string;
  /** How often within one `value` of a SET: `3X` for "three times a week". */
  freq?: string;
}

export interface TimeOptions {
  /** ISO date (or date and time) of the note: what "yesterday" is told from. Without it relative values stay open. */
  noteDate?: string;
  /** 12/03/2024 is 12 March. Default false (3 December). A part above 12 is always the day. */
  dayFirst?: boolean;
}
