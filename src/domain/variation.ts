import type { DatasetDocument } from "./dataset.ts";
import { definitionPath, type FieldDefinition, type FieldValues } from "./field.ts";
import { normalise } from "./normalise.ts";
import { seededRandom, seedOf } from "./random.ts";
import type { Interval } from "./score.ts";

/**
 * How the training data of a run differ from the dataset's, to see what they are worth: `labels` keeps a share of the
 * specialty's training documents, `noise` replaces a share of their values by plausible wrong ones.
 */
export type Variation = { kind: "labels" | "noise"; share: number; seed: number };

/** One point of a curve: what the specialist reached on the held-out documents when it was trained so. */
export interface CurvePoint {
  share: number;
  runId: string;
  /** Training documents of the specialty. */
  documents: number;
  /** Decision fields answered exactly right, with the 95 % interval clustered by document. */
  right: number;
  n: number;
  score: number | null;
  interval: Interval | null;
  generalScore: number | null;
}

/**
 * The specialty's training documents under a variation. A smaller share of labels is a subset of every larger one, so
 * points of a curve differ by what was added and not by luck.
 */
export function varied(
  documents: readonly DatasetDocument[],
  variation: Variation,
  definitions: readonly Pick<FieldDefinition, "path" | "normaliser">[],
): DatasetDocument[] {
  return variation.kind === "labels" ? sharedLabels(documents, variation) : noisy(documents, variation, definitions);
}

function sharedLabels(documents: readonly DatasetDocument[], { share, seed }: Variation): DatasetDocument[] {
  const rank = (document: DatasetDocument): number => seedOf(seed, "labels", document.id);
  const kept = [...documents]
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(1, Math.round(documents.length * share)));
  const ids = new Set(kept.map((document) => document.id));
  return documents.filter((document) => ids.has(document.id));
}

/** Every value that occurs at a field definition, once for each time that it occurs: common values stay common. */
function valuesByPath(documents: readonly DatasetDocument[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const document of documents) {
    for (const [path, field] of Object.entries(document.fields ?? {})) {
      if (field.value === null) continue;
      const definition = definitionPath(path);
      if (!values.has(definition)) values.set(definition, []);
      values.get(definition)?.push(field.value);
    }
  }
  return values;
}

function noisy(
  documents: readonly DatasetDocument[],
  variation: Variation,
  definitions: readonly Pick<FieldDefinition, "path" | "normaliser">[],
): DatasetDocument[] {
  const values = valuesByPath(documents);
  return documents.map((document) => withNoise(document, values, variation, definitions));
}

/** A wrong value is one that the same field has on another document; where there is no other, the label stays. */
function withNoise(
  document: DatasetDocument,
  values: ReadonlyMap<string, string[]>,
  { share, seed }: Variation,
  definitions: readonly Pick<FieldDefinition, "path" | "normaliser">[],
): DatasetDocument {
  if (!document.fields) return document;
  const fields: FieldValues = {};
  for (const [path, field] of Object.entries(document.fields)) {
    const random = seededRandom(seedOf(seed, "noise", document.id, path));
    const definition = definitionPath(path);
    const normaliser = definitions.find((known) => known.path === definition)?.normaliser;
    fields[path] = field;
    if (field.value === null || normaliser === undefined || !random.chance(share)) continue;
    const right = normalise(field.value, normaliser);
    const wrong = (values.get(definition) ?? []).filter((value) => normalise(value, normaliser) !== right);
    if (wrong.length > 0) fields[path] = { value: random.pick(wrong), status: "present", evidence: [] };
  }
  return { ...document, fields };
}
