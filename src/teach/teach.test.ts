/** Teaching from end to end against a real store, with teachers that are functions. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatasetDocument, DatasetSummary, Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { keepDataset, type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import {
  acceptKept,
  anchoringRows,
  type CaptionContent,
  decideSuggestion,
  exportInstructions,
  filteredSuggestions,
  filterReport,
  listSuggestions,
  type Teacher,
  taughtDataset,
  teach,
} from "./index.ts";

const SPECIALTY = parseSpecialty({
  name: "smears",
  base: "base",
  families: ["smear"],
  fields: ["class", "image_type", "anatomical_region", "key_findings", "clinical_significance"].map((path) => ({
    path,
  })),
});
const CAPTION = {
  image_type: "stained smear",
  anatomical_region: "peripheral blood",
  key_findings: "One cell.",
  clinical_significance: "None by itself.",
};
/** 24 documents, half of them of each class: 16 train, 4 dev, 4 test. */
const CLASSES = ["platelet", "white cell"] as const;
const documents: DatasetDocument[] = [];
let kept: TestStore;
let store: Store;
let dataset: string;

beforeAll(async () => {
  kept = await openTestStore("teach");
  store = kept.store;
  for (let index = 0; index < 24; index++) {
    const sha256 = await store.blobs.put(Buffer.from(`page ${index}`));
    const split: Split = index < 16 ? "train" : index < 20 ? "dev" : "test";
    documents.push({
      id: `document-${String(index).padStart(2, "0")}`,
      name: `${index}.png`,
      family: "smear",
      class: CLASSES[index % 2] as string,
      pages: [{ sha256, width: 10, height: 10 }],
      split,
      selected: true,
      ...(index === 23 ? { subject: "held out" } : {}),
    });
  }
  await store.database.insert(tables.documents).values(
    documents.map(({ id, name, class: className }) => ({
      id,
      name,
      source: name,
      mediaType: "image/png" as const,
      sizeBytes: 1,
      family: "smear",
      class: className ?? null,
    })),
  );
  await store.database.insert(tables.pages).values(
    documents.map(({ id, pages }, index) => ({
      documentId: id,
      index: 0,
      sha256: pages[0]?.sha256 as string,
      width: 10,
      height: 10,
      quality: { sharpness: 100 - index, skewDegrees: null, contrast: 1, ink: 0.5, blank: false },
      perceptualHash: "0".repeat(16),
    })),
  );
  dataset = (await keepDataset(store, documents, SPECIALTY, {} as DatasetSummary)).id;
});
afterAll(async () => {
  await kept?.remove();
});

const known = (id: string): string => documents.find((document) => document.id === id)?.class as string;

/** A teacher that answers as told, and counts what it was asked. */
function scripted(name: string, answer: (document: DatasetDocument) => string): Teacher & { asked: string[] } {
  const asked: string[] = [];
  return {
    name,
    id: `${name}-1`,
    asked,
    async *ask(questions) {
      for (const { id, document } of questions) {
        asked.push(document.id);
        yield { id, text: answer(document), cut: false };
      }
    },
  };
}
const caption = (className: string): string =>
  JSON.stringify({ class: className, ...CAPTION } satisfies CaptionContent);

describe("a round of captions", () => {
  // It names every white cell rightly, and every platelet of an index that divides by 4 as a white cell.
  const good = scripted("good", ({ id }) =>
    caption(Number(id.slice(-2)) % 4 === 0 ? "white cell" : known(id).toUpperCase()),
  );
  const unwilling = scripted("unwilling", () => "I cannot help with that.");

  it("stops at a spent budget and goes on without asking twice", async () => {
    const poor: Teacher = {
      ...good,
      async *ask(questions) {
        yield* good.ask(questions.slice(0, 5));
        throw new ResidencyError("budget-spent", "nothing is left");
      },
    };
    const first = await teach(store, SPECIALTY, [poor], { task: "caption", documents: ["train", "dev"], heldBack: 0 });
    expect(first).toMatchObject({ stopped: "budget-spent", answered: 5, known: 0, documents: 20 });
    const second = await teach(store, SPECIALTY, [good], { task: "caption", documents: ["train", "dev"], heldBack: 0 });
    expect(second).toMatchObject({ stopped: null, answered: 15, known: 5, kept: 15, rejected: 5, failures: {} });
    expect(new Set(good.asked).size).toBe(good.asked.length);
    expect(await teach(store, SPECIALTY, [good], { task: "caption", documents: ["train", "dev"] })).toMatchObject({
      answered: 0,
      known: 20,
    });
  });

  it("never asks about held-out documents", () => {
    expect(good.asked.filter((id) => documents.find((document) => document.id === id)?.split === "test")).toEqual([]);
  });

  it("keeps what was rejected, with its reason, and an answer that cannot be read too", async () => {
    const failing: Teacher = {
      name: "down",
      id: "down-1",
      async *ask(questions) {
        for (const { id } of questions) yield { id, failure: "the endpoint failed", final: false };
      },
    };
    const round = await teach(store, SPECIALTY, [unwilling, failing], {
      task: "caption",
      dataset,
      limit: 2,
      heldBack: 0,
    });
    expect(round).toMatchObject({ answered: 2, kept: 0, rejected: 2, failures: { "the endpoint failed": 2 } });
    const rejected = await listSuggestions(store, { state: "rejected", documentId: "document-00" });
    expect(rejected.map(({ teacher, content, filters }) => [teacher, content, filters.at(-1)])).toEqual(
      expect.arrayContaining([
        [
          "unwilling-1",
          { unread: "I cannot help with that." },
          { filter: "schema", verdict: "failed", reason: "does not fit the schema: the object" },
        ],
      ]),
    );
    expect(rejected.find((row) => row.teacher === "good-1")?.filters).toContainEqual({
      filter: "class-equals-known",
      verdict: "failed",
      reason: "the class is platelet, and the teacher named another one",
    });
  });

  it("shows what filtering removed, by class and difficulty", async () => {
    const rows = (await filteredSuggestions(store, "caption")).filter((row) => row.teacher === "good-1");
    const report = filterReport(rows);
    expect(report.all).toMatchObject({ suggestions: 20, removed: 5, lost: 5, removedBy: { "class-equals-known": 5 } });
    expect(report.classes.platelet).toMatchObject({ documents: 10, lost: 5, lostShare: { value: 0.5 } });
    expect(report.classes["white cell"]).toMatchObject({ documents: 10, lost: 0 });
    expect(Object.keys(report.difficulties)).toEqual(["sharp", "middling", "blurred"]);
    expect(report.difficulties.sharp).toMatchObject({ documents: 7, lost: 2 });
  });

  it("accepts what was kept in one person's name, once", async () => {
    expect(await acceptKept(store, { task: "caption", by: "ana" }, SPECIALTY.fields)).toEqual({
      accepted: 15,
      labels: 75,
      conflicts: 0,
    });
    expect((await acceptKept(store, { task: "caption", by: "ana" }, SPECIALTY.fields)).accepted).toBe(0);
    const [row] = await listSuggestions(store, { state: "kept", limit: 1 });
    const again = decideSuggestion(store, row?.id as string, { decision: "rejected", by: "ben" }, SPECIALTY.fields);
    await expect(again).rejects.toMatchObject({ code: "suggestion-closed" });
  });

  it("makes a dataset on the same splits: balanced training rows, test whole", async () => {
    const taught = await taughtDataset(store, SPECIALTY, { task: "caption", dataset, ratio: 1 });
    const of = (split: Split) => taught.documents.filter((document) => document.split === split);
    // 4 of 8 platelets of the train split were lost, so 4 of 8 white cells are chosen.
    expect(taught.summary).toMatchObject({
      trainingRows: 8,
      splits: { train: 12, dev: 3, test: 4 },
      leftOut: { "no accepted suggestion": 5, "left out for the balance of classes": 4 },
    });
    expect(of("test").map((document) => document.id)).toEqual(documents.slice(20).map((document) => document.id));
    expect(of("test").map((document) => document.fields?.class?.value)).toEqual([...CLASSES, ...CLASSES]);
    const book = taskBook(SPECIALTY, taught.documents);
    expect(book.taskOf(of("train")[0] as DatasetDocument)?.answer).toBe(caption(known(of("train")[0]?.id as string)));
    expect((await taughtDataset(store, SPECIALTY, { task: "caption", dataset, ratio: 1 })).id).toBe(taught.id);
  });

  it("exports instructions: persona, request, JSON; nothing is given away about the test split", async () => {
    const folder = join(kept.folder, "out");
    const exported = await exportInstructions(store, SPECIALTY, { task: "caption", dataset, ratio: 1, folder });
    expect(exported.rows).toEqual({ train: 8, dev: 3, test: 4 });
    const rows = async (split: string) =>
      (await readFile(join(folder, `${split}.jsonl`), "utf8"))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    const [train] = await rows("train");
    expect(train.messages.map((message: { role: string }) => message.role)).toEqual(["system", "user", "assistant"]);
    expect(JSON.parse(train.messages[2].content)).toEqual({ class: train.class, ...CAPTION });
    expect((await rows("test")).every((row) => row.messages.length === 2)).toBe(true);
    await readFile(join(folder, train.images[0]));
  });
});

describe("suggestions before people", () => {
  const second = (id: string) => scripted(`teacher-${id}`, ({ id }) => caption(known(id)));

  it("a suggestion that is held back cannot be decided, and its document is labelled unseen", async () => {
    await teach(store, SPECIALTY, [second("b")], { task: "caption", dataset, documents: ["dev"], heldBack: 1 });
    const hidden = await listSuggestions(store, { heldBack: true, limit: 500 });
    const row = hidden.find((suggestion) => !suggestion.shown);
    const decision = decideSuggestion(store, row?.id as string, { decision: "accepted", by: "ana" }, SPECIALTY.fields);
    await expect(decision).rejects.toMatchObject({ code: "suggestion-closed" });
    expect((await listSuggestions(store, { limit: 500 })).every((suggestion) => suggestion.shown)).toBe(true);
  });

  it("edits become labels, what the teacher said stays, and other labels are not overwritten", async () => {
    await store.database.delete(tables.labels);
    await store.database.delete(tables.suggestions);
    await teach(store, SPECIALTY, [second("c")], { task: "caption", dataset, documents: ["train"], heldBack: 0 });
    const [first, other, third] = await listSuggestions(store, { limit: 3 });
    const edited = { class: "white cell", ...CAPTION, key_findings: "Two cells." };
    await decideSuggestion(store, first?.id as string, { decision: "edited", by: "ana", edited }, SPECIALTY.fields);
    const stored = (await listSuggestions(store, { limit: 500 })).find((row) => row.id === first?.id);
    expect(stored).toMatchObject({
      decision: "edited",
      decidedBy: "ana",
      edited,
      content: { key_findings: "One cell." },
    });
    await expect(
      decideSuggestion(
        store,
        other?.id as string,
        { decision: "edited", by: "ana", edited: { class: "white cell" } },
        SPECIALTY.fields,
      ),
    ).rejects.toMatchObject({ code: "usage", message: expect.stringContaining("image_type") });
    await store.database.insert(tables.labels).values({
      documentId: other?.documentId as string,
      path: "key_findings",
      revision: 1,
      value: "Three cells.",
      status: "present",
      evidence: [],
      author: "ben",
      method: "manual",
    });
    await expect(
      decideSuggestion(store, other?.id as string, { decision: "accepted", by: "ana" }, SPECIALTY.fields),
    ).rejects.toMatchObject({ code: "label-conflict", message: expect.stringMatching(/key_findings$/) });
    await decideSuggestion(store, third?.id as string, { decision: "accepted", by: "ana" }, SPECIALTY.fields);
    const rows = await anchoringRows(store, "caption", SPECIALTY.fields);
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({
      documentId: first?.documentId,
      shown: true,
      alike: first?.content.class === "white cell" ? 4 : 3,
      values: 5,
    });
    expect(rows).toContainEqual({ documentId: third?.documentId, shown: true, alike: 5, values: 5 });
  });

  it("documents that no split holds can be taught, but none of a subject that is held out", async () => {
    const outside = [
      { id: "document-90", subject: "held out" },
      { id: "document-91", subject: "another" },
    ];
    for (const { id, subject } of outside) {
      await store.database
        .insert(tables.documents)
        .values({ id, name: id, source: id, mediaType: "image/png", sizeBytes: 1, family: "smear", subject });
      await store.database.insert(tables.pages).values({
        documentId: id,
        index: 0,
        sha256: documents[0]?.pages[0]?.sha256 as string,
        width: 10,
        height: 10,
        quality: { sharpness: 1, skewDegrees: null, contrast: 1, ink: 0.5, blank: false },
        perceptualHash: "0".repeat(16),
      });
    }
    const teacher = scripted("outside", () => caption("white cell"));
    const round = await teach(store, SPECIALTY, [teacher], { task: "caption", dataset, documents: ["unlabelled"] });
    expect(teacher.asked).toEqual(["document-91"]);
    // No class is known there, so nothing speaks against the one that was named.
    expect(round).toMatchObject({ documents: 1, kept: 1 });
  });

  it("all of it stands in the audit chain, without a word of the content", async () => {
    expect(await verifyAudit(store.database)).toMatchObject({ intact: true });
    const entries = await store.database.select().from(tables.audit);
    expect(entries.some((entry) => entry.action === "suggestion.edited" && entry.actor === "ana")).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/One cell|Two cells|white cell/);
  });
});
