import type {
  CandidateScores,
  EvaluationResult,
  GroupScore,
  PairedComparison,
  PairedDifference,
} from "../domain/evaluation.ts";
import { CRITICALITIES } from "../domain/field.ts";
import type { Score } from "../domain/score.ts";
import { escapeHtml, isScored, percent, pValue, range, signedPoints, table, whole } from "../html/index.ts";
import { exactCell, notScored, scoreCell, shareCell } from "./cells.ts";
import { type Filter, rowsLink } from "./filter.ts";

const similarity = (value: number): string => value.toFixed(3);

function pairedCell(
  difference: PairedDifference | { unscored: string } | undefined,
  what: string,
  filter: Filter,
): string {
  if (!difference) return `<td class="number"></td>`;
  if ("unscored" in difference) return notScored(difference.unscored);
  return `<td class="number">${rowsLink(signedPoints(difference.estimate), filter, what)}<small>${range(difference.interval)}</small></td>`;
}

/** Exact match, ANLS and differences, for each criticality and each field. */
export function fieldTable(result: EvaluationResult, criticalityOf: ReadonlyMap<string, string>): string {
  const { candidates, comparisons } = result;
  const comparisonFor = (candidate: CandidateScores): PairedComparison | undefined =>
    comparisons.find((comparison) => comparison.right === candidate.name);
  const others = candidates.slice(1);
  const [base] = candidates;
  const head = `<tr><td></td>${candidates.map((candidate) => `<th scope="colgroup" colspan="2"><span>${escapeHtml(candidate.name)}</span></th>`).join("")}${others.length ? `<th scope="colgroup" colspan="${others.length}"><span>Difference to ${escapeHtml(base?.name ?? "")}, points</span></th>` : ""}</tr>
<tr><th scope="col">Field</th>${candidates.map(() => `<th scope="col" class="number">Exact match</th><th scope="col" class="number">ANLS</th>`).join("")}${others.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;

  const row = (
    label: string,
    plain: string,
    filter: Filter,
    groupOf: (candidate: CandidateScores) => GroupScore | undefined,
    kind: string,
    paired?: (comparison: PairedComparison) => PairedDifference | { unscored: string },
  ): string => {
    const cells = candidates.map((candidate, index) => {
      const group = groupOf(candidate);
      const own = { ...filter, candidate: index };
      return (
        exactCell(group, `${plain}, ${candidate.name}`, own) +
        scoreCell(
          group?.anls,
          similarity,
          `ANLS of ${plain}, ${candidate.name}`,
          own,
          group ? { fields: group.exact.n } : undefined,
        )
      );
    });
    const differences = others.map((candidate, index) => {
      const own: Filter = { ...filter, candidate: index + 1, change: "differs" };
      const comparison = comparisonFor(candidate);
      if (paired && comparison) return pairedCell(paired(comparison), `difference in ${plain}, ${candidate.name}`, own);
      const [before, after] = [base && groupOf(base)?.exact, groupOf(candidate)?.exact];
      if (!before || !after || !isScored(before.score) || !isScored(after.score)) return notScored("no labels");
      return `<td class="number">${rowsLink(signedPoints(after.score.value - before.score.value), own, `difference in ${plain}, ${candidate.name}`)}</td>`;
    });
    return `<tr${kind === "group" ? ' class="group"' : ""}><th scope="${kind === "group" ? "rowgroup" : "row"}">${label}</th>${cells.join("")}${differences.join("")}</tr>`;
  };

  const paths = [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.fields)))];
  const bodies = CRITICALITIES.flatMap((criticality) => {
    const own = paths.filter((path) => (criticalityOf.get(path) ?? "supporting") === criticality);
    if (own.length === 0) return [];
    const group = row(
      `${criticality[0]?.toUpperCase()}${criticality.slice(1)} fields`,
      `${criticality} fields`,
      { part: "special", field: `@${criticality}` },
      (candidate) => candidate.criticality[criticality],
      "group",
      criticality === "decision" ? (comparison) => comparison.decision : undefined,
    );
    const fields = own.map((path) =>
      row(
        `<code>${escapeHtml(path).replaceAll(".", ".<wbr>")}</code>`,
        path,
        { part: "special", field: path },
        (candidate) => candidate.fields[path],
        "field",
      ),
    );
    return [`<tbody>${group}${fields.join("")}</tbody>`];
  });
  if (bodies.length === 0) return `<p class="unscored">No field of the specialty was scored.</p>`;
  return table(
    "Exact match by criticality and field. Below each share: its 95 % interval, and how many of how many",
    head,
    bodies.join(""),
  );
}

/** Measures of whole documents, and of what a candidate leaves out or adds. */
export function documentTable(result: EvaluationResult): string {
  const { candidates } = result;
  const anyScored = (score: (candidate: CandidateScores) => Score): boolean =>
    candidates.some((candidate) => isScored(score(candidate)));
  const row = (label: string, note: string, cell: (candidate: CandidateScores, index: number) => string): string =>
    `<tr><th scope="row">${label}<small>${note}</small></th>${candidates.map(cell).join("")}</tr>`;
  const special: Filter = { part: "special" };
  const rows = [
    row(
      "All decision fields right",
      "documents without a single error, or a value too many, in a decision field; a class counts as one",
      (candidate, index) => {
        const share = candidate.allDecisionFields;
        const own: Filter = { ...special, candidate: index };
        return shareCell(share, `documents with all decision fields right, ${candidate.name}`, "documents", {
          counted: { ...own, document: "all-right" },
          all: { ...own, document: "decision" },
          main: { ...own, document: "all-right" },
          mainCount: share.right,
        });
      },
    ),
    row("Valid JSON", "answers that a program can read as they stand", (candidate, index) => {
      const share = candidate.validJson;
      const own: Filter = { ...special, candidate: index };
      return shareCell(share, `answers that are valid JSON, ${candidate.name}`, "documents", {
        counted: { ...own, document: "valid-json" },
        all: { ...own, document: "asked" },
        main: { ...own, document: "invalid-json" },
        mainCount: share.n - share.right,
      });
    }),
    row("Omission", "values on the page that were not given; less is better", (candidate, index) => {
      const share = candidate.omission;
      const own: Filter = { ...special, candidate: index };
      return shareCell(share, `values left out, ${candidate.name}`, "fields", {
        counted: { ...own, outcome: "omitted" },
        all: { ...own, outcome: "on-page" },
        main: { ...own, outcome: "omitted" },
        mainCount: share.right,
      });
    }),
    row("Hallucination", "values given that are not on the page; less is better", (candidate, index) => {
      const share = candidate.hallucination;
      const own: Filter = { ...special, candidate: index };
      return shareCell(share, `values that are not on the page, ${candidate.name}`, "fields", {
        counted: { ...own, outcome: "hallucinated" },
        all: { ...own, outcome: "given" },
        main: { ...own, outcome: "hallucinated" },
        mainCount: share.right,
      });
    }),
  ];
  if (anyScored((candidate) => candidate.characterErrorRate)) {
    const text: Filter = { ...special, field: "text" };
    rows.push(
      row("Character error rate", "plain text; less is better", (candidate, index) =>
        scoreCell(candidate.characterErrorRate, percent, `character error rate, ${candidate.name}`, {
          ...text,
          candidate: index,
        }),
      ),
      row("Word error rate", "plain text; less is better", (candidate, index) =>
        scoreCell(candidate.wordErrorRate, percent, `word error rate, ${candidate.name}`, {
          ...text,
          candidate: index,
        }),
      ),
    );
  }
  if (anyScored((candidate) => candidate.classAccuracy.score)) {
    rows.push(
      row("Class accuracy", "documents whose class was right", (candidate, index) => {
        const own: Filter = { ...special, field: "class", candidate: index };
        return exactCell(
          { exact: candidate.classAccuracy, anls: candidate.classAccuracy.score },
          `class accuracy, ${candidate.name}`,
          own,
        );
      }),
    );
  }
  rows.push(
    row(
      "No answer",
      "documents, general ones too",
      (candidate, index) =>
        `<td class="number">${rowsLink(whole(candidate.failures), { candidate: index, document: "no-answer" }, `documents without an answer, ${candidate.name}`, { documents: candidate.failures })}</td>`,
    ),
    row("Seconds a document", "mean, on the machine that was used", (candidate, index) => {
      const score = candidate.secondsPerDocument;
      return scoreCell(
        score,
        (value) => value.toFixed(2),
        `seconds a document, ${candidate.name}`,
        { candidate: index, document: "timed" },
        isScored(score) ? { documents: score.n } : undefined,
      );
    }),
  );
  const head = `<tr><th scope="col">Measure</th>${candidates.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;
  return table(
    "Shares of documents or of values. Below each: its 95 % interval, and how many of how many",
    head,
    `<tbody>${rows.join("")}</tbody>`,
  );
}

/** For each comparison: documents that became, or ceased to be, faultless in their decision fields. */
export function changedDocumentsTable(result: EvaluationResult): string {
  if (result.comparisons.length === 0) return "";
  const rows = result.comparisons.map((comparison) => {
    const index = result.candidates.findIndex((candidate) => candidate.name === comparison.right);
    const label = `<th scope="row">${escapeHtml(comparison.right)} against ${escapeHtml(comparison.left)}</th>`;
    const test = comparison.allDecisionFields;
    if ("unscored" in test)
      return `<tr>${label}<td class="number" colspan="3"><span class="unscored">not scored</span><small>${escapeHtml(test.unscored)}</small></td></tr>`;
    const cell = (n: number, document: "won" | "lost"): string =>
      `<td class="number">${rowsLink(whole(n), { part: "special", candidate: index, document }, `documents ${document}, ${comparison.right} against ${comparison.left}`, { documents: n })}</td>`;
    return `<tr>${label}${cell(test.onlyRight, "won")}${cell(test.onlyLeft, "lost")}<td class="number">${pValue(test.pValue)}</td></tr>`;
  });
  const head = `<tr><th scope="col">Comparison</th><th scope="col" class="number">Won</th><th scope="col" class="number">Lost</th><th scope="col" class="number">Exact McNemar test</th></tr>`;
  return table(
    "Documents with all decision fields right under one candidate only",
    head,
    `<tbody>${rows.join("")}</tbody>`,
  );
}

/** What became of general ability. */
export function retentionTable(result: EvaluationResult): string {
  const rows = result.candidates.map((candidate, index) => {
    const comparison = index === 0 ? undefined : result.comparisons.find((item) => item.right === candidate.name);
    const own: Filter = { part: "general", candidate: index };
    const what = `general documents, ${candidate.name}`;
    return `<tr><th scope="row">${escapeHtml(candidate.name)}</th>${exactCell(candidate.retention, what, own)}${scoreCell(candidate.retention.anls, similarity, `ANLS, ${what}`, own, { fields: candidate.retention.exact.n })}${pairedCell(comparison?.retention, `difference on ${what}`, { ...own, change: "differs" })}</tr>`;
  });
  const head = `<tr><th scope="col">Candidate</th><th scope="col" class="number">Exact match</th><th scope="col" class="number">ANLS</th><th scope="col" class="number">Difference, points</th></tr>`;
  return table(
    "Exact match over all that general documents ask for. In the difference a text counts by the share of its characters that is right",
    head,
    `<tbody>${rows.join("")}</tbody>`,
  );
}
