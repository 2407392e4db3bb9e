import { eq, inArray } from "drizzle-orm";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { questionId } from "../domain/question-id.ts";
import type { Task, TaskBook } from "../domain/task.ts";
import type { Answerer } from "../inference/index.ts";
import { readDataset, type Store, tables } from "../store/index.ts";

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

/**
 * Promise 4 across dataset versions: a run that was trained on another version may have learned from documents, pages or
 * subjects that this version holds out.
 *
 * @throws ResidencyError `dataset-leak`.
 */
export async function refuseTrainedOn(
  store: Store,
  candidate: Answerer,
  datasetId: string,
  asked: readonly AskedDocument[],
): Promise<void> {
  if (candidate.kind !== "local" || candidate.runId === undefined) return;
  const [run] = await store.database.select().from(tables.runs).where(eq(tables.runs.id, candidate.runId));
  if (!run) return;
  const { documents } = await readDataset(store, run.datasetId);
  const learned = new Set<string>();
  for (const document of documents) {
    if (document.split === "train") for (const key of identities(document)) learned.add(key);
  }
  const leaked = asked.filter(({ document }) => identities(document).some((key) => learned.has(key)));
  // Within its own version a split may hold documents of training only if training itself is what is evaluated.
  if (leaked.length > 0 && (run.datasetId !== datasetId || leaked.some((item) => item.document.split !== "train"))) {
    throw new ResidencyError(
      "dataset-leak",
      `${candidate.name} was trained on dataset ${run.datasetId.slice(0, 16)}, which holds ${leaked.length} of the documents, pages or subjects that it is asked about`,
    );
  }
}

const identities = (document: DatasetDocument): string[] => [
  `document ${document.id}`,
  `pages ${document.pages.map((page) => page.sha256).join()}`,
  ...(document.subject === undefined ? [] : [`subject ${document.subject}`]),
];

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
