import { and, asc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";
import { requireDocument, revisionsOf } from "./read-labels.ts";
import { type LabelRevision, twoReadings } from "./readings.ts";

const { disagreements, labelWork } = tables;

/** A value that two people read differently, with what each of them said; null where one gave no label. */
export interface Disagreement {
  documentId: string;
  path: string;
  first: LabelRevision | null;
  second: LabelRevision | null;
  /** The label that stands until somebody adjudicates. */
  current: LabelRevision | null;
}

/**
 * Open disagreements in order of document and path, after `after` and at most `limit`: what still has to be adjudicated.
 *
 * @param field Only those of this definition path, such as `results[].value`.
 */
export async function openDisagreements(
  store: Store,
  limit: number,
  after?: { documentId: string; path: string },
  field?: string,
): Promise<{ documentId: string; path: string; createdAt: Date }[]> {
  const { documentId, path, createdAt, resolvedRevision } = disagreements;
  return store.database
    .select({ documentId, path, createdAt })
    .from(disagreements)
    .where(
      and(
        isNull(resolvedRevision),
        isOfField(field),
        after
          ? or(gt(documentId, after.documentId), and(eq(documentId, after.documentId), gt(path, after.path)))
          : undefined,
      ),
    )
    .orderBy(asc(documentId), asc(path))
    .limit(limit);
}

/** The disagreements on the values of one field; all of them without one. */
export const isOfField = (field: string | undefined): SQL | undefined =>
  field === undefined ? undefined : sql`regexp_replace(${disagreements.path}, '\\[[0-9]+\\]', '[]', 'g') = ${field}`;

/** The open disagreements of one document with both readings. @throws ResidencyError `document-not-found`. */
export async function disagreementsOf(store: Store, documentId: string): Promise<Disagreement[]> {
  await requireDocument(store.database, documentId);
  const open = await store.database
    .select({ path: disagreements.path })
    .from(disagreements)
    .where(and(eq(disagreements.documentId, documentId), isNull(disagreements.resolvedRevision)))
    .orderBy(asc(disagreements.path));
  const [second] = await store.database
    .select({ person: labelWork.person })
    .from(labelWork)
    .where(and(eq(labelWork.documentId, documentId), eq(labelWork.purpose, "second")));
  const revisions = await revisionsOf(store.database, documentId);
  const readings = second ? twoReadings(revisions, second.person) : null;
  return open.map(({ path }) => ({
    documentId,
    path,
    first: readings?.first.get(path) ?? null,
    second: readings?.second.get(path) ?? null,
    current: revisions.filter((row) => row.path === path).at(-1) ?? null,
  }));
}
