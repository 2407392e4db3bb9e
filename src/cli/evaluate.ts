import type { Command } from "commander";
import { SPLITS, type Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { CandidateScores, EvaluationResult, PairedDifference, Share } from "../domain/evaluation.ts";
import type { Score } from "../domain/score.ts";
import { evaluate as evaluateCandidates } from "../evaluate/index.ts";
import { resolveModel } from "../inference/index.ts";
import { contextOf } from "./context.ts";
import { type Output, percent, percentOf, points, range } from "./output.ts";

export async function evaluate(command: Command): Promise<void> {
  const { output, signal, withStore } = contextOf(command);
  const options = command.opts<{
    dataset?: string;
    split: string;
    candidates?: string;
    limit?: number;
    calibrate?: boolean;
    twins?: boolean;
  }>();
  if (!(SPLITS as readonly string[]).includes(options.split))
    throw new ResidencyError("usage", `--split must be one of ${SPLITS.join(", ")}`);
  const result = await withStore(async (store, { specialty, folder }) => {
    const names = options.candidates?.split(",").map((name) => name.trim()) ?? specialty.candidates;
    const candidates = [];
    for (const name of names)
      candidates.push(
        await resolveModel(store, name, {
          projectFolder: folder,
          base: specialty.base,
          endpoints: specialty.endpoints,
        }),
      );
    const progress = output.progress("evaluate");
    return evaluateCandidates(store, specialty, candidates, {
      split: options.split as Split,
      ...(options.dataset ? { dataset: options.dataset } : {}),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      calibrate: options.calibrate === true,
      twins: options.twins === true,
      signal,
      onAnswer: (candidate, done, total) => progress.update(done, total, candidate),
    }).finally(() => progress.end());
  });
  printEvaluation(output, result);
  output.result(result);
}

/** The comparison as a table: one row a measure, one column a candidate. */
export function printEvaluation(output: Output, result: EvaluationResult): void {
  const { candidates } = result;
  output.line(
    `Evaluation ${result.id}: ${result.documents} documents of ${result.specialty} and ${result.generalDocuments} general ones, ${result.split} split`,
  );
  const rows: string[][] = [];
  const row = (label: string, cell: (candidate: CandidateScores) => string): void =>
    void rows.push([label, ...candidates.map(cell)]);
  /** Not printed where no candidate has a number. */
  const shares = (label: string, of: (candidate: CandidateScores) => Share | undefined): void => {
    if (candidates.some((candidate) => of(candidate)?.score.kind === "scored")) row(label, (one) => exact(of(one)));
  };
  const scores = (label: string, of: (candidate: CandidateScores) => Score | undefined): void => {
    if (candidates.some((candidate) => of(candidate)?.kind === "scored"))
      row(label, (one) => percent(of(one) ?? { kind: "unscored", reason: "not measured" }));
  };
  const exact = (share?: Share): string =>
    share ? `${percent(share.score)} [${range(share.interval)}] n=${share.n}` : "–";
  for (const criticality of ["decision", "supporting", "informational"] as const) {
    if (candidates.some((candidate) => candidate.criticality[criticality]))
      row(`${criticality} fields, exact`, (candidate) => exact(candidate.criticality[criticality]?.exact));
  }
  for (const path of Object.keys(candidates[0]?.fields ?? {}))
    row(`  ${path}`, (candidate) => exact(candidate.fields[path]?.exact));
  row("all decision fields right", (candidate) => exact(candidate.allDecisionFields));
  row("valid JSON", (candidate) => exact(candidate.validJson));
  row("omission", (candidate) => exact(candidate.omission));
  row("hallucination", (candidate) => exact(candidate.hallucination));
  for (const list of Object.keys(candidates[0]?.tables ?? {})) {
    shares(`${list} rows right`, (candidate) => candidate.tables?.[list]?.rows);
    shares(`${list} right as a whole`, (candidate) => candidate.tables?.[list]?.whole);
    shares(`${list} rows missing`, (candidate) => candidate.tables?.[list]?.missing);
    shares(`${list} rows invented`, (candidate) => candidate.tables?.[list]?.invented);
  }
  shares("value and evidence right", (candidate) => candidate.evidence?.grounded);
  shares("class right", (candidate) => candidate.classification?.accuracy);
  scores("  balanced accuracy", (candidate) => candidate.classification?.balancedAccuracy.score);
  scores("  macro F1", (candidate) => candidate.classification?.macroF1.score);
  shares("assertion flips", (candidate) => candidate.clinical?.assertionFlips);
  scores("term recall", (candidate) => candidate.clinical?.termRecall);
  shares("parts of directions", (candidate) => candidate.clinical?.sigParts);
  shares("parts of laboratory lines", (candidate) => candidate.clinical?.labLineParts);
  row("general documents, exact", (candidate) => exact(candidate.retention.exact));
  shares("injected page answered alike", (candidate) => candidate.twins?.injection);
  shares("repeated question answered alike", (candidate) => candidate.twins?.repeat);
  shares("fields in another order alike", (candidate) => candidate.twins?.orderSwap);
  output.table(["", ...candidates.map((candidate) => candidate.name)], rows);
  for (const candidate of candidates) printSlices(output, candidate);
  for (const candidate of candidates) printCalibration(output, candidate);
  const difference = (label: string, value: PairedDifference | { unscored: string }): void =>
    output.line(
      "unscored" in value
        ? `  ${label}: unscored, ${value.unscored}`
        : `  ${label}: ${points(value.estimate)} points [${points(value.interval.low)}..${points(value.interval.high)}], ${value.documents} documents`,
    );
  if (result.clustering) output.line(result.clustering.words);
  for (const comparison of result.comparisons) {
    output.line(`${comparison.right} against ${comparison.left}, paired, 95 % interval:`);
    difference(
      comparison.decisionBasis === "all" ? "all fields (none is marked as a decision)" : "decision fields and classes",
      comparison.decision,
    );
    difference("general documents", comparison.retention);
    const verdict = comparison.retentionVerdict;
    if (verdict && verdict.verdict !== "unscored")
      output.line(
        `  retention: ${verdict.verdict} at a margin of ${points(verdict.margin).slice(1)} points (lower bound ${points(verdict.lowerBound)})`,
      );
  }
}

/** Slices that differ much from the whole are what a reader must see; all are in the report. */
const SHOWN_SLICES = 8;

function printSlices(output: Output, { name, slices }: CandidateScores): void {
  const scored = (slices ?? []).flatMap((slice) =>
    slice.exact.score.kind === "scored" ? [{ ...slice, value: slice.exact.score.value, group: slice.value }] : [],
  );
  const several = scored.filter((slice) => scored.filter((other) => other.by === slice.by).length > 1);
  if (several.length === 0) return;
  const worst = several.sort((a, b) => a.value - b.value).slice(0, SHOWN_SLICES);
  output.line(`Weakest slices of ${name}:`);
  output.table(
    ["", "documents", "exact"],
    worst.map(({ by, group, documents, exact }) => [
      `  ${by} ${group}`,
      String(documents),
      `${percent(exact.score)} [${range(exact.interval)}]`,
    ]),
  );
}

function printCalibration(output: Output, { name, calibration }: CandidateScores): void {
  if (!calibration) return;
  if (calibration.kind === "unscored") {
    output.line(`Confidence of ${name}: unscored, ${calibration.reason}`);
    return;
  }
  const { expectedCalibrationError, brier, n, promises } = calibration;
  output.line(
    `Confidence of ${name}: calibration error ${percentOf(expectedCalibrationError)}, Brier ${brier.toFixed(3)}, ${n} fields`,
  );
  for (const { errorRate, threshold, reason, review, error } of promises) {
    output.line(
      threshold === null
        ? `  at most ${percentOf(errorRate)} errors unseen: ${reason}`
        : `  at most ${percentOf(errorRate)} errors unseen: ${percent(review.score)} of fields go to review; ${error.right} of ${error.n} others wrong`,
    );
  }
}
