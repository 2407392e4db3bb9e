import { execFileSync } from "node:child_process";
import { copyFile, mkdir, symlink, unlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { type AddReport, addDocuments } from "./add.ts";
import type { PageRendererOptions } from "./page-renderer.ts";
import { makeTestFolder, plainPage, type TestFolder } from "./test-files.ts";

const { documents, labels, rejections } = tables;

/** A renderer process that decodes nothing and so starts at once: every file has one and the same page. */
const QUICK_RENDERER = `
const quality = { sharpness: 700, skewDegrees: 0, contrast: 0.7, ink: 0.1, blank: false };
const page = { index: 0, png: Buffer.from("page"), width: 9, height: 9, quality, perceptualHash: "0".repeat(16) };
process.on("message", () => {
  process.send({ kind: "started" });
  process.send({ kind: "opened", pages: 1 });
  process.send({ kind: "page", page });
  process.send({ kind: "done", residentBytes: 1 });
});
process.on("disconnect", () => process.exit(0));
`;

let kept: TestStore;
let folder: TestFolder;
let renderer: PageRendererOptions;
let made = 0;

beforeAll(async () => {
  kept = await openTestStore("add");
  folder = await makeTestFolder();
  renderer = { program: pathToFileURL(await folder.write("quick-renderer.mjs", QUICK_RENDERER)) };
});
afterAll(async () => {
  await kept?.remove();
  await folder?.remove();
});

/** A folder with one page under each of the names, and the bytes of no page made before. */
async function pagesIn(name: string, ...names: string[]): Promise<string> {
  const path = join(folder.path, name);
  await mkdir(path);
  const page = await plainPage(32, 32 + made++, "white");
  for (const file of names) await folder.write(join(name, file), page);
  return path;
}

const FACTS = { subject: "s1", domain: "medical", family: "lab", template: "t1", facility: "f1", text: "Na 140" };

async function add(path: string, rows: object[], store: Store = kept.store): Promise<AddReport> {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  return addDocuments(store, [path], {
    labelsFile: await folder.write(`${path.slice(folder.path.length + 1)}.jsonl`, lines),
    renderer,
  });
}

/** The documents that were read from a folder. */
const documentsOf = (path: string) =>
  kept.store.database
    .select()
    .from(documents)
    .where(sql`starts_with(${documents.source}, ${`${path}/`})`);

const labelsOf = (id: string, path: string) =>
  kept.store.database
    .select({ value: labels.value, revision: labels.revision })
    .from(labels)
    .where(and(eq(labels.documentId, id), eq(labels.path, path)))
    .orderBy(labels.revision);

test("of two equal files at once with one labelled, nothing that the labels say is lost", async () => {
  for (let round = 0; round < 4; round++) {
    const path = await pagesIn(`twins-${round}`, "a.png", "b.png");
    const file = round % 2 === 0 ? "a.png" : "b.png";
    const report = await add(path, [{ file, ...FACTS, fields: { sodium: "140" } }]);
    expect(report).toMatchObject({ added: 1, known: 1, labels: 1, rejected: [] });
    const found = await documentsOf(path);
    expect(found).toMatchObject([FACTS]);
    expect(await labelsOf(found[0]?.id as string, "sodium")).toEqual([{ value: "140", revision: 1 }]);
  }
});

test("facts stay when another process adds the same bytes, without labels, while this one renders them", async () => {
  const path = await pagesIn("overtaken", "a.png");
  const overtaken: Store = {
    ...kept.store,
    async change(entry, work) {
      await addDocuments(kept.store, [path], { renderer });
      return kept.store.change(entry, work);
    },
  };
  const report = await add(path, [{ file: "a.png", ...FACTS, fields: { sodium: "140" } }], overtaken);
  expect(report).toMatchObject({ added: 0, known: 1, labels: 1 });
  const [found] = await documentsOf(path);
  expect(found).toMatchObject(FACTS);
  expect(await labelsOf(found?.id as string, "sodium")).toEqual([{ value: "140", revision: 1 }]);
});

test("two writers of one document follow each other: no revision is taken twice", async () => {
  const path = await pagesIn("writers", "a.png");
  await addDocuments(kept.store, [path], { renderer });
  const [{ id } = { id: "" }] = await documentsOf(path);
  let second: Promise<AddReport> | undefined;
  await kept.store.database.transaction(async (transaction) => {
    await transaction.select().from(documents).where(eq(documents.id, id)).for("no key update");
    await transaction.insert(labels).values({
      ...{ documentId: id, path: "sodium", revision: 1, value: "139" },
      ...{ status: "present", evidence: [], author: "ana", method: "person" },
    });
    second = add(path, [{ file: "a.png", fields: { sodium: "140" } }]);
    await vi.waitFor(async () => {
      const { rows } = await kept.store.database.execute(
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    }, 20_000);
  });
  expect(await second).toMatchObject({ known: 1, labels: 1, rejected: [] });
  expect(await labelsOf(id, "sodium")).toEqual([
    { value: "139", revision: 1 },
    { value: "140", revision: 2 },
  ]);
});

test("one document takes more labels than one statement has parameters for", async () => {
  const path = await pagesIn("many", "a.png");
  const fields = Object.fromEntries(Array.from({ length: 8_200 }, (_, row) => [`results[${row}].value`, String(row)]));
  expect(await add(path, [{ file: "a.png", fields }])).toMatchObject({ added: 1, labels: 8_200 });
  expect(await add(path, [{ file: "a.png", fields }])).toMatchObject({ known: 1, labels: 0 });
});

test("a label that PostgreSQL cannot keep is refused by its line, before anything is added", async () => {
  const path = await pagesIn("nul", "a.png", "b.png");
  const rows = [{ file: "a.png" }, { file: "b.png", fields: { sodium: "14\u00000" } }];
  await expect(add(path, rows)).rejects.toMatchObject({ code: "labels-invalid", message: /^nul\.jsonl line 2: / });
  expect(await documentsOf(path)).toEqual([]);
});

test("a missing scan fails alone, by its line, and its rejection goes when it comes", async () => {
  const path = await pagesIn("missing", "a.png");
  const rows = [
    { file: "gone/b.png", fields: { sodium: "141" } },
    { file: "a.png", ...FACTS },
  ];
  expect(await add(path, rows)).toMatchObject({
    added: 1,
    rejected: [
      {
        file: join(path, "gone", "b.png"),
        code: "path-not-found",
        reason: 'missing.jsonl line 1: "gone/b.png" does not exist.',
      },
    ],
  });
  const rejected = () =>
    kept.store.database
      .select()
      .from(rejections)
      .where(eq(rejections.source, join(path, "gone", "b.png")));
  expect(await rejected()).toHaveLength(1);
  await mkdir(join(path, "gone"));
  await copyFile(join(path, "a.png"), join(path, "gone", "b.png"));
  expect(await add(path, rows)).toMatchObject({ added: 0, known: 2, labels: 1, rejected: [] });
  expect(await rejected()).toEqual([]);
});

test("a row that leads out of the folder stops the import by its line, before anything is added", async () => {
  const path = await pagesIn("outside", "a.png");
  await symlink(await folder.write("secret.png", "x"), join(path, "b.png"));
  await expect(add(path, [{ file: "a.png" }, { file: "b.png", ...FACTS }])).rejects.toMatchObject({
    code: "labels-invalid",
    message: 'outside.jsonl line 2: "b.png" leads out of its folder.',
  });
  expect(await documentsOf(path)).toEqual([]);
});

test("two rows that reach one file by a link are refused by line", async () => {
  const path = await pagesIn("linked", "a.png");
  await symlink("a.png", join(path, "b.png"));
  await expect(
    add(path, [
      { file: "a.png", subject: "s1" },
      { file: "b.png", subject: "s2" },
    ]),
  ).rejects.toMatchObject({
    code: "labels-invalid",
    message: 'linked.jsonl line 2: "b.png" is the file of line 1.',
  });
  await unlink(join(path, "b.png"));
});

test("a folder that is reached by a link holds each file once", async () => {
  const path = await pagesIn("real", "a.png");
  await symlink(path, join(folder.path, "alias"));
  expect(await add(join(folder.path, "alias"), [{ file: "a.png", ...FACTS }])).toMatchObject({ added: 1, known: 0 });
});

test.skipIf(process.platform === "win32")("a named pipe in the labels fails alone and holds up nothing", async () => {
  const path = await pagesIn("pipe", "a.png");
  execFileSync("mkfifo", [join(path, "pipe.png")]);
  expect(await add(path, [{ file: "pipe.png" }, { file: "a.png" }])).toMatchObject({
    added: 1,
    rejected: [{ file: join(path, "pipe.png"), code: "file-type-unsupported" }],
  });
});
