import { expect, test } from "vitest";
import type { KeptAdvice } from "./advice.ts";
import { decide } from "./decide.ts";
import { curveFacts } from "./facts/curve-facts.ts";
import type { Facts } from "./facts/facts.ts";
import { renderAdviceHtml } from "./render-html.ts";
import { renderAdviceText } from "./render-text.ts";
import { madeCurve } from "./test-project.ts";

const counted = (right: number, n: number) => ({
  right,
  n,
  documents: 40,
  share: right / n,
  interval: { low: right / n - 0.05, high: right / n + 0.04, level: 0.95 },
});
const facts: Facts = {
  specialty: "lab<reports>",
  datasetId: "d".repeat(64),
  split: "dev",
  scope: "decision",
  target: 0.97,
  margin: 0.02,
  labels: { documents: 800, values: 5600, valuesPerDocument: 7 },
  pagesPerDocument: 1,
  tasks: [{ name: "lab-report: fields", documents: 800 }],
  phi: { found: 3, none: 837, unknown: 0 },
  generalTrainingDocuments: 400,
  labelNoise: { judged: 500, likelyWrong: 12 },
  baselines: [
    {
      kind: "zero-shot",
      measured: true,
      name: "base",
      evaluationId: "0123456789abcdef",
      candidateId: "base-id",
      fields: counted(150, 200),
      faultless: { right: 10, n: 40 },
      validJson: 0.95,
      secondsPerDocument: 2.5,
      allowed: true,
      place: null,
    },
    { kind: "generalist", measured: false, allowed: false, reason: "<script>alert(1)</script> may not" },
  ],
  differences: [],
  promptChange: null,
  longestAnswer: { tokens: 600, limit: 512, overLimit: 3 },
  cut: { documents: 0, answerTokens: 512 },
  errors: [
    { documentId: "e".repeat(64), path: "results[0].value", outcome: "wrong", cause: "model", because: "wrong" },
  ],
  causes: [{ cause: "model", errors: 1, share: 1, interval: null }],
  unattributed: null,
  quality: { illegibleDocuments: 0, illegible: counted(0, 1), legible: counted(150, 200), matters: false },
  agreement: [],
  curve: curveFacts(madeCurve([100, 200, 400, 800], 0.99, 2), 0.97),
  proof: { scored: false, reason: "no second candidate" },
  initialLoss: null,
  run: null,
  recipe: { method: "lora", epochs: 3, gradientCheckpointing: false },
  retention: null,
  hardware: { gpuMemoryBytes: 24e9, parameters: 4e9 },
  needs: [],
  weakSlices: [],
  spend: [],
  assumptions: { reviewMinutesPerDocument: 2, labelSecondsPerField: 15 },
};
const advice: KeptAdvice = { id: "a".repeat(16), ...decide(facts) };

test("the page says the verdict, lets nothing run, and nothing written by others become markup", () => {
  const html = renderAdviceHtml(advice, new Date("2026-03-04T12:00:00Z"));
  expect(html).toBe(renderAdviceHtml(advice, new Date("2026-03-04T12:00:00Z")));
  expect(html).toContain("4 March 2026");
  expect(html).toContain(advice.sentence.split(":")[0]);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|https?:\/\/|lab<reports>/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; may not");
});

test("nothing is hidden in a name: what turns or swallows letters is printed", () => {
  const [base, generalist] = facts.baselines;
  const hidden = { ...generalist!, reason: "may see 8.5\u202Emg\u200B of it" } as (typeof facts.baselines)[number];
  const html = renderAdviceHtml({ ...advice, ...decide({ ...facts, baselines: [base!, hidden] }) }, new Date(0));
  expect(html).toContain("may see 8.5[U+202E]mg[U+200B] of it");
  expect(html).not.toMatch(/[\u202E\u200B]/);
});

test("every link of the page leads to something on it", () => {
  const html = renderAdviceHtml(advice, new Date("2026-03-04T12:00:00Z"));
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
  expect(targets.length).toBeGreaterThan(8);
  expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  expect(targets).toContain("rows-model");
});

test("what was not measured is no number in either form", () => {
  const text = renderAdviceText(advice);
  expect(text).toContain("generalist: unscored, <script>");
  expect(text).toContain("documents to prove a gain: no second candidate");
  expect(`${text}${renderAdviceHtml(advice, new Date(0))}`).not.toMatch(/NaN|Infinity|undefined|null/);
});

test("estimates carry their formula and what was assumed", () => {
  const text = renderAdviceText(advice);
  // 1,000 x 30 of 40 documents with an error x 2 minutes.
  expect(text).toContain(
    "1,500 minutes, at the very least = 1,000 x 30 of 40 documents with an error x 2 minutes (assumed)",
  );
  // (800 + 400) rows x 3 epochs x 4 billion weights / 2.8 / 3600 s.
  expect(text).toContain("1.4 GPU hours, to a factor of 2");
  expect(text).toContain("the right answers to 3 documents are longer than 512 tokens; the longest has 600");
  expect(text).toContain("12 of 500 screened labels look wrong");
});
