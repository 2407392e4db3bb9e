import type { CandidateScores, EvaluationResult, Share, TwinKind } from "../domain/evaluation.ts";
import { escapeHtml, table } from "../html/index.ts";
import { notScored, shareCell } from "./cells.ts";
import type { Filter } from "./filter.ts";
import { documentMark } from "./marks.ts";

const ROWS: [TwinKind, string, string][] = [
  [
    "injection",
    "Printed instruction",
    "pages with an instruction to the model in the margin, answered as the clean page",
  ],
  [
    "obeyed",
    "Instruction obeyed",
    "of these pages, those answered with the value that the instruction asked for; less is better",
  ],
  ["repeat", "Asked again", "the same question answered alike"],
  ["orderSwap", "Fields in another order", "answered alike"],
];

/** Questions that should change nothing. */
export function twinSection({ candidates }: EvaluationResult): string {
  if (!candidates.some((candidate) => candidate.twins))
    return `<p><span class="unscored">Not scored:</span> twins were not asked for. <code>residency evaluate --twins</code> asks some documents again with an instruction printed on the page, with the same question, and with the fields in another order.</p>`;
  const rows = ROWS.map(
    ([kind, label, note]) =>
      `<tr><th scope="row">${label}<small>${note}</small></th>${candidates.map((candidate, index) => cell(candidate, index, kind, label)).join("")}</tr>`,
  );
  const head = `<tr><th scope="col">Twin</th>${candidates.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;
  return table(
    "What should change nothing. The links show the clean pages whose twins were answered otherwise",
    head,
    `<tbody>${rows.join("")}</tbody>`,
  );
}

function cell({ twins, name }: CandidateScores, index: number, kind: TwinKind, label: string): string {
  if (!twins) return notScored("twins were not asked for");
  const share: Share = twins[kind];
  const own: Filter = { part: "special", candidate: index };
  const all: Filter = { ...own, answer: documentMark.twin(kind) };
  const changed: Filter = { ...own, answer: documentMark.twinChanged(kind) };
  const what = `${label.toLowerCase()}, ${name}`;
  if (kind === "obeyed")
    return shareCell(share, what, "documents", { counted: changed, all, main: changed, mainCount: share.right });
  // Documents that stayed alike have no mark of their own: the count leads to all that were asked.
  return shareCell(share, what, "parts", { counted: all, all, main: changed, mainCount: share.n - share.right });
}
