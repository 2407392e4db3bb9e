import { CASE_NOTE_DATE, CLINICAL_TIME_CASES, type TimeCase } from "./clinical-cases.ts";
import { findTimes } from "./find-times.ts";
import type { TimeExpression } from "./time-expression.ts";

/** One case of Microsoft's Recognizers specifications (DateTimeModel.json), as far as it is read here. */
export interface RecognizersCase {
  Input: string;
  Context?: { ReferenceDateTime?: string } | null;
  Results: readonly {
    Start: number;
    End?: number;
    Length?: number;
    TypeName?: string;
    Typename?: string;
    Resolution?: { values?: readonly { value?: string }[] } | null;
  }[];
}

const PLACES: ReadonlySet<string> = new Set(["date", "datetime", "time", "daterange", "datetimerange", "timerange"]);

export interface RecognizersScore {
  /** Spans that match exactly, over spans found and spans asked for. */
  precision: number;
  recall: number;
  f1: number;
  /** Share of single dates whose overlapping expression has one of the accepted values; a miss is wrong. */
  dateValue: number;
  spans: number;
  dates: number;
}

/** An expression that names a place on the time line, not only a length or a repetition. */
function isPlace(found: TimeExpression): boolean {
  return found.type === "DATE" || found.type === "TIME" || found.begin !== undefined || found.finish !== undefined;
}

/** Scores `findTimes` on the cases: spans of the six types of dates, times and ranges, exact. */
export function scoreRecognizers(cases: readonly RecognizersCase[]): RecognizersScore {
  let [matched, foundCount, spans, dates, right] = [0, 0, 0, 0, 0];
  for (const { Input, Context, Results } of cases) {
    const noteDate = Context?.ReferenceDateTime;
    const found = findTimes(Input, noteDate === undefined ? {} : { noteDate }).filter(isPlace);
    foundCount += found.length;
    for (const gold of Results) {
      const type = (gold.TypeName ?? gold.Typename ?? "").split(".")[1] ?? "";
      if (!PLACES.has(type)) continue;
      spans++;
      const end = (gold.End ?? gold.Start + (gold.Length ?? 1) - 1) + 1;
      if (found.some((each) => each.start === gold.Start && each.end === end)) matched++;
      if (type !== "date") continue;
      dates++;
      const over = found.find((each) => each.start < end && each.end > gold.Start);
      if (over && gold.Resolution?.values?.some(({ value }) => value === over.value)) right++;
    }
  }
  const precision = matched / foundCount;
  const recall = matched / spans;
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    dateValue: right / dates,
    spans,
    dates,
  };
}

/** Whether every expression of a case is found with span, type, value and anchor, and nothing else. */
export function isRight({ text, times }: TimeCase): boolean {
  const found = findTimes(text, { noteDate: CASE_NOTE_DATE });
  return (
    found.length === times.length &&
    times.every(([span, type, value, anchor], index) => {
      const each = found[index];
      return each?.text === span && each.type === type && each.value === value && each.anchor === anchor;
    })
  );
}

/** Share of the clinical cases that are right in every part. */
export function clinicalAccuracy(): number {
  return CLINICAL_TIME_CASES.filter(isRight).length / CLINICAL_TIME_CASES.length;
}
