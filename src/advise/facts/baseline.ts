import type { EvaluationResult } from "../../domain/evaluation.ts";
import type { Specialty } from "../../domain/specialty.ts";
import type { Counted } from "../count.ts";

/** What a specialist has to beat, cheapest first; `tuned` is the specialist itself. */
export const BASELINE_KINDS = ["zero-shot", "format", "few-shot", "ocr-rules", "generalist", "tuned"] as const;
export type BaselineKind = (typeof BASELINE_KINDS)[number];

/** What stored evaluations call the candidates that `advise` has asked; the other names are those of models. */
export const BASELINE_NAMES = {
  "zero-shot": "base",
  format: "base, format spelled out and held to it",
  "few-shot": "base, few-shot",
  "ocr-rules": "ocr-rules",
} as const satisfies Partial<Record<BaselineKind, string>>;

export interface MeasuredBaseline {
  kind: BaselineKind;
  measured: true;
  name: string;
  evaluationId: string;
  candidateId: string;
  /** Fields in scope that were answered exactly right. */
  fields: Counted;
  /** Documents without an error in scope: right of n. */
  faultless: { right: number; n: number };
  /** Answers that a program can read as they stand, 0..1; null where it was not counted. */
  validJson: number | null;
  secondsPerDocument: number | null;
  /** False for a model that documents with identifiers of patients may not be sent to. */
  allowed: boolean;
  /** Where it runs, for endpoints. */
  place: string | null;
}

/** One line of the comparison: measured, or the reason why it was not. */
export type Baseline =
  | MeasuredBaseline
  | {
      kind: BaselineKind;
      measured: false;
      reason: string;
      /** False for an endpoint that documents with identifiers of patients may not be sent to. */
      allowed: boolean;
    };

/** Which baseline a candidate of a stored evaluation is; null for what is none, such as the point of a curve. */
export function baselineKind(
  candidate: Pick<EvaluationResult["candidates"][number], "name">,
  specialty: Pick<Specialty, "endpoints">,
  finishedRuns: ReadonlySet<string>,
): BaselineKind | null {
  const { name } = candidate;
  for (const kind of ["zero-shot", "format", "few-shot", "ocr-rules"] as const)
    if (name === BASELINE_NAMES[kind]) return kind;
  if (name === "tuned" || finishedRuns.has(name)) return "tuned";
  return specialty.endpoints.some((endpoint) => endpoint.name === name) ? "generalist" : null;
}
