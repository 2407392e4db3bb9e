import { expect, test } from "vitest";
import type { Schema } from "../api/client.ts";
import { nextStep } from "./next-step.ts";

const empty: Schema<"Overview"> = {
  specialty: { name: "lab-report", families: ["lab-report"], fields: [], general: {} },
  documents: 0,
  openDisagreements: 0,
  datasets: 0,
  runs: 0,
  lastEvaluation: null,
  lastRelease: null,
};
const at = "2026-01-01T00:00:00Z";

test("every state of a project has a next step, from nothing to a release", () => {
  const waiting = { first: 3, second: 0, adjudicate: 0 };
  const none = { ...waiting, first: 0 };
  const states: [Partial<Schema<"Overview">>, Schema<"QueueLengths">, string][] = [
    [{}, none, "Add documents"],
    [{ documents: 5 }, waiting, "Label documents"],
    [{ documents: 5, openDisagreements: 1 }, waiting, "Settle disagreements"],
    [{ documents: 5 }, none, "Make a dataset version"],
    [{ documents: 5, datasets: 1 }, waiting, "Train"],
    [{ documents: 5, datasets: 1, runs: 1 }, none, "Evaluate"],
    [
      { documents: 5, datasets: 1, runs: 1, lastEvaluation: { id: "e", createdAt: at } },
      none,
      "Look at the evaluation",
    ],
    [
      {
        documents: 5,
        datasets: 1,
        runs: 1,
        lastEvaluation: { id: "e", createdAt: at },
        lastRelease: { id: "r", state: "released", createdAt: at },
      },
      none,
      "Look at the release",
    ],
  ];
  for (const [change, queue, title] of states) expect(nextStep({ ...empty, ...change }, queue).title).toBe(title);
});
