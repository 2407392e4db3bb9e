import { createHash } from "node:crypto";
import type { Score } from "../domain/score.ts";

export const METRICS = [
  "faithfulness",
  "answer-relevancy",
  "answer-correctness",
  "context-precision",
  "context-recall",
  "context-precision-by-id",
  "context-recall-by-id",
  "caption-faithfulness",
] as const;
export type Metric = (typeof METRICS)[number];

/** A score and the instrument that read it. A score without its instrument says nothing: libraries differ by its whole range. */
export interface MetricScore {
  metric: Metric;
  /** Version of the formula and its edge cases, in this code. */
  implementation: string;
  /** `none` where no judge was needed. */
  judge: string;
  promptSha256: string;
  score: Score;
  /** Counts and verdicts behind the number. */
  detail: Record<string, unknown>;
  /** A fault of the moment: not to be kept, so that it is asked again. */
  transient?: true;
}

/** The hash that stands where there is no prompt: of nothing. */
export const NO_PROMPT = createHash("sha256").update("").digest("hex");

/** The half of a `MetricScore` that says with what it was measured. */
export type Instrument = Pick<MetricScore, "metric" | "implementation" | "judge" | "promptSha256">;

export function scored(
  instrument: Instrument,
  value: number,
  n: number,
  detail: Record<string, unknown> = {},
): MetricScore {
  return { ...instrument, score: { kind: "scored", value, n }, detail };
}

export function unscored(
  instrument: Instrument,
  reason: string,
  detail: Record<string, unknown> = {},
  transient = false,
): MetricScore {
  return { ...instrument, score: { kind: "unscored", reason }, detail, ...(transient ? { transient: true } : {}) };
}
