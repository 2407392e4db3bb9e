import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DatasetSummary } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { TRANSCRIPTION_PROMPT } from "../domain/prompt.ts";
import { questionId } from "../domain/question-id.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { resolvePlainModel } from "../inference/index.ts";
import { keepDataset, type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import type { AskJudge, Judge } from "./ask-judge.ts";
import {
  casesFromStudy,
  checkJudge,
  type JudgeCase,
  lexicalEmbedder,
  mayGate,
  modelJudge,
  parseJudgeCases,
  type ScoreAnswersOptions,
  scoreAnswers,
} from "./index.ts";

let kept: TestStore;
let store: Store;
const TEXT = "Small left pleural effusion. No pneumothorax.";
/** As these documents, without pages, are asked for their text. */
const QUESTION = questionId(TRANSCRIPTION_PROMPT, { pages: [] });
const specialty = parseSpecialty({
  name: "captions",
  base: "base",
  families: ["radiograph"],
  fields: [{ path: "finding" }],
});

beforeAll(async () => {
  kept = await openTestStore("judge");
  store = kept.store;
  const ids = ["d1", "d2", "d3"];
  await store.database
    .insert(tables.documents)
    .values(ids.map((id) => ({ id, name: id, source: id, mediaType: "image/png" as const, sizeBytes: 1, text: TEXT })));
  const documents = ids.map((id) => ({
    id,
    name: id,
    pages: [],
    split: "test" as const,
    selected: false,
    family: "radiograph",
    text: TEXT,
  }));
  await keepDataset(store, documents, specialty, {} as DatasetSummary);
  await store.database.insert(tables.predictions).values([
    { candidate: "base-id", documentId: "d1", question: "a twin of it", answer: "Pneumothorax." },
    { candidate: "base-id", documentId: "d1", question: QUESTION, answer: "Left pleural effusion. No pneumothorax." },
    { candidate: "base-id", documentId: "d2", question: QUESTION, answer: "There is a pneumothorax." },
    { candidate: "base-id", documentId: "d3", question: QUESTION, failure: "timeout" },
  ]);
});
afterAll(async () => {
  await kept?.remove();
});

const judgeOf = (ask: AskJudge, name = "judge#1"): Judge => ({ name, ask });
const scoreWith = (judge: Judge | null, metrics: ScoreAnswersOptions["metrics"]) =>
  scoreAnswers(store, specialty, {
    candidate: "base-id",
    metrics,
    judgeFor: judge && (() => judge),
    embedder: lexicalEmbedder,
  });

/** One statement a sentence; a statement that has the word "no" or "effusion" is supported. */
function reading(calls: { count: number }): AskJudge {
  return async (prompt) => {
    calls.count++;
    const input = JSON.parse(/\ninput: ([\s\S]*)\nOutput: $/.exec(prompt)![1]!) as {
      answer?: string;
      statements?: { number: number; statement: string }[];
    };
    if (input.answer !== undefined) return { statements: input.answer.split(/(?<=\.)\s/) };
    return {
      verdicts: input.statements!.map(({ number, statement }) => ({
        number,
        reason: "",
        verdict: /no |effusion/i.test(statement) ? 1 : 0,
      })),
    };
  };
}

test("answers are scored, kept with their instrument, and not asked about twice", async () => {
  const calls = { count: 0 };
  const judge = judgeOf(reading(calls));
  const [captions, faithful] = await scoreWith(judge, ["caption-faithfulness", "faithfulness"]);
  expect(captions).toMatchObject({ score: { kind: "scored", value: 0.5, n: 2 }, documents: 3 });
  expect(captions!.unscored).toEqual({ "there is no answer": 1 });
  expect(captions!.instrument).toMatchObject({ judge: "none", implementation: "caption-faithfulness-1" });
  expect(faithful).toMatchObject({ score: { kind: "scored", value: 0.5, n: 2 }, instrument: { judge: "judge#1" } });
  expect(calls.count).toBe(4);
  expect(await scoreWith(judge, ["caption-faithfulness", "faithfulness"])).toEqual([captions, faithful]);
  expect(calls.count).toBe(4);
  // Another judge is another instrument.
  await scoreWith(judgeOf(reading(calls), "judge#2"), ["faithfulness"]);
  expect(calls.count).toBe(8);
  const rows = await store.database.select().from(tables.judgements);
  expect(rows).toHaveLength(9);
  expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.promptSha256) && row.implementation !== "")).toBe(true);
  const judged = await store.database.select().from(tables.audit).where(eq(tables.audit.action, "answers.judged"));
  expect(judged.map((row) => row.detail).join()).not.toContain("effusion");
});

test("a fault of the judge is not kept; a refusal for privacy ends the work; metrics of a judge need one", async () => {
  const down = judgeOf(async () => {
    throw new ResidencyError("endpoint-failed", "503");
  }, "faulty");
  const [first] = await scoreWith(down, ["faithfulness"]);
  expect(first!.score.kind).toBe("unscored");
  expect(first!.unscored).toEqual({ "the judge failed to answer": 2, "there is no answer": 1 });
  const calls = { count: 0 };
  const [second] = await scoreWith(judgeOf(reading(calls), "faulty"), ["faithfulness"]);
  expect(second).toMatchObject({ score: { kind: "scored", n: 2 } });
  const blocked = judgeOf(async () => {
    throw new ResidencyError("phi-blocked", "no");
  }, "outside");
  await expect(scoreWith(blocked, ["faithfulness"])).rejects.toMatchObject({ code: "phi-blocked" });
  await expect(scoreWith(null, ["faithfulness"])).rejects.toMatchObject({ code: "usage" });
  await expect(
    scoreAnswers(store, specialty, {
      candidate: "nobody",
      metrics: ["caption-faithfulness"],
      judgeFor: null,
      embedder: lexicalEmbedder,
    }),
  ).rejects.toMatchObject({ code: "evaluation-not-found" });
});

/** Statements of two contexts each; people say yes to those with an even number. */
const CASES: JudgeCase[] = Array.from({ length: 40 }, (_, index) => ({
  task: "statement",
  context: `context ${Math.floor(index / 2)}`,
  statement: `statement ${index}`,
  human: index % 2 === 0 ? 1 : 0,
}));
const verdictOn =
  (decide: (statement: string) => 0 | 1): AskJudge =>
  async (prompt) => {
    const { statements } = JSON.parse(/\ninput: ([\s\S]*)\nOutput: $/.exec(prompt)![1]!) as {
      statements: { number: number; statement: string }[];
    };
    return {
      verdicts: statements.map(({ number, statement }) => ({ number, reason: "", verdict: decide(statement) })),
    };
  };

test("a judge is checked against people, and what came of it is stored", async () => {
  expect(await mayGate(store, "good", "statement")).toMatchObject({
    may: false,
    reason: expect.stringContaining("never"),
  });
  const even = (statement: string) => (Number(statement.split(" ")[1]) % 2 === 0 ? 1 : 0);
  const report = await checkJudge(store, judgeOf(verdictOn(even), "good"), CASES);
  expect(report).toMatchObject({ mayGate: true, kappa: { value: 1, n: 40 }, orderConsistency: { value: 1, n: 40 } });
  expect(await mayGate(store, "good", "statement")).toMatchObject({ may: true });
  expect((await mayGate(store, "good", "pair")).may).toBe(false);

  await checkJudge(
    store,
    judgeOf(
      verdictOn(() => 1),
      "yes-man",
    ),
    CASES,
  );
  expect(await mayGate(store, "yes-man", "statement")).toEqual({
    may: false,
    reason: expect.stringContaining("kappa 0.00"),
  });
  // The newest check of the same cases counts.
  await checkJudge(
    store,
    judgeOf(
      verdictOn(() => 1),
      "good",
    ),
    CASES,
  );
  expect((await mayGate(store, "good", "statement")).may).toBe(false);
  await store.database.update(tables.judgeChecks).set({ promptSha256: "other", mayGate: true });
  expect(await mayGate(store, "good", "statement")).toEqual({
    may: false,
    reason: expect.stringContaining("another prompt"),
  });
  expect(await verifyAudit(store.database)).toMatchObject({ intact: true });
});

test("a judge of pairs that votes for the left side is found out", async () => {
  const pairs: JudgeCase[] = Array.from({ length: 40 }, (_, index) => ({
    task: "pair",
    question: "which?",
    document: `document ${index}`,
    a: "first",
    b: "second",
    human: index % 2 === 0 ? "a" : "b",
  }));
  const report = await checkJudge(
    store,
    judgeOf(async () => ({ reason: "", vote: "a" }), "left"),
    pairs,
  );
  expect(report).toMatchObject({
    mayGate: false,
    orderConsistency: { value: 0, n: 40 },
    repeatConsistency: { value: 1 },
  });
  expect(report.confusion).toEqual({ a: { a: 20 }, b: { a: 20 } });
});

test("cases come from a file by line, or from a closed study by majority", async () => {
  const line = (value: object) => JSON.stringify(value);
  const good = line({ task: "statement", context: "c", statement: "s", human: 1 });
  expect(parseJudgeCases(`${good}\n\n${good}\n`)).toHaveLength(2);
  for (const [text, message] of [
    [`${good}\n{`, "line 2 is not JSON"],
    [`${good}\n${line({ task: "statement", context: "c", statement: "s", human: 2 })}`, "line 2 is no case: human"],
    [`${good}\n${line({ task: "pair", question: "q", document: "", a: "", b: "", human: "a" })}`, "another task"],
    ["", "no case"],
  ] as const)
    expect(() => parseJudgeCases(text)).toThrow(
      expect.objectContaining({ code: "judge-cases-invalid", message: expect.stringContaining(message) }),
    );

  const plan = { question: "Which one?" };
  await store.database.insert(tables.studies).values({ id: "study-1", plan, planSha256: "x", state: "open" });
  const item = { studyId: "study-1", documentId: "d1", sides: { a: "x", b: "y" }, identical: false, repeats: null };
  await store.database.insert(tables.studyItems).values([
    { ...item, item: 1, answers: { a: "right", b: "wrong" } },
    { ...item, item: 2, answers: { a: "split", b: null } },
    { ...item, item: 3, answers: { a: "wrong", b: "right" }, repeats: 1 },
  ]);
  const cast = { studyId: "study-1", tags: [] };
  await store.database.insert(tables.studyVotes).values([
    { ...cast, item: 1, reader: "ana", vote: "a" },
    { ...cast, item: 1, reader: "ben", vote: "a" },
    { ...cast, item: 2, reader: "ana", vote: "a" },
    { ...cast, item: 2, reader: "ben", vote: "b" },
    { ...cast, item: 3, reader: "ana", vote: "b" },
  ]);
  await expect(casesFromStudy(store, "study-1")).rejects.toMatchObject({ code: "study-open" });
  await store.database.update(tables.studies).set({ state: "closed" });
  expect(await casesFromStudy(store, "study-1")).toEqual([
    { task: "pair", question: "Which one?", document: TEXT, a: "right", b: "wrong", human: "a" },
  ]);
});

test("a model is asked over HTTP, and only where the documents may go", async () => {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    request.resume().on("end", () => {
      const content = requests === 1 ? '{"statements": ["There is an effusion."]}' : "I would rather not.";
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          id: `answer-${requests}`,
          model: "clerk",
          choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
          usage: { prompt_tokens: 10, completion_tokens: 5 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const endpoint = (await resolvePlainModel(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1#clerk`,
      kept.folder,
    ))!;
    const options = { scratch: kept.folder, answerTokens: 100, store };
    const schema = {
      type: "object",
      properties: { statements: { type: "array", items: { type: "string" } } },
      required: ["statements"],
    };
    const judge = modelJudge(endpoint, options, "none");
    expect(judge.name).toBe("clerk");
    expect(await judge.ask("prompt", schema)).toEqual({ statements: ["There is an effusion."] });
    expect(await judge.ask("prompt", schema)).toEqual({ statements: ["There is an effusion."] });
    expect(requests).toBe(1);
    expect(await judge.ask("prompt", schema, 1)).toBeUndefined();
    await expect(modelJudge(endpoint, options, "unknown").ask("other", schema)).rejects.toMatchObject({
      code: "phi-blocked",
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
