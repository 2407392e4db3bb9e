import type { CandidateScores, TwinKind } from "../domain/evaluation.ts";
import type { FieldDefinition } from "../domain/field.ts";
import { calibratedProbability, type FieldResult, type JudgedAnswer } from "../evaluate/index.ts";

/** Words by which the document browser finds the rows behind a number; links and marks are made from these alone. */
export const mark = {
  evidence: (outcome: "right" | "wrong" | "missing") => `evidence ${outcome}`,
  evidenceJudged: "evidence judged",
  /** Value and evidence right. */
  grounded: "grounded",
  /** The answer has the field. */
  answered: "answered",
  confidence: "has a confidence",
  bin: (index: number) => `confidence bin ${index + 1}`,
  review: (promise: number) => `review ${promise + 1}`,
  through: (promise: number) => `no review ${promise + 1}`,
  kind: (kind: string) => `kind ${kind}`,
  classAs: (label: string) => `as ${label}`,
  classOutside: "outside the labels",
} as const;

/** The same for whole documents. */
export const documentMark = {
  list: (list: string) => `list ${list}`,
  listWhole: (list: string) => `whole ${list}`,
  findings: "findings in both",
  flip: "assertion flipped",
  terms: "medical terms",
  twin: (kind: TwinKind) => `twin ${kind}`,
  twinChanged: (kind: TwinKind) => `twin ${kind} changed`,
} as const;

/** Marks of a value by its confidence. `raw` is undefined where it has none. */
export function confidenceMarks(calibration: CandidateScores["calibration"], raw: number | undefined): string[] {
  if (calibration?.kind !== "scored") return [];
  const marks: string[] = [mark.answered];
  if (raw !== undefined) marks.push(mark.confidence, mark.bin(binOf(calibration, raw)));
  for (const [index, { threshold }] of calibration.promises.entries())
    marks.push(raw !== undefined && threshold !== null && raw >= threshold ? mark.through(index) : mark.review(index));
  return marks;
}

type Scored = Extract<NonNullable<CandidateScores["calibration"]>, { kind: "scored" }>;

/** The first bin that reaches up to the value's probability; bins hold their upper edges. */
function binOf({ bins, mapping }: Scored, raw: number): number {
  const probability = calibratedProbability(mapping, raw);
  const found = bins.findIndex((bin) => probability <= bin.high);
  return found < 0 ? bins.length - 1 : found;
}

function evidenceMarks({ evidence, outcome }: Pick<FieldResult, "evidence" | "outcome">): string[] {
  if (evidence === null) return [];
  const grounded = evidence === "right" && outcome === "right" ? [mark.grounded] : [];
  return [mark.evidenceJudged, mark.evidence(evidence), ...grounded];
}

/** Marks of one judged field. */
export function fieldMarks(
  result: Pick<FieldResult, "answeredPath" | "evidence" | "outcome">,
  definition: FieldDefinition | undefined,
  raw: JudgedAnswer["raw"],
  calibration: CandidateScores["calibration"],
): string[] {
  return [
    ...evidenceMarks(result),
    ...(definition?.kind ? [mark.kind(definition.kind)] : []),
    ...(result.answeredPath === null ? [] : confidenceMarks(calibration, raw.get(result.answeredPath))),
  ];
}

/** Marks of a whole answer. */
export function answerMarks({ score, clinical }: JudgedAnswer): string[] {
  const marks: string[] = [];
  if (score.kind === "fields") {
    const failed = score.results.some((result) => result.outcome === "failed");
    for (const { list, rows, rowsRight, missing, invented } of score.tables) {
      marks.push(documentMark.list(list));
      if (!failed && rowsRight === rows && missing === 0 && invented === 0) marks.push(documentMark.listWhole(list));
    }
  }
  if (clinical && clinical.flips.n > 0) marks.push(documentMark.findings);
  if (clinical && clinical.flips.right > 0) marks.push(documentMark.flip);
  if (clinical && clinical.termRecall !== null) marks.push(documentMark.terms);
  return marks;
}

/** Marks of a document by its twins. */
export function twinMarks(twins: CandidateScores["twins"], documentId: string): string[] {
  if (!twins) return [];
  return (Object.keys(twins.ids) as TwinKind[]).flatMap((kind) => [
    ...(twins.ids[kind].asked.includes(documentId) ? [documentMark.twin(kind)] : []),
    ...(twins.ids[kind].changed.includes(documentId) ? [documentMark.twinChanged(kind)] : []),
  ]);
}
