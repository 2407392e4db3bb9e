import type { EngineEventOf } from "../engine/index.ts";

/** How the merged model compared with its adapter on held-out documents. */
export interface MergeEvidence {
  rows: number;
  /** Tokens of the right answers, at which both were made to go on. */
  tokens: number;
  dtype: string;
  /** Largest difference of a logit by folding, by rounding, by storing, and at most by all together. */
  folding: number;
  rounding: number;
  storing: number;
  drift: number;
  /** Share of answer tokens at which both would go on alike, 0..1. */
  agreement: number;
  /** Tokens at which they would not: near-ties that rounding explains, and the others. */
  ties: number;
  differences: number;
  /** Ids of documents whose greedy answers part, at a tie or at a difference. */
  tiedAnswers: string[];
  differentAnswers: string[];
  /** Versions of Python and of the libraries that merged. */
  versions: Record<string, string>;
}

export function mergeEvidence(merged: EngineEventOf<"merged">): MergeEvidence {
  const { type: _type, path: _path, tied_answers: tiedAnswers, different_answers: differentAnswers, ...rest } = merged;
  return { ...rest, tiedAnswers, differentAnswers };
}

/** Reads what a release kept; null where it is from before ties were told from differences. */
export function storedMergeEvidence(stored: Record<string, unknown>): MergeEvidence | null {
  const evidence = stored as unknown as MergeEvidence;
  const numbers = [evidence.agreement, evidence.ties, evidence.differences, evidence.tokens];
  return numbers.every((value) => typeof value === "number") && Array.isArray(evidence.differentAnswers)
    ? evidence
    : null;
}

/** Why a merged model is not its adapter, or null when it is: no difference but ties, and few of them. */
export function mergeProblem(evidence: MergeEvidence, minimumAgreement: number): string | null {
  const { differences, differentAnswers, agreement, rows, tokens } = evidence;
  if (tokens === 0 || rows === 0) return "nothing was compared";
  if (differences === 0 && differentAnswers.length === 0 && agreement >= minimumAgreement) return null;
  return `${differences} of ${tokens} next tokens and ${differentAnswers.length} of ${rows} greedy answers differ beyond a tie, and next tokens agree on ${(agreement * 100).toFixed(2)} %`;
}
