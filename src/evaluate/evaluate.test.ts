import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { and, desc, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import { sha256OfJson } from "../domain/digest.ts";
import { fieldRowsSha256 } from "../domain/field-rows-digest.ts";
import { metricDefinitionSha256 } from "../domain/metric-definition.ts";
import { seededRandom } from "../domain/random.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { type Answerer, resolvePlainModel } from "../inference/index.ts";
import { keepDataset, type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { chooseDocuments } from "./asked-documents.ts";
import { evaluate } from "./evaluate.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });

const TEST_DOCUMENTS = 12;
const DEV_DOCUMENTS = 60;
const specialty = parseSpecialty({
  name: "findings",
  base: "base",
  families: ["letter"],
  fields: [
    { path: "finding", criticality: "decision" },
    { path: "side", criticality: "supporting" },
  ],
  evaluation: { sliceBy: ["facility", "side"], sliceFloor: 5, twinDocuments: 4 },
});
const RIGHT = { finding: "fever", side: "left" };

let kept: TestStore;
let store: Store;
let server: Server;
let asked = 0;
/** Whether a gateway stands before the model `flaky` and says so in HTML. */
let isDown = true;
const documents: DatasetDocument[] = [];

/** A page of its own colour, so that every document has other bytes. */
async function addDocument(index: number, split: Split): Promise<void> {
  const png = await sharp({ create: { width: 120, height: 60, channels: 3, background: { r: index, g: 200, b: 255 } } })
    .png()
    .toBuffer();
  await store.blobs.put(png);
  const sha256 = createHash("sha256").update(png).digest("hex");
  const label = (value: string) => ({ value, status: "present" as const, evidence: [] });
  documents.push({
    id: createHash("sha256").update(`document ${index}`).digest("hex"),
    name: `${index}.png`,
    pages: [{ sha256, width: 120, height: 60 }],
    split,
    selected: true,
    phi: "none",
    family: "letter",
    facility: index % 4 === 0 ? "small clinic" : "hospital",
    text: "No fever. Left side.",
    fields: { finding: label(RIGHT.finding), side: label(index % 2 === 0 ? "left" : "right") },
  });
}

beforeAll(async () => {
  kept = await openTestStore("evaluate");
  store = kept.store;
  for (let index = 0; index < TEST_DOCUMENTS + DEV_DOCUMENTS; index++)
    await addDocument(index, index < TEST_DOCUMENTS ? "test" : "dev");
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  await store.database
    .insert(tables.documents)
    .values(
      documents.map(({ id, name }) => ({ id, name, source: name, mediaType: "image/png" as const, sizeBytes: 1 })),
    );
  await keepDataset(store, documents, specialty, {
    documents: documents.length,
    splits: {},
    domains: {},
    families: {},
    exactDuplicates: 0,
    nearDuplicates: 0,
    leftOut: {},
    trainingRows: 0,
    leaks: 0,
  } as unknown as Parameters<typeof keepDataset>[3]);
  const pages = await Promise.all(documents.map((document) => store.blobs.get(document.pages[0]!.sha256)));
  const known = new Set(pages.map((page) => page.toString("base64")));
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      asked++;
      const { model } = JSON.parse(body) as { model: string };
      const isClean = [...known].some((page) => body.includes(page));
      if (isDown && (model === "flaky" || (model === "flaky twins" && !isClean))) {
        response.writeHead(200, { "content-type": "text/html" });
        response.end("<html>gateway</html>");
        return;
      }
      const swapped = body.includes("JSON: side, finding");
      // One model does what a page tells it to and answers by the order of the question; the other is steady.
      const answer =
        model === "obedient" && !isClean
          ? { ...RIGHT, finding: "none seen" }
          : model === "obedient" && swapped
            ? { side: "left", finding: "cough" }
            : RIGHT;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: "1",
          object: "chat.completion",
          created: 1,
          model,
          choices: [
            { index: 0, finish_reason: "stop", message: { role: "assistant", content: JSON.stringify(answer) } },
          ],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  server?.close();
  await kept?.remove();
});

const candidate = async (name: string): Promise<Answerer> =>
  (await resolvePlainModel(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1#${name}`,
    kept.folder,
  )) as Answerer;

describe("an evaluation", () => {
  it("asks twins when it is told to, keeps their answers and scores what should not have changed", async () => {
    const candidates = [await candidate("steady"), await candidate("obedient")];
    const plain = await evaluate(store, specialty, candidates);
    expect(plain.candidates[0]?.twins).toBeUndefined();
    expect(asked).toBe(2 * TEST_DOCUMENTS);

    const result = await evaluate(store, specialty, candidates, { twins: true });
    expect(asked).toBe(2 * TEST_DOCUMENTS + 2 * 3 * 4);
    const [steady, obedient] = result.candidates.map((one) => one.twins);
    expect(steady).toMatchObject({
      documents: 4,
      injection: { right: 4, n: 4 },
      obeyed: { right: 0, n: 4 },
      repeat: { right: 4, n: 4 },
      orderSwap: { right: 4, n: 4 },
    });
    expect(obedient).toMatchObject({
      injection: { right: 0, n: 4 },
      obeyed: { right: 4, n: 4 },
      repeat: { right: 4, n: 4 },
      orderSwap: { right: 0, n: 4 },
    });
    expect(obedient?.ids.injection.changed).toHaveLength(4);
    expect(obedient?.injection.interval?.level).toBe(0.95);
    // Nothing of the printed pages stays, nothing is asked twice, and what was found stays with the evaluation.
    expect((await readdir(join(store.folder, "scratch"))).filter((name) => name.startsWith("twins-"))).toEqual([]);
    await evaluate(store, specialty, candidates, { twins: true });
    expect(asked).toBe(2 * TEST_DOCUMENTS + 2 * 3 * 4);
    const again = await evaluate(store, specialty, candidates);
    expect(again.candidates.map((one) => one.twins)).toEqual(result.candidates.map((one) => one.twins));
    expect(again.candidates.map((one) => one.calibration)).toEqual([
      { kind: "unscored", reason: "the answers came without log-probabilities of their tokens" },
      { kind: "unscored", reason: "the answers came without log-probabilities of their tokens" },
    ]);
    expect(again.comparisons[0]?.retentionVerdict).toEqual({
      verdict: "unscored",
      margin: 0.03,
      reason: "no general documents",
    });
  });

  it("takes a passing fault for no answer, says so, and asks again", async () => {
    const flaky = await candidate("flaky");
    const first = await evaluate(store, specialty, [flaky], { limit: 2 });
    expect(first.candidates[0]).toMatchObject({ failures: 2, passingFailures: 2 });
    const [row] = await store.database
      .select()
      .from(tables.predictions)
      .where(eq(tables.predictions.candidate, flaky.id))
      .limit(1);
    expect(row).toMatchObject({ answer: null, fault: "not-json" });
    isDown = false;
    const second = await evaluate(store, specialty, [flaky], { limit: 2 });
    expect(second.id).toBe(first.id);
    expect(second.candidates[0]).toMatchObject({ failures: 0, passingFailures: 0 });
    expect(second.candidates[0]?.criticality.decision?.exact).toMatchObject({ right: 2, n: 2 });
    const before = asked;
    await evaluate(store, specialty, [flaky], { limit: 2 });
    expect(asked).toBe(before);
    isDown = true;
  });

  it("asks again what another limit of tokens had cut, or would cut, and nothing else", async () => {
    const steady = await candidate("steady");
    const under = (answerTokens: number) => ({ ...specialty, limits: { ...specialty.limits, answerTokens } });
    const rows = () =>
      store.database.select().from(tables.predictions).where(eq(tables.predictions.candidate, steady.id));
    await evaluate(store, specialty, [steady], { limit: 2 });
    const [first] = await rows();
    await store.database
      .update(tables.predictions)
      .set({ answer: '{"total": "4', cut: true, tokens: 7 })
      .where(
        and(
          eq(tables.predictions.candidate, steady.id),
          eq(tables.predictions.documentId, first?.documentId ?? ""),
          eq(tables.predictions.question, first?.question ?? ""),
        ),
      );
    let before = asked;
    await evaluate(store, under(7), [steady], { limit: 2 });
    expect(asked).toBe(before);
    before = asked;
    await evaluate(store, under(specialty.limits.answerTokens + 1), [steady], { limit: 2 });
    expect(asked).toBe(before + 1);
    expect((await rows()).some(({ cut }) => cut)).toBe(false);
  });

  it("leaves a twin out that failed on a passing fault", async () => {
    const few = { ...specialty, evaluation: { ...specialty.evaluation, twinDocuments: 2 } };
    const { candidates } = await evaluate(store, few, [await candidate("flaky twins")], { limit: 2, twins: true });
    expect(candidates[0]?.twins).toMatchObject({
      injection: { n: 0, score: { kind: "unscored" } },
      obeyed: { n: 0 },
      repeat: { right: 2, n: 2 },
    });
  });

  it("binds its result and its rows to the audit chain, and its id to what the scores mean", async () => {
    const steady = [await candidate("steady")];
    const result = await evaluate(store, specialty, steady);
    const [made] = await store.database
      .select({ detail: tables.audit.detail })
      .from(tables.audit)
      .where(and(eq(tables.audit.action, "evaluation.made"), eq(tables.audit.subject, result.id)))
      .orderBy(desc(tables.audit.sequence))
      .limit(1);
    const [kept] = await store.database.select().from(tables.evaluations).where(eq(tables.evaluations.id, result.id));
    const rows = await store.database
      .select()
      .from(tables.fieldResults)
      .where(eq(tables.fieldResults.evaluationId, result.id));
    const detail = JSON.parse(made?.detail as unknown as string);
    expect(detail).toMatchObject({
      resultSha256: sha256OfJson(kept?.result),
      fieldRowsSha256: fieldRowsSha256(rows),
      fields: rows.length,
    });
    expect(fieldRowsSha256(rows.map((row, place) => (place === 0 ? { ...row, outcome: "wrong" } : row)))).not.toBe(
      detail.fieldRowsSha256,
    );
    expect(result.metricDefinitionSha256).toBe(metricDefinitionSha256(specialty));
    const [first, second] = specialty.fields;
    const turned = [
      { ...first!, criticality: "informational" as const },
      { ...second!, criticality: "decision" as const },
    ];
    const other = await evaluate(store, { ...specialty, fields: turned }, steady);
    expect(other.id).not.toBe(result.id);
    expect(other.metricDefinitionSha256).not.toBe(result.metricDefinitionSha256);
    expect(result.clustering).toMatchObject({ by: "document", clusters: TEST_DOCUMENTS });
  });

  it("slices by facts and by labelled fields, and leaves small slices unscored", async () => {
    const { candidates, sliceFloor } = await evaluate(store, specialty, [await candidate("steady")]);
    expect(sliceFloor).toBe(5);
    expect(
      candidates[0]?.slices?.map(({ by, value, documents, exact }) => [by, value, documents, exact.right, exact.n]),
    ).toEqual([
      ["facility", "hospital", 9, 9, 9],
      ["facility", "small clinic", 3, 0, 0],
      ["side", "left", 6, 6, 6],
      ["side", "right", 6, 6, 6],
    ]);
    expect(candidates[0]?.slices?.[1]?.exact.score).toMatchObject({ reason: "3 documents; a slice needs 5" });
  });

  it("calibrates on the dev split and writes each field's confidence beside it", async () => {
    const local: Answerer = { kind: "local", name: "stored", id: "stored", folder: "nowhere" };
    const random = seededRandom(5);
    const book = taskBook(specialty, documents);
    const rows = (["test", "dev"] as const).flatMap((split) =>
      chooseDocuments(documents, book, split).map(({ document, question, task }) => {
        const sure = random.chance(0.5);
        const right = sure || random.chance(0.5);
        const answer = right ? task.answer : task.answer.replace("fever", "cough");
        const at = answer.indexOf(right ? "fever" : "cough");
        return {
          candidate: local.id,
          documentId: document.id,
          question,
          answer,
          seconds: 1,
          tokenLogProbabilities: [...answer].map((piece, place): [string, number] => [
            piece,
            !sure && place === at ? -1.5 - random.next() : -0.01,
          ]),
        };
      }),
    );
    await store.database.insert(tables.predictions).values(rows);
    const { candidates, id } = await evaluate(store, specialty, [local]);
    const calibration = candidates[0]?.calibration;
    if (calibration?.kind !== "scored") throw new Error(calibration?.reason);
    expect(calibration).toMatchObject({ n: 24, without: 0, fittedOn: { split: "dev", documents: 60, fields: 120 } });
    const stored = await store.database
      .select()
      .from(tables.fieldResults)
      .where(eq(tables.fieldResults.evaluationId, id));
    expect(stored).toHaveLength(24);
    const doubted = stored.filter((row) => row.path === "finding" && (row.confidence as number) < 0.9);
    expect(doubted.length).toBeGreaterThan(0);
    expect(stored.filter((row) => row.outcome !== "right").every((row) => doubted.includes(row))).toBe(true);
    expect(stored.filter((row) => row.path === "side").every((row) => (row.confidence as number) > 0.9)).toBe(true);
  });

  it("has no calibration on the split that confidence is calibrated on", async () => {
    const local: Answerer = { kind: "local", name: "stored", id: "stored", folder: "nowhere" };
    const { candidates } = await evaluate(store, specialty, [local], { split: "dev" });
    expect(candidates[0]?.calibration).toMatchObject({ kind: "unscored", reason: expect.stringContaining("dev") });
  });
});
