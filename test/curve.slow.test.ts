/** A learning curve through the command line: many runs on variations of one dataset version. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeCorpus } from "../src/synthetic/index.ts";
import { labConfig, TestProject } from "./support.ts";
import { engineInstalled, tinyModel } from "./tiny-model.ts";

const LONG_MS = 600_000;
let work: string;
let project: TestProject;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "residency-curve-"));
  await writeCorpus({ family: "lab-report", count: 40, seed: 4, folder: join(work, "lab") });
  const recipe = 'recipe: { method: "lora", rank: 2, epochs: 1, batch: 8, learningRate: 1e-4, checkpointSteps: 4 },';
  project = new TestProject(labConfig(engineInstalled() ? await tinyModel(work) : "base", recipe));
}, LONG_MS);
afterAll(async () => {
  await project?.remove();
  rmSync(work, { recursive: true, force: true });
}, LONG_MS);

it.skipIf(!engineInstalled())(
  "trains on parts of the labels; the point with all of them is the specialist, and no other is taken for it",
  async () => {
    await project.json(["add", join(work, "lab"), "--labels", join(work, "lab", "labels.jsonl")]);
    await project.json(["curate"]);
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
