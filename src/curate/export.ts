import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type DatasetVersion, SPLITS } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { ExportFolder, readDataset, type Store } from "../store/index.ts";

export interface Exported {
  dataset: string;
  rows: number;
  files: string[];
}

interface ExportRow {
  id: string;
  images: string[];
  messages: { role: "user" | "assistant"; content: string }[];
  subject: string | null;
  family: string | null;
  domain: string | null;
  template: string | null;
}

/**
 * Rows of one split as they would be trained on: only selected documents, in order of id.
 * @throws ResidencyError `interrupted` when the signal is aborted between two documents.
 */
function* rowsOf(
  { documents }: DatasetVersion,
  specialty: Specialty,
  split: string,
  signal: AbortSignal | undefined,
): Generator<ExportRow> {
  const book = taskBook(specialty, documents);
  for (const document of documents) {
    if (signal?.aborted) throw new ResidencyError("interrupted", "the export was stopped; nothing was replaced");
    const task = document.split === split && document.selected ? book.taskOf(document) : null;
    if (!task) continue;
    yield {
      id: document.id,
      images: document.pages.map((page) => page.sha256),
      messages: [
        { role: "user", content: task.prompt },
        { role: "assistant", content: task.answer },
      ],
      subject: document.subject ?? null,
      family: document.family ?? null,
      domain: document.domain ?? null,
      template: document.template ?? null,
    };
  }
}

export interface ExportOptions {
  /** Id of a dataset version, or the beginning of it; the newest when left out. */
  dataset?: string | undefined;
  signal?: AbortSignal;
}

/**
 * Writes `SPLIT.jsonl` with chat messages, and the pages as `images/SHA.png`. The same dataset gives the same bytes. All splits
 * take their places when the last one is written, so a failure leaves what was there.
 *
 * @throws ResidencyError `dataset-not-found`, `blob-missing`, `interrupted`; what the file system says when it cannot be written.
 */
export async function exportMessages(
  store: Store,
  specialty: Specialty,
  folder: string,
  { dataset: datasetId, signal }: ExportOptions = {},
): Promise<Exported> {
  const dataset = await readDataset(store, datasetId);
  return ExportFolder.fill(store, folder, async (into) => {
    let rows = 0;
    const messagesOf = async function* (split: string): AsyncGenerator<object> {
      for (const row of rowsOf(dataset, specialty, split, signal)) {
        const images: string[] = [];
        for (const sha256 of row.images) images.push(await into.addPage(sha256));
        yield { ...row, images };
        rows++;
      }
    };
    for (const split of SPLITS) await into.addLines(`${split}.jsonl`, messagesOf(split));
    return { dataset: dataset.id, rows };
  });
}

/** What Python's `datasets` needs to read the columns as features rather than as plain structs. */
const FEATURES = JSON.stringify({
  info: {
    features: {
      id: { dtype: "string", _type: "Value" },
      images: { feature: { _type: "Image" }, _type: "List" },
      messages: {
        feature: { role: { dtype: "string", _type: "Value" }, content: { dtype: "string", _type: "Value" } },
        _type: "List",
      },
      subject: { dtype: "string", _type: "Value" },
      family: { dtype: "string", _type: "Value" },
      domain: { dtype: "string", _type: "Value" },
      template: { dtype: "string", _type: "Value" },
    },
  },
});

/** Rows taken into memory at once, so that a large dataset is written at flat memory. */
const CHUNK_ROWS = 64;

/**
 * Writes `SPLIT.parquet` with the images inside, as Python's `datasets` reads them: `load_dataset("parquet", data_files=...)`. All
 * splits take their places when the last one is written, so a failure leaves what was there.
 *
 * @throws ResidencyError `dataset-not-found`, `blob-missing`, `interrupted`, `disk-full`.
 */
export async function exportParquet(
  store: Store,
  specialty: Specialty,
  folder: string,
  { dataset: datasetId, signal }: ExportOptions = {},
): Promise<Exported> {
  const dataset = await readDataset(store, datasetId);
  return ExportFolder.fill(store, folder, async (into) => {
    let rows = 0;
    const instance = await DuckDBInstance.create(join(into.scratch, "rows.duckdb"));
    const connection = await instance.connect();
    try {
      for (const split of SPLITS) {
        await connection.run(`create or replace table rows (
          id varchar, images struct(bytes blob, path varchar)[], messages struct("role" varchar, content varchar)[],
          subject varchar, family varchar, domain varchar, template varchar)`);
        let chunk: ExportRow[] = [];
        const flush = async (): Promise<void> => {
          for (const row of chunk) await insertRow(connection, store, row);
          rows += chunk.length;
          chunk = [];
        };
        for (const row of rowsOf(dataset, specialty, split, signal)) if (chunk.push(row) >= CHUNK_ROWS) await flush();
        await flush();
        const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
        await connection.run(
          `copy (select * from rows order by id) to ${quoted(into.draft(`${split}.parquet`))} (format parquet, compression zstd, row_group_size 256, kv_metadata {huggingface: ${quoted(FEATURES)}})`,
        );
      }
    } catch (error) {
      throw withoutRoom(error) ? new ResidencyError("disk-full", `no room is left in ${folder}`) : error;
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
    return { dataset: dataset.id, rows };
  });
}

/** Whether DuckDB met a full disk. It says so in words alone; those may quote a row, so they are not handed on. */
const withoutRoom = (error: unknown): boolean =>
  error instanceof Error && /no space left on device|disk quota exceeded/i.test(error.message);

async function insertRow(
  connection: Awaited<ReturnType<DuckDBInstance["connect"]>>,
  store: Store,
  row: ExportRow,
): Promise<void> {
  const statement = await connection.prepare(
    `insert into rows select $1, list_value(${row.images.map((_, index) => `struct_pack(bytes := from_hex($${index + 7}), path := $${index + 7 + row.images.length})`).join(", ")}),
     from_json($2, '[{"role": "VARCHAR", "content": "VARCHAR"}]'), $3, $4, $5, $6`,
  );
  statement.bindVarchar(1, row.id);
  statement.bindVarchar(2, JSON.stringify(row.messages));
  for (const [offset, value] of [row.subject, row.family, row.domain, row.template].entries()) {
    if (value === null) statement.bindNull(offset + 3);
    else statement.bindVarchar(offset + 3, value);
  }
  for (const [index, sha256] of row.images.entries()) {
    statement.bindVarchar(index + 7, (await store.blobs.get(sha256)).toString("hex"));
    statement.bindVarchar(index + 7 + row.images.length, `${sha256}.png`);
  }
  await statement.run();
}
