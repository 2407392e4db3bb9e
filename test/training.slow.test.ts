/** Training and what follows from it, through the command line: a run, its release, a learning curve. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../src/synthetic/index.ts";
import { labConfig, TestProject } from "./support.ts";
import { engineInstalled, tinyModel } from "./tiny-model.ts";

const LONG_MS = 1_200_000;
let work: string;
let project: TestProject;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "residency-training-"));
  await writeCorpus({ family: "lab-report", count: 40, seed: 4, folder: join(work, "lab") });
  const recipe = 'recipe: { method: "lora", rank: 2, epochs: 1, batch: 8, learningRate: 1e-4, checkpointSteps: 4 },';
  project = new TestProject(labConfig(engineInstalled() ? await tinyModel(work) : "base", recipe));
}, LONG_MS);
afterAll(async () => {
  await project?.remove();
  rmSync(work, { recursive: true, force: true });
}, LONG_MS);

describe.skipIf(!engineInstalled())("a model on this machine", () => {
  it(
    "trains, answers, is released, and the report is written",
    async () => {
      await project.json(["add", join(work, "lab"), "--labels", join(work, "lab", "labels.jsonl")]);
      await project.json(["curate"]);
      const advice = await project.json<{ verdict: string; documents: number }>(["advise", "--limit", "2"]);
      expect(advice).toMatchObject({ verdict: "collect-more", documents: 2 });
      const plan = await project.json<{ run: string; rows: number; steps: number; tokens: number }>([
        "train",
        "--plan",
      ]);
      const other = await project.run(["train", "--expect", "0".repeat(16)]);
      expect([other.code, other.errors]).toEqual([1, expect.stringContaining("plan-changed")]);
      expect(plan.steps).toBe(Math.ceil(plan.rows / 8));
      expect(plan.tokens).toBeGreaterThan(plan.rows * 50);
      const trained = await project.json<{ run: string; state: string }>(["train", "--expect", plan.run]);
      expect(trained.state).toBe("done");
      expect(await project.json(["train"])).toMatchObject({ run: trained.run, note: "already finished" });
      const { curve, samples } = await project.json<{
        curve: { step: number; evalLoss: number | null }[];
        samples: { step: number; documentId: string }[];
      }>(["runs", trained.run, "--samples"]);
      expect(curve.at(-1)?.step).toBe(plan.steps);
      const looked = curve.filter((point) => point.evalLoss !== null).map((point) => point.step);
      expect([...new Set(samples.map((sample) => sample.step))]).toEqual(looked);
      await project.json(["evaluate", "--limit", "4"]);
      const report = join(work, "report.html");
      await project.json(["report", "--out", report]);
      expect(readFileSync(report, "utf8")).not.toMatch(/(src|href)=["']https?:/);
      const released = await project.json<{
        id: string;
        state: string;
        folder: string;
        evidence: { differentAnswers: string[] };
        gates: { name: string; outcome: string }[];
      }>(["release"]);
      expect(released.evidence.differentAnswers).toEqual([]);
      // An evaluation of four documents is no evidence, so the release stays a candidate.
      const gates = new Map(released.gates.map(({ name, outcome }) => [name, outcome]));
      expect(gates.get("parity")).toBe("passed");
      expect(gates.get("decision-gain")).toBe("failed");
      expect(released.state).toBe("candidate");
      expect((await project.run(["releases", "publish", released.id])).code).toBe(1);
      const asked = await project.run([
        "ask",
        released.folder,
        join(work, "lab", "lab-report-00001.png"),
        join(work, "nowhere.png"),
        "--prompt",
        "OCR:",
        "--answer-tokens",
        "4",
      ]);
      const lines = asked.output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(asked.code).toBe(1);
      expect(lines.find((line) => line.error)).toMatchObject({ error: { code: "path-not-found" } });
      expect(lines.find((line) => "answer" in line)).toMatchObject({
        tokens: expect.any(Number),
        logProbability: { mean: expect.any(Number) },
      });
    },
    LONG_MS,
  );

  it(
    "trains on parts of the labels; the point with all of them is the specialist, and no other is taken for it",
    async () => {
      const trained = await project.json<{ run: string; state: string }>(["train"]);
      type Curve = { points: { share: number; runId: string; documents: number; n: number }[] };
      const { points } = await project.json<Curve>(["curve", "labels", "--shares", "0.5,1", "--limit", "4"]);
      expect(points.map((point) => point.share)).toEqual([0.5, 1]);
      expect(points[0]?.documents).toBe(Math.round((points[1]?.documents as number) / 2));
      expect(points[1]?.runId).toBe(trained.run);
      const one = await project.json<{ candidates: unknown[] }>(["evaluate", "--limit", "4", "--candidates", "tuned"]);
      expect(one.candidates).toHaveLength(1);
      expect((await project.json<{ run: string }>(["train"])).run).toBe(trained.run);
    },
    LONG_MS,
  );
});
