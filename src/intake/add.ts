import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { DocumentFacts, Page } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import type { FieldValues } from "../domain/field.ts";
import { type Store, type Transaction, tables } from "../store/index.ts";
import { listFiles } from "./files.ts";
import { readLabels, resolveInside } from "./import-format.ts";
import { PageRenderer, type PageRendererOptions } from "./page-renderer.ts";
import { sniffMediaType } from "./sniff.ts";

const { documents, labels, pages, rejections } = tables;

export interface AddOptions {
  /** Labels file in the import format; its `file` entries start at the folder that is added. */
  labelsFile?: string;
  /** Largest file in bytes. */
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

const CONCURRENCY = 3;

/**
 * Adds files and folders. Each file is one document, whole or not at all: its pages are stored first, under the hash of
 * their bytes, and one transaction then makes them a document. A file that cannot be added is listed with its reason.
 *
 * Adding again, also after a crash, changes nothing that is there.
 *
 * @throws ResidencyError `path-not-found`, `labels-invalid`, `disk-full`, `database-unavailable`; never for one bad file.
 */
export async function addDocuments(
  store: Store,
  paths: readonly string[],
  options: AddOptions = {},
): Promise<AddReport> {
  const work = options.labelsFile
    ? await labelledFiles(paths, options.labelsFile)
    : (await listFiles([...paths])).map((file) => ({ file, facts: {} }));
  const renderer = new PageRenderer({ workers: 2, ...options.renderer });
  const report: AddReport = { added: 0, known: 0, rejected: [], labels: 0, pages: 0 };
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (next < work.length && !options.signal?.aborted) {
      const item = work[next++] as LabelledFile;
      const outcome = await addFile(store, renderer, item, options);
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

interface LabelledFile {
  file: string;
  facts: DocumentFacts;
}

/** The files that a labels file names, plus the other files of the folders, which come without labels. */
async function labelledFiles(paths: readonly string[], labelsFile: string): Promise<LabelledFile[]> {
  const folder = paths[0];
  if (paths.length !== 1 || folder === undefined || !(await isFolder(folder))) {
    throw new ResidencyError("usage", "--labels goes with exactly one folder, which its file names start from");
  }
  const facts = new Map<string, DocumentFacts>();
  for await (const { row } of readLabels(labelsFile)) {
    const { file, ...rest } = row;
    facts.set(await resolveInside(folder, file), rest);
  }
  const all = new Set([...facts.keys(), ...(await listFiles([folder])).map((file) => resolve(file))]);
  all.delete(resolve(labelsFile));
  return [...all].map((file) => ({ file, facts: facts.get(file) ?? {} }));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function addFile(
  store: Store,
  renderer: PageRenderer,
  item: LabelledFile,
  options: AddOptions,
): Promise<FileOutcome> {
  const { file, facts } = item;
  try {
    const bytes = await readLimited(file, options.fileBytes ?? 200_000_000);
    const id = createHash("sha256").update(bytes).digest("hex");
    const [known] = await store.database.select({ id: documents.id }).from(documents).where(eq(documents.id, id));
    if (known) return { file, outcome: "known", id, labels: await updateKnown(store, id, file, facts, options) };

    const mediaType = await sniffMediaType(bytes);
    const rendered = await renderer.render(file, mediaType);
    const stored: Page[] = [];
    for (const page of rendered) {
      const { png, ...rest } = page;
      stored.push({ ...rest, sha256: await store.blobs.put(png) });
    }
    await store.blobs.put(bytes);
    const { fields = {}, ...columns } = facts;
    return await store.change<FileOutcome>(
      (outcome) => ({
        action: outcome.outcome === "added" ? "document.added" : "document.labelled",
        subject: id,
        detail: { pages: stored.length, labels: "labels" in outcome ? outcome.labels : 0 },
      }),
      async (transaction) => {
        const inserted = await transaction
          .insert(documents)
          .values({ id, name: basename(file), source: file, mediaType, sizeBytes: bytes.length, ...columns })
          .onConflictDoNothing()
          .returning({ id: documents.id });
        if (inserted.length === 0) {
          // Another process added the same bytes while this one rendered them.
          return { file, outcome: "known", id, labels: await writeLabels(transaction, id, fields, options) };
        }
        await transaction.insert(pages).values(stored.map((page) => ({ documentId: id, ...page })));
        await transaction.delete(rejections).where(eq(rejections.source, file));
        return {
          file,
          outcome: "added",
          id,
          pages: stored.length,
          labels: await writeLabels(transaction, id, fields, options),
        };
      },
    );
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

async function readLimited(file: string, limit: number): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw new ResidencyError("file-type-unsupported", "this is not a regular file");
      if (found.size === 0) throw new ResidencyError("file-empty", "the file has 0 bytes");
      if (found.size > limit)
        throw new ResidencyError("file-too-large", `the file has ${found.size} bytes, more than ${limit}`);
    } finally {
      await handle.close();
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof ResidencyError) throw error;
    throw new ResidencyError(
      "path-not-found",
      `the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown reason"}`,
      { cause: error },
    );
  }
}

/** Takes facts and labels for a document that is there. Returns how many labels were new or changed. */
async function updateKnown(
  store: Store,
  id: string,
  file: string,
  facts: DocumentFacts,
  options: AddOptions,
): Promise<number> {
  const { fields = {}, ...columns } = facts;
  if (Object.keys(facts).length === 0) return 0;
  const [current] = await store.database.select().from(documents).where(eq(documents.id, id));
  const changedFacts = Object.entries(columns).filter(
    ([key, value]) => current?.[key as keyof typeof current] !== value,
  );
  const changedLabels = await labelChanges(store.database, id, fields);
  if (changedFacts.length === 0 && changedLabels.length === 0) return 0;
  return store.change(
    {
      action: "document.labelled",
      subject: id,
      detail: { facts: changedFacts.map(([key]) => key), labels: changedLabels.length },
    },
    async (transaction) => {
      if (changedFacts.length > 0)
        await transaction.update(documents).set(Object.fromEntries(changedFacts)).where(eq(documents.id, id));
      await transaction.delete(rejections).where(eq(rejections.source, file));
      return writeLabels(transaction, id, fields, options);
    },
  );
}

/** Adds a revision for each label that differs from the current one; what is there is never overwritten. */
async function writeLabels(
  transaction: Transaction,
  id: string,
  fields: FieldValues,
  options: AddOptions,
): Promise<number> {
  const changed = await labelChanges(transaction, id, fields);
  if (changed.length === 0) return 0;
  await transaction.insert(labels).values(
    changed.map(({ path, revision, field }) => ({
      documentId: id,
      path,
      revision,
      value: field.value,
      status: field.status,
      evidence: field.evidence,
      author: options.author ?? "import",
      method: "import",
    })),
  );
  return changed.length;
}

async function labelChanges(database: Pick<Transaction, "select">, id: string, fields: FieldValues) {
  const paths = Object.keys(fields);
  if (paths.length === 0) return [];
  const rows = await database
    .select()
    .from(labels)
    .where(and(eq(labels.documentId, id), inArray(labels.path, paths)));
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if ((newest.get(row.path)?.revision ?? 0) < row.revision) newest.set(row.path, row);
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
const boxes = (evidence: FieldValues[string]["evidence"]): number[][] =>
  evidence.map((box) => [box.page, box.x, box.y, box.width, box.height]);
