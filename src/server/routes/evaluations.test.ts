import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { keepDataset, tables } from "../../store/index.ts";
import { type Client, TEST_SPECIALTY, TestServer } from "../test-server.ts";

const ID = "e".repeat(16);
const idOf = (name: string): string => createHash("sha256").update(name).digest("hex");
const box = { page: 0, x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
let server: TestServer;
let viewer: Client;

beforeAll(async () => {
  server = await TestServer.start();
  viewer = await server.person("vic", ["viewer"]);
  const { store } = server;
  const { database } = store;
  const documents: DatasetDocument[] = [];
  for (const [name, family, facility] of [
    ["one", "lab-report", "North"],
    ["two", "lab-report", "South"],
    ["till", "receipt", "North"],
  ] as const) {
    const id = await server.addDocument(name, { family, facility });
    documents.push({
      id,
      name,
      family,
      facility,
      pages: [{ sha256: id, width: 1, height: 1 }],
      split: "test",
      selected: true,
      fields: { potassium: { value: "4.1", status: "present", evidence: [box] } },
    });
  }
  const dataset = await keepDataset(store, documents, TEST_SPECIALTY, {
    documents: 3,
    splits: { test: 3 },
    domains: {},
    families: {},
    exactDuplicates: 0,
    nearDuplicates: 0,
    leftOut: {},
    trainingRows: 0,
    leaks: 0,
  });
  await database.insert(tables.evaluations).values({
    id: ID,
    datasetId: dataset.id,
    split: "test",
    candidates: [
      { name: "base", id: "b" },
      { name: "tuned", id: "t" },
    ],
  });
  const row = { evaluationId: ID, path: "potassium", expected: "4.1", anls: 1, evidence: null, confidence: null };
  await database.insert(tables.fieldResults).values([
    { ...row, candidate: "t", documentId: idOf("one"), answered: "4.1", outcome: "right", evidence: "wrong" },
    { ...row, candidate: "t", documentId: idOf("two"), answered: "41", outcome: "wrong" },
    { ...row, candidate: "t", documentId: idOf("till"), answered: null, outcome: "omitted" },
    { ...row, candidate: "b", documentId: idOf("one"), answered: null, outcome: "failed" },
  ]);
  await database.insert(tables.predictions).values([
    {
      candidate: "t",
      documentId: idOf("one"),
      question: "asked",
      answer: JSON.stringify({ potassium: { value: "4.1", box: [0.5, 0.6, 0.1, 0.1], page: 0 } }),
    },
    // An answer to another question, which the rows were not judged from.
    { candidate: "t", documentId: idOf("one"), question: "other", answer: '{"potassium":"9.9"}' },
    { candidate: "b", documentId: idOf("one"), question: "asked", answer: null, failure: "no answer in 60 s" },
  ]);
}, 120_000);
afterAll(() => server?.stop(), 120_000);

it("rows are chosen by what they are, by their document and by their outcome", async () => {
  const names = async (query: string): Promise<string[]> =>
    (await viewer("GET", `/api/evaluations/${ID}/rows?${query}`)).body.items.map(
      (row: { candidate: string; documentName: string }) => `${row.candidate} ${row.documentName}`,
    );
  const same = async (query: string, expected: string[]): Promise<void> =>
    expect((await names(query)).sort(), query).toEqual(expected);
  await same("", ["b one", "t one", "t till", "t two"]);
  await same("errors=true", ["b one", "t till", "t two"]);
  await same("candidate=t&criticality=decision", ["t one", "t two"]); // of the specialty only
  await same("criticality=supporting", []);
  await same("part=general", ["t till"]);
  await same("part=special&facility=North&candidate=t", ["t one"]);
  await same("quality=good&candidate=t&part=special", ["t one", "t two"]);
  await same("quality=poor", []);
  await same("evidence=wrong", ["t one"]);
  expect((await viewer("GET", `/api/evaluations/${ID}/rows?quality=splendid`)).status).toBe(400);
});

it("a document has its labels beside the answers, each with the place that it points to", async () => {
  const { body } = await viewer("GET", `/api/evaluations/${ID}/documents/${idOf("one")}`);
  expect(body).toMatchObject({ name: "one", pages: 1 });
  expect(body.fields).toEqual([
    {
      path: "potassium",
      criticality: "decision",
      expected: "4.1",
      boxes: [box],
      answers: [
        { candidate: "b", answered: null, outcome: "failed", evidence: null, confidence: null, boxes: [], quote: null },
        {
          candidate: "t",
          answered: "4.1",
          outcome: "right",
          evidence: "wrong",
          confidence: null,
          boxes: [{ page: 0, x: 0.5, y: 0.6, width: 0.1, height: 0.1 }],
          quote: null,
        },
      ],
    },
  ]);
  expect(body.replies).toMatchObject([
    { candidate: "b", answer: null, failure: "no answer in 60 s" },
    { candidate: "t", answer: expect.stringContaining("0.5"), failure: null },
  ]);
  const unknown = await viewer("GET", `/api/evaluations/${ID}/documents/${idOf("nowhere")}`);
  expect(unknown.body.error.code).toBe("document-not-found");
});

it("an evaluation names its fields with their criticality", async () => {
  const { body } = await viewer("GET", `/api/evaluations/${ID}`);
  expect(body.fields).toContainEqual({ path: "potassium", criticality: "decision" });
  expect(body.fields).toContainEqual({ path: "patient", criticality: "supporting" });
});
