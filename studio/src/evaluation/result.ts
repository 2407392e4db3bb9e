import type { Schema } from "../api/client.ts";

/** The parts of EvaluationResult (src/domain/evaluation.ts) that this screen shows. */
export interface Share {
  right: number;
  n: number;
  score: Schema<"Score">;
  interval: Schema<"Interval"> | null;
}

export interface Slice {
  by: string;
  value: string;
  documents: number;
  exact: Share;
}

export interface ReviewPromise {
  errorRate: number;
  threshold: number | null;
  probability: number | null;
  reason: string | null;
  review: Share;
  error: Share;
  kept: boolean | null;
}

export type Calibration =
  | {
      kind: "scored";
      fittedOn: { split: string; documents: number; fields: number };
      n: number;
      without: number;
      expectedCalibrationError: number;
      brier: number;
      bins: { low: number; high: number; n: number; confidence: number; accuracy: number }[];
      riskCoverage: { coverage: number; risk: number; threshold: number }[];
      areaUnderRiskCoverage: number;
      promises: ReviewPromise[];
    }
  | { kind: "unscored"; reason: string };

export interface CandidateResult {
  name: string;
  id: string;
  fields: Record<string, { exact: Share }>;
  criticality: Partial<Record<string, { exact: Share }>>;
  allDecisionFields: Share;
  validJson?: Share;
  hallucination: Share;
  omission: Share;
  failures: number;
  retention?: { exact: Share };
  evidence?: { located: Share; grounded: Share };
  tables?: Record<string, { rows: Share; whole: Share; missing: Share; invented: Share }>;
  slices?: Slice[];
  calibration?: Calibration;
}

export interface Difference {
  estimate: number;
  interval: Schema<"Interval">;
  documents: number;
  /** Subjects, and documents of no known subject: what was resampled whole. */
  clusters?: number;
  fields: number;
}

export type RetentionVerdict =
  | {
      verdict: "non-inferior" | "inferior" | "inconclusive";
      margin: number;
      estimate: number;
      lowerBound: number;
      pValue: number;
      documents: number;
      fields: number;
    }
  | { verdict: "unscored"; margin: number; reason: string };

export interface Comparison {
  left: string;
  right: string;
  decision: Difference | { unscored: string };
  /** Decision fields where left out. */
  decisionBasis?: "decision" | "all";
  retention?: Difference | { unscored: string };
  retentionVerdict?: RetentionVerdict;
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

/** Documents that a slice needs to be scored; null for results from before it was kept. */
export const sliceFloorOf = (result: Schema<"EvaluationResult">): number | null =>
  typeof result.sliceFloor === "number" ? result.sliceFloor : null;

interface SliceRow {
  value: string;
  documents: number;
  byCandidate: ReadonlyMap<string, Share>;
}

/** Groups of one kind, each with its score by candidate id. */
export interface SliceGroup {
  by: string;
  values: SliceRow[];
  /** Groups that no candidate has a score for, where they are more than a few. */
  small: SliceRow[];
}

/** So many groups without a score are shown one by one. */
const FEW = 3;

/** Slices of all candidates beside each other, in the order in which the first one has them. */
export function sliceGroups(candidates: readonly Pick<CandidateResult, "id" | "slices">[]): SliceGroup[] {
  const groups = new Map<string, Map<string, { documents: number; byCandidate: Map<string, Share> }>>();
  for (const { id, slices = [] } of candidates)
    for (const { by, value, documents, exact } of slices) {
      const group = groups.get(by) ?? new Map();
      groups.set(by, group);
      const row = group.get(value) ?? { documents, byCandidate: new Map<string, Share>() };
      group.set(value, row);
      row.byCandidate.set(id, exact);
    }
  return [...groups].map(([by, values]) => {
    const rows = [...values]
      .map(([value, row]) => ({ value, ...row }))
      .sort((a, b) => b.documents - a.documents || a.value.localeCompare(b.value, "en", { numeric: true }));
    const small = rows.filter(({ byCandidate }) =>
      [...byCandidate.values()].every(({ score }) => score.kind === "unscored"),
    );
    return small.length > FEW
      ? { by, values: rows.filter((row) => !small.includes(row)), small }
      : { by, values: rows, small: [] };
  });
}
