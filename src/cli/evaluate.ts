import type { Command } from "commander";
import { SPLITS, type Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { EvaluationResult, PairedDifference } from "../domain/evaluation.ts";
import { evaluate as evaluateCandidates } from "../evaluate/index.ts";
import { resolveModel } from "../inference/index.ts";
import { contextOf } from "./context.ts";
import { type Output, percent, points, range } from "./output.ts";

export async function evaluate(command: Command): Promise<void> {
  const { output, signal, withStore } = contextOf(command);
  const options = command.opts<{ dataset?: string; split: string; candidates?: string; limit?: number }>();
  if (!(SPLITS as readonly string[]).includes(options.split))
    throw new ResidencyError("usage", `--split must be one of ${SPLITS.join(", ")}`);
  const result = await withStore(async (store, { specialty, folder }) => {
    const names = options.candidates?.split(",").map((name) => name.trim()) ?? specialty.candidates;
    const candidates = [];
    for (const name of names)
      candidates.push(await resolveModel(store, name, { projectFolder: folder, base: specialty.base }));
    const progress = output.progress("evaluate");
    return evaluateCandidates(store, specialty, candidates, {
      split: options.split as Split,
      ...(options.dataset ? { dataset: options.dataset } : {}),
      ...(options.limit ? { limit: options.limit } : {}),
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
  const row = (label: string, cell: (candidate: EvaluationResult["candidates"][number]) => string): void =>
    void rows.push([label, ...candidates.map(cell)]);
  const exact = (share?: EvaluationResult["candidates"][number]["validJson"]): string =>
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
  row("general documents, exact", (candidate) => exact(candidate.retention.exact));
  output.table(["", ...candidates.map((candidate) => candidate.name)], rows);
  const difference = (label: string, value: PairedDifference | { unscored: string }): void =>
    output.line(
      "unscored" in value
        ? `  ${label}: unscored, ${value.unscored}`
        : `  ${label}: ${points(value.estimate)} points [${points(value.interval.low)}..${points(value.interval.high)}], ${value.documents} documents`,
    );
  for (const comparison of result.comparisons) {
    output.line(`${comparison.right} against ${comparison.left}, paired by document, 95 % interval:`);
    difference("decision fields", comparison.decision);
    difference("general documents", comparison.retention);
  }
}
