import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endpointSchema } from "../domain/endpoint.ts";
import { readReply } from "./chat-reply.ts";
import { endpointOf } from "./endpoint.ts";

const endpoint = endpointOf(endpointSchema.parse({ name: "a", url: "http://127.0.0.1:1/v1", model: "org/M-1" }));
const named = endpointOf(
  endpointSchema.parse({ name: "a", url: "http://127.0.0.1:1/v1", model: "m", answersAs: "/models/m.gguf" }),
);
const read = (body: unknown, status = 200, of = endpoint) =>
  readReply(of, "request-1", { status, headers: {}, body: Buffer.from(JSON.stringify(body) ?? "") });
const answer = (model: string | undefined) => ({ model, choices: [{ message: { content: "ok" } }] });

describe("a reply", () => {
  it.each(["org/M-1", "m-1", "m-1-2026-11-21", "other-org/M-1", "m-1:latest", "m", undefined])(
    "may come from %s",
    (model) => expect(read(answer(model)).kind).toBe("said"),
  );

  it.each(["m-2", "gpt", "org/x-M-1", "m-1-mini", "m-1x", "M-10"])("may not come from %s", (model) =>
    expect(read(answer(model))).toMatchObject({ fault: { code: "wrong-model" } }),
  );

  it("may come under the name that the endpoint answers as, and then under no other", () => {
    expect(read(answer("/models/m.gguf"), 200, named).kind).toBe("said");
    expect(read(answer("m"), 200, named)).toMatchObject({ fault: { code: "wrong-model" } });
  });

  it("is read without throwing, whatever it is, and a fault quotes nothing of it", () => {
    const word = "Miller has anaemia";
    const piece = fc.oneof(fc.constant(word), fc.constant(null), fc.integer(), fc.array(fc.constant(word)));
    const message = fc.record({ content: piece, refusal: piece, tool_calls: piece }, { requiredKeys: [] });
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ error: fc.record({ code: piece, type: piece, param: piece, message: piece }) }),
      fc.record(
        { id: piece, model: piece, usage: piece, choices: fc.array(fc.record({ message, finish_reason: piece })) },
        { requiredKeys: [] },
      ),
    );
    const statuses = fc.constantFrom(200, 201, 304, 400, 401, 404, 418, 429, 500, 503, 599);
    fc.assert(
      fc.property(body, statuses, (value, status) => {
        const reply = read(value, status);
        if (reply.kind === "fault") expect(JSON.stringify(reply)).not.toContain(word);
        else expect(typeof reply.text).toBe("string");
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("may be any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readReply(endpoint, "request-1", { status: 200, headers: {}, body: Buffer.from(bytes) });
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
