import type { Schema } from "../api/client.ts";

export type StageName = "add" | "label" | "curate" | "train" | "evaluate" | "release";

export type Step = { stage: StageName; title: string; why: string } & (
  | {
      kind: "screen";
      to: "/documents" | "/label" | "/evaluation" | "/releases" | "/runs";
      says: string;
      search?: object;
    }
  /** The studio does it for who may; others are shown the command. */
  | { kind: "dataset"; says: string; command: string }
  | { kind: "evaluate" }
  | { kind: "empty" }
);

/** The one thing that makes sense now. Every state of a project has one: there is no dead end. */
export function nextStep(project: Schema<"Overview">, queue: Schema<"QueueLengths"> | undefined): Step {
  const { documents, datasets, lastDataset, lastRun, lastEvaluation, lastRelease, openDisagreements, demo } = project;
  if (documents === 0 || demo?.state === "interrupted")
    return {
      kind: "empty",
      stage: "add",
      title: "Add documents",
      why: "Everything begins with pages: images, PDF or TIFF. A bad file fails alone, with its reason.",
    };
  if (lastRun?.state === "training")
    return {
      kind: "screen",
      stage: "train",
      title: "Training is under way",
      why: "Loss and speed appear as they come. It can be stopped at a checkpoint and goes on there.",
      to: "/runs",
      search: { id: lastRun.id },
      says: "Watch the run",
    };
  if (openDisagreements > 0)
    return {
      kind: "screen",
      stage: "label",
      title: "Settle disagreements",
      why: "Two people read the same value differently. Until somebody decides, the newer reading counts.",
      to: "/label",
      says: "Settle them",
    };
  if (queue && queue.first > 0 && datasets === 0)
    return {
      kind: "screen",
      stage: "label",
      title: "Label documents",
      why: "Labels are what the specialist learns from, and what it is measured against.",
      to: "/label",
      says: "Start labelling",
    };
  if (!lastDataset)
    return {
      kind: "dataset",
      stage: "curate",
      title: "Make a dataset version",
      why: "Duplicates go, patients and templates stay on one side, and the version never changes again.",
      says: "Make a version",
      command: "residency curate",
    };
  if (lastRun && (lastRun.state === "stopped" || lastRun.state === "failed"))
    return {
      kind: "screen",
      stage: "train",
      title: lastRun.state === "stopped" ? "Go on with the run" : "The run failed",
      why: "It goes on at its last complete checkpoint; nothing before that is learned again.",
      to: "/runs",
      search: { id: lastRun.id },
      says: "Open the run",
    };
  if (!lastRun || lastRun.state === "planned")
    return {
      kind: "screen",
      stage: "train",
      title: "Train",
      why: "The recipe of the specialty learns from the newest version. What it would take is shown before it starts.",
      to: "/runs",
      search: { plan: lastDataset.id },
      says: "Plan a run",
    };
  if (!lastEvaluation)
    return {
      kind: "evaluate",
      stage: "evaluate",
      title: "Evaluate",
      why: "Base and specialist answer the same held-out documents, and every number leads to its rows.",
    };
  if (!lastRelease)
    return {
      kind: "screen",
      stage: "evaluate",
      title: "Look at the evaluation",
      why: "It says whether training paid off. If it did, a release merges the model and proves its gates.",
      to: "/evaluation",
      says: "Open the evaluation",
    };
  return {
    kind: "screen",
    stage: "release",
    title: "Look at the release",
    why: "Its gates stand with their evidence. New labels start the loop again.",
    to: "/releases",
    says: "Open the release",
  };
}
