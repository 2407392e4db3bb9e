import type { Schema } from "../api/client.ts";

export type Step = { stage: string; title: string; why: string } & (
  | { to: "/documents" | "/label" | "/evaluation" | "/releases"; says: string }
  | { command: string }
);

/** The one thing that makes sense now. Every state of a project has one: there is no dead end. */
export function nextStep(project: Schema<"Overview">, queue: Schema<"QueueLengths"> | undefined): Step {
  const { documents, datasets, runs, lastEvaluation, lastRelease, openDisagreements } = project;
  if (documents === 0)
    return {
      stage: "add",
      title: "Add documents",
      why: "Everything begins with pages: images, PDF or TIFF. Drop a few here; a bad file fails alone, with its reason.",
      to: "/documents",
      says: "Add files",
    };
  if (openDisagreements > 0)
    return {
      stage: "label",
      title: "Settle disagreements",
      why: "Two people read the same value differently. Until somebody decides, the newer reading counts.",
      to: "/label",
      says: "Settle them",
    };
  if (queue && queue.first > 0 && datasets === 0)
    return {
      stage: "label",
      title: "Label documents",
      why: "Labels are what the specialist learns from, and what it is measured against.",
      to: "/label",
      says: "Start labelling",
    };
  if (datasets === 0)
    return {
      stage: "curate",
      title: "Make a dataset version",
      why: "Duplicates go, patients and templates stay on one side, and the version never changes again.",
      command: "residency curate",
    };
  if (runs === 0)
    return {
      stage: "train",
      title: "Train",
      why: "The recipe of the specialty runs on the newest dataset version. It can be stopped and goes on where it was.",
      command: "residency train",
    };
  if (!lastEvaluation)
    return {
      stage: "evaluate",
      title: "Evaluate",
      why: "Base and specialist answer the same held-out documents, and every number leads to its rows.",
      command: "residency evaluate",
    };
  if (!lastRelease)
    return {
      stage: "evaluate",
      title: "Look at the evaluation",
      why: "It says whether training paid off. If it did, a release merges the model and proves its gates.",
      to: "/evaluation",
      says: "Open the evaluation",
    };
  return {
    stage: "release",
    title: "Look at the release",
    why: "Its gates stand with their evidence. New labels start the loop again.",
    to: "/releases",
    says: "Open the release",
  };
}
