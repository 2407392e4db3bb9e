import type { Estimate } from "./estimate.ts";
import type { AttributedError, CauseShare } from "./facts/attribute.ts";
import type { Baseline } from "./facts/baseline.ts";
import type { CurveFacts, Facts, ProofFacts } from "./facts/facts.ts";

/** What to do. */
export const VERDICTS = [
  "fix-intake",
  "fix-schema",
  "fix-rules",
  "prompt",
  "few-shot",
  "lora",
  "qlora",
  "full",
  "continue-pretraining",
  "collect-more",
  "leave-it",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What stands behind a verdict: what was measured here, or a rule of thumb from elsewhere. */
export type Basis = "measured" | "rule-of-thumb";

/** A rule that holds for these facts, with what it stands on. */
export interface Finding {
  rule: string;
  basis: Basis;
  verdict: Verdict;
  says: string;
  reason: string;
  source: string;
  evidence: string[];
}

export interface Advice {
  specialty: string;
  datasetId: string;
  split: string;
  verdict: Verdict;
  basis: Basis;
  /** One sentence for a person who reads nothing else. */
  sentence: string;
  /** The candidate to use until the advice is followed. */
  use: string;
  because: Finding;
  runnerUp: { verdict: Verdict; because: string; evidence: string[] };
  /** Rules of thumb that hold as well, say something else, and give way to what was measured. */
  overruled: Finding[];
  /** What must be kept whatever the verdict. */
  constraints: { says: string; evidence: string[]; source: string }[];
  scope: "decision" | "all";
  /** Share of fields that has to be right. */
  target: number;
  documents: number;
  fields: number;
  baselines: Baseline[];
  causes: CauseShare[];
  promptChange: Facts["promptChange"];
  /** Every error behind `causes`. It names no value. */
  errors: AttributedError[];
  curve: CurveFacts | null;
  proof: ProofFacts;
  estimates: Estimate[];
  risks: { risk: string; evidence: string }[];
  /** What would have been looked at and was not measured, each with its reason. */
  unscored: { what: string; reason: string }[];
}

/** Advice as it is kept. */
export interface KeptAdvice extends Advice {
  id: string;
}
