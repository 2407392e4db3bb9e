import type { Box } from "../domain/box.ts";
import { definitionPath, type FieldStatus, type NormaliserName } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import type { Specialty } from "../domain/specialty.ts";

/** How people's label revisions came to be: with the label before in view, blind, or to settle a difference. */
export const LABEL_METHODS = { label: "manual", second: "second-reading", adjudication: "adjudication" } as const;

/** One revision of one label. */
export interface LabelRevision {
  path: string;
  revision: number;
  value: string | null;
  status: FieldStatus;
  evidence: Box[];
  author: string;
  method: string;
}

/** What two people read on one document without seeing each other's values: by path, the last word of each. */
export interface TwoReadings {
  firstReader: string;
  secondReader: string;
  first: Map<string, LabelRevision>;
  second: Map<string, LabelRevision>;
}

/**
 * The two independent readings in all revisions of one document's labels; null where there is no first one.
 *
 * The first reading of a path is what its first author said last before anybody else wrote: later revisions were made with the
 * other reading in view. The second is the newest that `secondReader` gave blind; where they gave none, it has no labels.
 */
export function twoReadings(revisions: readonly LabelRevision[], secondReader: string): TwoReadings | null {
  const inOrder = [...revisions].sort((a, b) => a.revision - b.revision);
  const opening = new Map<string, LabelRevision>();
  const closed = new Set<string>();
  const first = new Map<string, LabelRevision>();
  const second = new Map<string, LabelRevision>();
  for (const row of inOrder) {
    const blind = row.method === LABEL_METHODS.second;
    if (blind && row.author === secondReader) second.set(row.path, row);
    if (!opening.has(row.path)) opening.set(row.path, row);
    const goesOn = row.author === opening.get(row.path)?.author && !blind && row.method !== LABEL_METHODS.adjudication;
    if (!goesOn) closed.add(row.path);
    if (!closed.has(row.path)) first.set(row.path, row);
  }
  const firstReader = [...first.values()][0]?.author;
  return firstReader === undefined ? null : { firstReader, secondReader, first, second };
}

/** The category that a label falls into, for agreement: its status, with its normalised value where it has one. */
export function categoryOf(
  label: Pick<LabelRevision, "path" | "status" | "value"> | undefined,
  specialty: Pick<Specialty, "fields" | "general">,
): string {
  // Who gave no label for a value did not see it on the page.
  if (!label || label.status === "absent") return "absent";
  if (label.status !== "present" || label.value === null) return label.status;
  return `present:${normalise(label.value, normaliserOf(definitionPath(label.path), specialty))}`;
}

/** Of each specialty by path; they are asked for with every label. */
const normalisers = new WeakMap<object, Map<string, NormaliserName>>();

function normaliserOf(path: string, specialty: Pick<Specialty, "fields" | "general">): NormaliserName {
  let known = normalisers.get(specialty);
  if (!known) {
    known = new Map();
    // The first definition of a path counts.
    for (const field of [specialty.fields, ...Object.values(specialty.general).map((family) => family.fields)].flat())
      if (!known.has(field.path)) known.set(field.path, field.normaliser);
    normalisers.set(specialty, known);
  }
  return known.get(path) ?? "text";
}

/** Paths on which two readings differ, sorted. */
export function differingPaths(readings: TwoReadings, specialty: Pick<Specialty, "fields" | "general">): string[] {
  const paths = new Set([...readings.first.keys(), ...readings.second.keys()]);
  return [...paths]
    .filter(
      (path) => categoryOf(readings.first.get(path), specialty) !== categoryOf(readings.second.get(path), specialty),
    )
    .sort();
}
