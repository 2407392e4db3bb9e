import { and, asc, eq, inArray, isNotNull, ne, or } from "drizzle-orm";
import { definitionPath, type FieldDefinition, type FieldValue } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import { type Interval, meanScore, type Score } from "../domain/score.ts";
import { wilsonInterval } from "../statistics/index.ts";
import { type Store, tables } from "../store/index.ts";
import { DECISION_METHODS } from "./decide.ts";
import { proposalOf } from "./judge-document.ts";
import { proposedLabels } from "./proposed-labels.ts";

/** One document that a person labelled, with how far the labels are what a teacher had suggested. */
export interface AnchoringRow {
  documentId: string;
  /** Whether the person had seen the suggestion. */
  shown: boolean;
  /** Suggested values that the person's labels hold alike, and suggested values altogether (above 0). */
  alike: number;
  values: number;
}

export interface Arm {
  documents: number;
  /** Documents whose labels are the suggestion, value by value. */
  alike: number;
  share: Score;
  interval: Interval | null;
  /** Of all suggested values, the share that the labels hold alike; without an interval, since values of one document hang together. */
  values: Score;
}

export interface Anchoring {
  shown: Arm;
  heldBack: Arm;
  /**
   * Share of documents labelled as suggested: shown minus held back. Which documents are held back is by chance, so a
   * difference above 0 is what seeing the suggestion did: people agreed with it more than they would have by themselves.
   */
  difference: { kind: "scored"; value: number; interval: Interval } | { kind: "unscored"; reason: string };
}

/**
 * Compares documents that were labelled with the suggestion in view with those that were labelled without.
 *
 * The interval is the hybrid score interval of a difference of two independent proportions, which stays honest at 0 and 1.
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine
 *   17 (1998) 873, method 10.
 */
export function anchoring(rows: readonly AnchoringRow[], level = 0.95): Anchoring {
  const shown = armOf(
    rows.filter((row) => row.shown),
    level,
  );
  const heldBack = armOf(
    rows.filter((row) => !row.shown),
    level,
  );
  if (shown.share.kind === "unscored" || heldBack.share.kind === "unscored" || !shown.interval || !heldBack.interval) {
    const missing = shown.documents === 0 ? "with the suggestion in view" : "without seeing the suggestion";
    return { shown, heldBack, difference: { kind: "unscored", reason: `no document was labelled ${missing}` } };
  }
  const [p1, p2] = [shown.share.value, heldBack.share.value];
  const value = p1 - p2;
  const low = value - Math.hypot(p1 - shown.interval.low, heldBack.interval.high - p2);
  const high = value + Math.hypot(shown.interval.high - p1, p2 - heldBack.interval.low);
  return { shown, heldBack, difference: { kind: "scored", value, interval: { low, high, level } } };
}

function armOf(rows: readonly AnchoringRow[], level: number): Arm {
  const whole = rows.filter((row) => row.alike === row.values).length;
  const values = rows.reduce((sum, row) => sum + row.values, 0);
  const alike = rows.reduce((sum, row) => sum + row.alike, 0);
  return {
    documents: rows.length,
    alike: whole,
    share: meanScore(
      rows.map((row) => (row.alike === row.values ? 1 : 0)),
      "no document",
    ),
    interval: rows.length === 0 ? null : wilsonInterval(whole, rows.length, level),
    values:
      values === 0 ? { kind: "unscored", reason: "no values" } : { kind: "scored", value: alike / values, n: values },
  };
}

/**
 * The rows of `anchoring`: documents of a task with a kept suggestion, and labels that a person gave after looking. Of
 * several suggestions for a document the earliest counts. Imported labels and suggestions accepted in bulk do not count:
 * nobody chose between seeing and not seeing there.
 */
export async function anchoringRows(
  store: Store,
  task: "fields" | "caption",
  fields: readonly FieldDefinition[],
): Promise<AnchoringRow[]> {
  const { labels, suggestions } = tables;
  const rows = await store.database
    .select()
    .from(suggestions)
    .where(
      and(
        eq(suggestions.task, task),
        eq(suggestions.state, "kept"),
        or(and(eq(suggestions.shown, true), isNotNull(suggestions.decision)), eq(suggestions.shown, false)),
      ),
    )
    .orderBy(asc(suggestions.createdAt), asc(suggestions.id));
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!first.has(row.documentId)) first.set(row.documentId, row);
  const given = await labelsOf(store, [...first.keys()]);
  const normaliserOf = new Map(fields.map((field) => [field.path, field.normaliser]));
  return [...first.values()].flatMap((row) => {
    const proposal = proposalOf(row);
    const labelled = given.get(row.documentId);
    // Who rejected a suggestion and has not labelled the document yet has disagreed with it all the same.
    if (!proposal || (!labelled && row.decision !== "rejected")) return [];
    const proposed = Object.entries(proposedLabels(proposal, fields));
    const alike = proposed.filter(
      ([path, value]) =>
        labelled && isAlike(value, labelled.get(path), normaliserOf.get(definitionPath(path)) ?? "text"),
    );
    return proposed.length === 0
      ? []
      : [{ documentId: row.documentId, shown: row.shown, alike: alike.length, values: proposed.length }];
  });

  /** The newest label of each path by a person's own hand, of documents that have one. */
  async function labelsOf(store: Store, ids: readonly string[]) {
    const byDocument = new Map<string, Map<string, Pick<FieldValue, "value" | "status">>>();
    for (let start = 0; start < ids.length; start += 1000) {
      const found = await store.database
        .select()
        .from(labels)
        .where(
          and(
            inArray(labels.documentId, ids.slice(start, start + 1000)),
            ne(labels.method, "import"),
            ne(labels.method, DECISION_METHODS.inBulk),
            // A second reading is there to be compared with the first, and is no document's label.
            ne(labels.method, "second-reading"),
          ),
        )
        .orderBy(asc(labels.documentId), asc(labels.path), asc(labels.revision));
      for (const { documentId, path, value, status } of found) {
        if (!byDocument.has(documentId)) byDocument.set(documentId, new Map());
        byDocument.get(documentId)?.set(path, { value, status });
      }
    }
    return byDocument;
  }
}

function isAlike(
  proposed: Pick<FieldValue, "value" | "status">,
  label: Pick<FieldValue, "value" | "status"> | undefined,
  normaliser: FieldDefinition["normaliser"],
): boolean {
  // A field that nobody labelled is absent, as everywhere else.
  const [left, right] = [proposed.value, label?.value ?? null];
  if (left === null || right === null) return left === right;
  return normalise(left, normaliser) === normalise(right, normaliser);
}
