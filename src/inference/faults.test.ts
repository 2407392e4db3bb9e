import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { endpointSchema } from "../domain/endpoint.ts";
import type { Answer, Question } from "./answer.ts";
import { endpointOf } from "./endpoint.ts";
import { FAULTS, type FaultCode } from "./fault.ts";
import { type Booking, type Journal, memoryJournal } from "./journal.ts";
import { Lane, type Pace } from "./lane.ts";
import { Pool } from "./pool.ts";
import {
  type Behaviour,
  breaksOff,
  completion,
  fails,
  hangs,
  inTurn,
  says,
  sendJson,
  sends,
  startTestServer,
  type TestServer,
  writes,
} from "./test-server.ts";

const KEY = "sk-test-0123456789";
const QUICK: Pace = { backoffMs: 2, longestWaitMs: 2000, pauseMs: 5, patience: 3 };
const SCHEMA = {
  type: "object",
  properties: { patient: { type: "string" } },
  required: ["patient"],
  additionalProperties: false,
};

let server: TestServer;
let elsewhere: TestServer;
beforeAll(async () => {
  [server, elsewhere] = await Promise.all([startTestServer(), startTestServer()]);
  vi.stubEnv("TEST_KEY", KEY);
});
afterEach(() => server.behave(says("ok")));
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([server.close(), elsewhere.close()]);
});

interface Outcome {
  answers: Answer[];
  /** What ended the whole batch, if anything did. */
  error: { code: string; message: string } | null;
  settled: Booking[];
  /** Bookings whose cost nobody knows. */
  open: number;
}

const question = (more: Partial<Question> = {}): Question => ({
  id: "q",
  images: [],
  prompt: "JSON: patient",
  phi: "none",
  ...more,
});

async function ask(questions: Question[], more: object = {}, signal?: AbortSignal): Promise<Outcome> {
  const endpoint = endpointOf(
    endpointSchema.parse({
      name: "faulty",
      url: server.url,
      model: "m-1",
      keyVariable: "TEST_KEY",
      price: { inputPerMillion: 1, outputPerMillion: 10 },
      // On a busy machine even a prompt answer takes a while, and an answer that is not waited for is asked for again.
      limits: { timeoutMs: 30_000 },
      ...more,
    }),
  );
  const inner = memoryJournal();
  const booked = new Set<string>();
  const settled: Booking[] = [];
  const journal: Journal = {
    ...inner,
    reserve: (booking) => {
      booked.add(booking.attempt);
      return inner.reserve(booking);
    },
    settle: (booking, answer) => {
      settled.push(booking);
      return inner.settle(booking, answer);
    },
  };
  const pool = new Pool([new Lane(endpoint, QUICK, performance.now())], {
    answerTokens: 50,
    phi: { policy: "block" },
    journal,
    ...(signal ? { signal } : {}),
  });
  const answers: Answer[] = [];
  let error: Outcome["error"] = null;
  try {
    for await (const answer of pool.ask(questions)) answers.push(answer);
  } catch (caught) {
    error = caught as { code: string; message: string };
  }
  return { answers, error, settled, open: booked.size - settled.length };
}

/** The expected end: an answer's text, a fault of the question, or an error that ends the batch and names a fault. */
type Expected = { text: string } | { fault: FaultCode } | { ends: FaultCode; code?: string };

/** Of an endpoint whose server hangs: its first try is given up soon, and the next one has the same while. */
const IMPATIENT = { limits: { timeoutMs: 3_000 } };

interface Case {
  name: string;
  server: Behaviour;
  expected: Expected;
  /** Requests that the server sees. */
  requests: number;
  /** What one question is booked for in the end, in millionths; `open` where nobody knows. 30 = 10 in, 2 out. */
  cost?: number | "open";
  schema?: true;
  /** Settings of the endpoint that are not the usual ones. */
  endpoint?: object;
}

const ok = says("ok");
const DATE = "Sat, 21 Nov 2026 10:00:00 GMT";
const oneCompletion = (content: string): string =>
  `{"id":"r-${content}","model":"m-1","choices":[{"finish_reason":"stop","message":{"content":"${content}"}}]}`;
const http = (body: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

const CASES: Case[] = [
  // Refusals and failures by status.
  { name: "429 without Retry-After", server: inTurn(fails(429), ok), expected: { text: "ok" }, requests: 2, cost: 30 },
  {
    name: "429 with Retry-After in seconds",
    server: inTurn(fails(429, {}, { "retry-after": "0.05" }), ok),
    expected: { text: "ok" },
    requests: 2,
    cost: 30,
  },
  {
    name: "429 with retry-after-ms",
    server: inTurn(fails(429, {}, { "retry-after-ms": "20" }), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "429 with a date on the server's own, wrong clock",
    server: inTurn(fails(429, {}, { date: DATE, "retry-after": "Sat, 21 Nov 2026 10:00:01 GMT" }), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "429 with a negative Retry-After",
    server: inTurn(fails(429, {}, { "retry-after": "-1" }), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "429 that asks to wait a day",
    server: fails(429, {}, { "retry-after": "86400" }),
    expected: { ends: "rate-limited" },
    requests: 1,
    cost: 0,
  },
  {
    name: "429 for ever",
    server: fails(429),
    expected: { ends: "rate-limited" },
    requests: QUICK.patience * 2,
    cost: 0,
  },
  {
    name: "429 because the credit is spent",
    server: fails(429, { code: "insufficient_quota" }),
    expected: { ends: "quota-spent" },
    requests: 1,
    cost: 0,
  },
  { name: "402", server: fails(402), expected: { ends: "quota-spent" }, requests: 1 },
  {
    name: "500 twice, then an answer",
    server: inTurn(fails(500), fails(500), ok),
    expected: { text: "ok" },
    requests: 3,
    cost: 30,
  },
  { name: "500 for ever", server: fails(500), expected: { fault: "server-error" }, requests: 5, cost: 0 },
  {
    name: "502 with an HTML body",
    server: inTurn(sends(502, "text/html", "<html>Bad gateway</html>"), ok),
    expected: { text: "ok" },
    requests: 2,
    cost: 30,
  },
  {
    name: "503 with Retry-After",
    server: inTurn(fails(503, {}, { "retry-after": "0.02" }), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  { name: "401", server: fails(401), expected: { ends: "unauthorised" }, requests: 1, cost: 0 },
  {
    name: "401 that repeats the key",
    server: fails(401, { code: KEY, type: KEY }),
    expected: { ends: "unauthorised" },
    requests: 1,
    cost: 0,
  },
  { name: "403", server: fails(403), expected: { ends: "unauthorised" }, requests: 1, cost: 0 },
  {
    name: "404 for the model",
    server: fails(404, { code: "model_not_found" }),
    expected: { ends: "not-found" },
    requests: 1,
    cost: 0,
  },
  {
    name: "400 for one question",
    server: fails(400, { code: "context_length_exceeded" }),
    expected: { fault: "bad-request" },
    requests: 1,
    cost: 0,
  },
  {
    name: "400 of a content policy",
    server: fails(400, { code: "content_policy_violation" }),
    expected: { fault: "filtered" },
    requests: 1,
    cost: 0,
  },
  // The connection.
  { name: "reset before the headers", server: inTurn(breaksOff(null), ok), expected: { text: "ok" }, requests: 2 },
  {
    name: "reset after the headers",
    server: inTurn(breaksOff("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"), ok),
    expected: { text: "ok" },
    requests: 2,
    cost: "open",
  },
  { name: "reset for ever", server: breaksOff(null), expected: { fault: "reset" }, requests: 5, cost: "open" },
  {
    name: "a body that ends before its length",
    server: inTurn(writes("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{}"), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "no answer at all",
    server: inTurn(hangs(), ok),
    expected: { text: "ok" },
    requests: 2,
    cost: "open",
    endpoint: IMPATIENT,
  },
  {
    name: "a body that never ends",
    server: inTurn(hangs('{"id": "'), ok),
    expected: { text: "ok" },
    requests: 2,
    cost: "open",
    endpoint: IMPATIENT,
  },
  {
    name: "bytes that are not HTTP",
    server: inTurn(writes("SSH-2.0-OpenSSH_9\r\n"), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "the same answer twice on one connection",
    server: writes(http(oneCompletion("first")) + http(oneCompletion("second"))),
    expected: { text: "first" },
    requests: 1,
  },
  // The body.
  {
    name: "200 with HTML",
    server: sends(200, "text/html", "<html>Log in</html>"),
    expected: { fault: "not-json" },
    requests: 2,
    cost: "open",
  },
  {
    name: "truncated JSON",
    server: inTurn(sends(200, "application/json", oneCompletion("x").slice(0, -9)), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "JSON under a wrong content type",
    server: sends(200, "text/plain", oneCompletion("plain")),
    expected: { text: "plain" },
    requests: 1,
  },
  {
    name: "invalid UTF-8",
    server: sends(200, "application/json", Buffer.from([...Buffer.from('{"choices":"'), 0xff, 0xfe, 0x22, 0x7d])),
    expected: { fault: "not-json" },
    requests: 2,
  },
  {
    name: "a compressed body that nobody asked for",
    server: sends(200, "application/json", oneCompletion("zip"), { "content-encoding": "gzip" }),
    expected: { fault: "not-json" },
    requests: 2,
  },
  {
    name: "a huge body",
    server: sends(200, "application/json", Buffer.alloc(8_100_000, 0x20)),
    expected: { fault: "too-large" },
    requests: 1,
    cost: "open",
  },
  {
    name: "a stream instead of JSON",
    server: sends(200, "text/event-stream", 'data: {"choices":[{"delta":{"content":"o"}}]}\n\ndata: [DONE]\n\n'),
    expected: { fault: "not-json" },
    requests: 2,
  },
  {
    name: "200 with an error in it",
    server: inTurn(sends(200, "application/json", '{"error":{"message":"SECRET PATIENT TEXT"}}'), ok),
    expected: { text: "ok" },
    requests: 2,
  },
  // The completion.
  {
    name: "no choices",
    server: (response, request) => sendJson(response, 200, completion(request, { choices: [] })),
    expected: { fault: "empty" },
    requests: 2,
  },
  { name: "null content", server: says("", { message: { content: null } }), expected: { fault: "empty" }, requests: 2 },
  {
    name: "tool calls instead of content",
    server: says("", { message: { content: null, tool_calls: [{}] } }),
    expected: { fault: "empty" },
    requests: 2,
  },
  {
    name: "content in parts",
    server: says("", {
      message: {
        content: [
          { type: "text", text: "two " },
          { type: "text", text: "parts" },
        ],
      },
    }),
    expected: { text: "two parts" },
    requests: 1,
  },
  {
    name: "an empty text is an answer",
    server: says("", { message: { content: "" } }),
    expected: { text: "" },
    requests: 1,
  },
  {
    name: "a refusal",
    server: says("", { message: { content: null, refusal: "I cannot" } }),
    expected: { fault: "refused" },
    requests: 1,
    cost: 30,
  },
  {
    name: "a content filter",
    server: says("half", { finish: "content_filter" }),
    expected: { fault: "filtered" },
    requests: 1,
    cost: 30,
  },
  {
    name: "another model",
    server: says("ok", { model: "other-7b" }),
    expected: { ends: "wrong-model" },
    requests: 1,
    cost: 30,
  },
  {
    name: "the same model with its date",
    server: says("ok", { model: "org/m-1-2026-01-01" }),
    expected: { text: "ok" },
    requests: 1,
  },
  {
    name: "missing usage is booked by estimate",
    server: says("twelve bytes", { usage: undefined }),
    expected: { text: "twelve bytes" },
    requests: 1,
    cost: 61,
  },
  {
    name: "negative usage does not give money back",
    server: says("ok", { usage: { prompt_tokens: -1e6, completion_tokens: -5 } }),
    expected: { text: "ok" },
    requests: 1,
    cost: 31,
  },
  {
    name: "an answer for another request",
    server: inTurn(
      (response, request) => sendJson(response, 200, completion(request), { "x-client-request-id": "someone-else" }),
      ok,
    ),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "NUL and half a surrogate pair",
    server: sends(200, "application/json", '{"model":"m-1","choices":[{"message":{"content":"a\\u0000b\\ud800c"}}]}'),
    expected: { text: "a\uFFFDb\uFFFDc" },
    requests: 1,
  },
  // Redirects.
  {
    name: "redirect on the same host",
    server: (response, request) =>
      request.path === "/v1/chat/completions"
        ? void response.writeHead(307, { location: "/other" }).end()
        : sendJson(response, 200, completion(request)),
    expected: { text: "ok" },
    requests: 2,
  },
  {
    name: "redirect to another host",
    server: (response) => void response.writeHead(307, { location: `${elsewhere.url}/chat/completions` }).end(),
    expected: { ends: "redirected", code: "endpoint-invalid" },
    requests: 1,
    cost: 0,
  },
  {
    name: "redirect to a metadata service",
    server: (response) => void response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
    expected: { ends: "redirected", code: "endpoint-invalid" },
    requests: 1,
  },
  {
    name: "a redirect loop",
    server: (response) => void response.writeHead(308, { location: "/again" }).end(),
    expected: { ends: "redirected", code: "endpoint-invalid" },
    requests: 4,
  },
  // Answers by a schema.
  {
    name: "JSON by a schema",
    server: says('{"patient":"A"}'),
    expected: { text: '{"patient":"A"}' },
    requests: 1,
    schema: true,
    cost: 30,
  },
  {
    name: "JSON in a code fence",
    server: says('Here:\n```json\n{"patient":"A"}\n```'),
    expected: { text: '{"patient":"A"}' },
    requests: 1,
    schema: true,
  },
  {
    name: "wrong JSON, repaired",
    server: inTurn(says('{"patient":1}'), says('{"patient":"A"}')),
    expected: { text: '{"patient":"A"}' },
    requests: 2,
    schema: true,
    cost: 60,
  },
  {
    name: "prose, not repaired",
    server: says("The patient is A"),
    expected: { fault: "schema-mismatch" },
    requests: 2,
    schema: true,
    cost: 60,
  },
  {
    name: "JSON cut at the longest answer",
    server: says('{"patient":"', { finish: "length" }),
    expected: { fault: "schema-mismatch" },
    requests: 1,
    schema: true,
  },
  {
    name: "a server without response_format",
    server: (response, request, turn) =>
      "response_format" in request.body
        ? fails(400, { param: "response_format" })(response, request, turn)
        : says('{"patient":"A"}')(response, request, turn),
    expected: { text: '{"patient":"A"}' },
    requests: 3,
    schema: true,
    cost: 30,
  },
  {
    name: "a server that wants max_completion_tokens",
    server: (response, request, turn) =>
      "max_tokens" in request.body
        ? fails(400, { param: "max_tokens", code: "unsupported_parameter" })(response, request, turn)
        : ok(response, request, turn),
    expected: { text: "ok" },
    requests: 2,
    cost: 30,
  },
];

describe("an endpoint that misbehaves", () => {
  it.each(CASES)("$name", async ({ server: behaviour, expected, requests, cost, schema, endpoint = {} }) => {
    server.behave(behaviour);
    const { answers, error, settled, open } = await ask([question(schema ? { schema: SCHEMA } : {})], endpoint);
    if ("text" in expected) {
      expect(error).toBeNull();
      expect(answers).toMatchObject([{ id: "q", text: expected.text }]);
    } else if ("fault" in expected) {
      expect(error).toBeNull();
      expect(answers).toMatchObject([{ id: "q", fault: expected.fault }]);
    } else {
      expect(answers).toEqual([]);
      expect(error).toMatchObject({ code: expected.code ?? "endpoint-failed" });
      expect(error?.message).toContain(FAULTS[expected.ends].says);
    }
    expect(server.received).toHaveLength(requests);
    expect(elsewhere.received).toHaveLength(0);
    if (cost === "open") expect(open).toBeGreaterThan(0);
    else if (cost !== undefined) {
      expect(open).toBe(0);
      expect(settled.reduce((sum, booking) => sum + booking.costMicros, 0)).toBe(cost);
    }
    const said = JSON.stringify([answers, error?.message]);
    expect(said).not.toContain(KEY);
    expect(said).not.toContain("SECRET");
  });

  it("has a case for every fault that a server can cause", () => {
    const caused = new Set(
      CASES.map(({ expected }) => ("fault" in expected ? expected.fault : "ends" in expected ? expected.ends : null)),
    );
    // The rest is in the cases that end well, and in the tests below.
    const elsewhereTested = ["overloaded", "unreachable", "timeout", "address-refused", "mismatched", "page-missing"];
    expect(Object.keys(FAULTS).filter((code) => !caused.has(code as FaultCode))).toEqual(elsewhereTested);
  });

  it("asks a server that is not there until its patience ends, and keeps every question", async () => {
    const gone = await startTestServer();
    await gone.close();
    const { answers, error, open } = await ask([question(), question({ id: "r", prompt: "b" })], { url: gone.url });
    expect({ answers, open }).toEqual({ answers: [], open: 0 });
    expect(error?.message).toMatch(/2 questions have no answer.*cannot be reached \(ECONNREFUSED\)/);
  });

  it("tells that one answer was given to two questions", async () => {
    const ids = ["a", "b", "b", "c"];
    server.behave((response, request, turn) =>
      sendJson(response, 200, completion(request, { id: ids[turn] as string })),
    );
    const questions = ["a", "b", "c"].map((prompt) => question({ id: prompt, prompt }));
    const { answers } = await ask(questions, { limits: { concurrent: 1 } });
    expect(answers.map((answer) => "text" in answer)).toEqual([true, true, true]);
    expect(server.received).toHaveLength(4);
  });

  it("believes servers that give all their answers one name", async () => {
    server.behave(says("ok", { id: "1" }));
    await ask([question(), question({ id: "r", prompt: "b" }), question({ id: "s", prompt: "c" })]);
    expect(server.received).toHaveLength(3);
  });

  it("lets a question with a missing page fail alone", async () => {
    const { answers } = await ask([question({ images: ["/nowhere/page.png"] }), question({ id: "r", prompt: "b" })]);
    expect(answers).toMatchObject([
      { id: "q", fault: "page-missing" },
      { id: "r", text: "ok" },
    ]);
  });

  it("repeats a try under its name after an end that nobody saw, and under a new one after a refusal", async () => {
    server.behave(inTurn(hangs(), fails(500), ok));
    await ask([question()], IMPATIENT);
    const [unseen, told, last] = server.received.map((request) => request.headers["idempotency-key"]);
    expect(told).toBe(unseen);
    expect(last).not.toBe(told);
  });

  it("sends the key to the endpoint's host, and not where a variable binds it elsewhere", async () => {
    await ask([question()]);
    expect(server.received[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    vi.stubEnv("TEST_KEY_HOST", "api.example.org");
    const { error } = await ask([question({ prompt: "b" })]);
    vi.stubEnv("TEST_KEY_HOST", "");
    expect(error).toMatchObject({ code: "endpoint-failed" });
    expect(server.received).toHaveLength(1);
  });

  it("lets what is in flight land when it is interrupted", async () => {
    const controller = new AbortController();
    server.behave((response, request) => {
      controller.abort();
      setTimeout(() => sendJson(response, 200, completion(request)), 20);
    });
    const questions = Array.from({ length: 9 }, (_, index) => question({ id: `${index}`, prompt: `${index}` }));
    const { answers, error } = await ask(questions, {}, controller.signal);
    expect(error).toMatchObject({ code: "interrupted" });
    expect(answers.length).toBe(server.received.length);
    expect(answers.length).toBeLessThan(9);
  });
});
