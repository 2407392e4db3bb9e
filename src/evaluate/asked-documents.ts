import { inArray } from "drizzle-orm";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";
import { questionId } from "../domain/question-id.ts";
import type { Task, TaskBook } from "../domain/task.ts";
import { type Store, tables } from "../store/index.ts";

/** A document with what is asked about it. */
export interface AskedDocument {
  document: DatasetDocument;
  task: Task;
  /** Names prompt and pages, so that an answer is recognised and never asked for twice. */
  question: string;
  special: boolean;
}

/** The documents of a split that have a task: at most `limit` of the specialty and as many general ones, the first by id. */
export function chooseDocuments(
  documents: readonly DatasetDocument[],
  book: TaskBook,
  split: Split,
  limit = Number.POSITIVE_INFINITY,
): AskedDocument[] {
  const asked: AskedDocument[] = [];
  const counts = { true: 0, false: 0 };
  for (const document of documents) {
    if (document.split !== split) continue;
    const task = book.taskOf(document);
    const special = book.isSpecialty(document);
    if (!task || counts[`${special}`] >= limit) continue;
    counts[`${special}`]++;
    asked.push({ document, task, question: questionId(task.prompt, document), special });
  }
  return asked;
}

/** The measured quality of the documents' pages, by document id; empty where pages were not measured. */
export async function pageQualities(
  store: Store,
  asked: readonly AskedDocument[],
): Promise<Map<string, PageQuality[]>> {
  const { pages } = tables;
  const ids = asked.map((item) => item.document.id);
  const qualities = new Map<string, PageQuality[]>();
  if (ids.length === 0) return qualities;
  const rows = await store.database
    .select({ documentId: pages.documentId, quality: pages.quality })
    .from(pages)
    .where(inArray(pages.documentId, ids));
  for (const { documentId, quality } of rows) {
    const known = qualities.get(documentId);
    if (known) known.push(quality);
    else qualities.set(documentId, [quality]);
  }
  return qualities;
}
