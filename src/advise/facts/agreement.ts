import { definitionPath, type FieldDefinition } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";
import type { Interval } from "../../domain/score.ts";
import { wilsonInterval } from "../../statistics/index.ts";

/** One revision of a label, as the store keeps it. */
export interface LabelRevision {
  documentId: string;
  path: string;
  revision: number;
  value: string | null;
  status: string;
  author: string;
  /** `second-reading` for a label that was given without sight of the first. */
  method: string;
}

/** How far people agree about one field of the specialty, over labels that a second person gave without sight of the first. */
export interface FieldAgreement {
  path: string;
  agreed: number;
  n: number;
  interval: Interval;
  /** More people disagree than by slips of the hand: the definition can be read in two ways. */
  ambiguous: boolean;
}

export interface Disputes {
  fields: FieldAgreement[];
  /** `documentId path` of labels that two people gave differently, in a second reading or by changing the other's. */
  labels: Set<string>;
}

/** Fewer double labels say nothing about a definition. */
const FEWEST_DOUBLE_LABELS = 10;
/** People who read one definition alike differ on some percent of values; a lower bound above this is no slip of the hand. */
const TOLERATED_DISAGREEMENT = 0.1;

/**
 * Where two people labelled the same field of the same document, whether they said the same. The first label of each
 * author counts, so that a correction by its own author is no disagreement, and an adjudicated value hides none. Only
 * second readings are counted for a field: who changes a label leaves a trace, who agrees with it leaves none.
 */
export function disputesOf(
  revisions: readonly LabelRevision[],
  definitions: readonly Pick<FieldDefinition, "path" | "normaliser">[],
): Disputes {
  const normaliserOf = new Map(definitions.map((definition) => [definition.path, definition.normaliser]));
  const byLabel = new Map<string, Map<string, LabelRevision>>();
  for (const revision of [...revisions].sort((a, b) => a.revision - b.revision)) {
    if (!normaliserOf.has(definitionPath(revision.path))) continue;
    const key = `${revision.documentId} ${revision.path}`;
    const authors = byLabel.get(key) ?? new Map<string, LabelRevision>();
    if (!authors.has(revision.author)) authors.set(revision.author, revision);
    byLabel.set(key, authors);
  }
  const labels = new Set<string>();
  const counts = new Map<string, { agreed: number; n: number }>();
  for (const [key, authors] of byLabel) {
    const [first, second] = [...authors.values()];
    if (!first || !second) continue;
    const definition = definitionPath(first.path);
    const normaliser = normaliserOf.get(definition) ?? "text";
    const said = (label: LabelRevision): string =>
      label.status === "present" && label.value !== null ? `=${normalise(label.value, normaliser)}` : label.status;
    const agree = said(first) === said(second);
    if (!agree) labels.add(key);
    if (second.method !== "second-reading" && first.method !== "second-reading") continue;
    const count = counts.get(definition) ?? { agreed: 0, n: 0 };
    count.n++;
    if (agree) count.agreed++;
    counts.set(definition, count);
  }
  const fields = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { agreed, n }]): FieldAgreement => {
      const disagreement = wilsonInterval(n - agreed, n);
      return {
        path,
        agreed,
        n,
        interval: wilsonInterval(agreed, n),
        ambiguous: n >= FEWEST_DOUBLE_LABELS && disagreement.low > TOLERATED_DISAGREEMENT,
      };
    });
  return { fields, labels };
}
