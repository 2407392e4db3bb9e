import type { CandidateScores, EvaluationResult, Share, TableScore } from "../domain/evaluation.ts";
import { escapeHtml, table } from "../html/index.ts";
import { notScored, shareCell } from "./cells.ts";
import type { Filter } from "./filter.ts";
import { documentMark } from "./marks.ts";

/** Lists of rows, such as a report's results: cells, rows, the whole, and rows that are missing or invented. Empty without lists. */
export function listTable(result: EvaluationResult): string {
  const { candidates } = result;
  const lists = [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.tables ?? {})))];
  if (lists.length === 0) return "";
  const row = (
    list: string,
    label: string,
    note: string,
    cell: (table: TableScore, own: Filter, candidate: CandidateScores) => string,
  ): string =>
    `<tr><th scope="row">${label}<small>${note}</small></th>${candidates
      .map((candidate, index) => {
        const score = candidate.tables?.[list];
        return score
          ? cell(score, { part: "special", candidate: index }, candidate)
          : notScored("measured before lists were matched");
      })
      .join("")}</tr>`;
  const parts = (share: Share, what: string, all: Filter, some: Filter): string =>
    shareCell(share, what, "parts", { counted: all, all, main: some, mainCount: 1 });
  const bodies = lists.map((list) => {
    const cells: Filter = { field: `~${list}` };
    const whole = (document: string) => ({ answer: document });
    return `<tbody><tr class="group"><th scope="rowgroup" colspan="${candidates.length + 1}"><code>${escapeHtml(list)}</code></th></tr>${[
      row(
        list,
        "Right as a whole",
        "documents with every row right, none missing, none invented",
        (score, own, { name }) =>
          shareCell(score.whole, `${list} right as a whole, ${name}`, "documents", {
            counted: { ...own, ...whole(documentMark.listWhole(list)) },
            all: { ...own, ...whole(documentMark.list(list)) },
            main: { ...own, ...whole(documentMark.listWhole(list)) },
            mainCount: score.whole.right,
          }),
      ),
      row(list, "Rows right", "labelled rows whose cells are all right", (score, own, { name }) =>
        parts(
          score.rows,
          `rows of ${list} right, ${name}`,
          { ...own, ...cells },
          { ...own, ...cells, outcome: "not-right" },
        ),
      ),
      row(list, "Cells right", "after rows were matched to rows", (score, own, { name }) =>
        shareCell(score.cells, `cells of ${list} right, ${name}`, "fields", {
          counted: { ...own, ...cells, outcome: "right" },
          all: { ...own, ...cells },
          main: { ...own, ...cells, outcome: "not-right" },
          mainCount: score.cells.n - score.cells.right,
        }),
      ),
      row(list, "Rows missing", "labelled rows that were not given; less is better", (score, own, { name }) =>
        parts(
          score.missing,
          `rows of ${list} missing, ${name}`,
          { ...own, ...cells },
          { ...own, ...cells, outcome: "omitted" },
        ),
      ),
      row(list, "Rows invented", "rows given that the page has not; less is better", (score, own, { name }) =>
        parts(
          score.invented,
          `rows of ${list} invented, ${name}`,
          { ...own, ...cells, outcome: "given" },
          { ...own, ...cells, outcome: "hallucinated" },
        ),
      ),
    ].join("")}</tbody>`;
  });
  const head = `<tr><th scope="col">List</th>${candidates.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;
  return table(
    "Lists of rows. An answered row is held against the labelled row that it resembles most, so one row left out does not make the others wrong",
    head,
    bodies.join(""),
  );
}
