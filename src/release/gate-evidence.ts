import type { EvaluationResult } from "../domain/evaluation.ts";
import type { Score } from "../domain/score.ts";
import type { MergeEvidence } from "./merge-evidence.ts";

/** One thing that must hold for a release to be traced back. */
export interface LineageCheck {
  what: string;
  holds: boolean;
  detail: string;
}

/** The evaluation that gates stand on. */
export interface GateEvaluation {
  id: string;
  resultSha256: string;
  result: EvaluationResult;
  /** What it calls the specialist. */
  candidate: string;
}

/** Everything that gates are judged by. What is missing says why. */
export interface GateEvidence {
  merge: MergeEvidence | null;
  evaluation: GateEvaluation | { missing: string };
  /** By the name of the gate. */
  judges: Record<string, { score: Score; mayGate: boolean; reason: string; check: string | null }>;
  datasetId: string;
  leaks: { found: number; reason: string };
  lineage: LineageCheck[];
  plan: { sha256: string; at: string } | { missing: string };
}
