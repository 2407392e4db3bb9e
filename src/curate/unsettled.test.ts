import { createHash } from "node:crypto";
import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseSpecialty } from "../domain/specialty.ts";
import { readDataset, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { curate } from "./index.ts";

const specialty = parseSpecialty({
  name: "labs",
  base: "models/starter",
  families: ["lab"],
  fields: [{ path: "potassium", type: "number" }],
  split: { train: 0.5, dev: 0, test: 0.5, by: ["subject"] },
});
const ids = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(64));
let kept: TestStore;

beforeAll(async () => {
  kept = await openTestStore("unsettled");
  const { database } = kept.store;
  await database.insert(tables.documents).values(
    ids.map((id, index) => ({
      id,
      name: `${index}.png`,
      source: "test",
      mediaType: "image/png" as const,
      sizeBytes: 1,
      domain: "medical" as const,
      family: "lab",
      subject: `s${index}`,
    })),
  );
  const quality = { sharpness: 700, skewDegrees: 0, contrast: 0.7, ink: 0.1, blank: false };
  await database.insert(tables.pages).values(
    ids.map((documentId) => ({
      documentId,
      index: 0,
      sha256: documentId,
      width: 9,
      height: 9,
      quality,
      perceptualHash: createHash("sha256").update(documentId).digest("hex").slice(0, 16),
    })),
  );
  await database.insert(tables.labels).values(
    ids.map((documentId, index) => ({
      documentId,
      path: "potassium",
      revision: 1,
      value: `${3 + index}.1`,
      status: "present" as const,
      evidence: [],
      author: "ana",
      method: index === 5 ? "import" : "person",
    })),
  );
});
afterAll(() => kept?.remove());

it("leaves out what readers disagree on and what somebody has not finished, and counts them", async () => {
  const { database } = kept.store;
  const expiresAt = new Date("2026-01-01");
  await database.insert(tables.disagreements).values([
    { documentId: ids[0] as string, path: "potassium" },
    { documentId: ids[1] as string, path: "potassium", resolvedRevision: 1 },
  ]);
  await database.insert(tables.labelWork).values([
    { documentId: ids[2] as string, purpose: "first", person: "ana", expiresAt },
    { documentId: ids[3] as string, purpose: "first", person: "ana", expiresAt, finishedAt: expiresAt },
    // Imported labels state a whole document; somebody only looked at it.
    { documentId: ids[5] as string, purpose: "first", person: "ben", expiresAt },
  ]);
  const { summary } = await curate(kept.store, specialty);
  expect(summary.documents).toBe(6);
  expect(summary.leftOut).toEqual({
    "two readers disagree and nobody has settled it": 1,
    "labelled in part by people and not finished": 1,
  });
});

it("leaves out documents of which people labelled some fields alone", async () => {
  // Another seed, since documents stay where a version of the same rule had them.
  const two = parseSpecialty({
    ...specialty,
    split: { ...specialty.split, seed: 3 },
    fields: [{ path: "potassium", type: "number" }, { path: "patient" }],
  });
  const { summary } = await curate(kept.store, two);
  // Two are whole: one is finished, one came with its labels.
  expect(summary.documents).toBe(2);
  expect(summary.neverLabelled).toEqual(["patient"]);
  await expect(
    curate(kept.store, parseSpecialty({ ...specialty, fields: [{ path: "sodium", type: "number" }] })),
  ).rejects.toMatchObject({ code: "dataset-empty" });
});

it("takes no blind second reading for the label, and keeps documents where they were through a version without them", async () => {
  const { store } = kept;
  const own = parseSpecialty({ ...specialty, split: { ...specialty.split, seed: 5 } });
  const placed = async () =>
    new Map((await readDataset(store, (await curate(store, own)).id)).documents.map((row) => [row.id, row]));
  const before = await placed();
  const disputed = [3, 5, 6, 7].map((index) => ids[index] as string);
  expect(disputed.every((id) => before.has(id))).toBe(true);
  await store.database.insert(tables.labels).values(
    disputed.map((documentId) => ({
      documentId,
      path: "potassium",
      revision: 2,
      value: "58",
      status: "present" as const,
      evidence: [],
      author: "ben",
      method: "second-reading",
    })),
  );
  const read = await placed();
  for (const id of disputed) expect(read.get(id)?.fields).toEqual(before.get(id)?.fields);
  // Half of them are disputed for a while, and a version is made without them.
  const half = disputed.slice(0, 2);
  await store.database
    .insert(tables.disagreements)
    .values(half.map((documentId) => ({ documentId, path: "potassium" })));
  expect([...(await placed()).keys()].filter((id) => half.includes(id))).toEqual([]);
  await store.database.insert(tables.labels).values(
    half.map((documentId) => ({
      documentId,
      path: "potassium",
      revision: 3,
      value: "5.9",
      status: "present" as const,
      evidence: [],
      author: "rita",
      method: "adjudication",
    })),
  );
  await store.database
    .update(tables.disagreements)
    .set({ resolvedRevision: 3 })
    .where(inArray(tables.disagreements.documentId, half));
  const after = await placed();
  for (const id of half) {
    expect(after.get(id)?.fields?.potassium?.value).toBe("5.9");
    expect(after.get(id)?.split).toBe(before.get(id)?.split);
  }
});

it("takes the version that was made last for the newest one, also where it was made before", async () => {
  const { store } = kept;
  const own = parseSpecialty({ ...specialty, split: { ...specialty.split, seed: 7 } });
  const documentId = ids[4] as string;
  const first = await curate(store, own);
  const reading = { documentId, path: "potassium", status: "present" as const, evidence: [], author: "ana" };
  const relabel = (revision: number, value: string) =>
    store.database.insert(tables.labels).values({ ...reading, revision, value, method: "person" });
  await relabel(2, "9.9");
  const second = await curate(store, own);
  expect(second.id).not.toBe(first.id);
  await relabel(3, "7.1");
  expect((await curate(store, own)).id).toBe(first.id);
  expect((await readDataset(store)).id).toBe(first.id);
});
