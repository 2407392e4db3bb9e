import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DatasetSummary } from "../domain/dataset.ts";
import { TRANSCRIPTION_PROMPT } from "../domain/prompt.ts";
import { questionId } from "../domain/question-id.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { keepDataset, type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import {
  analyse,
  closeStudy,
  listStudies,
  nextItem,
  openStudy,
  planFromEvaluation,
  type StudyPlanInput,
  unblind,
  vote,
} from "./index.ts";

let kept: TestStore;
let store: Store;
const DOCUMENTS = Array.from({ length: 12 }, (_, index) => `document-${index}`);

beforeAll(async () => {
  kept = await openTestStore("study");
  store = kept.store;
  await store.database
    .insert(tables.documents)
    .values(DOCUMENTS.map((id) => ({ id, name: id, source: id, mediaType: "image/png" as const, sizeBytes: 1 })));
  const answersOf = (candidate: string) =>
    DOCUMENTS.map((documentId) => ({
      candidate,
      documentId,
      question: "question-1",
      answer:
        documentId === "document-0" ? "alike" : `${candidate === "id-of-tuned" ? "right" : "wrong"} ${documentId}`,
    }));
  await store.database.insert(tables.predictions).values([...answersOf("id-of-base"), ...answersOf("id-of-tuned")]);
});
afterAll(async () => {
  await kept?.remove();
});

const planOf = (name: string, more: Partial<StudyPlanInput> = {}): StudyPlanInput => ({
  name,
  candidates: [
    { name: "base", id: "id-of-base" },
    { name: "tuned", id: "id-of-tuned" },
  ],
  documents: DOCUMENTS,
  seed: 3,
  repeatShare: 0.2,
  primary: { candidate: "tuned", against: "base" },
  ...more,
});

/** Reads the whole queue of a reader, voting for the right answer. */
async function readAll(studyId: string, reader: string): Promise<number[]> {
  const seen: number[] = [];
  for (let item = await nextItem(store, studyId, reader); item; item = await nextItem(store, studyId, reader)) {
    seen.push(item.item);
    await vote(store, { studyId, item: item.item, reader, vote: item.a?.startsWith("right") ? "a" : "b" });
  }
  return seen;
}

test("a study from its plan to its result", async () => {
  const opened = await openStudy(store, planOf("whole"));
  expect(opened).toMatchObject({ items: 13, repeats: 2, identical: 1 });
  expect(await openStudy(store, planOf("whole"))).toEqual(opened);

  const first = await nextItem(store, opened.id, "ana");
  expect(JSON.stringify(first)).not.toMatch(/id-of|tuned|"base"|sides|repeats/);
  expect(await nextItem(store, opened.id, "ana")).toEqual(first);
  await expect(unblind(store, opened.id)).rejects.toMatchObject({ code: "study-open" });
  await expect(analyse(store, opened.id)).rejects.toMatchObject({ code: "study-open" });

  const ana = await readAll(opened.id, "ana");
  const ben = await readAll(opened.id, "ben");
  expect(ana).toHaveLength(13);
  expect(ana).not.toEqual(ben);
  expect(await nextItem(store, opened.id, "carla")).toBeNull();
  const items = await store.database.select().from(tables.studyItems).where(eq(tables.studyItems.studyId, opened.id));
  for (const { item, repeats } of items)
    if (repeats !== null) expect(ana.indexOf(item)).toBeGreaterThan(ana.indexOf(repeats));

  expect(await closeStudy(store, opened.id)).toEqual({ id: opened.id, votes: 26 });
  await expect(analyse(store, opened.id)).rejects.toMatchObject({ code: "study-open" });
  const sides = await unblind(store, opened.id);
  expect(new Set(sides.flatMap(({ a, b }) => [a, b]))).toEqual(new Set(["base", "tuned"]));
  await unblind(store, opened.id);
  const result = await analyse(store, opened.id);
  expect(result.primary).toMatchObject({
    conclusion: "shown",
    netWinRate: { value: expect.closeTo(22 / 24, 9), n: 24 },
  });
  expect(result.missingVotes).toBe(0);
  expect(result.selfConsistency.score).toEqual({ kind: "scored", value: 1, n: 4 });
  const [summary] = await listStudies(store);
  expect(summary).toMatchObject({
    id: opened.id,
    state: "unblinded",
    items: 13,
    readers: 2,
    votes: 26,
    votesAskedFor: 26,
  });

  const events = await store.database.select().from(tables.audit).where(eq(tables.audit.subject, opened.id));
  const count = (action: string) => events.filter((event) => event.action === action).length;
  expect([count("study.opened"), count("study.voted"), count("study.closed"), count("study.unblinded")]).toEqual([
    1, 26, 1, 1,
  ]);
  expect(await verifyAudit(store.database)).toMatchObject({ intact: true });
});

test("a second vote is refused and the first one stands, also when both come at once", async () => {
  const { id } = await openStudy(store, planOf("twice", { repeatShare: 0 }));
  const item = (await nextItem(store, id, "ana"))!.item;
  const results = await Promise.allSettled(
    (["a", "b", "both-good"] as const).map((choice) => vote(store, { studyId: id, item, reader: "ana", vote: choice })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "vote-refused" });
  const stored = await store.database
    .select()
    .from(tables.studyVotes)
    .where(and(eq(tables.studyVotes.studyId, id), eq(tables.studyVotes.item, item)));
  expect(stored).toHaveLength(1);
  expect(stored[0]!.vote).toBe(
    (["a", "b", "both-good"] as const)[results.findIndex((result) => result.status === "fulfilled")],
  );
});

test("votes at the moment of closing are either stored or refused", async () => {
  const { id } = await openStudy(store, planOf("closing", { repeatShare: 0 }));
  const items = await store.database
    .select()
    .from(tables.studyItems)
    .where(and(eq(tables.studyItems.studyId, id), eq(tables.studyItems.identical, false)));
  const votes = items.map(({ item }) => vote(store, { studyId: id, item, reader: "ana", vote: "a" }));
  const [closed, ...results] = await Promise.allSettled([closeStudy(store, id), ...votes]);
  expect(closed).toMatchObject({ status: "fulfilled" });
  const acknowledged = results.filter((result) => result.status === "fulfilled").length;
  expect(await store.database.$count(tables.studyVotes, eq(tables.studyVotes.studyId, id))).toBe(acknowledged);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "study-closed" });
  await expect(vote(store, { studyId: id, item: items[0]!.item, reader: "ben", vote: "a" })).rejects.toMatchObject({
    code: "study-closed",
  });
  await expect(nextItem(store, id, "ben")).rejects.toMatchObject({ code: "study-closed" });
  await expect(closeStudy(store, id)).rejects.toMatchObject({ code: "study-closed" });
});

test("what cannot be voted on is refused", async () => {
  const { id } = await openStudy(store, planOf("wrong", { repeatShare: 0.5 }));
  const items = await store.database.select().from(tables.studyItems).where(eq(tables.studyItems.studyId, id));
  const alike = items.find((item) => item.identical)!.item;
  const repeat = items.find((item) => item.repeats !== null)!.item;
  for (const item of [alike, repeat, 999])
    await expect(vote(store, { studyId: id, item, reader: "ana", vote: "a" })).rejects.toMatchObject({
      code: "vote-refused",
    });
  await expect(vote(store, { studyId: id, item: 1, reader: " ", vote: "a" })).rejects.toMatchObject({ code: "usage" });
  await expect(vote(store, { studyId: "nothing", item: 1, reader: "ana", vote: "a" })).rejects.toMatchObject({
    code: "study-not-found",
  });
});

test("a plan from an evaluation shows the answers to its plain question, and not to a twin of it", async () => {
  const specialty = parseSpecialty({ name: "notes", base: "base", families: ["note"], fields: [{ path: "finding" }] });
  const ids = ["note-1", "note-2", "note-3"];
  await store.database
    .insert(tables.documents)
    .values(ids.map((id) => ({ id, name: id, source: id, mediaType: "image/png" as const, sizeBytes: 1 })));
  const pages = [{ sha256: "page", width: 1, height: 1 }];
  const dataset = await keepDataset(
    store,
    ids.map((id) => ({ id, name: id, pages, split: "test", selected: false, family: "note", text: "text" })),
    specialty,
    {} as DatasetSummary,
  );
  const candidates = ["base", "tuned"].map((name) => ({ name, id: `id-of-${name}` }));
  await store.database
    .insert(tables.evaluations)
    .values({ id: "evaluation", datasetId: dataset.id, split: "test", candidates });
  const question = questionId(TRANSCRIPTION_PROMPT, { pages });
  for (const { id: candidate, name } of candidates)
    for (const documentId of ids)
      await store.database.insert(tables.predictions).values([
        { candidate, documentId, question, answer: `plain answer, ${name}` },
        { candidate, documentId, question: "a twin of it", answer: "answer to the twin" },
      ]);
  const options = { name: "notes", candidates: ["base", "tuned"], seed: 5 };
  const plan = await planFromEvaluation(store, specialty, { ...options, documents: 2 });
  expect(plan).toMatchObject({ questions: [question], primary: { candidate: "tuned", against: "base" } });
  expect(plan.documents).toHaveLength(2);
  const { id } = await openStudy(store, plan);
  const item = (await nextItem(store, id, "ana"))!;
  expect([item.a, item.b].sort()).toEqual(["plain answer, base", "plain answer, tuned"]);

  const { questions: _, ...unnamed } = plan;
  await expect(openStudy(store, unnamed)).rejects.toMatchObject({
    code: "study-invalid",
    message: expect.stringContaining("2 of 2"),
  });
  for (const [more, code] of [
    [{ candidates: ["base"] }, "study-invalid"],
    [{ candidates: ["base", "other"] }, "study-invalid"],
    [{ evaluation: "nothing" }, "evaluation-not-found"],
  ] as const)
    await expect(planFromEvaluation(store, specialty, { ...options, ...more })).rejects.toMatchObject({ code });
});

test("a plan without stored answers is not opened, and an altered plan is found out", async () => {
  const stranger = { name: "stranger", id: "id-of-nobody" };
  const base = { name: "base", id: "id-of-base" };
  await expect(
    openStudy(
      store,
      planOf("missing", { candidates: [base, stranger], primary: { candidate: "stranger", against: "base" } }),
    ),
  ).rejects.toMatchObject({ code: "study-invalid", message: expect.stringContaining("12 of 12") });
  const { id } = await openStudy(store, planOf("altered"));
  await closeStudy(store, id);
  await unblind(store, id);
  const [row] = await store.database.select().from(tables.studies).where(eq(tables.studies.id, id));
  const plan = row!.plan as { primary: object };
  await store.database
    .update(tables.studies)
    .set({ plan: { ...plan, primary: { ...plan.primary, margin: -0.9 } } })
    .where(eq(tables.studies.id, id));
  await expect(analyse(store, id)).rejects.toMatchObject({ code: "audit-broken" });
});
