import type { CandidateScores, ClassificationScore, EstimatedScore, EvaluationResult } from "../domain/evaluation.ts";
import type { Score } from "../domain/score.ts";
import { escapeHtml, isScored, percent, range, table } from "../html/index.ts";
import { notScored, scoreCell, shareCell } from "./cells.ts";
import { type Filter, rowsLink } from "./filter.ts";
import { mark } from "./marks.ts";

/** Classification in all and by class; empty where no candidate was asked for a class. */
export function classSection({ candidates }: EvaluationResult): string {
  if (!candidates.some((candidate) => candidate.classification)) return "";
  const head = `<tr><th scope="col">Measure</th>${candidates.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;
  const row = (
    label: string,
    note: string,
    cell: (scores: ClassificationScore, own: Filter, candidate: CandidateScores) => string,
  ): string =>
    `<tr><th scope="row">${label}<small>${note}</small></th>${candidates
      .map((candidate, index) =>
        candidate.classification
          ? cell(candidate.classification, { part: "special", field: "class", candidate: index }, candidate)
          : notScored("no class was asked for"),
      )
      .join("")}</tr>`;
  const estimated = (label: string, note: string, of: (scores: ClassificationScore) => EstimatedScore): string =>
    row(label, note, (scores, own, { name }) => estimatedCell(of(scores), `${label}, ${name}`, own));
  const rows = [
    row("Accuracy", "documents whose class was right", (scores, own, { name }) =>
      shareCell(scores.accuracy, `class accuracy, ${name}`, "fields", {
        counted: { ...own, outcome: "right" },
        all: own,
        main: { ...own, outcome: "not-right" },
        mainCount: scores.accuracy.n - scores.accuracy.right,
      }),
    ),
    estimated(
      "Balanced accuracy",
      "mean recall of the classes: rare ones count as much",
      (scores) => scores.balancedAccuracy,
    ),
    estimated("Macro precision", "mean over the classes", (scores) => scores.macroPrecision),
    estimated("Macro F1", "mean over the classes", (scores) => scores.macroF1),
    row(
      "Outside the labels",
      "answers that name none of the classes, or several; less is better",
      (scores, own, { name }) =>
        shareCell(scores.outside, `answers outside the labels, ${name}`, "fields", {
          counted: { ...own, mark: mark.classOutside },
          all: own,
          main: { ...own, mark: mark.classOutside },
          mainCount: scores.outside.right,
        }),
    ),
  ];
  const labels = [
    ...new Set(candidates.flatMap((candidate) => candidate.classification?.classes.map((item) => item.label) ?? [])),
  ];
  const classHead = `<tr><td></td>${candidates.map((candidate) => `<th scope="colgroup" colspan="2"><span>${escapeHtml(candidate.name)}</span></th>`).join("")}</tr><tr><th scope="col">Class</th>${candidates.map(() => `<th scope="col" class="number">Recall</th><th scope="col" class="number">Precision</th>`).join("")}</tr>`;
  const classRows = labels.map(
    (label) =>
      `<tr><th scope="row">${escapeHtml(label)}</th>${candidates
        .map((candidate, index) => {
          const own: Filter = { part: "special", field: "class", candidate: index };
          const found = candidate.classification?.classes.find((item) => item.label === label);
          return (
            cellOf(found?.recall, `recall of ${label}, ${candidate.name}`, { ...own, group: `label=${label}` }) +
            cellOf(found?.precision, `precision of ${label}, ${candidate.name}`, { ...own, mark: mark.classAs(label) })
          );
        })
        .join("")}</tr>`,
  );
  return (
    table(
      "Classification, with the labels as the only answers for every candidate",
      head,
      `<tbody>${rows.join("")}</tbody>`,
    ) + table("By class", classHead, `<tbody>${classRows.join("")}</tbody>`)
  );
}

const cellOf = (score: Score | undefined, what: string, filter: Filter): string =>
  scoreCell(score, percent, what, filter, score && isScored(score) ? { fields: score.n } : undefined);

function estimatedCell({ score, interval }: EstimatedScore, what: string, filter: Filter): string {
  if (!isScored(score)) return notScored(score.reason);
  const bounds = interval ? `<small>${range(interval)}</small>` : "";
  return `<td class="number">${rowsLink(percent(score.value), filter, what, { fields: score.n })}${bounds}</td>`;
}
