import { and, eq, sql } from "drizzle-orm";
import type { DocumentFacts } from "../domain/document.ts";
import type { FieldValue, FieldValues } from "../domain/field.ts";
import { type Transaction, tables } from "../store/index.ts";
import { inChunks } from "./in-chunks.ts";

const { documents, labels } = tables;

/** What an import says of a document that was not known before. */
interface News {
  /** Facts that differ, by their column. */
  columns: Omit<DocumentFacts, "fields">;
  /** Labels that are new or differ from the current ones, each with its next revision. */
  labels: { path: string; revision: number; field: FieldValue }[];
}

/** What was taken: the facts that changed, by name, and how many labels were new or changed. */
export type Taken = { facts: string[]; labels: number };

/** Whether a document has all these facts and labels already. A look without a lock: most imports say what is known. */
export async function knowsFacts(
  database: Pick<Transaction, "select" | "selectDistinctOn">,
  documentId: string,
  facts: DocumentFacts,
): Promise<boolean> {
  if (Object.keys(facts).length === 0) return true;
  const [current] = await database.select().from(documents).where(eq(documents.id, documentId));
  const news = await newsOf(database, documentId, current, facts);
  return Object.keys(news.columns).length === 0 && news.labels.length === 0;
}

/**
 * Writes down what an import says of a document that is in the store. A fact takes the place of the older one; a label that differs
 * becomes a new revision, and what is there is never overwritten. The document's row is held until the transaction ends, as
 * `saveLabels` does: of two writers the second one sees what the first one wrote.
 */
export async function takeFacts(
  transaction: Transaction,
  documentId: string,
  facts: DocumentFacts,
  author: string,
): Promise<Taken> {
  if (Object.keys(facts).length === 0) return { facts: [], labels: 0 };
  const [current] = await transaction.select().from(documents).where(eq(documents.id, documentId)).for("no key update");
  const news = await newsOf(transaction, documentId, current, facts);
  const changed = Object.keys(news.columns);
  if (changed.length > 0) await transaction.update(documents).set(news.columns).where(eq(documents.id, documentId));
  for (const chunk of inChunks(news.labels))
    await transaction.insert(labels).values(
      chunk.map(({ path, revision, field }) => ({
        documentId,
        path,
        revision,
        value: field.value,
        status: field.status,
        evidence: field.evidence,
        author,
        method: "import",
      })),
    );
  return { facts: changed, labels: news.labels.length };
}

async function newsOf(
  database: Pick<Transaction, "select" | "selectDistinctOn">,
  documentId: string,
  current: typeof documents.$inferSelect | undefined,
  facts: DocumentFacts,
): Promise<News> {
  const { fields = {}, ...columns } = facts;
  const differs = ([name, value]: [string, string]): boolean => current?.[name as keyof typeof columns] !== value;
  return {
    columns: Object.fromEntries(Object.entries(columns).filter(differs)),
    labels: await newLabels(database, documentId, fields),
  };
}

async function newLabels(
  database: Pick<Transaction, "select" | "selectDistinctOn">,
  documentId: string,
  fields: FieldValues,
): Promise<News["labels"]> {
  const paths = Object.keys(fields);
  if (paths.length === 0) return [];
  const rows = await database
    .selectDistinctOn([labels.path])
    .from(labels)
    // One parameter, however many paths there are.
    .where(and(eq(labels.documentId, documentId), sql`${labels.path} = any(${sql.param(paths)})`))
    .orderBy(labels.path, sql`${labels.revision} desc`);
  const newest = new Map(rows.map((row) => [row.path, row]));
  return Object.entries(fields).flatMap(([path, field]) => {
    const before = newest.get(path);
    const same =
      before &&
      before.value === field.value &&
      before.status === field.status &&
      JSON.stringify(boxes(before.evidence)) === JSON.stringify(boxes(field.evidence));
    return same ? [] : [{ path, revision: (before?.revision ?? 0) + 1, field }];
  });
}

/** Boxes in one key order: PostgreSQL's jsonb does not keep the order of keys. */
const boxes = (evidence: FieldValue["evidence"]): number[][] =>
  evidence.map((box) => [box.page, box.x, box.y, box.width, box.height]);
