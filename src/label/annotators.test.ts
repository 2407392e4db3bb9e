import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { annotators } from "./annotators.ts";
import { finishDocument } from "./queue.ts";
import { saveLabels } from "./save-labels.ts";
import { capacityOf, settledDisagreements } from "./settled.ts";

vi.setConfig({ hookTimeout: 120_000 });

const SPECIALTY = {
  fields: [
    {
      path: "potassium",
      type: "number" as const,
      criticality: "decision" as const,
      normaliser: "number" as const,
      evidence: "optional" as const,
    },
  ],
  general: {},
};
const NOW = new Date("2026-03-01T09:00:00Z");
let kept: TestStore;

beforeAll(async () => {
  kept = await openTestStore("annotators");
  const { database } = kept.store;
  await database.insert(tables.people).values([
    { id: "r", name: "ruth", roles: ["labeller"] },
    { id: "v", name: "vera", roles: ["reviewer"], expertise: "expert" },
  ]);
  // Ruth and Sam read three documents alike and two otherwise; of these Vera settles one and Sam his own.
  for (const [id, second] of [
    ["a", "4.1"],
    ["b", "4.1"],
    ["c", "4.10"],
    ["d", "5.8"],
    ["e", "6.2"],
  ] as const)
    await readTwice(id, second);
  await save("d", "vera", "4.1", 2, true);
  await save("e", "sam", "7", 2, true);
});
afterAll(() => kept?.remove());

async function save(documentId: string, author: string, value: string, expectedRevision: number, adjudicates = false) {
  const label = { path: "potassium", expectedRevision, value, status: "present" as const, evidence: [] };
  const saved = await saveLabels(kept.store, { documentId, author, labels: [label], adjudicates, now: NOW });
  expect(saved.kind).toBe("saved");
}

async function readTwice(documentId: string, second: string): Promise<void> {
  const { store } = kept;
  await store.database
    .insert(tables.documents)
    .values({ id: documentId, name: documentId, source: documentId, mediaType: "image/png", sizeBytes: 1 });
  await save(documentId, "ruth", "4.1", 0);
  await store.database
    .insert(tables.labelWork)
    .values({ documentId, purpose: "second", person: "sam", expiresAt: new Date(NOW.getTime() + 60_000) });
  await save(documentId, "sam", second, 0);
  await finishDocument(store, SPECIALTY, { documentId, purpose: "second", person: "sam", now: NOW });
}

test("annotators have what they agree on and what of theirs was upheld; nobody is proven right by themselves", async () => {
  const found = await annotators(kept.store, SPECIALTY);
  expect(
    found.map(({ name, expertise, documents, values, settled }) => [name, expertise, documents, values, settled]),
  ).toEqual([
    ["ruth", "trained", 5, 5, 0],
    ["sam", null, 5, 5, 1],
    ["vera", "expert", 0, 0, 1],
  ]);
  const [ruth, sam, vera] = found;
  expect(ruth?.agreement.score).toEqual({ kind: "scored", value: 0.6, n: 5 });
  // Vera settled d as Ruth had read; Sam settled e with a third value, which counts for Ruth and not for Sam.
  expect(ruth?.upheld.score).toEqual({ kind: "scored", value: 0.5, n: 2 });
  expect(sam?.upheld.score).toEqual({ kind: "scored", value: 0, n: 1 });
  expect(vera?.agreement.score.kind).toBe("unscored");
  expect(vera?.upheld).toMatchObject({ score: { kind: "unscored" }, interval: null });
});

test("what was settled says whose reading was taken, and in what capacity", async () => {
  const { store } = kept;
  const found = await settledDisagreements(store, SPECIALTY, 10);
  expect(found.map(({ documentId, settledBy, took, as }) => [documentId, settledBy, took, as])).toEqual([
    ["d", "vera", "first", "expert"],
    ["e", "sam", "other", "reader"],
  ]);
  expect(await settledDisagreements(store, SPECIALTY, 10, { documentId: "d", path: "potassium" })).toHaveLength(1);
  expect(await settledDisagreements(store, SPECIALTY, 10, undefined, "sodium")).toEqual([]);
  expect(capacityOf("ada", "trained", { firstReader: "ruth", secondReader: "sam" })).toBe("third");
});
