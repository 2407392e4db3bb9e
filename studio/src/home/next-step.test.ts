import { expect, test } from "vitest";
import type { Schema } from "../api/client.ts";
import { nextStep } from "./next-step.ts";

type Overview = Schema<"Overview">;
const at = "2026-01-01T00:00:00Z";
const empty: Overview = {
  specialty: { name: "lab-report", version: null, families: ["lab-report"], fields: [], general: {} },
  documents: 0,
  rejections: 0,
  openDisagreements: 0,
  datasets: 0,
  lastDataset: null,
  runs: 0,
  lastRun: null,
  lastEvaluation: null,
  lastRelease: null,
  demo: null,
};
const waiting = { first: 3, second: 0, adjudicate: 0 };
const none = { ...waiting, first: 0 };
const version = { datasets: 1, lastDataset: { id: "d", documents: 5, trainingRows: 3, leaks: 0, createdAt: at } };
const run = (state: NonNullable<Overview["lastRun"]>["state"]) => ({
  ...version,
  runs: 1,
  lastRun: { id: "r", datasetId: "d", state, progress: null, lastHeardAt: null },
});
const evaluated = { ...run("done"), lastEvaluation: { id: "e", createdAt: at, candidates: [], gain: null } };

test.each<[string, Partial<Overview>, Schema<"QueueLengths">, string]>([
  ["nothing", {}, none, "Add documents"],
  ["a part of the demo", { documents: 9, demo: { state: "interrupted", documents: 80 } }, none, "Add documents"],
  ["documents without labels", { documents: 5 }, waiting, "Label documents"],
  ["disagreements", { documents: 5, openDisagreements: 1 }, waiting, "Settle disagreements"],
  ["labels", { documents: 5 }, none, "Make a dataset version"],
  ["a version", { documents: 5, ...version }, waiting, "Train"],
  ["a run that was only planned", { documents: 5, ...run("planned") }, none, "Train"],
  ["a run in training", { documents: 5, ...run("training"), openDisagreements: 1 }, none, "Training is under way"],
  ["a stopped run", { documents: 5, ...run("stopped") }, none, "Go on with the run"],
  ["a failed run", { documents: 5, ...run("failed") }, none, "The run failed"],
  ["a finished run", { documents: 5, ...run("done") }, none, "Evaluate"],
  ["an evaluation", { documents: 5, ...evaluated }, none, "Look at the evaluation"],
  [
    "a release",
    { documents: 5, ...evaluated, lastRelease: { id: "r", state: "released", createdAt: at } },
    none,
    "Look at the release",
  ],
])("a project with %s has a next step", (_what, change, queue, title) => {
  expect(nextStep({ ...empty, ...change }, queue).title).toBe(title);
});
