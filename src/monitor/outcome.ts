/** An operational figure: what unit it is in, and what it is called. Less is better for all of them. */
export const OUTCOME_METRICS = {
  "manual-review-rate": { unit: "share", title: "manual review, share of cases" },
  "rework-rate": { unit: "share", title: "rework, share of cases" },
  "denial-rate": { unit: "share", title: "denials, share of claims" },
  "coder-minutes": { unit: "minutes", title: "coder minutes a case" },
} as const satisfies Record<string, { unit: "share" | "minutes"; title: string }>;

export type OutcomeMetric = keyof typeof OUTCOME_METRICS;

export interface Outcome {
  metric: OutcomeMetric;
  /** ISO date. */
  day: string;
  /** A share 0..1, or minutes a case. */
  value: number;
  /** Cases that the figure was taken over; null where the source does not say. */
  n: number | null;
  source: string;
}
