import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { keepDataset, type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { writeReport } from "./index.ts";
import { readReport } from "./report-data.ts";
import { type MadeUpEvaluation, madeUpCurve, madeUpEvaluation, madeUpReport } from "./test-evaluation.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const SIZE = { documents: 12, general: 6 };
let kept: TestStore;
let store: Store;
let made: MadeUpEvaluation;

beforeAll(async () => {
  kept = await openTestStore("report");
  store = kept.store;
  made = await madeUpEvaluation(SIZE);
});
afterAll(async () => {
  await kept?.remove();
});

async function fill(): Promise<void> {
  const { database } = store;
  for (const png of made.pages.values()) await store.blobs.put(png);
  const dataset = await keepDataset(store, made.documents, made.specialty, made.summary);
  made.result.datasetId = dataset.id;
  await database
    .insert(tables.documents)
    .values(
      made.documents.map(({ id, name }) => ({ id, name, source: name, mediaType: "image/png" as const, sizeBytes: 1 })),
    );
  await database.insert(tables.predictions).values(
    made.answers.flatMap(({ text, ...row }) => [
      { ...row, answer: text, question: "this evaluation's", createdAt: new Date("2026-01-01") },
      // Asked later for another evaluation; it is not what the rows were read from.
      {
        ...row,
        answer: '{"patient":"someone else"}',
        failure: null,
        question: "another",
        createdAt: new Date("2026-02-01"),
      },
    ]),
  );
  const { id, datasetId, split } = made.result;
  await database.insert(tables.evaluations).values({
    id,
    datasetId,
    split,
    candidates: made.result.candidates.map(({ name, id }) => ({ name, id })),
    result: { ...made.result },
  });
  await database.insert(tables.fieldResults).values(made.fields.map((row) => ({ evaluationId: id, ...row })));
  const run = { datasetId, recipe: made.specialty.recipe, base: made.specialty.base, baseSha256: "0".repeat(64) };
  await database.insert(tables.runs).values([
    { ...run, id: "77aa01c2d3e4f506", state: "done", createdAt: new Date("2026-01-02") },
    { ...run, id: "1111111111111111", state: "failed", createdAt: new Date("2026-01-03") },
  ]);
  await database.insert(tables.runEvents).values(
    madeUpCurve().map(({ step, loss, evalLoss }, sequence) => ({
      runId: "77aa01c2d3e4f506",
      sequence,
      event: { type: "log", step, loss, eval_loss: evalLoss },
    })),
  );
}

test("a store without an evaluation says so", async () => {
  await expect(readReport(store)).rejects.toMatchObject({ code: "evaluation-not-found" });
});

test("what is stored is what the report tells", async () => {
  await fill();
  const data = await readReport(store);
  const expected = await madeUpReport(SIZE);
  expected.evaluation.datasetId = made.result.datasetId;
  // The values of a JSON column come back with their keys in another order.
  expect(JSON.parse(JSON.stringify(data.evaluation))).toEqual(JSON.parse(JSON.stringify(expected.evaluation)));
  expect(data.run).toEqual(expected.run);
  expect(data.counts).toEqual(expected.counts);
  for (const [index, document] of data.documents.entries()) {
    const other = expected.documents[index];
    expect(document.id).toBe(other?.id);
    expect(document.rows).toEqual(other?.rows);
    expect(document.surplus).toEqual(other?.surplus);
    expect(document.pictures).toEqual(other?.pictures);
    expect(document.replies).toEqual(other?.replies);
  }
});

test("an evaluation is found by the beginning of its id", async () => {
  expect((await readReport(store, made.result.id.slice(0, 6))).evaluation.id).toBe(made.result.id);
  for (const wrong of ["ffff", "5c", "no id", "%"])
    await expect(readReport(store, wrong)).rejects.toMatchObject({ code: "evaluation-not-found" });
});

test("limits leave documents and pictures out, and the counts stay true", async () => {
  const data = await readReport(store, undefined, { picturedDocuments: 2, textCharacters: 20_000 });
  expect(data.documents.filter((document) => document.pictures.length > 0)).toHaveLength(2);
  expect(data.documents.length).toBeLessThan(18);
  expect(data.counts.asked).toBe(18);
});

test("a lost page does not take the report with it", async () => {
  const [document] = (await readReport(store)).documents;
  const sha256 = made.documents.find((item) => item.id === document?.id)?.pages[0]?.sha256 as string;
  await rm((await store.blobs.materialise?.(sha256)) as string);
  const again = (await readReport(store)).documents[0];
  expect(again?.id).toBe(document?.id);
  expect(again?.pictures).toEqual([]);
  await store.blobs.put(made.pages.get(sha256) as Buffer);
});

test("the report is written whole, with the verdict", async () => {
  const path = join(kept.folder, "out", "report.html");
  const written = await writeReport(store, { output: path, now: new Date("2026-11-20T10:00:00Z") });
  const html = await readFile(path, "utf8");
  expect(written.path).toBe(path);
  expect(written.sizeBytes).toBe(Buffer.byteLength(html));
  expect(written.sizeBytes).toBeLessThan(15_000_000);
  expect(written.verdict.tone).toBe("better");
  expect(html).toContain("</html>");
});

test("no run is named when no candidate is an adapter", async () => {
  const plain = structuredClone(made.result);
  plain.candidates[1] = {
    ...(plain.candidates[1] as (typeof plain.candidates)[number]),
    id: "https://endpoint.example model",
  };
  await store.database
    .update(tables.evaluations)
    .set({ result: { ...plain } })
    .where(eq(tables.evaluations.id, made.result.id));
  expect((await readReport(store)).run).toBeNull();
});
