import { readFileSync } from "node:fs";
import {
  capitalised,
  counted,
  escapeHtml,
  factsList,
  figure,
  table as htmlTable,
  type PageSection,
  percent,
  points as plainPoints,
  prose,
  range,
  renderPage,
  whole,
} from "../html/index.ts";
import type { Finding, KeptAdvice, Verdict } from "./advice.ts";
import { candidateChart, causeChart, curveChart, type Mark } from "./charts.ts";
import { BASELINE_TITLES } from "./decide.ts";
import { CAUSE_MEANING, CAUSES } from "./facts/attribute.ts";
import { amountText, points } from "./format.ts";
import { candidateTitle, promptNote } from "./render-text.ts";

const STYLE = readFileSync(new URL("./advice.css", import.meta.url), "utf8");
/** More rows make the file too long to be read; the command's JSON holds them all. */
const MOST_ROWS = 2_000;

const VERDICT_TITLES: Record<Verdict, string> = {
  "fix-intake": "Do not train: mend the intake",
  "fix-schema": "Do not train: mend the field schema",
  "fix-rules": "Do not train: add validation rules",
  prompt: "Do not train yet: a better prompt",
  "few-shot": "Do not train yet: examples in the prompt",
  lora: "Train: LoRA adapter",
  qlora: "Train: QLoRA adapter (4-bit base)",
  full: "Train: all weights",
  "continue-pretraining": "Train: continued pretraining, then an adapter each",
  "collect-more": "Not yet: collect more labels",
  "leave-it": "Leave it as it is",
};
const TONE: Record<Verdict, "go" | "wait" | "no"> = {
  "fix-intake": "no",
  "fix-schema": "no",
  "fix-rules": "no",
  prompt: "wait",
  "few-shot": "wait",
  lora: "go",
  qlora: "go",
  full: "go",
  "continue-pretraining": "go",
  "collect-more": "wait",
  "leave-it": "no",
};

const list = (entries: readonly string[]): string =>
  entries.length === 0 ? "" : `<ul>${entries.map((entry) => `<li>${prose(entry)}</li>`).join("")}</ul>`;
/** A table with one row of titles. */
const table = (caption: string, titles: readonly string[], rows: readonly string[]): string =>
  htmlTable(
    caption,
    `<tr>${titles.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join("")}</tr>`,
    `<tbody>${rows.join("")}</tbody>`,
  );

/**
 * Advice as one HTML file that needs no network. It names documents by id and holds no value of a page. The same advice and the
 * same date give the same bytes.
 *
 * @param now The date that the page bears.
 */
export function renderAdviceHtml(advice: KeptAdvice, now: Date): string {
  const section = (id: string, title: string, content: string): PageSection => ({ id, title, content });
  return renderPage({
    kind: "Residency advice",
    subject: advice.specialty,
    heading: `Should ${advice.specialty.replaceAll("-", " ")} be fine-tuned?`,
    now,
    identity: `advice <code>${escapeHtml(advice.id)}</code> · dataset version <code>${escapeHtml(advice.datasetId.slice(0, 16))}</code>`,
    verdict: verdict(advice),
    sections: [
      section("alternatives", "What else was considered", alternatives(advice)),
      section("candidates", "Candidates on the same documents", candidates(advice)),
      section("errors", "Where today's errors come from", causes(advice)),
      section("curve", "What more labels would bring", curve(advice)),
      section("costs", "Cost and time", costs(advice)),
      section("risks", "Risks of training", risks(advice)),
      section("unscored", "What was not measured", unscored(advice)),
      section("rows", "Errors behind the numbers", rows(advice)),
      section("reading", "How to read this", READING),
    ],
    footer: "This file names documents by their ids and holds no value of a page. It loads nothing from a network.",
    style: STYLE,
  });
}

function verdict(advice: KeptAdvice): string {
  const { because } = advice;
  return `<section id="verdict" class="verdict" aria-labelledby="verdict-title">
<h2 id="verdict-title">Verdict</h2>
<div class="answer tone-${TONE[advice.verdict]}"><ul class="chips"><li class="tone-${TONE[advice.verdict]}">${VERDICT_TITLES[advice.verdict]}</li><li class="tone-basis">${advice.basis === "measured" ? "Measured here" : "By a rule of thumb: nothing measured here decides it"}</li></ul>
<p class="sentence">${prose(advice.sentence)}</p></div>
<div><h3>Why</h3><p>${prose(capitalised(because.says))}: ${prose(because.reason)}.</p>${list(because.evidence)}<p class="source">Rule: ${escapeHtml(because.source)}.</p></div>
${factsList([
  ["Use now", escapeHtml(advice.use)],
  ["Runner-up", escapeHtml(VERDICT_TITLES[advice.runnerUp.verdict])],
  [
    "Measured on",
    `${counted(advice.documents, "document")} of the ${escapeHtml(advice.split)} split, ${counted(advice.fields, "field")} ${advice.scope === "decision" ? "that decide" : "of all kinds"}`,
  ],
])}
</section>`;
}

const findingBlock = (finding: Finding): string =>
  `<p><strong>${escapeHtml(VERDICT_TITLES[finding.verdict])}.</strong> ${prose(capitalised(finding.says))}.</p>${list(finding.evidence)}<p class="source">Rule: ${escapeHtml(finding.source)}.</p>`;

function alternatives({ runnerUp, overruled, constraints }: KeptAdvice): string {
  const parts = [
    `<h3>Runner-up</h3><p><strong>${escapeHtml(VERDICT_TITLES[runnerUp.verdict])}.</strong> ${prose(capitalised(runnerUp.because))}.</p>${list(runnerUp.evidence)}`,
  ];
  if (overruled.length > 0)
    parts.push(
      `<h3>Rules of thumb that give way</h3><p>They say something else, but they were made elsewhere. What was measured on these documents counts more.</p>${overruled.map(findingBlock).join("")}`,
    );
  if (constraints.length > 0)
    parts.push(
      `<h3>Whatever the verdict</h3>${constraints.map((constraint) => `<p>${prose(capitalised(constraint.says))}.</p>${list(constraint.evidence)}`).join("")}`,
    );
  return parts.join("\n");
}

function candidates(advice: KeptAdvice): string {
  const marks = advice.baselines.flatMap((baseline): Mark[] => {
    if (!baseline.measured || baseline.fields.share === null) return [];
    const { kind, allowed, name, fields } = baseline;
    return [
      {
        label: kind === "generalist" ? name.slice(0, 34) : BASELINE_TITLES[kind],
        share: fields.share as number,
        interval: fields.interval,
        hollow: !allowed,
        tone: kind === "tuned" ? "tuned" : kind === "zero-shot" ? "base" : "prompted",
      },
    ];
  });
  const cells = advice.baselines.map((baseline) => {
    if (!baseline.measured)
      return `<tr><th scope="row">${escapeHtml(BASELINE_TITLES[baseline.kind])}</th><td colspan="5" class="unscored">not scored: ${escapeHtml(baseline.reason)}</td></tr>`;
    const { fields, faultless, validJson, secondsPerDocument, evaluationId } = baseline;
    const number = (content: string): string => `<td class="number">${content}</td>`;
    return `<tr><th scope="row">${escapeHtml(candidateTitle(baseline))}</th>${number(
      fields.share === null
        ? '<span class="unscored">not scored</span>'
        : `${percent(fields.share)}<small>${fields.interval ? range(fields.interval) : "no interval"}; ${whole(fields.right)} of ${whole(fields.n)}</small>`,
    )}${number(`${whole(faultless.right)} of ${whole(faultless.n)}`)}${number(validJson === null ? "–" : percent(validJson))}${number(secondsPerDocument === null ? "–" : secondsPerDocument.toFixed(2))}<td><code>${escapeHtml(evaluationId)}</code></td></tr>`;
  });
  return (
    figure(
      candidateChart(marks, advice.target),
      "Each mark is the share of fields answered exactly right; the line is its 95 % interval, clustered by document. A hollow mark may not be used for these documents.",
    ) +
    table(
      `Exact match on ${advice.scope === "decision" ? "decision fields" : "all fields"}; the rows behind each number are those of its evaluation`,
      ["Candidate", "Fields right", "Faultless documents", "Valid JSON", "Seconds a document", "Evaluation"],
      cells,
    )
  );
}

function causes(advice: KeptAdvice): string {
  if (advice.causes.length === 0) return "<p>The base model made no error that could be attributed.</p>";
  return `<p>Every error of the base model has exactly one cause: the first in this order that explains it.</p>${figure(
    causeChart(advice.causes),
    "Share of errors by cause; the thin line is the 95 % interval, from resampling documents.",
  )}${table(
    `${counted(advice.errors.length, "error")} by cause`,
    ["Cause", "Errors", "Share", "Meaning"],
    advice.causes.map(
      (share) =>
        `<tr><th scope="row">${share.cause}</th><td class="number">${share.errors > 0 ? `<a href="#rows-${share.cause}">${whole(share.errors)}</a>` : "0"}</td><td class="number">${percent(share.share)}${share.interval && share.errors > 0 ? `<small>${range(share.interval)}</small>` : ""}</td><td>${escapeHtml(CAUSE_MEANING[share.cause])}</td></tr>`,
    ),
  )}${promptNote(advice)
    .map((note) => `<p>${prose(capitalised(note))}.</p>`)
    .join("")}`;
}

function curve(advice: KeptAdvice): string {
  const facts = advice.curve;
  const { proof } = advice;
  const proven = proof.scored
    ? `<p>To prove a gain of ${plainPoints(proof.gain)} points takes some <strong>${counted(proof.documents, "held-out document")}</strong>: ${prose(proof.discordanceFrom)} (${percent(proof.discordance)} of them), fields of one document go together (design effect ${proof.designEffect.toFixed(1)}), and the test should find the gain 8 times of 10. <span class="source">McNemar's test, sample size after Connor (1987).</span></p>`
    : `<p class="unscored">How many documents a proof takes: ${escapeHtml(proof.reason)}.</p>`;
  if (!facts)
    return `<p class="unscored">No learning curve was measured: run <code>residency curve labels</code>.</p>${proven}`;
  const { beyond } = facts;
  const follow = beyond.scored
    ? `<p>${beyond.target.documents === null ? prose(capitalised(beyond.target.reason ?? "")) : `The fitted curve reaches ${percent(beyond.target.score)} with some <strong>${counted(beyond.target.documents, "labelled document")}</strong> (band ${whole(beyond.target.low ?? beyond.target.documents)} to ${beyond.target.high === null ? "no upper end" : whole(beyond.target.high)})`}. It ends at ${percent(beyond.asymptote)}. Beyond ${counted(beyond.measured, "document")} it is extrapolation.</p>`
    : `<p class="unscored">The curve cannot be followed beyond today's labels: ${escapeHtml(beyond.reason)}.</p>`;
  return `${figure(
    curveChart(facts, advice.target),
    "Points: runs on a part of the labels. Dashed: an inverse power law fitted to them, with the band of redrawn points.",
  )}${facts.lastRise === null ? "" : `<p>The last step of labels brought ${points(facts.lastRise)}.</p>`}${follow}${proven}`;
}

function costs({ estimates }: KeptAdvice): string {
  return table(
    "Estimates, each with its formula. Assumed figures are yours to replace",
    ["What", "Estimate", "How", "Basis"],
    estimates.map((estimate) =>
      estimate.scored
        ? `<tr><th scope="row">${escapeHtml(capitalised(estimate.what))}</th><td class="number">${amountText(estimate.amount)}<small>${escapeHtml(estimate.unit)}</small></td><td><small>${prose(estimate.formula)}</small></td><td>${estimate.basis}</td></tr>`
        : `<tr><th scope="row">${escapeHtml(capitalised(estimate.what))}</th><td colspan="3" class="unscored">not scored: ${escapeHtml(estimate.reason)}</td></tr>`,
    ),
  );
}

const risks = ({ risks }: KeptAdvice): string =>
  `<ul>${risks.map(({ risk, evidence }) => `<li><strong>${escapeHtml(capitalised(risk))}.</strong> ${prose(capitalised(evidence))}.</li>`).join("")}</ul>`;

const unscored = ({ unscored }: KeptAdvice): string =>
  unscored.length === 0
    ? ""
    : `<p>Each of these could change the verdict.</p>${factsList(unscored.map(({ what, reason }) => [capitalised(what), escapeHtml(reason)]))}`;

function rows({ errors }: KeptAdvice): string {
  if (errors.length === 0) return "";
  let room = MOST_ROWS;
  const groups = CAUSES.flatMap((cause) => {
    const own = errors.filter((error) => error.cause === cause);
    if (own.length === 0) return [];
    const shown = own.slice(0, room);
    room -= shown.length;
    const body = shown.map(
      (error) =>
        `<tr><td><code>${escapeHtml(error.documentId.slice(0, 12))}</code></td><td><code>${escapeHtml(error.path)}</code></td><td>${error.outcome}</td><td>${escapeHtml(error.because)}</td></tr>`,
    );
    return [
      `<details id="rows-${cause}"${own.length <= 40 ? " open" : ""}><summary>${capitalised(cause)}: ${counted(own.length, "error")}${shown.length < own.length ? `, the first ${whole(shown.length)} of them here` : ""}</summary>${table(`Errors whose cause is ${cause}`, ["Document", "Field", "Outcome", "Because"], body)}</details>`,
    ];
  });
  return `<p>Labels and answers stand with the documents and in the evaluations; this file does not repeat them.</p>${groups.join("")}`;
}

const READING = `<dl class="words">
<div><dt>Dev split</dt><dd>Documents that nothing was learned from and that prove nothing. The test split is kept for the proof, after training.</dd></div>
<div><dt>Interval</dt><dd>Were the measurement repeated with other documents of the same kind, 19 of 20 such intervals would hold the true share. Fields of one document go together, so documents are resampled whole.</dd></div>
<div><dt>Measured here, rule of thumb</dt><dd>A rule of thumb was made from other people's projects. It decides only where nothing was measured on these documents, and this page says when it was overruled.</dd></div>
<div><dt>Not scored</dt><dd>There was nothing to count. It is neither zero nor full marks.</dd></div>
</dl>`;
