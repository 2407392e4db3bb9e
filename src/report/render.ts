import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { browserData } from "./browser-data.ts";
import { calibrationSection } from "./calibration-section.ts";
import { differenceChart, fieldChart, lossChart } from "./charts.ts";
import { classSection } from "./class-table.ts";
import { clinicalSection } from "./clinical-table.ts";
import { escapeHtml, scriptJson } from "./escape.ts";
import { capitalised, counted, points, pValue, whole } from "./format.ts";
import { listTable } from "./list-table.ts";
import type { ReportData } from "./report-data.ts";
import { changedDocumentsTable, documentTable, fieldTable, retentionTable } from "./score-tables.ts";
import { sliceSection } from "./slice-table.ts";
import { twinSection } from "./twin-table.ts";
import { mainComparison, marginText, type Verdict, verdictOf } from "./verdict.ts";

const STYLE = readFileSync(new URL("./report.css", import.meta.url), "utf8");
const SCRIPT = readFileSync(new URL("./browser.js", import.meta.url), "utf8");
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Only this style and this script run, pictures are embedded, and nothing is fetched from anywhere. */
const POLICY = `default-src 'none'; img-src data:; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;

const TONES: Record<Verdict["tone"], string> = {
  better: "Better on decision fields",
  "no-difference": "No difference shown on decision fields",
  worse: "Worse on decision fields",
  unknown: "Decision fields not compared",
};
const RETENTIONS: Record<Verdict["retention"], string> = {
  kept: "General ability kept",
  lost: "General ability lost",
  open: "Loss of general ability not excluded",
  unknown: "General ability not compared",
};

const section = (id: string, title: string, content: string): string =>
  `<section id="${id}" aria-labelledby="${id}-title"${id === "rows" ? ' tabindex="-1"' : ""}><h2 id="${id}-title">${title}</h2>\n${content}\n</section>`;
const facts = (entries: readonly (readonly [string, string])[]): string =>
  `<dl class="facts-list">${entries.map(([name, content]) => `<dt>${escapeHtml(name)}</dt><dd>${content}</dd>`).join("")}</dl>`;
const chart = (svg: string | null, caption: string): string =>
  svg ? `<figure class="chart">${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>` : "";
/** Numbers do not part from their per cent sign at the end of a line. */
const prose = (text: string): string =>
  escapeHtml(text)
    .replace(/(\d) (%|points|of)/g, "$1\u00A0$2")
    .replace(/p (&lt;|=) (?=\d)/g, "p\u00A0$1\u00A0");

const dateOf = (date: Date): string =>
  date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/**
 * A report as one HTML file that needs no network. The same data and the same date give the same bytes.
 * @param now the date that the report bears.
 */
export async function renderReport(data: ReportData, now: Date): Promise<string> {
  const { evaluation } = data;
  const verdict = verdictOf(evaluation);
  const criticalityOf = new Map(data.specialty.fields.map((field) => [field.path, field.criticality]));
  const comparison = mainComparison(evaluation);
  const sections: [string, string, string][] = [
    ["compared", "What was compared", comparedSection(data)],
    [
      "fields",
      "Fields",
      chart(
        await fieldChart(evaluation.candidates, criticalityOf),
        "Each mark is a share of fields answered exactly right; the line is its interval.",
      ) +
        fieldTable(evaluation, criticalityOf) +
        FIELD_NOTE,
    ],
    [
      "documents",
      "Whole documents",
      documentTable(evaluation) + listTable(evaluation) + changedDocumentsTable(evaluation) + classSection(evaluation),
    ],
    ["slices", "Where it is weak", sliceSection(evaluation)],
    ["confidence", "Confidence and review", await calibrationSection(evaluation)],
    ["clinical", "Evidence and meaning", clinicalSection(evaluation)],
    ["twins", "Robustness", twinSection(evaluation)],
    ["retention", "General documents", retentionSection(data, verdict)],
    ["data", "Data", dataSection(data)],
    ["recipe", "Recipe", await recipeSection(data)],
    ["reading", "How to read this", READING],
    ["rows", "Documents behind the numbers", browserSection(data)],
  ];
  const name = evaluation.specialty;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(name)}: residency report, ${dateOf(now)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#verdict">Skip to the verdict</a>
<div class="page-width">
<header>
<p class="kicker">Residency report</p>
<h1>${escapeHtml(capitalised(name.replaceAll("-", " ")))} specialty</h1>
<p class="subtitle"><time datetime="${now.toISOString().slice(0, 10)}">${dateOf(now)}</time> · evaluation <code>${escapeHtml(evaluation.id)}</code></p>
<nav aria-label="Contents"><ul>${sections.map(([id, title]) => `<li><a href="#${id}">${title}</a></li>`).join("")}</ul></nav>
</header>
<main>
${await verdictSection(verdict, comparison ? await differenceChart(comparison) : null, marginText(comparison))}
${sections.map(([id, title, content]) => section(id, title, content)).join("\n")}
</main>
<footer><p>This file holds pages and values of patients' documents. Keep it as you keep the records themselves. It loads nothing from a network.</p></footer>
</div>
<script type="application/json" id="report-data">${scriptJson(browserData(data))}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

async function verdictSection(verdict: Verdict, differences: string | null, margin: string): Promise<string> {
  return `<section id="verdict" class="verdict" aria-labelledby="verdict-title">
<h2 id="verdict-title">Verdict</h2>
<div class="answer tone-${verdict.tone}"><ul class="chips"><li class="tone-${verdict.tone}">${TONES[verdict.tone]}</li><li class="tone-${verdict.retention}">${RETENTIONS[verdict.retention]}</li></ul>
<p class="sentence">${prose(verdict.sentence)}</p></div>
<ul class="details">${verdict.details.map((detail) => `<li>${prose(detail)}</li>`).join("")}</ul>
${chart(differences, `Differences with 95 % intervals. The red tick marks the accepted loss on general documents, ${margin}.`)}
</section>`;
}

function comparedSection({ evaluation, specialty }: ReportData): string {
  const rows = evaluation.candidates.map(
    (candidate) =>
      `<tr><th scope="row">${escapeHtml(candidate.name)}</th><td><code>${escapeHtml(candidate.id)}</code></td></tr>`,
  );
  return `${facts([
    ["Specialty", `${escapeHtml(evaluation.specialty)} (${specialty.families.map(escapeHtml).join(", ")})`],
    ["Dataset version", `<code>${escapeHtml(evaluation.datasetId)}</code>`],
    ["Split", `${escapeHtml(evaluation.split)}${evaluation.split === "test" ? ", held out from training" : ""}`],
    ["Documents of the specialty", whole(evaluation.documents)],
    ["General documents", whole(evaluation.generalDocuments)],
  ])}
<p>Every candidate was asked the same question about the same documents, and every answer was read by the same program.</p>
<div class="scroll" role="region" aria-label="Candidates" tabindex="0"><table><caption><span>Candidates. An id changes when a byte of the weights changes</span></caption><thead><tr><th scope="col">Name</th><th scope="col">Id</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
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
  return `<div class="scroll" role="region" aria-label="Documents by family and split" tabindex="0"><table><caption>${counted(summary.documents, "document")} by family and split</caption><thead><tr><th scope="col">Family</th>${splits.map((split) => `<th scope="col" class="number">${split}</th>`).join("")}</tr></thead><tbody>${rows.join("")}${total}</tbody></table></div>
${facts([
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
  const list = facts([
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
    chart(
      await lossChart(run.curve),
      "Loss by step. The checkpoint with the lowest dev loss is the one that was evaluated.",
    )
  );
}

const READING = `<dl class="words columns">
<div><dt>Exact match</dt><dd>A field counts as right when the answer says the same value as the label. Case, spaces, and ways to write a number or a date do not count; a wrong digit does.</dd></div>
<div><dt>Interval</dt><dd>These documents are a sample. Were the comparison repeated with other documents of the same kind, 19 of 20 such intervals would hold the true share. A narrow interval is a firm number. Intervals of single shares are Wilson intervals; they treat fields as independent.</dd></div>
<div><dt>Difference</dt><dd>Both candidates answered the same documents, so they are compared document by document (a bootstrap that draws whole documents). When the interval of a difference holds zero, these documents do not show which candidate is better. That is not the same as being equal.</dd></div>
<div><dt>Absent</dt><dd>The label says that the field is not on the page. “Absent” is then the right answer, and any value is a hallucination.</dd></div>
<div><dt>Not scored</dt><dd>There was nothing to count. It is neither zero nor full marks, and the reason stands beside it.</dd></div>
<div><dt>ANLS</dt><dd>Similarity of characters from 0 to 1. It tells near misses from other values; below 0.5 it counts as 0.</dd></div>
<div><dt>Decision, supporting, informational</dt><dd>How much hangs on a field. The verdict is about decision fields.</dd></div>
<div><dt>Confidence</dt><dd>The chance that a field is right, as the model's own probabilities say it after they were held against other documents. Calibration error is the mean distance between that chance and what came true.</dd></div>
<div><dt>Promised error rate</dt><dd>Fields above a threshold go through without review. The threshold was chosen on other documents so that, with 95 % certainty, no more of them are wrong than promised.</dd></div>
<div><dt>McNemar test</dt><dd>Looks only at documents that one candidate had faultless and the other had not. A small p says that the shift between the two is hardly chance.</dd></div>
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
