import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import type { KeptAdvice } from "./advice.ts";
import { advise } from "./advise.ts";
import { decide } from "./decide.ts";
import { BASELINE_NAMES } from "./facts/baseline.ts";
import { collectFacts } from "./facts/collect-facts.ts";
import type { FactsOptions } from "./facts/facts-options.ts";
import { renderAdviceText } from "./render-text.ts";
import {
  type AnswerField,
  type MadeProject,
  madeCurve,
  makeProject,
  right,
  wrongShare,
  wrongValue,
} from "./test-project.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const OPTIONS: FactsOptions = {
  target: 0.97,
  margin: 0.02,
  gain: 0.05,
  needs: [],
  secondsPerDocument: null,
  hardware: { gpuMemoryBytes: null, parameters: 9e8 },
  assumptions: { reviewMinutesPerDocument: 2, labelSecondsPerField: 15 },
};
const DEV = 40;

let kept: TestStore;
let store: Store;
beforeAll(async () => {
  kept = await openTestStore("advise");
  store = kept.store;
});
afterAll(async () => {
  await kept?.remove();
});

async function adviceFor(made: MadeProject, options: Partial<FactsOptions> = {}): Promise<KeptAdvice> {
  const specialty = await makeProject(store, made);
  return advise(store, specialty, { ...OPTIONS, ...options });
}

const evidence = (advice: KeptAdvice): string => advice.because.evidence.join("\n");
const errorsBy = (advice: KeptAdvice): Record<string, number> =>
  Object.fromEntries(advice.causes.map((share) => [share.cause, share.errors]));

describe("what is cheaper than training", () => {
  it("mends the intake where bad scans make the errors", async () => {
    const bad = (index: number): boolean => index % 2 === 0;
    const advice = await adviceFor({
      name: "bad-scans",
      train: 800,
      dev: DEV,
      quality: (index) => (bad(index) ? { sharpness: 6 } : {}),
      answers: {
        base: ({ index, expected, path, random }) =>
          random.chance(bad(index) ? 0.6 : 0.02) ? wrongValue(expected, path) : expected,
        // Another prompt reads one unreadable page in ten, which is what guessing brings.
        [BASELINE_NAMES.format]: ({ index, expected, path, random }) =>
          random.chance(bad(index) ? 0.9 : 0.02) ? wrongValue(expected, path) : expected,
      },
    });
    expect(advice).toMatchObject({ verdict: "fix-intake", basis: "measured", because: { rule: "intake-first" } });
    expect(evidence(advice)).toMatch(/20 documents with a page that can hardly be read: 3\d\.\d % of fields right/);
    expect(advice.errors.find((error) => error.cause === "intake")?.because).toContain("blurred (sharpness 6");
    expect(advice.overruled.map((finding) => finding.verdict)).toContain("lora");
  });

  it("does not blame scans that are read as well as others", async () => {
    const advice = await adviceFor({
      name: "harmless-scans",
      train: 800,
      dev: DEV,
      quality: (index) => (index % 2 === 0 ? { sharpness: 6 } : {}),
      answers: { base: wrongShare(0.3) },
    });
    expect(errorsBy(advice)).toMatchObject({ intake: 0 });
    expect(advice.verdict).toBe("lora");
  });

  it("mends the schema where people read a field in two ways", async () => {
    const advice = await adviceFor({
      name: "ambiguous",
      train: 800,
      dev: DEV,
      secondReadings: (index, path, expected) =>
        path === "comment" ? (index % 5 < 2 ? "see overleaf" : expected) : path === "patient" ? expected : null,
      answers: {
        base: ({ path, expected, random }) =>
          random.chance(path === "comment" ? 0.6 : 0.02) ? wrongValue(expected, path) : expected,
      },
    });
    expect(advice).toMatchObject({ verdict: "fix-schema", basis: "measured", because: { rule: "schema-first" } });
    expect(evidence(advice)).toMatch(/comment: two people agree on 24 of 40 labels/);
    expect(evidence(advice)).not.toContain("patient");
  });

  it("mends the schema where right values stand in another place or form", async () => {
    const advice = await adviceFor({
      name: "misplaced",
      train: 600,
      dev: DEV,
      answers: {
        base: ({ document, path, expected, random }) => {
          if (!random.chance(0.4)) return expected;
          if (path === "comment") return document.fields?.patient?.value as string;
          return path.endsWith("value") ? `${expected} mmol/L` : expected;
        },
      },
    });
    expect(advice.verdict).toBe("fix-schema");
    expect(new Set(advice.errors.map((error) => error.because))).toEqual(
      new Set([
        "the value belongs to patient",
        "the same value, with its unit in one place and without it in the other",
      ]),
    );
  });

  it("adds rules where rules would have caught it", async () => {
    const advice = await adviceFor({
      name: "no-rules",
      train: 800,
      dev: DEV,
      answers: {
        base: ({ path, expected, random }) => {
          if (!random.chance(0.4)) return expected;
          if (path === "collected") return expected.replace(/-\d\d-/, "-13-");
          return path.endsWith("value") ? String(Number(expected) * 100) : expected;
        },
      },
    });
    expect(advice).toMatchObject({ verdict: "fix-rules", because: { rule: "rules-first" } });
    expect(errorsBy(advice).validation).toBe(advice.errors.length);
  });

  it("spells out the form where that is what the base lacks", async () => {
    const advice = await adviceFor({
      name: "form",
      train: 800,
      dev: DEV,
      answers: {
        base: ({ index, expected }) => (index % 2 === 0 ? undefined : expected),
        [BASELINE_NAMES.format]: right,
        [BASELINE_NAMES["few-shot"]]: right,
      },
    });
    expect(advice).toMatchObject({ verdict: "prompt", basis: "measured", use: BASELINE_NAMES.format });
    expect(evidence(advice)).toContain("+50.0 points");
    expect(errorsBy(advice)).toMatchObject({ prompt: advice.errors.length });
  });

  it("raises the token limit where answers were cut off", async () => {
    const advice = await adviceFor({
      name: "cut-off",
      train: 800,
      dev: DEV,
      cut: true,
      answers: { base: () => undefined },
    });
    expect(advice).toMatchObject({ verdict: "prompt", because: { rule: "answers-cut-off" } });
    expect(evidence(advice)).toBe("40 of 40 documents: every answer was cut off at 512 tokens");
    expect(errorsBy(advice).prompt).toBe(advice.errors.length);
  });

  it("shows examples where only they help", async () => {
    const advice = await adviceFor({
      name: "examples",
      train: 120,
      dev: DEV,
      answers: {
        base: wrongShare(0.4),
        [BASELINE_NAMES.format]: wrongShare(0.4),
        [BASELINE_NAMES["few-shot"]]: wrongShare(0.01),
      },
    });
    expect(advice).toMatchObject({ verdict: "few-shot", basis: "measured", use: BASELINE_NAMES["few-shot"] });
  });

  it("leaves a base alone that is at the ceiling, whatever the labels would allow", async () => {
    const advice = await adviceFor({ name: "ceiling", train: 600, dev: 60, answers: { base: wrongShare(0.005) } });
    expect(advice).toMatchObject({ verdict: "leave-it", basis: "measured", because: { rule: "at-the-ceiling" } });
    expect(advice.overruled.map((finding) => finding.rule)).toEqual(["some-labels"]);
  });

  it("leaves a base alone whose training began with nothing to learn", async () => {
    const advice = await adviceFor({
      name: "low-loss",
      train: 600,
      dev: DEV,
      initialLoss: 0.03,
      answers: { base: wrongShare(0.05) },
    });
    expect(advice).toMatchObject({ verdict: "leave-it", because: { rule: "at-the-ceiling" } });
    expect(evidence(advice)).toContain("a loss of 0.030: nothing was left to learn");
  });
});

describe("rules of thumb, where nothing measured decides", () => {
  const weak: MadeProject["answers"] = { base: wrongShare(0.35) };

  it("prompts with 120 labels", async () => {
    const advice = await adviceFor({ name: "labels-120", train: 120, dev: DEV, answers: weak });
    expect(advice).toMatchObject({ verdict: "few-shot", basis: "rule-of-thumb", because: { rule: "few-labels" } });
    expect(evidence(advice)).toContain("120 labelled documents");
    expect(renderAdviceText(advice)).toContain("a rule of thumb; nothing measured here decides it");
  });

  it("trains an adapter with 3,000 labels, in 4 bits on a small GPU, all weights with 8,000", async () => {
    const specialty = await makeProject(store, { name: "labels-3000", train: 3_000, dev: DEV, answers: weak });
    expect(await advise(store, specialty, OPTIONS)).toMatchObject({ verdict: "lora", basis: "rule-of-thumb" });
    const facts = await collectFacts(store, specialty, OPTIONS);
    expect(decide({ ...facts, hardware: { gpuMemoryBytes: 10e9, parameters: 4e9 } })).toMatchObject({
      verdict: "qlora",
      because: {
        evidence: [
          "3,000 labelled documents to learn from (21,000 values)",
          "lora does not fit the GPU that was named",
          "qlora fits the GPU that was named",
        ],
      },
    });
    const many = { ...facts, labels: { ...facts.labels, documents: 8_000 } };
    expect(decide(many)).toMatchObject({ verdict: "full", because: { rule: "many-labels" } });
    expect(decide({ ...many, hardware: { gpuMemoryBytes: 24e9, parameters: 4e9 } })).toMatchObject({ verdict: "lora" });
  });

  it("continues the pretraining for three tasks", async () => {
    const advice = await adviceFor({
      name: "three-tasks",
      families: ["echo-report", "biopsy-report", "referral-letter"],
      train: 900,
      dev: 42,
      answers: weak,
    });
    expect(advice).toMatchObject({ verdict: "continue-pretraining", runnerUp: { verdict: "lora" } });
    expect(evidence(advice)).toContain("biopsy-report: fields (300)");
  });

  it("leaves a strong base alone, unless there is one of the five reasons", async () => {
    const strong = await makeProject(store, {
      name: "strong",
      train: 800,
      dev: DEV,
      seconds: 9,
      answers: { base: wrongShare(0.06) },
    });
    expect(await advise(store, strong, OPTIONS)).toMatchObject({
      verdict: "leave-it",
      basis: "rule-of-thumb",
      because: { rule: "strong-base" },
    });
    expect(await advise(store, strong, { ...OPTIONS, needs: ["audit"] })).toMatchObject({ verdict: "lora" });
    expect(await advise(store, strong, { ...OPTIONS, secondsPerDocument: 2 })).toMatchObject({ verdict: "lora" });
  });
});

describe("measured evidence beats rules of thumb, and says so", () => {
  it("trains with 120 labels when that was tried and pays", async () => {
    const advice = await adviceFor({
      name: "tried-120",
      train: 120,
      dev: DEV,
      initialLoss: 1.4,
      answers: {
        base: wrongShare(0.4),
        [BASELINE_NAMES.format]: wrongShare(0.4),
        [BASELINE_NAMES["few-shot"]]: wrongShare(0.38),
        tuned: wrongShare(0.08),
      },
    });
    expect(advice).toMatchObject({
      verdict: "lora",
      basis: "measured",
      use: "tuned",
      because: { rule: "training-pays" },
    });
    expect(advice.overruled).toMatchObject([{ rule: "few-labels", verdict: "few-shot" }]);
    expect(renderAdviceText(advice)).toMatch(/give way to what was measured\n {2}few-shot: fewer than 500/);
  });

  it("does not train with 3,000 labels when that was tried and does not pay", async () => {
    const advice = await adviceFor({
      name: "tried-3000",
      train: 3_000,
      dev: 120,
      initialLoss: 0.9,
      curve: madeCurve([375, 750, 1500, 3000], 0.8, 0.2),
      // The same fields are hard for both.
      answers: { base: sameErrors(0.2, 0.01), tuned: sameErrors(0.2, 0.01) },
    });
    expect(advice).toMatchObject({
      verdict: "leave-it",
      basis: "measured",
      because: { rule: "training-does-not-pay" },
    });
    expect(advice.overruled).toMatchObject([{ rule: "some-labels", verdict: "lora" }]);
  });

  it("collects more while the learning curve rises, and says how many", async () => {
    const advice = await adviceFor({
      name: "rising",
      train: 1_000,
      dev: DEV,
      initialLoss: 1.2,
      curve: madeCurve([125, 250, 500, 1000], 1, 2),
      answers: { base: wrongShare(0.1), tuned: wrongShare(0.08) },
    });
    expect(advice).toMatchObject({ verdict: "collect-more", because: { rule: "curve-still-rises" } });
    // 1 - 2 n^-0.5 = 0.97 at n = 4,445.
    expect(advice.curve?.beyond).toMatchObject({ scored: true });
    const needed = advice.curve?.beyond.scored ? advice.curve.beyond.target.documents : null;
    expect(needed).toBeGreaterThan(4_000);
    expect(needed).toBeLessThan(5_000);
    expect(advice.sentence).toMatch(/some 3,\d{3} more/);
  });

  it("collects more held-out documents when the interval holds a gain and none, and says how many", async () => {
    const advice = await adviceFor({
      name: "unclear",
      train: 1_000,
      dev: 25,
      initialLoss: 1.2,
      answers: { base: wrongShare(0.3), tuned: wrongShare(0.27) },
    });
    expect(advice).toMatchObject({ verdict: "collect-more", because: { rule: "training-unclear" } });
    expect(evidence(advice)).toMatch(/to prove \+5\.0 points takes some \d[\d,]* held-out documents/);
  });

  it("collects more when prompting was tried in vain with few labels", async () => {
    const advice = await adviceFor({
      name: "exhausted",
      train: 120,
      dev: DEV,
      answers: {
        base: wrongShare(0.4),
        [BASELINE_NAMES.format]: wrongShare(0.42),
        [BASELINE_NAMES["few-shot"]]: wrongShare(0.44),
      },
    });
    expect(advice).toMatchObject({
      verdict: "collect-more",
      basis: "measured",
      because: { rule: "prompting-exhausted" },
    });
    expect(advice.overruled).toMatchObject([{ rule: "few-labels" }]);
  });

  it("decides nothing on a handful of documents", async () => {
    const advice = await adviceFor({ name: "handful", train: 600, dev: 6, answers: { base: wrongShare(0.3) } });
    expect(advice).toMatchObject({ verdict: "collect-more", because: { rule: "too-little-measured" } });
  });
});

describe("identifiers of patients", () => {
  const endpoint = {
    name: "general",
    url: "https://models.example.org/v1",
    model: "general-1",
    place: "another country",
  };
  const made = (name: string): MadeProject => ({
    name,
    train: 800,
    dev: DEV,
    phi: "found",
    endpoints: [endpoint],
    answers: { base: wrongShare(0.35), general: wrongShare(0.01) },
  });

  it("leaves a remote generalist out that may not see them, however well it reads", async () => {
    const advice = await adviceFor(made("remote"));
    expect(advice).toMatchObject({ verdict: "lora", use: "base" });
    expect(advice.constraints[0]?.evidence.join()).toMatch(/general is left out of the comparison: 9\d\.\d %/);
    expect(advice.baselines).toContainEqual(expect.objectContaining({ kind: "generalist", allowed: false }));
  });

  it("says why an endpoint was not asked", async () => {
    const advice = await adviceFor({ ...made("unasked"), answers: { base: wrongShare(0.35) } });
    expect(advice.unscored).toContainEqual({
      what: "generalist",
      reason:
        "general may not receive documents with identifiers of patients, and 840 documents hold some or may hold some",
    });
  });

  it("uses one that may see them and reaches the target", async () => {
    const advice = await adviceFor({
      ...made("on-site"),
      endpoints: [{ ...endpoint, mayReceivePhi: true, place: "on-site" }],
    });
    expect(advice).toMatchObject({ verdict: "leave-it", use: "general", because: { rule: "generalist-suffices" } });
  });
});

describe("what is kept", () => {
  it("is the advice with its evidence, audited, once for the same facts", async () => {
    const specialty = await makeProject(store, {
      name: "kept",
      train: 120,
      dev: DEV,
      answers: { base: wrongShare(0.3) },
    });
    const first = await advise(store, specialty, OPTIONS);
    const second = await advise(store, specialty, OPTIONS);
    expect(second).toEqual(first);
    const kept = await store.database.select().from(tables.advice).where(eq(tables.advice.id, first.id));
    expect(kept).toHaveLength(1);
    expect(kept[0]?.advice).toEqual(JSON.parse(JSON.stringify(first)));
    const entries = await store.database.select().from(tables.audit).where(eq(tables.audit.subject, first.id));
    expect(JSON.parse(entries[0]?.detail as string)).toMatchObject({ verdict: "few-shot", dataset: first.datasetId });
    expect(await verifyAudit(store.database)).toMatchObject({ intact: true });
  });

  it("holds no value of a page or an answer", async () => {
    const specialty = await makeProject(store, {
      name: "no-values",
      train: 120,
      dev: DEV,
      answers: { base: ({ expected }) => `${expected} misread` },
    });
    const advice = await advise(store, specialty, OPTIONS);
    expect(advice.errors.length).toBeGreaterThan(100);
    const text = JSON.stringify(advice);
    expect(text).not.toContain("misread");
    expect(text).not.toContain("Patient no-values");
  });

  it("needs an evaluation of the base, and says so", async () => {
    const specialty = await makeProject(store, { name: "nothing", train: 120, dev: DEV, answers: {} });
    await expect(advise(store, specialty, OPTIONS)).rejects.toMatchObject({ code: "advice-impossible" });
  });
});

/** Errors at the same places for every candidate, and a few more of its own. */
function sameErrors(shared: number, own: number): AnswerField {
  return ({ index, path, expected, random }) =>
    hard(index, path) < shared || random.chance(own) ? wrongValue(expected, path) : expected;
}

/** How hard a field is, 0..1, whoever is asked. */
function hard(index: number, path: string): number {
  let hash = 7;
  for (const character of `${index}/${path}`) hash = (hash * 31 + (character.codePointAt(0) as number)) % 9973;
  return hash / 9973;
}
