import { createInterface } from "node:readline";
import { desc, eq, like, type SQL, sql } from "drizzle-orm";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { ResidencyError } from "../../domain/error.ts";
import { NEWEST_FIRST, type Store, tables } from "../../store/index.ts";

const { datasetMembers, datasets } = tables;

const CHUNK = 10_000;

type Member = Pick<DatasetDocument, "id" | "split" | "selected" | "phi">;

/** Stores that were asked for a dataset before; its manifest never changes. */
const indexed = new WeakMap<Store["database"], Map<string, Promise<void>>>();

/** The documents of a dataset version in order of their ids, one at a time. @throws ResidencyError `blob-missing`. */
export async function* manifest(store: Store, datasetId: string): AsyncGenerator<DatasetDocument> {
  const input = store.blobs.openRead(datasetId);
  try {
    for await (const line of createInterface({ input })) yield JSON.parse(line);
  } finally {
    input.destroy(); // whoever found what they sought does not read on
  }
}

/** The whole id of a dataset. @throws ResidencyError `dataset-not-found`. */
export async function datasetOf(store: Store, id: string): Promise<typeof datasets.$inferSelect> {
  const rows = await store.database
    .select()
    .from(datasets)
    .where(like(datasets.id, `${id.replace(/[%_\\]/g, "")}%`))
    .limit(2);
  if (!rows[0] || rows.length > 1 || id.length < 4)
    throw new ResidencyError("dataset-not-found", "there is no dataset of that id, or more than one begins so");
  return rows[0];
}

/** The id of the newest dataset; null before there is one. */
export async function newestDataset(store: Store): Promise<string | null> {
  const [row] = await store.database
    .select({ id: datasets.id })
    .from(datasets)
    .orderBy(...NEWEST_FIRST, desc(datasets.id))
    .limit(1);
  return row?.id ?? null;
}

/**
 * Makes the index of a dataset's manifest where it is not there yet, so that documents can be listed by split. It holds nothing
 * that the manifest does not say, and is no record: it is in no audit chain.
 */
export function indexMembers(store: Store, datasetId: string): Promise<void> {
  const known = indexed.get(store.database) ?? new Map<string, Promise<void>>();
  indexed.set(store.database, known);
  const running = known.get(datasetId);
  if (running) return running;
  const work = makeIndex(store, datasetId);
  known.set(datasetId, work);
  work.catch(() => known.delete(datasetId));
  return work;
}

async function makeIndex(store: Store, datasetId: string): Promise<void> {
  const [there] = await store.database
    .select({ id: datasetMembers.documentId })
    .from(datasetMembers)
    .where(eq(datasetMembers.datasetId, datasetId))
    .limit(1);
  if (there) return;
  await store.database.transaction(async (transaction) => {
    let rows: Member[] = [];
    const flush = async (): Promise<void> => {
      // Whole columns as arrays: a parameter a value would cost more than the insert.
      const column = (type: string, of: (row: Member) => unknown): SQL =>
        sql`${sql.param(rows.map(of))}::${sql.raw(type)}[]`;
      await transaction.execute(sql`
        insert into ${datasetMembers} (dataset_id, document_id, split, selected, phi)
        select ${datasetId}, * from unnest(
          ${column("text", (row) => row.id)}, ${column("text", (row) => row.split)},
          ${column("boolean", (row) => row.selected)}, ${column("text", (row) => row.phi ?? "unknown")})
        on conflict do nothing`);
      rows = [];
    };
    for await (const document of manifest(store, datasetId)) {
      rows.push(document);
      if (rows.length >= CHUNK) await flush();
    }
    await flush();
    await transaction.execute(sql`analyze ${datasetMembers}`); // thousands of new rows would mislead the planner
  });
}
