import type { CandidateScores, EvaluationResult, Share } from "../domain/evaluation.ts";
import type { Score } from "../domain/score.ts";
import { escapeHtml, isScored, percent, table } from "../html/index.ts";
import { notScored, scoreCell, shareCell } from "./cells.ts";
import type { Filter } from "./filter.ts";
import { documentMark, mark } from "./marks.ts";

/** A measure, and which rows stand behind its counted ones, behind all, and behind those that one wants to see. */
interface Measure {
  label: string;
  note: string;
  of: (candidate: CandidateScores) => Share | Score | undefined;
  /** Parts are neither fields nor documents. */
  unit: "fields" | "documents" | "parts";
  counted: Filter;
  all: Filter;
  main: Filter;
}

const located = { mark: mark.evidence("right") };
const judged = { mark: mark.evidenceJudged };
const ofKind = (kind: string) => ({
  unit: "parts" as const,
  counted: { mark: mark.kind(kind) },
  all: { mark: mark.kind(kind) },
  main: { mark: mark.kind(kind), outcome: "not-right" as const },
});

const MEASURES: Measure[] = [
  {
    label: "Evidence located",
    note: "values whose evidence is where the label's is",
    of: ({ evidence }) => evidence?.located,
    unit: "fields",
    counted: located,
    all: judged,
    main: located,
  },
  {
    label: "Value and evidence right",
    note: "a right value from the wrong row is wrong here",
    of: ({ evidence }) => evidence?.grounded,
    unit: "fields",
    counted: { mark: mark.grounded },
    all: judged,
    main: { mark: mark.grounded },
  },
  {
    label: "Assertion flips",
    note: "findings asserted where the page denies them, or the reverse; less is better",
    of: ({ clinical }) => clinical?.assertionFlips,
    unit: "parts",
    counted: { answer: documentMark.flip },
    all: { answer: documentMark.findings },
    main: { answer: documentMark.flip },
  },
  {
    label: "Term recall",
    note: "medical terms of the expected text that the answer has; mean over documents",
    of: ({ clinical }) => clinical?.termRecall,
    unit: "documents",
    counted: { answer: documentMark.terms },
    all: { answer: documentMark.terms },
    main: { answer: documentMark.terms },
  },
  {
    label: "Directions for use",
    note: "parts that agree: dose, route, frequency, duration",
    of: ({ clinical }) => clinical?.sigParts,
    ...ofKind("sig"),
  },
  {
    label: "Laboratory lines",
    note: "parts that agree: analyte, value, unit, range, flag",
    of: ({ clinical }) => clinical?.labLineParts,
    ...ofKind("lab-line"),
  },
];

/** Values with their evidence, and what exact match does not see in clinical text. Measures without a number are told below. */
export function clinicalSection({ candidates }: EvaluationResult): string {
  const scoreOf = (candidate: CandidateScores, measure: Measure): Score => {
    const own = measure.of(candidate);
    if (own === undefined) return { kind: "unscored", reason: "measured before this score was kept" };
    return "kind" in own ? own : own.score;
  };
  const [shown, silent] = [true, false].map((wanted) =>
    MEASURES.filter((measure) => candidates.some((candidate) => isScored(scoreOf(candidate, measure))) === wanted),
  ) as [Measure[], Measure[]];
  const rows = shown.map(
    (measure) =>
      `<tr><th scope="row">${measure.label}<small>${measure.note}</small></th>${candidates.map((candidate, index) => cell(candidate, index, measure, scoreOf(candidate, measure))).join("")}</tr>`,
  );
  const head = `<tr><th scope="col">Measure</th>${candidates.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;
  const numbers =
    rows.length > 0
      ? table("Where values were read, and what text means", head, `<tbody>${rows.join("")}</tbody>`)
      : "";
  const first = candidates[0];
  const reasons = silent.flatMap((measure) => {
    const score = first && scoreOf(first, measure);
    return score && !isScored(score) ? [`<li>${measure.label}: ${escapeHtml(score.reason)}</li>`] : [];
  });
  return `${numbers}${reasons.length > 0 ? `<p><span class="unscored">Not scored</span> for any candidate:</p><ul>${reasons.join("")}</ul>` : ""}`;
}

function cell(candidate: CandidateScores, index: number, measure: Measure, score: Score): string {
  if (!isScored(score)) return notScored(score.reason);
  const own = measure.of(candidate);
  const [what, base] = [
    `${measure.label.toLowerCase()}, ${candidate.name}`,
    { part: "special" as const, candidate: index },
  ];
  if (!own || "kind" in own)
    return scoreCell(score, percent, what, { ...base, ...measure.all }, { documents: score.n });
  return shareCell(own, what, measure.unit, {
    counted: { ...base, ...measure.counted },
    all: { ...base, ...measure.all },
    main: { ...base, ...measure.main },
    mainCount: own.right,
  });
}
