import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type DatasetDocument, SPLITS } from "../domain/dataset.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { keepDataset } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { exportMessages, exportParquet } from "./export.ts";

/** While it is set, files that are written as streams meet a disk without room after one write. */
const disk = vi.hoisted(() => ({ full: false }));
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const fullDisk = (): Writable =>
    new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) =>
        void setImmediate(done, Object.assign(new Error("no room"), { code: "ENOSPC" })),
    });
  const createWriteStream = (...given: Parameters<typeof real.createWriteStream>) =>
    disk.full ? fullDisk() : real.createWriteStream(...given);
  return { ...real, createWriteStream, default: { ...real, createWriteStream } };
});

const specialty = parseSpecialty({
  name: "labs",
  base: "models/starter",
  families: ["lab"],
  fields: [{ path: "potassium", type: "number" }],
});
const ROWS = Array.from({ length: 30 }, (_, index) => index);
let kept: TestStore;

beforeAll(async () => {
  kept = await openTestStore("export");
  const shas = await Promise.all(ROWS.map((index) => kept.store.blobs.put(Buffer.from(`page ${index}`))));
  const documents = ROWS.map(
    (index): DatasetDocument => ({
      id: createHash("sha256").update(String(index)).digest("hex"),
      name: `${index}.png`,
      family: "lab",
      fields: { potassium: { value: `${index}.5`, status: "present", evidence: [] } },
      pages: [{ sha256: shas[index] as string, width: 9, height: 9 }],
      split: SPLITS[index % 3] as (typeof SPLITS)[number],
      selected: true,
    }),
  );
  await keepDataset(kept.store, documents, specialty, {
    ...{ documents: 30, splits: {}, domains: {}, families: {}, exactDuplicates: 0, nearDuplicates: 0 },
    ...{ leftOut: {}, trainingRows: 10, leaks: 0 },
  });
});
afterAll(() => kept?.remove());

const lines = async (file: string): Promise<{ id: string; images: string[] }[]> =>
  (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const FILES = {
  messages: ["dev.jsonl", "images", "test.jsonl", "train.jsonl"],
  parquet: ["dev.parquet", "test.parquet", "train.parquet"],
};

test("messages hold each row of a split with its pages, and the same dataset gives the same bytes", async () => {
  const folder = join(kept.folder, "messages");
  const written = await exportMessages(kept.store, specialty, folder);
  expect(written).toMatchObject({ rows: 30, files: SPLITS.map((split) => join(folder, `${split}.jsonl`)) });
  const rows = await lines(join(folder, "train.jsonl"));
  expect(rows).toHaveLength(10);
  expect(await readFile(join(folder, rows[0]?.images[0] as string), "utf8")).toMatch(/^page \d+$/);
  const before = await readFile(join(folder, "train.jsonl"));
  await exportMessages(kept.store, specialty, folder);
  expect(await readFile(join(folder, "train.jsonl"))).toEqual(before);
  expect((await readdir(folder)).sort()).toEqual(FILES.messages);
});

test("a full disk fails the export with its reason; what was there stays, and no scratch is left", async () => {
  const folder = join(kept.folder, "full");
  await exportMessages(kept.store, specialty, folder);
  const before = await readFile(join(folder, "dev.jsonl"));
  disk.full = true;
  try {
    await expect(exportMessages(kept.store, specialty, folder)).rejects.toMatchObject({ code: "ENOSPC" });
  } finally {
    disk.full = false;
  }
  expect(await readFile(join(folder, "dev.jsonl"))).toEqual(before);
  expect((await readdir(folder)).sort()).toEqual(FILES.messages);
});

test.each([
  ["messages", exportMessages],
  ["parquet", exportParquet],
] as const)("several exports of %s into one folder at once all succeed", async (format, write) => {
  const folder = join(kept.folder, `crowd-${format}`);
  const written = await Promise.all(Array.from({ length: 3 }, () => write(kept.store, specialty, folder)));
  expect(written.map(({ rows }) => rows)).toEqual([30, 30, 30]);
  expect((await readdir(folder)).sort()).toEqual(FILES[format]);
  if (format !== "parquet") return;
  const database = await DuckDBInstance.create();
  const connection = await database.connect();
  const found = await connection.runAndReadAll(`select count(*)::integer from '${folder}/*.parquet'`);
  expect(found.getRows()).toEqual([[30]]);
  connection.closeSync();
  database.closeSync();
});

test.each([
  ["jsonl", exportMessages],
  ["parquet", exportParquet],
] as const)("a link that waits under the name of a draft of %s is not followed", async (ending, write) => {
  const folder = join(kept.folder, `links-${ending}`);
  await mkdir(folder);
  const target = join(kept.folder, `target-${ending}`);
  await writeFile(target, "mine");
  for (const name of [`train.${ending}.part`, `train.${ending}`]) await symlink(target, join(folder, name));
  await write(kept.store, specialty, folder);
  expect(await readFile(target, "utf8")).toBe("mine");
});

test("a stopped export leaves no scratch, and that of a killed one goes after a day", async () => {
  const folder = join(kept.folder, "stopped");
  const [old, young] = [join(folder, ".residency-export-old"), join(folder, ".residency-export-young")];
  for (const scratch of [old, young]) await mkdir(scratch, { recursive: true });
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(old, longAgo, longAgo);
  for (const write of [exportMessages, exportParquet])
    await expect(write(kept.store, specialty, folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "interrupted",
    });
  expect((await readdir(folder)).filter((name) => name !== "images")).toEqual([".residency-export-young"]);
});
