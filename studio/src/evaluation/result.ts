import type { Schema } from "../api/client.ts";

/** The parts of EvaluationResult (src/domain/evaluation.ts) that this screen shows. */
export interface Share {
  right: number;
  n: number;
  score: Schema<"Score">;
  interval: Schema<"Interval"> | null;
}

export interface CandidateResult {
  name: string;
  id: string;
  fields: Record<string, { exact: Share }>;
  criticality: Partial<Record<string, { exact: Share }>>;
  allDecisionFields: Share;
  hallucination: Share;
  omission: Share;
  failures: number;
}

export interface Comparison {
  left: string;
  right: string;
  decision: { estimate: number; interval: Schema<"Interval"> } | { unscored: string };
}

/** The API describes results loosely, because they grow; older ones lack keys, and a part that is missing is not shown. */
export function candidatesOf(result: Schema<"EvaluationResult">): CandidateResult[] {
  return (result.candidates as unknown as Partial<CandidateResult>[]).filter(
    (candidate): candidate is CandidateResult => typeof candidate.fields === "object" && candidate.fields !== null,
  );
}

export const comparisonsOf = (result: Schema<"EvaluationResult">): Comparison[] =>
  (result.comparisons as unknown as Partial<Comparison>[]).filter(
    (comparison): comparison is Comparison => typeof comparison.decision === "object" && comparison.decision !== null,
  );
