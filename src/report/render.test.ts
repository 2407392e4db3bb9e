import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { renderReport } from "./render.ts";
import type { ReportData } from "./report-data.ts";
import { madeUpReport } from "./test-evaluation.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const NOW = new Date("2026-11-20T10:00:00Z");
let data: ReportData;
let html: string;
beforeAll(async () => {
  data = await madeUpReport({ documents: 12, general: 8 });
  html = await renderReport(data, NOW);
});

test("the same data and date give the same bytes", async () => {
  expect(await renderReport(await madeUpReport({ documents: 12, general: 8 }), NOW)).toBe(html);
  expect(html).toContain("20 November 2026");
});

describe("a report needs no network", () => {
  test("no address leaves the file", () => {
    const own = html.replace(/data:image\/webp;base64,[\w+/=]+/g, "");
    expect(/https?:|["'(]\/\/|url\(|@import/i.exec(own)).toBeNull();
    for (const [, value] of html.matchAll(/\s(?:src|href|action|data)="([^"]*)"/g)) expect(value).toMatch(/^#/);
  });

  test("its policy allows exactly its own style and script", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    for (const [tag, directive] of [
      ["style", "style-src"],
      ["script", "script-src"],
    ]) {
      const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? "";
      expect(policy).toContain(`${directive} 'sha256-${createHash("sha256").update(content).digest("base64")}'`);
    }
    expect(html).not.toMatch(/\s(?:style|on[a-z]+)="/);
  });
});

test("tables say what they are to those who cannot see them", () => {
  const tables = [...html.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => table);
  expect(tables.length).toBeGreaterThanOrEqual(6);
  for (const table of tables) {
    expect(table).toContain("<caption>");
    for (const [cell] of table.matchAll(/<th\b[^>]*>/g)) expect(cell).toContain("scope=");
  }
  for (const [svg] of html.matchAll(/<svg viewBox="0 0 \d[^>]*role[^>]*>/g))
    expect(svg).toMatch(/aria-label="[^"]{20,}"/);
});

test("every number of the score tables leads to the rows behind it", () => {
  for (const id of ["fields", "documents", "slices", "confidence", "clinical", "twins", "retention"]) {
    const section = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? "";
    const cells = [...section.matchAll(/<td class="number"[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) => cell as string);
    expect(cells.length).toBeGreaterThan(3);
    for (const cell of cells) {
      const bare = cell
        .replace(/<a [^>]*>[\s\S]*?<\/a>/g, "")
        .replace(/<small>[\s\S]*?<\/small>/g, "")
        .replace(/p [<=] [\d.]+/, "");
      expect(bare).not.toMatch(/\d/);
    }
  }
});

test("an evaluation from before lists, slices, confidence and twins were kept is told as well", async () => {
  const old = structuredClone(data);
  for (const candidate of old.evaluation.candidates)
    for (const key of ["tables", "evidence", "slices", "classification", "clinical", "calibration", "twins"] as const)
      delete candidate[key];
  for (const comparison of old.evaluation.comparisons) delete comparison.retentionVerdict;
  delete old.evaluation.sliceFloor;
  const text = (await renderReport(old, NOW)).replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
  expect(text).toContain("measured before confidence was kept");
  expect(text).toContain("twins were not asked for");
  expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
});

test("classes are told by label, with the way to their documents", async () => {
  const classes = structuredClone(data);
  const share = (right: number, n: number) => ({
    right,
    n,
    score: { kind: "scored" as const, value: right / n, n },
    interval: null,
  });
  const score = { kind: "scored" as const, value: 0.75, n: 4 };
  const estimate = { score, interval: { low: 0.5, high: 0.9, level: 0.95 } };
  for (const candidate of classes.evaluation.candidates)
    candidate.classification = {
      accuracy: share(6, 8),
      balancedAccuracy: estimate,
      macroPrecision: estimate,
      macroRecall: estimate,
      macroF1: estimate,
      classes: [
        {
          label: "<b>mono</b>",
          n: 4,
          answered: 0,
          right: 0,
          precision: { kind: "unscored", reason: "never answered" },
          recall: score,
          f1: score,
        },
      ],
      outside: share(1, 8),
    };
  const text = await renderReport(classes, NOW);
  expect(text).toContain("&lt;b&gt;mono&lt;/b&gt;");
  expect(text).toContain("group=label%3D%3Cb%3Emono%3C%2Fb%3E");
  expect(text).toContain("never answered");
  expect(text).toContain("Balanced accuracy");
});

test("unscored is shown as words, never as a number", async () => {
  const unscored = structuredClone(data);
  const empty = {
    right: 0,
    n: 0,
    score: { kind: "unscored" as const, reason: "nothing to count here" },
    interval: null,
  };
  for (const candidate of unscored.evaluation.candidates) {
    candidate.retention = { exact: empty, anls: empty.score };
    candidate.fields = Object.fromEntries(
      Object.keys(candidate.fields).map((path) => [path, { exact: empty, anls: empty.score }]),
    );
    candidate.criticality = { decision: { exact: empty, anls: empty.score } };
    Object.assign(candidate, {
      allDecisionFields: empty,
      validJson: empty,
      omission: empty,
      hallucination: empty,
      secondsPerDocument: empty.score,
    });
  }
  for (const comparison of unscored.evaluation.comparisons) {
    const none = { unscored: "nothing to compare here" };
    Object.assign(comparison, { decision: none, all: none, retention: none, allDecisionFields: none });
  }
  const text = (await renderReport(unscored, NOW)).replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
  expect(text).toContain("not scored");
  expect(text).toContain("nothing to count here");
  expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
  for (const id of ["fields", "retention"]) {
    const section = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(text)?.[0] ?? "";
    for (const [, cell] of section.matchAll(/<td class="number"[^>]*>([\s\S]*?)<\/td>/g))
      expect(cell).not.toMatch(/\d/);
  }
});

test("hostile names and values stay text", async () => {
  const hostile = structuredClone(data);
  const evil = `</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'\u202E\u0000{{}}`;
  hostile.evaluation.specialty = evil;
  hostile.evaluation.candidates.forEach((candidate, index) => {
    const old = candidate.name;
    candidate.name = `${evil}${index}`;
    for (const comparison of hostile.evaluation.comparisons) {
      if (comparison.left === old) comparison.left = candidate.name;
      if (comparison.right === old) comparison.right = candidate.name;
    }
    candidate.fields[evil] = candidate.fields.date as (typeof candidate.fields)[string];
  });
  hostile.summary.leftOut = { [evil]: 2 };
  for (const document of hostile.documents) {
    document.name = evil;
    document.groups = [evil];
    for (const row of document.rows) {
      row.expected = evil;
      row.answers = row.answers.map(() => ({ answered: `${evil}!`, outcome: "wrong", marks: [evil] }));
    }
    for (const reply of document.replies) if (reply) reply.text = evil;
  }
  const text = await renderReport(hostile, NOW);
  expect(text).not.toContain("<img");
  expect(text).not.toContain("<script>alert");
  expect(text.match(/<script\b/g)).toHaveLength(2);
  expect(text).not.toMatch(/\u202E|(?![\t\n])\p{Cc}/u);
  const json = /<script type="application\/json" id="report-data">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "";
  expect(JSON.parse(json).documents[0].rows[0].expected).toContain("</script><script>alert(1)");
});

test("a report says how many documents there are and how many it shows", () => {
  expect(html).toContain("20 documents were asked about");
  expect(html).toMatch(/\d+ of them have at least one field that some candidate did not get right/);
});
