import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EndpointSettings, endpointSchema } from "../domain/endpoint.ts";
import { faultTrace } from "../domain/fault.ts";
import { type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import type { Answer, Question } from "./answer.ts";
import { type AskOptions, askEndpoints } from "./ask.ts";
import { endpointOf } from "./endpoint.ts";
import type { Booking } from "./journal.ts";
import { spentOn, storeJournal } from "./store-journal.ts";
import { fails, inTurn, says, startTestServer, type TestServer } from "./test-server.ts";

const LONG_MS = 60_000;
let kept: TestStore;
let store: Store;
let server: TestServer;
let page: string;
beforeAll(async () => {
  kept = await openTestStore("journal");
  store = kept.store;
  server = await startTestServer(says("ok"));
  page = join(kept.folder, "page.png");
  await writeFile(page, "one page");
}, LONG_MS);
afterAll(async () => {
  await server?.close();
  await kept?.remove();
}, LONG_MS);

const settings = (more: object = {}): EndpointSettings =>
  endpointSchema.parse({
    name: "provider",
    url: server.url,
    model: "m",
    price: { inputPerMillion: 2, outputPerMillion: 5 },
    limits: { concurrent: 8 },
    ...more,
  });

async function ask(questions: Question[], more: Partial<AskOptions> = {}, endpoint = settings()) {
  const answers: Answer[] = [];
  let code: string | null = null;
  try {
    for await (const answer of askEndpoints([endpointOf(endpoint)], questions, { answerTokens: 20, store, ...more }))
      answers.push(answer);
  } catch (error) {
    code = (error as { code: string }).code;
  }
  return { answers, code };
}

const question = (prompt: string, more: Partial<Question> = {}): Question => ({
  id: prompt,
  images: [],
  prompt,
  phi: "none",
  ...more,
});

it("pays for an answer once, and for anything that changes it again", async () => {
  server.behave(says("the answer"));
  const first = await ask([question("a", { images: [page] })]);
  expect(first.answers[0]).toMatchObject({ text: "the answer", tokens: 2, endpoint: "provider" });
  const again = await ask([question("a", { id: "other name", images: [page] })]);
  expect(again.answers[0]).toMatchObject({ id: "other name", text: "the answer", stored: true });
  expect(server.received).toHaveLength(1);

  const changes: (Partial<Question> | undefined)[] = [
    { repetition: 1 },
    { temperature: 0.7 },
    { system: "You are a clerk" },
    { schema: { type: "string" } },
  ];
  server.behave(says('"the answer"'));
  for (const change of changes) await ask([question("a", { images: [page], ...change })]);
  await ask([question("a", { images: [page] })], { answerTokens: 21 });
  await ask([question("a", { images: [page] })], {}, settings({ model: "m-2" }));
  await writeFile(page, "another page");
  await ask([question("a", { images: [page] })]);
  expect(server.received).toHaveLength(changes.length + 3);
});

it("does not keep failures as answers", async () => {
  server.behave(inTurn(fails(400), says("now")));
  expect((await ask([question("f")])).answers[0]).toMatchObject({ fault: "bad-request" });
  expect((await ask([question("f")])).answers[0]).toMatchObject({ text: "now" });
});

it("books every request at what it cost", async () => {
  server.behave(inTurn(fails(500), says("ok")));
  await ask([question("b")], { budget: { name: "round-1" } });
  expect(await spentOn(store, "round-1")).toEqual({
    requests: 2,
    open: 0,
    inputTokens: 10,
    outputTokens: 2,
    money: 0.000_03, // 10 x 2 + 2 x 5 millionths
  });
});

it("keeps a budget for all who spend from it at once", async () => {
  server.behave(says("ok"));
  const budget = { name: "shared", money: 0.003 }; // 100 requests of 30 millionths
  const many = (from: string): Question[] => Array.from({ length: 90 }, (_, index) => question(`${from} ${index}`));
  const both = await Promise.all([ask(many("x"), { budget }), ask(many("y"), { budget })]);
  expect(both.map((one) => one.code)).toContain("budget-spent");
  const spent = await spentOn(store, "shared");
  expect(spent.money).toBeLessThanOrEqual(0.003);
  expect(spent.requests).toBe(server.received.length);
  expect(spent.requests).toBeGreaterThan(80);
  // What was answered is not paid for again, even with a budget that is spent.
  const answered = both[0]?.answers.map((answer) => question(answer.id)) ?? [];
  const rest = await ask(answered, { budget });
  expect(rest.answers.every((answer) => "stored" in answer)).toBe(true);
});

it("counts what a killed process had in flight at its full amount, and settles nothing twice", async () => {
  const booking: Booking = {
    attempt: "killed",
    endpoint: "provider",
    inputTokens: 100,
    outputTokens: 50,
    costMicros: 450,
  };
  const killed = storeJournal(store, { name: "kill", money: 0.001 });
  expect(await killed.reserve(booking)).toBe(true);
  const restarted = storeJournal(store, { name: "kill", money: 0.001 });
  expect(await restarted.reserve({ ...booking, attempt: "second" })).toBe(true);
  expect(await restarted.reserve({ ...booking, attempt: "third" })).toBe(false);
  const cost = { ...booking, attempt: "second", inputTokens: 10, outputTokens: 2, costMicros: 30 };
  await restarted.settle(cost, null);
  await restarted.settle({ ...cost, costMicros: 999 }, null);
  expect(await spentOn(store, "kill")).toMatchObject({ requests: 2, open: 1, money: 0.000_48 });
  expect(await restarted.reserve({ ...booking, attempt: "third" })).toBe(true);
});

it("says that the database refused a row, and not what was in it", async () => {
  const booking: Booking = { attempt: "twice", endpoint: "SECRET", inputTokens: 1, outputTokens: 1, costMicros: 1 };
  const journal = storeJournal(store);
  await journal.reserve(booking);
  const error = await journal.reserve(booking).catch((reason) => reason);
  expect(error).toMatchObject({ code: "internal" });
  expect(error.message).toMatch(/23505/);
  expect(error.message + faultTrace(error)).not.toContain("SECRET");
});

it("asks first where a killed process had asked, and by the same name", async () => {
  const other = await startTestServer(says("ok"));
  const endpoints = [settings(), settings({ name: "other", url: other.url })].map(endpointOf);
  const asked = Array.from({ length: 20 }, (_, index) => question(`killed ${index}`));
  const options = { answerTokens: 20, store, budget: { name: "restart" } };
  const names = async (): Promise<Map<string, unknown>> => {
    const seen = new Map<string, unknown>();
    for (const one of [server, other])
      for (const { body, headers } of one.received)
        seen.set(`${one.url} ${body.messages[0]?.content}`, headers["idempotency-key"]);
    return seen;
  };
  // One answer comes, and the process goes away with all others in flight.
  server.behave((response, request, turn) => void (turn === 0 && says("ok")(response, request, turn)));
  other.behave(() => {});
  for await (const _ of askEndpoints(endpoints, asked, options)) {
    while (server.received.length < 4 || other.received.length < 4) await new Promise((soon) => setTimeout(soon, 5));
    break;
  }
  const before = await names();
  expect(new Set([...before.keys()].map((name) => name.split(" ")[0])).size).toBe(2);
  for (const one of [server, other]) one.behave(says("ok"));
  for await (const _ of askEndpoints(endpoints, asked, options)) void _;
  const after = await names();
  const again = [...before].filter(([name]) => after.has(name));
  // All but the one that was answered, where they had been, by the same name.
  expect(again).toHaveLength(before.size - 1);
  for (const [name, key] of again) expect(after.get(name)).toBe(key);
  await other.close();
});

it("holds no key and no question", async () => {
  const rows = JSON.stringify([
    await store.database.select().from(tables.endpointAnswers),
    await store.database.select().from(tables.spend),
    await store.database.select().from(tables.audit),
  ]);
  expect(rows).not.toContain("question");
  expect(rows).not.toContain("You are a clerk");
});
