import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LabelPurpose } from "../domain/label-purpose.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import {
  agreement,
  disagreementsOf,
  finishDocument,
  giveBackDocument,
  keepDocument,
  type LabelInput,
  labelHistory,
  nextDocument,
  openDisagreements,
  queueLengths,
  readLabels,
  saveLabels,
} from "./index.ts";

const specialty = parseSpecialty({
  name: "lab-reports",
  base: "base",
  families: ["lab-report"],
  fields: [{ path: "patient" }, { path: "potassium", type: "number", criticality: "decision" }],
});

let kept: TestStore;
let store: Store;
let now: Date;
beforeAll(async () => {
  kept = await openTestStore("label");
  store = kept.store;
}, 120_000);
afterAll(async () => {
  await kept?.remove();
}, 120_000);
beforeEach(async () => {
  now = new Date("2026-03-01T09:00:00Z");
  await store.database.execute(sql`truncate label_work, disagreements, labels, pages, documents cascade`);
});

async function addDocument(name: string, family = "lab-report"): Promise<string> {
  const id = createHash("sha256").update(name).digest("hex");
  await store.database
    .insert(tables.documents)
    .values({ id, name, source: name, mediaType: "image/png", sizeBytes: 1, family });
  await store.database.insert(tables.pages).values({
    documentId: id,
    index: 0,
    sha256: id,
    width: 10,
    height: 10,
    quality: { sharpness: 1, skewDegrees: 0, contrast: 1, ink: 0.1, blank: false },
    perceptualHash: "0".repeat(16),
  });
  return id;
}

const input = (path: string, expectedRevision: number, value: string | null): LabelInput => ({
  path,
  expectedRevision,
  value,
  status: value === null ? "absent" : "present",
  evidence: value === null ? [] : [{ page: 0, x: 0.1, y: 0.1, width: 0.2, height: 0.1 }],
});

const save = (documentId: string, author: string, labels: LabelInput[], adjudicates = false) =>
  saveLabels(store, { documentId, author, labels, adjudicates, now });
const take = (person: string, purpose: LabelPurpose = "first", share = 1) =>
  nextDocument(store, specialty, { person, purpose, share, now });
const finish = (documentId: string, purpose: LabelPurpose, person: string) =>
  finishDocument(store, specialty, { documentId, purpose, person, now });
const values = async (documentId: string): Promise<(string | null)[]> =>
  (
    await store.database
      .select({ value: tables.labels.value })
      .from(tables.labels)
      .where(eq(tables.labels.documentId, documentId))
      .orderBy(tables.labels.path, tables.labels.revision)
  ).map((row) => row.value);
const auditRows = async (): Promise<number> => {
  const verdict = await verifyAudit(store.database);
  expect(verdict.intact).toBe(true);
  return verdict.rows;
};

describe("saveLabels", () => {
  it("adds revisions, and an equal value is none", async () => {
    const id = await addDocument("a");
    expect(await save(id, "ana", [input("patient", 0, "Ann"), input("potassium", 0, "5.8")])).toMatchObject({
      kind: "saved",
      labels: [{ revision: 1 }, { revision: 1 }],
    });
    const rows = await auditRows();
    expect(await save(id, "ben", [input("patient", 1, "Ann")])).toMatchObject({
      kind: "saved",
      labels: [{ revision: 1 }],
    });
    expect(await auditRows()).toBe(rows);
    expect(await save(id, "ben", [input("patient", 1, "Anna")])).toMatchObject({
      kind: "saved",
      labels: [{ revision: 2 }],
    });
    expect(await values(id)).toEqual(["Ann", "Anna", "5.8"]);
  });

  it("refuses all of a save with one stale label, and gives both versions", async () => {
    const id = await addDocument("a");
    await save(id, "ana", [input("patient", 0, "Ann")]);
    const outcome = await save(id, "ben", [input("potassium", 0, "5.8"), input("patient", 0, "Hannah")]);
    expect(outcome).toMatchObject({
      kind: "conflict",
      conflicts: [
        { path: "patient", yours: { value: "Hannah" }, current: { value: "Ann", revision: 1, author: "ana" } },
      ],
    });
    expect(await values(id)).toEqual(["Ann"]);
  });

  it("lets one of many simultaneous writers win, and tells the others", async () => {
    const id = await addDocument("a");
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) => save(id, `person-${index}`, [input("patient", 0, `value ${index}`)])),
    );
    expect(outcomes.filter((outcome) => outcome.kind === "saved")).toHaveLength(1);
    expect(await values(id)).toHaveLength(1);
  });

  it("takes a save whose reply was lost for done", async () => {
    const id = await addDocument("a");
    const first = await save(id, "ana", [input("patient", 0, "Ann")]);
    expect(await save(id, "ana", [input("patient", 0, "Ann")])).toEqual(first);
    expect(await save(id, "ben", [input("patient", 0, "Ann")])).toMatchObject({ kind: "conflict" });
    expect(await values(id)).toEqual(["Ann"]);
  });

  it("acknowledges nothing that was not committed", async () => {
    const id = await addDocument("a");
    await store.database.execute(
      sql`create function fail() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`,
    );
    await store.database.execute(sql`create trigger fail before insert on audit for each row execute function fail()`);
    try {
      await expect(save(id, "ana", [input("patient", 0, "Ann")])).rejects.toThrow();
    } finally {
      await store.database.execute(sql`drop trigger fail on audit`);
      await store.database.execute(sql`drop function fail()`);
    }
    expect(await values(id)).toEqual([]);
  });

  it("refuses what is no label, naming the path and not the value", async () => {
    const id = await addDocument("a");
    const box = { page: 3, x: 0, y: 0, width: 1, height: 1 };
    for (const label of [
      input("results[].value", 0, "Smith"),
      input("a.__proto__", 0, "Smith"),
      { ...input("patient", 0, "Smith"), status: "absent" as const },
      { ...input("patient", 0, null), status: "present" as const },
      { ...input("patient", 0, "Smith"), evidence: [box] },
      input("patient", 0, "Smith\u0000"),
    ]) {
      const error = await save(id, "ana", [label]).catch((reason) => reason);
      expect(error).toMatchObject({ code: "request-invalid" });
      expect(error.message).not.toContain("Smith");
    }
    await expect(save("0".repeat(64), "ana", [input("patient", 0, "x")])).rejects.toMatchObject({
      code: "document-not-found",
    });
  });
});

describe("the queue", () => {
  it("never gives one document to two people, and only those of the specialty", async () => {
    for (let index = 0; index < 5; index++) await addDocument(`d${index}`);
    await addDocument("other", "receipt");
    const taken = await Promise.all(["ana", "ben", "cleo", "dan", "eva", "fay"].map((person) => take(person)));
    expect(new Set(taken.flatMap((item) => item?.documentId ?? [])).size).toBe(5);
    expect(taken.filter((item) => item === null)).toHaveLength(1);
    expect(await queueLengths(store, specialty)).toMatchObject({ first: 5, second: 0, adjudicate: 0 });
  });

  it("gives back what was begun, then what others left, and not what is done", async () => {
    const [a, b] = [await addDocument("a"), await addDocument("b")];
    const mine = (await take("ana"))!.documentId;
    expect((await take("ana"))?.documentId).toBe(mine);
    await save(mine, "ana", [input("patient", 0, "Ann")]);
    now = new Date(now.getTime() + 16 * 60_000); // the lease is over, the document half labelled
    expect((await take("ben"))?.documentId).toBe(mine);
    await expect(keepDocument(store, { documentId: mine, purpose: "first", person: "ana", now })).rejects.toMatchObject(
      {
        code: "lease-lost",
      },
    );
    await finish(mine, "first", "ben");
    expect((await take("ana"))?.documentId).toBe(mine === a ? b : a);
    await giveBackDocument(store, { documentId: mine === a ? b : a, purpose: "first", person: "ana", now });
    expect((await take("cleo"))?.documentId).toBe(mine === a ? b : a);
    expect(await take("dan")).toBeNull();
  });

  it("keeps a document longer with every save", async () => {
    await addDocument("a");
    const item = (await take("ana"))!;
    now = new Date(now.getTime() + 14 * 60_000);
    await save(item.documentId, "ana", [input("patient", 0, "Ann")]);
    now = new Date(now.getTime() + 14 * 60_000);
    expect(await take("ben")).toBeNull();
  });

  it("finds documents that were added before the place it has reached", async () => {
    const ids: string[] = [];
    for (const name of ["a", "b", "c", "d"]) {
      ids.push(await addDocument(name));
      const item = await take("ana");
      expect(item?.documentId).toBe(ids.at(-1));
      await finish(item!.documentId, "first", "ana");
    }
    expect([...ids].sort()).not.toEqual(ids); // else this would show nothing
  });
});

describe("second readings", () => {
  /** Labelled by ana, read again by ben. */
  async function readTwice(name: string, first: (string | null)[], second: (string | null)[]): Promise<string> {
    const id = await addDocument(name);
    const give = (list: (string | null)[]) =>
      list.map((value, index) => input(["patient", "potassium"][index]!, 0, value));
    await save(id, "ana", give(first));
    expect((await take("ben", "second"))?.documentId).toBe(id);
    expect(await save(id, "ben", give(second))).toMatchObject({ kind: "saved" });
    await finish(id, "second", "ben");
    return id;
  }

  it("are blind: the reader sees only what they gave, until they have finished", async () => {
    const id = await addDocument("a");
    await save(id, "ana", [input("patient", 0, "Ann"), input("potassium", 0, "5.8")]);
    expect(await take("ana", "second")).toBeNull(); // nobody reads twice what they read first
    await take("ben", "second");
    expect(await readLabels(store, id, "ben")).toMatchObject({ blind: true, labels: [] });
    expect(await labelHistory(store, id, "ben")).toEqual([]);
    await save(id, "ben", [input("patient", 0, "Anna")]);
    expect((await readLabels(store, id, "ben")).labels.map((label) => label.value)).toEqual(["Anna"]);
    expect((await readLabels(store, id, "cleo")).labels.map((label) => label.value)).toEqual(["Anna", "5.8"]);
    expect(await finish(id, "second", "ben")).toEqual(["patient", "potassium"]);
    expect(await readLabels(store, id, "ben")).toMatchObject({ blind: false, disagreements: ["patient", "potassium"] });
  });

  it("are asked of the same share of documents, whoever asks", async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => addDocument(`s${index}`)));
    for (const id of ids) await save(id, "ana", [input("patient", 0, "Ann")]);
    expect((await queueLengths(store, specialty, 0)).second).toBe(0);
    expect((await queueLengths(store, specialty, 1)).second).toBe(30);
    const below = ids.filter((id) => Number.parseInt(id.slice(0, 8), 16) < 0.3 * 2 ** 32).length;
    expect((await queueLengths(store, specialty, 0.3)).second).toBe(below);
    expect(below).toBeGreaterThan(0);
  });

  it("leave a disagreement that an adjudication settles with a revision of its own", async () => {
    const id = await readTwice("a", ["Ann", "5.8"], ["Ann", "5.3"]);
    expect(await openDisagreements(store, 10)).toMatchObject([{ documentId: id, path: "potassium" }]);
    expect(await disagreementsOf(store, id)).toMatchObject([
      { path: "potassium", first: { value: "5.8", author: "ana" }, second: { value: "5.3" }, current: { revision: 2 } },
    ]);
    expect((await take("rita", "adjudicate"))?.documentId).toBe(id);
    // The reviewer agrees with the value that stands; it is signed all the same.
    await save(id, "rita", [input("potassium", 2, "5.3")], true);
    expect(await openDisagreements(store, 10)).toEqual([]);
    expect(await labelHistory(store, id, "ana")).toMatchObject([
      { path: "patient", method: "manual" },
      { path: "patient", method: "second-reading" },
      { value: "5.8" },
      { value: "5.3" },
      { value: "5.3", author: "rita", method: "adjudication", revision: 3 },
    ]);
    expect(await take("rita", "adjudicate")).not.toBeNull(); // begun and not finished
    await finish(id, "adjudicate", "rita");
    expect(await take("rita", "adjudicate")).toBeNull();
  });

  it("give agreement by field and by readers, over what was read independently", async () => {
    await readTwice("a", ["Ann", "5.8"], ["ann", "5.80"]);
    await readTwice("b", ["Bob", "4.1"], ["Bob", null]);
    const c = await readTwice("c", ["Cyd", "4.1"], ["Sid", "4.1"]);
    await save(c, "ana", [input("patient", 2, "Sid")]); // agreeing afterwards does not count
    const report = await agreement(store, specialty);
    expect(report.documents).toBe(3);
    expect(report.fields.map((field) => [field.path, field.percent])).toEqual([
      ["patient", { kind: "scored", value: 2 / 3, n: 3 }],
      ["potassium", { kind: "scored", value: 2 / 3, n: 3 }],
    ]);
    expect(report.all.percent).toMatchObject({ value: 4 / 6, n: 6 });
    // By hand for patient: observed 2/3; chance 2/9 (ann and bob, once on either side); (2/3 - 2/9) / (1 - 2/9) = 4/7.
    expect(report.fields[0]?.kappa).toMatchObject({ kind: "scored", value: expect.closeTo(4 / 7, 10) });
    expect(report.fields[1]?.evidence).toMatchObject({ kind: "scored", value: expect.closeTo(1, 10), n: 2 });
    expect(report.readers).toMatchObject([{ first: "ana", second: "ben", documents: 3 }]);
  });

  it("of nothing give reasons and no numbers", async () => {
    const report = await agreement(store, specialty);
    expect(report).toMatchObject({ documents: 0, fields: [], readers: [], all: { percent: { kind: "unscored" } } });
  });
});
