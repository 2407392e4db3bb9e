import { createInterface } from "node:readline";
import { desc, eq, like, sql } from "drizzle-orm";
import type { DatasetDocument, DatasetSummary, DatasetVersion } from "../domain/dataset.ts";
import { canonicalJson } from "../domain/digest.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { datasets } from "./schema/index.ts";
import type { Store } from "./store.ts";

/**
 * Keeps a dataset version: a blob with one JSON line a document, sorted by id. The blob's hash is the version's id, so
 * an id names the same bytes for ever. Keeping the same version again makes it the newest one, and its screening may know more.
 */
export async function keepDataset(
  store: Store,
  documents: readonly DatasetDocument[],
  specialty: Specialty,
  summary: DatasetSummary,
): Promise<DatasetVersion> {
  const sorted = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const id = await store.blobs.put(Buffer.from(sorted.map((document) => `${canonicalJson(document)}\n`).join("")));
  const [known] = await store.database.select({ summary: datasets.summary }).from(datasets).where(eq(datasets.id, id));
  if (!known) {
    await store.change(
      { action: "dataset.made", subject: id, detail: { documents: sorted.length, splits: summary.splits } },
      (transaction) => transaction.insert(datasets).values({ id, specialty, summary }).onConflictDoNothing(),
    );
  } else if (id !== (await newestId(store))) {
    await store.change({ action: "dataset.made", subject: id, detail: { again: true } }, (transaction) =>
      transaction.update(datasets).set({ keptAt: sql`now()` }).where(eq(datasets.id, id)),
    );
  }
  if (known && canonicalJson(known.summary.screening) !== canonicalJson(summary.screening)) {
    await store.change({ action: "dataset.screened", subject: id }, (transaction) =>
      transaction
        .update(datasets)
        .set({ summary: { ...known.summary, ...(summary.screening ? { screening: summary.screening } : {}) } })
        .where(eq(datasets.id, id)),
    );
  }
  return { id, documents: sorted };
}

/** The order in which versions were made last. */
export const NEWEST_FIRST = [desc(datasets.keptAt), desc(datasets.createdAt)] as const;

async function newestId({ database }: Store): Promise<string | undefined> {
  const [row] = await database
    .select({ id: datasets.id })
    .from(datasets)
    .orderBy(...NEWEST_FIRST)
    .limit(1);
  return row?.id;
}

/**
 * Reads a dataset version by its id or the beginning of it; the newest one when none is given.
 *
 * @throws ResidencyError `dataset-not-found`; `blob-missing` when its manifest was damaged.
 */
export async function readDataset(
  store: Store,
  idPrefix?: string,
): Promise<DatasetVersion & { summary: DatasetSummary }> {
  if (idPrefix !== undefined && !/^[0-9a-f]{4,64}$/.test(idPrefix))
    throw new ResidencyError("dataset-not-found", `"${idPrefix}" is not a dataset id`);
  const rows = await store.database
    .select()
    .from(datasets)
    .where(idPrefix ? like(datasets.id, `${idPrefix}%`) : undefined)
    .orderBy(...NEWEST_FIRST)
    .limit(2);
  const row = rows[0];
  if (!row)
    throw new ResidencyError(
      "dataset-not-found",
      idPrefix ? `there is no dataset ${idPrefix}` : "there is no dataset yet",
    );
  if (idPrefix && rows.length > 1)
    throw new ResidencyError("dataset-not-found", `more than one dataset begins with ${idPrefix}`);
  const documents: DatasetDocument[] = [];
  for await (const line of createInterface({ input: store.blobs.openRead(row.id) })) documents.push(JSON.parse(line));
  return { id: row.id, documents, summary: row.summary };
}
