import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { type DatasetDocument, SPLITS } from "../domain/dataset.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { readDataset, type Store } from "../store/index.ts";

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

/** Rows of one split as they would be trained on: only selected documents, in order of id. */
function* rowsOf(documents: readonly DatasetDocument[], specialty: Specialty, split: string): Generator<ExportRow> {
  const book = taskBook(specialty, documents);
  for (const document of documents) {
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

/** Writes `SPLIT.jsonl` with chat messages, and the pages as `images/SHA.png`. The same dataset gives the same bytes. */
export async function exportMessages(
  store: Store,
  specialty: Specialty,
  folder: string,
  datasetId?: string,
): Promise<Exported> {
  const dataset = await readDataset(store, datasetId);
  await mkdir(join(folder, "images"), { recursive: true });
  const exported: Exported = { dataset: dataset.id, rows: 0, files: [] };
  const written = new Set<string>();
  for (const split of SPLITS) {
    const file = join(folder, `${split}.jsonl`);
    const stream = createWriteStream(`${file}.part`);
    for (const row of rowsOf(dataset.documents, specialty, split)) {
      for (const sha256 of row.images) {
        if (written.has(sha256)) continue;
        await writeFile(join(folder, "images", `${sha256}.png`), await store.blobs.get(sha256));
        written.add(sha256);
      }
      stream.write(`${JSON.stringify({ ...row, images: row.images.map((sha256) => `images/${sha256}.png`) })}\n`);
      exported.rows++;
    }
    stream.end();
    await finished(stream);
    await rename(`${file}.part`, file);
    exported.files.push(file);
  }
  return exported;
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

/** Writes `SPLIT.parquet` with the images inside, as Python's `datasets` reads them: `load_dataset("parquet", data_files=...)`. */
export async function exportParquet(
  store: Store,
  specialty: Specialty,
  folder: string,
  datasetId?: string,
): Promise<Exported> {
  const dataset = await readDataset(store, datasetId);
  await mkdir(folder, { recursive: true });
  const exported: Exported = { dataset: dataset.id, rows: 0, files: [] };
  const scratch = join(folder, ".export.duckdb");
  await rm(scratch, { force: true });
  const instance = await DuckDBInstance.create(scratch);
  const connection = await instance.connect();
  try {
    for (const split of SPLITS) {
      await connection.run(`create or replace table rows (
        id varchar, images struct(bytes blob, path varchar)[], messages struct("role" varchar, content varchar)[],
        subject varchar, family varchar, domain varchar, template varchar)`);
      let chunk: ExportRow[] = [];
      const flush = async (): Promise<void> => {
        for (const row of chunk) await insertRow(connection, store, row);
        exported.rows += chunk.length;
        chunk = [];
      };
      for (const row of rowsOf(dataset.documents, specialty, split)) if (chunk.push(row) >= CHUNK_ROWS) await flush();
      await flush();
      const file = join(folder, `${split}.parquet`);
      const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
      await connection.run(
        `copy (select * from rows order by id) to ${quoted(`${file}.part`)} (format parquet, compression zstd, row_group_size 256, kv_metadata {huggingface: ${quoted(FEATURES)}})`,
      );
      await rename(`${file}.part`, file);
      exported.files.push(file);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
    for (const file of [scratch, `${scratch}.wal`]) await rm(file, { force: true });
  }
  return exported;
}

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
