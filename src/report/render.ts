import { readFileSync } from "node:fs";
import {
  capitalised,
  counted,
  escapeHtml,
  factsList,
  figure,
  type PageSection,
  points,
  prose,
  pValue,
  renderPage,
  scriptJson,
  table,
  whole,
} from "../html/index.ts";
import { browserData } from "./browser-data.ts";
import { calibrationSection } from "./calibration-section.ts";
import { differenceChart, fieldChart, lossChart } from "./charts.ts";
import { classSection } from "./class-table.ts";
import { clinicalSection } from "./clinical-table.ts";
import { listTable } from "./list-table.ts";
import type { ReportData } from "./report-data.ts";
import { changedDocumentsTable, documentTable, fieldTable, retentionTable } from "./score-tables.ts";
import { sliceSection } from "./slice-table.ts";
import { twinSection } from "./twin-table.ts";
import { mainComparison, marginText, type Verdict, verdictOf } from "./verdict.ts";

const STYLE = readFileSync(new URL("./report.css", import.meta.url), "utf8");
const SCRIPT = readFileSync(new URL("./browser.js", import.meta.url), "utf8");

const TONES: Record<Verdict["tone"], (over: string) => string> = {
  better: (over) => `Better on ${over}`,
  "no-difference": (over) => `No difference shown on ${over}`,
  worse: (over) => `Worse on ${over}`,
  unknown: (over) => `${capitalised(over)} not compared`,
};
const RETENTIONS: Record<Verdict["retention"], string> = {
  kept: "General ability kept",
  lost: "General ability lost",
  open: "Loss of general ability not excluded",
  unknown: "General ability not compared",
};

/**
 * A report as one HTML file that needs no network. The same data and the same date give the same bytes.
 * @param now the date that the report bears.
 */
export async function renderReport(data: ReportData, now: Date): Promise<string> {
  const { evaluation } = data;
  const verdict = verdictOf(evaluation);
  const criticalityOf = new Map(data.specialty.fields.map((field) => [field.path, field.criticality]));
  const comparison = mainComparison(evaluation);
  const section = (id: string, title: string, content: string): PageSection => ({ id, title, content });
  const name = evaluation.specialty;
  return renderPage({
    kind: "Residency report",
    subject: name,
    heading: `${capitalised(name.replaceAll("-", " "))} specialty`,
    now,
    identity: `evaluation <code>${escapeHtml(evaluation.id)}</code>`,
    verdict: await verdictSection(
      verdict,
      comparison ? await differenceChart(comparison) : null,
      marginText(comparison),
    ),
    sections: [
      section("compared", "What was compared", comparedSection(data)),
      section(
        "fields",
        "Fields",
        figure(
          await fieldChart(evaluation.candidates, criticalityOf),
          "Each mark is a share of fields answered exactly right; the line is its interval.",
        ) +
          fieldTable(evaluation, criticalityOf) +
          FIELD_NOTE,
      ),
      section(
        "documents",
        "Whole documents",
        documentTable(evaluation) +
          listTable(evaluation) +
          changedDocumentsTable(evaluation) +
          classSection(evaluation),
      ),
      section("slices", "Where it is weak", sliceSection(evaluation)),
      section("confidence", "Confidence and review", await calibrationSection(evaluation)),
      section("clinical", "Evidence and meaning", clinicalSection(evaluation)),
      section("twins", "Robustness", twinSection(evaluation)),
      section("retention", "General documents", retentionSection(data, verdict)),
      section("data", "Data", dataSection(data)),
      section("recipe", "Recipe", await recipeSection(data)),
      section("reading", "How to read this", READING),
      { ...section("rows", "Documents behind the numbers", browserSection(data)), takesFocus: true },
    ],
    footer:
      "This file holds pages and values of patients' documents. Keep it as you keep the records themselves. It loads nothing from a network.",
    style: STYLE,
    script: {
      program: SCRIPT,
      data: `<script type="application/json" id="report-data">${scriptJson(browserData(data))}</script>`,
    },
    pictures: true,
  });
}

async function verdictSection(verdict: Verdict, differences: string | null, margin: string): Promise<string> {
  return `<section id="verdict" class="verdict" aria-labelledby="verdict-title">
<h2 id="verdict-title">Verdict</h2>
<div class="answer tone-${verdict.tone}"><ul class="chips"><li class="tone-${verdict.tone}">${TONES[verdict.tone](verdict.over)}</li><li class="tone-${verdict.retention}">${RETENTIONS[verdict.retention]}</li></ul>
<p class="sentence">${prose(verdict.sentence)}</p></div>
<ul class="details">${verdict.details.map((detail) => `<li>${prose(detail)}</li>`).join("")}</ul>
${figure(differences, `Differences with 95 % intervals. The red tick marks the accepted loss on general documents, ${margin}.`)}
</section>`;
}

function comparedSection({ evaluation, specialty }: ReportData): string {
  const rows = evaluation.candidates.map(
    (candidate) =>
      `<tr><th scope="row">${escapeHtml(candidate.name)}</th><td><code>${escapeHtml(candidate.id)}</code></td></tr>`,
  );
  return `${factsList([
    ["Specialty", `${escapeHtml(evaluation.specialty)} (${specialty.families.map(escapeHtml).join(", ")})`],
    ["Dataset version", `<code>${escapeHtml(evaluation.datasetId)}</code>`],
    ["Split", `${escapeHtml(evaluation.split)}${evaluation.split === "test" ? ", held out from training" : ""}`],
    ["Documents of the specialty", whole(evaluation.documents)],
    ["General documents", whole(evaluation.generalDocuments)],
    ...(evaluation.clustering
      ? [["Independent of one another", escapeHtml(evaluation.clustering.words)] as [string, string]]
      : []),
    ...(evaluation.metricDefinitionSha256
      ? [["Meaning of the scores", `<code>${escapeHtml(evaluation.metricDefinitionSha256)}</code>`] as [string, string]]
      : []),
  ])}
<p>Every candidate was asked the same question about the same documents, and every answer was read by the same program.</p>
${table("Candidates. An id changes when a byte of the weights changes", '<tr><th scope="col">Name</th><th scope="col">Id</th></tr>', `<tbody>${rows.join("")}</tbody>`)}`;
}

const FIELD_NOTE = `<p class="legend">The difference on decision fields has a paired interval, because it was the question asked. Differences of single fields have none: with many fields some differ by chance. Each number leads to the fields that it was counted from.</p>`;

function retentionSection({ evaluation }: ReportData, verdict: Verdict): string {
  const comparison = mainComparison(evaluation);
  const margin = marginText(comparison);
  const sentence = {
    kept: `A loss of ${margin} or more, the margin that was set before, is excluded here.`,
    lost: `This one lost more than the accepted ${margin}.`,
    open: `A loss of more than the accepted ${margin} is not excluded here.`,
    unknown: "This evaluation does not tell.",
  }[verdict.retention];
  const test = comparison?.retentionVerdict;
  const figures =
    test && test.verdict !== "unscored"
      ? ` Non-inferiority test over ${counted(test.fields, "field")} of ${counted(test.documents, "document")}: the true difference is not below ${points(test.lowerBound)} points (one-sided 2.5 %, ${pValue(test.pValue)} for a loss of the margin).`
      : "";
  return `<p>A specialist should not forget its general training. ${prose(sentence + figures)}</p>${retentionTable(evaluation)}`;
}

function dataSection({ summary, specialty }: ReportData): string {
  const splits = Object.keys(summary.splits).length > 0 ? ["train", "dev", "test"] : [];
  const families = [...new Set(Object.values(summary.families).flatMap((counts) => Object.keys(counts)))].sort();
  const cell = (n: number | undefined): string => `<td class="number">${whole(n ?? 0)}</td>`;
  const rows = families.map(
    (family) =>
      `<tr><th scope="row">${escapeHtml(family)}</th>${splits.map((split) => cell(summary.families[split]?.[family])).join("")}</tr>`,
  );
  const total = `<tr class="group"><th scope="row">All documents</th>${splits.map((split) => cell(summary.splits[split])).join("")}</tr>`;
  const kept = specialty.split.by.map((key) =>
    key === "subject" ? "all documents of one patient" : "all documents of one template",
  );
  const leftOut = Object.entries(summary.leftOut).filter(([, n]) => n > 0);
  return `${table(
    `${counted(summary.documents, "document")} by family and split`,
    `<tr><th scope="col">Family</th>${splits.map((split) => `<th scope="col" class="number">${split}</th>`).join("")}</tr>`,
    `<tbody>${rows.join("")}${total}</tbody>`,
  )}
${factsList([
  ["Training rows", whole(summary.trainingRows)],
  ["Exact duplicates removed", whole(summary.exactDuplicates)],
  ["Near-duplicates", `${counted(summary.nearDuplicates, "pair")}, each pair kept in one split`],
  ["Kept in one split", kept.length > 0 ? kept.join("; ") : "nothing was named"],
  [
    "Left out",
    leftOut.length > 0 ? leftOut.map(([reason, n]) => `${whole(n)}: ${escapeHtml(reason)}`).join("<br>") : "nothing",
  ],
  [
    "Leak check",
    summary.leaks === 0
      ? "passed: nothing that must stay together stands in two splits"
      : `<strong>${counted(summary.leaks, "pair")} of documents stand in two splits; the scores may flatter</strong>`,
  ],
])}`;
}

const METHODS = { lora: "LoRA adapter", qlora: "QLoRA adapter (4-bit base)", full: "all weights" } as const;

async function recipeSection({ run }: ReportData): Promise<string> {
  if (!run) return "<p>No candidate is an adapter that was trained in this project, so there is no recipe to show.</p>";
  const { recipe } = run;
  const adapter: [string, string][] =
    recipe.method === "full"
      ? []
      : [
          [
            "Rank, alpha, dropout",
            `${recipe.rank}, ${recipe.alpha}, ${recipe.dropout}${recipe.dora ? "; DoRA" : ""}${recipe.rslora ? "; rsLoRA" : ""}`,
          ],
        ];
  const list = factsList([
    ["Run", `<code>${escapeHtml(run.id)}</code>, the newest finished one of this dataset version`],
    ["Base", `<code>${escapeHtml(run.base)}</code>`],
    ["Method", METHODS[recipe.method]],
    ["Parts that learned", recipe.towers.join(", ")],
    ...adapter,
    ["Epochs", String(recipe.epochs)],
    ["Rows a step", whole(recipe.batch * recipe.accumulate)],
    [
      "Learning rate",
      `${recipe.learningRate}, ${recipe.schedule.replaceAll("_", " ")}${recipe.warmupSteps > 0 ? `, ${counted(recipe.warmupSteps, "warm-up step")}` : ""}`,
    ],
    ["Seed", String(recipe.seed)],
  ]);
  return (
    list +
    figure(
      await lossChart(run.curve),
      "Loss by step. The checkpoint with the lowest dev loss is the one that was evaluated.",
    )
  );
}

const READING = `<dl class="words columns">
<div><dt>Exact match</dt><dd>A field counts as right when the answer says the same value as the label. Case, spaces, and ways to write a number or a date do not count; a wrong digit does.</dd></div>
<div><dt>Interval</dt><dd>These documents are a sample. Were the comparison repeated with other documents of the same kind, 19 of 20 such intervals would hold the true share. A narrow interval is a firm number. Intervals of single shares are Wilson intervals over as many independent rows as the rows are worth: fields of one document, and documents of one patient where patients are known, go together.</dd></div>
<div><dt>Difference</dt><dd>Both candidates answered the same documents, so they are compared document by document (a bootstrap that draws whole patients where they are known, else whole documents). A text counts by the share of its characters that is right. When the interval of a difference holds zero, these documents do not show which candidate is better. That is not the same as being equal.</dd></div>
<div><dt>Row too many</dt><dd>A value for a row that the page does not have counts as a wrong field of whoever gave it. A row under another name, with less than half in common, is one row left out and one too many.</dd></div>
<div><dt>Absent</dt><dd>The label says that the field is not on the page. “Absent” is then the right answer, and any value is a hallucination.</dd></div>
<div><dt>Not scored</dt><dd>There was nothing to count. It is neither zero nor full marks, and the reason stands beside it.</dd></div>
<div><dt>ANLS</dt><dd>Similarity of characters from 0 to 1. It tells near misses from other values; below 0.5 it counts as 0.</dd></div>
<div><dt>Decision, supporting, informational</dt><dd>How much hangs on a field. The verdict is about decision fields.</dd></div>
<div><dt>Confidence</dt><dd>The chance that a field is right, as the model's own probabilities say it after they were held against other documents. Calibration error is the mean distance between that chance and what came true.</dd></div>
<div><dt>Promised error rate</dt><dd>Fields above a threshold go through without review. The threshold was chosen on other documents so that, with 95 % certainty, no more of them are wrong than promised.</dd></div>
<div><dt>McNemar test</dt><dd>Looks only at documents that one candidate had faultless and the other had not; where a patient has several, each patient counts once. A small p says that the shift between the two is hardly chance.</dd></div>
</dl>
<h3>What is not covered</h3>
<ul>
<li>Documents unlike these: other hospitals, layouts, scanners, languages or populations.</li>
<li>Errors of the labels themselves. They are taken as true.</li>
<li>Whether a decision that is made from these fields is right, and what an error would cost a patient.</li>
<li>Illegible and not-applicable fields: nobody can say what the right answer is, so they are not judged.</li>
</ul>`;

const option = (value: string, text: string): string =>
  `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`;
const choice = (name: string, label: string, options: readonly (readonly [string, string])[]): string =>
  `<label>${label}<select name="${name}" autocomplete="off">${options.map(([value, text]) => option(value, text)).join("")}</select></label>`;

/** Every mark that some answer has, so that a link's filter can be seen and changed. */
function marksIn(documents: ReportData["documents"]): string[] {
  const numbers = new Intl.Collator("en", { numeric: true });
  const marks = documents.flatMap((document) =>
    [...document.rows, ...document.surplus].flatMap((row) => row.answers.flatMap((answer) => answer?.marks ?? [])),
  );
  return [...new Set(marks)].sort(numbers.compare);
}

function browserSection({ evaluation, documents, counts, specialty }: ReportData): string {
  const paths = [
    ...new Set([
      ...specialty.fields.map((field) => field.path),
      ...Object.keys(evaluation.candidates[0]?.fields ?? {}),
    ]),
  ];
  const lists = Object.keys(evaluation.candidates[0]?.tables ?? {});
  const criticalities = [...new Set(specialty.fields.map((field) => field.criticality))];
  const pictured = documents.filter((document) => document.pictures.length > 0).length;
  const rows =
    documents.length === counts.asked
      ? `The values of ${counts.asked === 1 ? "it" : `all ${whole(counts.asked)}`} are here`
      : `The values of ${whole(documents.length)} are here, the others had no room in this file`;
  const pictures =
    pictured === counts.withErrors
      ? "and every one of the former with its pages"
      : `and ${whole(pictured)} of the former with their pages`;
  return `<p>${counted(counts.asked, "document")} were asked about; ${whole(counts.withErrors)} of them have at least one field that some candidate did not get right. ${rows}, ${pictures}. First come fields that ${escapeHtml(evaluation.candidates[0]?.name ?? "the base")} had right and another candidate has not, then those that none got right, then those that were put right.</p>
<noscript><p>Filters and pages of this section need JavaScript, which your viewer has switched off.</p></noscript>
<form id="filter" class="controls" hidden aria-label="Filter">
${choice("part", "Documents", [
  ["", "All"],
  ["special", "Specialty"],
  ["general", "General"],
])}
${choice("field", "Field", [["", "All fields"], ...criticalities.map((name) => [`@${name}`, `All ${name} fields`] as const), ...lists.map((list) => [`~${list}`, `Cells of ${list}`] as const), ...paths.map((path) => [path, path] as const), ...(documents.some((document) => document.kind === "text") ? [["text", "Plain text"] as const] : []), ...(documents.some((document) => document.kind === "class") ? [["class", "Class"] as const] : [])])}
${choice("candidate", "Candidate", [["", "Any"], ...evaluation.candidates.map((candidate, index) => [String(index), candidate.name] as const)])}
${choice("outcome", "Outcome", [
  ["", "Any"],
  ["not-right", "Not right"],
  ["right", "Right"],
  ["wrong", "Wrong value"],
  ["omitted", "Not given"],
  ["hallucinated", "Not on the page"],
  ["failed", "No readable answer"],
  ["on-page", "Value is on the page"],
  ["given", "Value was given"],
])}
${choice("change", `Against ${escapeHtml(evaluation.candidates[0]?.name ?? "base")}`, [
  ["", "Any"],
  ["regression", "Regression"],
  ["fix", "Fix"],
  ["both-not-right", "Neither right"],
  ["differs", "Regression or fix"],
])}
${choice("document", "Whole document", [
  ["", "Any"],
  ["decision", "Has decision fields"],
  ["all-right", "All decision fields right"],
  ["won", "Won"],
  ["lost", "Lost"],
  ["asked", "Asked for fields"],
  ["valid-json", "Valid JSON"],
  ["invalid-json", "Not valid JSON"],
  ["no-answer", "No answer"],
  ["timed", "Answer was timed"],
])}
${choice("mark", "Counts as", [["", "Anything"], ...marksIn(documents).map((name) => [name, capitalised(name)] as const)])}
${choice("answer", "Whole answer", [["", "Any"], ...[...new Set(documents.flatMap((document) => document.marks.flat()))].sort().map((name) => [name, capitalised(name)] as const)])}
${choice("group", "Group", [["", "All"], ...[...new Set(documents.flatMap((document) => document.groups))].sort().map((name) => [name, name.replace("=", ": ")] as const)])}
<label class="check"><input type="checkbox" id="everything" autocomplete="off"> Show every field</label>
<button type="reset">Clear filters</button>
</form>
<div id="pager" class="pager" hidden><button type="button" id="previous" aria-keyshortcuts="ArrowLeft">← Previous</button><span id="position" aria-live="polite"></span><button type="button" id="next" aria-keyshortcuts="ArrowRight">Next →</button><span id="status" role="status"></span></div>
<div id="document"></div>
<template id="boxes-template"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"></svg></template>`;
}
