import { type DatasetDocument, type DatasetSummary, type DatasetVersion, SPLITS } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { keepDataset, readDataset, type Store } from "../store/index.ts";
import { type AcceptedSuggestion, acceptedSuggestions } from "./accepted.ts";
import { balancedChoice } from "./balance.ts";
import { proposedLabels } from "./proposed-labels.ts";

export interface TaughtDatasetOptions {
  task: "fields" | "transcription" | "caption";
  /** The version that was taught; the newest when left out. */
  dataset?: string;
  /** No class may have more than so many times the training documents of the rarest one; left out: as they come. */
  ratio?: number;
}

const NOT_ACCEPTED = "no accepted suggestion";
const BALANCED_AWAY = "left out for the balance of classes";

/**
 * A dataset version with accepted suggestions as labels, on the splits of the version that was taught, so that nothing
 * moves between splits. The test split is taken over whole: a held-out document is judged by what was known of it before,
 * whether or not teachers would have got it right. Documents of other families are taken over as they are.
 *
 * @throws ResidencyError `dataset-not-found`; `dataset-empty` when no training document has an accepted suggestion;
 *   `config-invalid` when the specialty has no field that a suggestion could fill.
 */
export async function taughtDataset(
  store: Store,
  specialty: Specialty,
  options: TaughtDatasetOptions,
): Promise<DatasetVersion & { summary: DatasetSummary }> {
  const source = await readDataset(store, options.dataset);
  const accepted = await acceptedSuggestions(store, options.task);
  const families = new Set(specialty.families);
  const leftOut: Record<string, number> = {};
  const leave = (reason: string): never[] => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    return [];
  };
  const taught = source.documents.flatMap((document): DatasetDocument[] => {
    if (!families.has(document.family ?? "")) return [document];
    if (document.split === "test") return [heldOut(document, specialty, options.task)];
    const suggestion = accepted.get(document.id);
    return suggestion ? [withLabels(document, suggestion, specialty)] : leave(NOT_ACCEPTED);
  });
  const learned = taught.filter((document) => document.split === "train" && families.has(document.family ?? ""));
  if (learned.length === 0)
    throw new ResidencyError("dataset-empty", `no training document has an accepted ${options.task} suggestion`);
  if (options.ratio !== undefined) {
    const chosen = balancedChoice(
      learned.map((document) => ({ id: document.id, class: document.class ?? "" })),
      { ratio: options.ratio, seed: specialty.split.seed },
    );
    for (const document of learned) {
      document.selected = chosen.has(document.id);
      if (!document.selected) leave(BALANCED_AWAY);
    }
  }
  const summary: DatasetSummary = {
    ...source.summary,
    documents: taught.length,
    splits: count(taught, (document) => document.split),
    domains: countBySplit(taught, (document) => document.domain ?? "none"),
    families: countBySplit(taught, (document) => document.family ?? "none"),
    leftOut: { ...source.summary.leftOut, ...leftOut },
    trainingRows: taught.filter((document) => document.split === "train" && document.selected).length,
  };
  return { ...(await keepDataset(store, taught, specialty, summary)), summary };
}

function withLabels(
  document: DatasetDocument,
  { proposal }: AcceptedSuggestion,
  specialty: Specialty,
): DatasetDocument {
  if (proposal.task === "transcription") {
    const { fields: _fields, class: _class, ...rest } = document;
    return { ...rest, text: proposal.content.text };
  }
  const fields = proposedLabels(proposal, specialty.fields);
  if (Object.keys(fields).length === 0)
    throw new ResidencyError(
      "config-invalid",
      `the specialty has no field that a ${proposal.task} suggestion could fill${proposal.task === "caption" ? "; a caption's are class, image_type, anatomical_region, key_findings, clinical_significance" : ""}`,
    );
  return { ...document, selected: document.split !== "train" || document.selected, fields };
}

/** A held-out document is asked what the others are asked, and judged by its own labels; of a caption, by its known class. */
function heldOut(document: DatasetDocument, specialty: Specialty, task: TaughtDatasetOptions["task"]): DatasetDocument {
  if (task === "transcription" && document.text !== undefined) {
    const { fields: _fields, class: _class, ...rest } = document;
    return rest;
  }
  const hasClass = specialty.fields.some((field) => field.path === "class");
  if (task !== "caption" || document.class === undefined || !hasClass) return document;
  return { ...document, fields: { class: { value: document.class, status: "present", evidence: [] } } };
}

function count(
  documents: readonly DatasetDocument[],
  key: (document: DatasetDocument) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) counts[key(document)] = (counts[key(document)] ?? 0) + 1;
  return counts;
}

const countBySplit = (
  documents: readonly DatasetDocument[],
  key: (document: DatasetDocument) => string,
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    SPLITS.map((split) => [
      split,
      count(
        documents.filter((document) => document.split === split),
        key,
      ),
    ]),
  );
