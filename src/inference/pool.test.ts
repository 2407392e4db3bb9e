import { afterEach, expect, it } from "vitest";
import { endpointSchema } from "../domain/endpoint.ts";
import type { Answer, Question } from "./answer.ts";
import { endpointOf } from "./endpoint.ts";
import { type Budget, memoryJournal } from "./journal.ts";
import { Lane } from "./lane.ts";
import { Pool, type PoolOptions } from "./pool.ts";
import { type Behaviour, completion, fails, sendJson, startTestServer, type TestServer } from "./test-server.ts";

const servers: TestServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const after =
  (delayMs: number | ((turn: number) => number)): Behaviour =>
  (response, request, turn) =>
    void setTimeout(
      () => sendJson(response, 200, completion(request)),
      typeof delayMs === "number" ? delayMs : delayMs(turn),
    );

async function lane(behaviour: Behaviour, settings: object = {}): Promise<Lane & { server: TestServer }> {
  const server = await startTestServer(behaviour);
  servers.push(server);
  const endpoint = endpointOf(
    endpointSchema.parse({
      name: `server-${servers.length}`,
      url: server.url,
      model: "m",
      price: { inputPerMillion: 1, outputPerMillion: 1 },
      ...settings,
    }),
  );
  const made = new Lane(endpoint, { backoffMs: 5, longestWaitMs: 1000, pauseMs: 20, patience: 3 }, performance.now());
  return Object.assign(made, { server });
}

const questions = (count: number): Question[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    images: [],
    prompt: `question ${index}`,
    phi: "none",
  }));

async function ask(lanes: Lane[], asked: Question[], more: Partial<PoolOptions> & { budget?: Budget } = {}) {
  const { budget, ...options } = more;
  const pool = new Pool(lanes, {
    answerTokens: 10,
    phi: { policy: "block" },
    journal: memoryJournal(budget),
    ...options,
  });
  const answers: Answer[] = [];
  try {
    for await (const answer of pool.ask(asked)) answers.push(answer);
  } catch (error) {
    return { answers, error: error as Error & { code: string } };
  }
  return { answers, error: null };
}

it("answers every question once, and gives the quicker endpoint more of them", async () => {
  const [quick, slow] = await Promise.all([lane(after(2)), lane(after(1_000))]);
  const { answers, error } = await ask([slow, quick], questions(120));
  expect(error).toBeNull();
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(120);
  expect(answers).toHaveLength(120);
  expect(quick.server.received.length + slow.server.received.length).toBe(120);
  expect(quick.server.received.length).toBeGreaterThan(2 * slow.server.received.length);
  expect(slow.server.received.length).toBeGreaterThan(0);
});

it("leaves a failing endpoint alone, and loses nothing", async () => {
  const [broken, sound] = await Promise.all([lane(fails(500)), lane(after(3))]);
  const { answers, error } = await ask([broken, sound], questions(60));
  expect(error).toBeNull();
  expect(answers.filter((answer) => "text" in answer)).toHaveLength(60);
  expect(broken.server.received.length).toBeLessThan(15);
});

it("goes on with the others when one endpoint refuses the key, and says so when none is left", async () => {
  const [refusing, sound] = await Promise.all([lane(fails(401)), lane(after(3))]);
  const both = await ask([refusing, sound], questions(20));
  expect(both.error).toBeNull();
  expect(both.answers.every((answer) => "text" in answer)).toBe(true);
  const alone = await ask([refusing], questions(20));
  expect(alone.error?.code).toBe("endpoint-failed");
  expect(alone.error?.message).toMatch(
    /^20 questions have no answer.*server-1: the server refuses the key \(status 401\)/,
  );
});

it("asks the same question once for all who ask it, and anew for a repetition", async () => {
  const only = await lane(after(5));
  const same = { images: [], prompt: "the same", phi: "none" as const };
  const asked: Question[] = ["a", "b", "c"].map((id) => ({ ...same, id }));
  const { answers } = await ask([only], [...asked, { ...same, id: "again", repetition: 1 }]);
  expect(answers.map((answer) => answer.id).sort()).toEqual(["a", "again", "b", "c"]);
  expect(only.server.received).toHaveLength(2);
});

it.each([
  ["money", { name: "b", money: 0.000_12 }], // a request costs 12 millionths
  ["tokens", { name: "b", tokens: 120 }],
])("stops within one request of a budget of %s, with what came", async (_, budget) => {
  const only = await lane(after(2), { limits: { concurrent: 8 } });
  const { answers, error } = await ask([only], questions(50), { budget });
  expect(error?.code).toBe("budget-spent");
  // The last request is refused for what it might cost: 20 tokens at most, where it would have cost 12.
  expect(answers.length).toBeLessThanOrEqual(10);
  expect(answers.length).toBeGreaterThanOrEqual(9);
  expect(only.server.received).toHaveLength(answers.length);
});

it("asks for the slow tail twice only where that is allowed", async () => {
  /** The 39th request takes very long. */
  const tail =
    (longMs: number) =>
    (turn: number): number =>
      turn === 38 ? longMs : 5;
  const [calm, hedged] = await Promise.all([lane(after(tail(200))), lane(after(tail(3_600_000)))]);
  await ask([calm], questions(40));
  expect(calm.server.received).toHaveLength(40);
  const { answers } = await ask([hedged], questions(40), { hedge: true });
  expect(answers).toHaveLength(40);
  expect(hedged.server.received.length).toBeGreaterThan(40);
  const names = hedged.server.received.map((request) => request.headers["idempotency-key"]);
  expect(new Set(names).size).toBe(names.length);
});

it("stops what is in flight when nobody wants more", async () => {
  const gone: Promise<void>[] = [];
  const only = await lane(after(0));
  const pool = new Pool([only], { answerTokens: 10, phi: { policy: "block" }, journal: memoryJournal() });
  only.server.behave((response, request, turn) => {
    if (turn === 0) sendJson(response, 200, completion(request));
    else gone.push(new Promise((closed) => response.once("close", closed)));
  });
  for await (const _ of pool.ask(questions(4))) {
    while (only.server.received.length < 4) await new Promise((soon) => setImmediate(soon));
    break;
  }
  expect(await Promise.all(gone)).toHaveLength(3);
});
