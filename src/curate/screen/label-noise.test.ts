import { afterAll, beforeAll, expect, it } from "vitest";
import type { DatasetDocument } from "../../domain/dataset.ts";
import type { FieldDefinition } from "../../domain/field.ts";
import { parseSpecialty } from "../../domain/specialty.ts";
import { keepDataset, type Store, tables } from "../../store/index.ts";
import { openTestStore, type TestStore } from "../../store/test-store.ts";
import { screenLabelNoise } from "./label-noise.ts";

const specialty = parseSpecialty({
  name: "labs",
  base: "b",
  families: ["lab"],
  fields: [{ path: "potassium", type: "number" }],
});
const fields = specialty.fields as FieldDefinition[];
let kept: TestStore;
let store: Store;
let documents: DatasetDocument[];

beforeAll(async () => {
  kept = await openTestStore("noise");
  store = kept.store;
  documents = Array.from({ length: 6 }, (_, index) => ({
    id: `${index}`.repeat(64),
    name: `${index}.png`,
    pages: [],
    split: "test",
    selected: true,
    fields: { potassium: { value: `${4 + index}.1`, status: "present", evidence: [] } },
  }));
  await store.database
    .insert(tables.documents)
    .values(
      documents.map(({ id, name }) => ({ id, name, source: name, mediaType: "image/png" as const, sizeBytes: 1 })),
    );
});
afterAll(async () => {
  await kept?.remove();
});

it("finds the label that held-out answers and teachers agree against, and names no value", async () => {
  const none = await screenLabelNoise(store, documents, () => fields);
  expect(none).toEqual({ unscored: "no candidate and no teacher has answered these documents yet" });

  const { id: datasetId } = await keepDataset(store, documents, specialty, {
    documents: 6,
    splits: {},
    domains: {},
    families: {},
    exactDuplicates: 0,
    nearDuplicates: 0,
    leftOut: {},
    trainingRows: 0,
    leaks: 0,
  });
  const evaluation = { datasetId, candidates: [{ name: "base", id: "base" }] };
  await store.database.insert(tables.evaluations).values([
    { ...evaluation, id: "held-out", split: "test" },
    { ...evaluation, id: "seen", split: "train" },
  ]);
  const wrong = documents[2] as DatasetDocument;
  const truth = (document: DatasetDocument): string =>
    document === wrong ? "9.9" : (document.fields?.potassium?.value as string);
  await store.database.insert(tables.fieldResults).values(
    documents.flatMap((document) => [
      { ...row(document, truth(document)), evaluationId: "held-out" },
      // What a candidate says about documents that it was trained on must not count.
      { ...row(document, "0.0"), evaluationId: "seen" },
    ]),
  );
  await store.database.insert(tables.suggestions).values(
    documents.map((document, index) => ({
      id: `${index}`,
      documentId: document.id,
      task: "fields",
      teacher: "teacher",
      content: { fields: [{ path: "potassium", value: truth(document), status: "present" }] },
      state: "kept" as const,
      filters: [],
    })),
  );

  const screened = await screenLabelNoise(store, documents, () => fields);
  if ("unscored" in screened) throw new Error(screened.unscored);
  expect(screened).toMatchObject({ judged: 6, likelyWrong: 1, sources: 2 });
  expect(screened.ranked[0]).toMatchObject({ document: wrong.id, path: "potassium", likelyWrong: true });
  expect(JSON.stringify(screened)).not.toContain("9.9");
});

function row(document: DatasetDocument, answered: string) {
  const expected = document.fields?.potassium?.value as string;
  return {
    candidate: "base",
    documentId: document.id,
    path: "potassium",
    expected,
    answered,
    outcome: answered === expected ? ("right" as const) : ("wrong" as const),
    anls: 0,
  };
}
