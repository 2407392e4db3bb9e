import { and, asc, eq, isNull } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Database, type Store, type Transaction, tables } from "../store/index.ts";
import { LABEL_METHODS, type LabelRevision } from "./readings.ts";

/** A label as it stands, with when it was given. */
export interface CurrentLabel extends LabelRevision {
  createdAt: Date;
}

export interface DocumentLabels {
  documentId: string;
  /** True for a second reader at work: only their own labels are given. */
  blind: boolean;
  /** Sorted by path. */
  labels: CurrentLabel[];
  /** Paths on which two readings differ and nobody adjudicated; empty for a second reader. */
  disagreements: string[];
}

/** The current labels of a document, as `person` may see them. @throws ResidencyError `document-not-found`. */
export async function readLabels(store: Store, documentId: string, person: string): Promise<DocumentLabels> {
  const { database } = store;
  await requireDocument(database, documentId);
  const blind = await readsSecond(database, documentId, person);
  const labels = newest(await revisionsOf(database, documentId), blind ? person : undefined);
  const open = blind
    ? []
    : await database
        .select({ path: tables.disagreements.path })
        .from(tables.disagreements)
        .where(and(eq(tables.disagreements.documentId, documentId), isNull(tables.disagreements.resolvedRevision)))
        .orderBy(asc(tables.disagreements.path));
  return { documentId, blind, labels, disagreements: open.map((row) => row.path) };
}

/** Every revision of a document's labels, oldest first by path; a second reader at work is given only their own. */
export async function labelHistory(store: Store, documentId: string, person: string): Promise<CurrentLabel[]> {
  await requireDocument(store.database, documentId);
  const blind = await readsSecond(store.database, documentId, person);
  const rows = await revisionsOf(store.database, documentId);
  return blind ? rows.filter((row) => isOwnSecondReading(row, person)) : rows;
}

/** @throws ResidencyError `document-not-found`. Returns the document's number of pages. */
export async function requireDocument(database: Reader, documentId: string): Promise<number> {
  const [found] = await database
    .select({ id: tables.documents.id })
    .from(tables.documents)
    .where(eq(tables.documents.id, documentId));
  if (!found) throw new ResidencyError("document-not-found", "there is no document of that id");
  return database.$count(tables.pages, eq(tables.pages.documentId, documentId));
}

/** Whether the person has taken this document as its second reader and has not finished. */
export async function readsSecond(database: Reader, documentId: string, person: string): Promise<boolean> {
  const { labelWork } = tables;
  const [work] = await database
    .select({ person: labelWork.person })
    .from(labelWork)
    .where(
      and(
        eq(labelWork.documentId, documentId),
        eq(labelWork.purpose, "second"),
        eq(labelWork.person, person),
        isNull(labelWork.finishedAt),
      ),
    );
  return work !== undefined;
}

type Reader = Pick<Database | Transaction, "select" | "$count">;

export async function revisionsOf(database: Pick<Reader, "select">, documentId: string): Promise<CurrentLabel[]> {
  const { path, revision, value, status, evidence, author, method, createdAt } = tables.labels;
  return database
    .select({ path, revision, value, status, evidence, author, method, createdAt })
    .from(tables.labels)
    .where(eq(tables.labels.documentId, documentId))
    .orderBy(asc(path), asc(revision));
}

const isOwnSecondReading = (row: LabelRevision, reader: string): boolean =>
  row.author === reader && row.method === LABEL_METHODS.second;

/** The newest revision by path; with `secondReader`, the newest that this reader gave blind. */
export function newest(revisions: readonly CurrentLabel[], secondReader?: string): CurrentLabel[] {
  const byPath = new Map<string, CurrentLabel>();
  for (const row of revisions) {
    if (secondReader !== undefined && !isOwnSecondReading(row, secondReader)) continue;
    if ((byPath.get(row.path)?.revision ?? 0) < row.revision) byPath.set(row.path, row);
  }
  return [...byPath.values()];
}
