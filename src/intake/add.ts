import { createHash } from "node:crypto";
import { basename } from "node:path";
import { eq, sql } from "drizzle-orm";
import type { Page } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";
import { listFiles } from "./files.ts";
import { inChunks } from "./in-chunks.ts";
import { type LabelledFile, labelledFiles } from "./labelled-files.ts";
import { PageRenderer, type PageRendererOptions } from "./page-renderer.ts";
import { readRegularFile } from "./read-regular-file.ts";
import { sniffMediaType } from "./sniff.ts";
import { knowsFacts, type Taken, takeFacts } from "./take-facts.ts";
import { Turns } from "./turns.ts";

const { documents, pages, rejections } = tables;

export interface AddOptions {
  /** Labels file in the import format; its `file` entries start at the folder that is added. */
  labelsFile?: string;
  /** Largest file in bytes. Default `FILE_BYTES`. */
  fileBytes?: number;
  renderer?: PageRendererOptions;
  /** Who is written down as the author of imported labels. */
  author?: string;
  onFile?: (outcome: FileOutcome, done: number, total: number) => void;
  signal?: AbortSignal;
}

export type FileOutcome =
  | { file: string; outcome: "added"; id: string; pages: number; labels: number }
  /** The same bytes are there already; new or changed labels were still taken. */
  | { file: string; outcome: "known"; id: string; labels: number }
  | { file: string; outcome: "rejected"; code: string; reason: string };

export interface AddReport {
  added: number;
  known: number;
  rejected: Extract<FileOutcome, { outcome: "rejected" }>[];
  labels: number;
  pages: number;
}

/** Largest file where no specialty says otherwise. */
export const FILE_BYTES = 200_000_000;

const CONCURRENCY = 3;
const IMPORT_AUTHOR = "import";

/**
 * Adds files and folders. Each file is one document, whole or not at all: its pages are stored first, under the hash of
 * their bytes, and one transaction then makes them a document. A file that cannot be added is listed with its reason.
 *
 * Adding again, also after a crash, changes nothing that is there. Equal files, also from two processes at once, are one
 * document with all that either of them says.
 *
 * @throws ResidencyError `path-not-found`, `labels-invalid`, `disk-full`, `database-unavailable`; never for one bad file.
 */
export async function addDocuments(
  store: Store,
  paths: readonly string[],
  options: AddOptions = {},
): Promise<AddReport> {
  const work: LabelledFile[] = options.labelsFile
    ? await labelledFiles(paths, options.labelsFile)
    : (await listFiles([...paths])).map((file) => ({ file, facts: {} }));
  const renderer = new PageRenderer({ workers: 2, ...options.renderer });
  const turns = new Turns();
  const report: AddReport = { added: 0, known: 0, rejected: [], labels: 0, pages: 0 };
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (next < work.length && !options.signal?.aborted) {
      const item = work[next++] as LabelledFile;
      const outcome = await addFile(store, renderer, turns, item, options);
      if (outcome.outcome === "rejected") report.rejected.push(outcome);
      else {
        report[outcome.outcome]++;
        report.labels += outcome.labels;
        if (outcome.outcome === "added") report.pages += outcome.pages;
      }
      options.onFile?.(outcome, ++done, work.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  } finally {
    await renderer.close();
  }
  return report;
}

async function addFile(
  store: Store,
  renderer: PageRenderer,
  turns: Turns,
  item: LabelledFile,
  options: AddOptions,
): Promise<FileOutcome> {
  const { file } = item;
  try {
    if (item.problem) throw item.problem;
    const bytes = await readRegularFile(file, options.fileBytes ?? FILE_BYTES);
    const id = createHash("sha256").update(bytes).digest("hex");
    // Of equal files the first one is rendered, and the others find it known.
    return await turns.take(id, async () => {
      const [known] = await store.database.select({ id: documents.id }).from(documents).where(eq(documents.id, id));
      return known ? updateKnown(store, id, item, options) : addBytes(store, renderer, id, bytes, item, options);
    });
  } catch (error) {
    if (!(error instanceof ResidencyError) || error.code === "disk-full" || error.code === "database-unavailable")
      throw error;
    await store.change(
      {
        action: "document.rejected",
        subject: createHash("sha256").update(file).digest("hex"),
        detail: { code: error.code },
      },
      (transaction) =>
        transaction
          .insert(rejections)
          .values({ source: file, code: error.code, reason: error.message })
          .onConflictDoUpdate({
            target: rejections.source,
            set: { code: error.code, reason: error.message, createdAt: sql`now()` },
          }),
    );
    return { file, outcome: "rejected", code: error.code, reason: error.message };
  }
}

/** Renders a file and makes it a document. Another process may add the same bytes meanwhile: then its facts are still taken. */
async function addBytes(
  store: Store,
  renderer: PageRenderer,
  id: string,
  bytes: Buffer,
  { file, facts }: LabelledFile,
  options: AddOptions,
): Promise<FileOutcome> {
  const mediaType = await sniffMediaType(bytes);
  const stored: Page[] = [];
  for (const { png, ...page } of await renderer.render(file, mediaType))
    stored.push({ ...page, sha256: await store.blobs.put(png) });
  await store.blobs.put(bytes);
  const { added, taken } = await store.change<{ added: boolean; taken: Taken }>(
    ({ added, taken }) =>
      added
        ? { action: "document.added", subject: id, detail: { pages: stored.length, labels: taken.labels } }
        : { action: "document.labelled", subject: id, detail: taken },
    async (transaction) => {
      const { fields: _, ...columns } = facts;
      const inserted = await transaction
        .insert(documents)
        .values({ id, name: basename(file), source: file, mediaType, sizeBytes: bytes.length, ...columns })
        .onConflictDoNothing()
        .returning({ id: documents.id });
      const added = inserted.length > 0;
      if (added)
        for (const chunk of inChunks(stored.map((page) => ({ documentId: id, ...page }))))
          await transaction.insert(pages).values(chunk);
      await transaction.delete(rejections).where(eq(rejections.source, file));
      return { added, taken: await takeFacts(transaction, id, facts, options.author ?? IMPORT_AUTHOR) };
    },
  );
  return added
    ? { file, outcome: "added", id, pages: stored.length, labels: taken.labels }
    : { file, outcome: "known", id, labels: taken.labels };
}

/** Takes facts and labels for a document that is there. */
async function updateKnown(
  store: Store,
  id: string,
  { file, facts }: LabelledFile,
  options: AddOptions,
): Promise<FileOutcome> {
  if (await knowsFacts(store.database, id, facts)) return { file, outcome: "known", id, labels: 0 };
  const taken = await store.change<Taken>(
    (detail) => ({ action: "document.labelled", subject: id, detail }),
    async (transaction) => {
      await transaction.delete(rejections).where(eq(rejections.source, file));
      return takeFacts(transaction, id, facts, options.author ?? IMPORT_AUTHOR);
    },
  );
  return { file, outcome: "known", id, labels: taken.labels };
}
