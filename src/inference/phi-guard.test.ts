import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpointSchema, type PhiPolicy, type PhiState } from "../domain/endpoint.ts";
import type { Question } from "./answer.ts";
import { type AskOptions, ask, askEndpoints } from "./ask.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";
import { says, startTestServer, type TestServer } from "./test-server.ts";

let [marked, unmarked]: TestServer[] = [];
beforeAll(async () => {
  [marked, unmarked] = await Promise.all([startTestServer(says("ok")), startTestServer(says("ok"))]);
});
afterAll(() => Promise.all([marked?.close(), unmarked?.close()]));

const endpoint = (server: TestServer | undefined, mayReceivePhi: boolean): Endpoint =>
  endpointOf(
    endpointSchema.parse({ name: mayReceivePhi ? "inside" : "outside", url: server?.url, model: "m", mayReceivePhi }),
  );
const question = (phi: PhiState | undefined, more: Partial<Question> = {}): Question => ({
  id: `${phi}`,
  images: [],
  prompt: "Mr Miller has anaemia.",
  ...(phi ? { phi } : {}),
  ...more,
});
const redact = (text: string): string => text.replace("Miller", "[NAME]");

/** Asks, and says what both servers received, or the error. */
async function outcome(
  questions: Question[],
  policy: PhiPolicy | null,
  endpoints: Endpoint[],
  more: Partial<AskOptions> = {},
) {
  marked?.behave(says("ok"));
  unmarked?.behave(says("ok"));
  const phi = policy ? { phi: { policy, redact } } : {};
  try {
    for await (const _ of askEndpoints(endpoints, questions, { answerTokens: 9, ...phi, ...more })) void _;
  } catch (error) {
    return {
      error: error as Error & { code: string },
      inside: marked?.received.length,
      outside: unmarked?.received.length,
    };
  }
  return { inside: marked?.received.length, outside: unmarked?.received.length };
}

describe("before an endpoint that is not marked", () => {
  it.each([
    ["found", "block", false],
    ["unknown", "block", false],
    [undefined, "block", false],
    [undefined, null, false],
    ["found", null, false],
    ["none", "block", true],
    ["none", null, true],
    ["found", "allow", true],
    ["unknown", "allow", true],
    ["found", "redact", true],
    [undefined, "redact", true],
  ] as const)("a text that is %s under the policy %s: sent is %s", async (phi, policy, sent) => {
    const { error, outside } = await outcome([question(phi)], policy, [endpoint(unmarked, false)]);
    expect(outside).toBe(sent ? 1 : 0);
    if (!sent) expect(error?.code).toBe("phi-blocked");
  });

  it("text is redacted under that policy, and only where identifiers may be", async () => {
    await outcome([question("found", { system: "Miller" }), question("none", { prompt: "Miller!" })], "redact", [
      endpoint(unmarked, false),
    ]);
    const said = unmarked?.received.map(({ body }) => body.messages.map((message) => message.content));
    expect(said).toEqual([["[NAME]", "Mr [NAME] has anaemia."], ["Miller!"]]);
  });

  it("pages are never redacted", async () => {
    const { error, outside } = await outcome([question("found", { images: ["page.png"] })], "redact", [
      endpoint(unmarked, false),
    ]);
    expect(error?.code).toBe("phi-blocked");
    expect(outside).toBe(0);
  });

  it("nothing is sent under redact without a redactor", async () => {
    const { error } = await outcome([question("found")], null, [endpoint(unmarked, false)], {
      phi: { policy: "redact" },
    });
    expect(error?.code).toBe("phi-blocked");
  });

  it("a text in which identifiers are left is not sent", async () => {
    const redact = (text: string): string | null => (text.includes("Miller") ? null : text);
    const { error, outside } = await outcome([question("found"), question("none")], null, [endpoint(unmarked, false)], {
      phi: { policy: "redact", redact },
    });
    expect(error?.message).toMatch(/^1 of 2 questions/);
    expect(outside).toBe(0);
  });

  it("one question that is blocked stops the batch before anything is sent, with counts and no text", async () => {
    const { error, outside } = await outcome([question("none"), question("found"), question(undefined)], "block", [
      endpoint(unmarked, false),
    ]);
    expect(outside).toBe(0);
    expect(error?.message).toMatch(
      /^2 of 3 questions are not sent to outside: 1 hold identifiers of patients, 1 were not screened/,
    );
    expect(error?.message).not.toContain("Miller");
  });

  it("the guard stands before a single candidate too", async () => {
    const answers = ask(endpoint(unmarked, false), [question(undefined)], { scratch: "/tmp", answerTokens: 9 });
    await expect(answers.next()).rejects.toMatchObject({ code: "phi-blocked" });
  });
});

it("a pool sends identifiers to its marked endpoints only", async () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    question(index % 2 ? "found" : "none", { id: `${index}`, prompt: `${index % 2 ? "Miller" : "clean"} ${index}` }),
  );
  const { inside, outside } = await outcome(many, "block", [endpoint(marked, true), endpoint(unmarked, false)]);
  expect((inside as number) + (outside as number)).toBe(12);
  expect(outside).toBeGreaterThan(0);
  expect(JSON.stringify(unmarked?.received)).not.toContain("Miller");
});
