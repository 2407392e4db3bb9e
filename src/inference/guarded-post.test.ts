import type { LookupAddress } from "node:dns";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { guardedPost, PostFault, type PostRequest } from "./guarded-post.ts";
import { says, startTestServer, type TestServer } from "./test-server.ts";

/** What names resolve to in these tests. */
const NAMES: Record<string, LookupAddress[]> = {
  "metadata.example": [{ address: "169.254.169.254", family: 4 }],
  "metadata6.example": [{ address: "fd00:ec2::254", family: 6 }],
  "mixed.example": [
    { address: "10.0.0.5", family: 4 },
    { address: "169.254.0.7", family: 4 },
  ],
  "rebound.example": [{ address: "127.0.0.1", family: 4 }],
  "private.example": [{ address: "10.0.0.5", family: 4 }],
  "public.example": [{ address: "93.184.216.34", family: 4 }],
  "model.localhost": [{ address: "127.0.0.1", family: 4 }],
};
vi.mock("node:dns", () => ({
  lookup: (name: string, _options: unknown, done: (error: Error | null, addresses: LookupAddress[]) => void) =>
    NAMES[name] ? done(null, NAMES[name]) : done(Object.assign(new Error("no"), { code: "ENOTFOUND" }), []),
}));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(says("ok"));
});
afterAll(() => server.close());

const post = (url: string, more: Partial<PostRequest> = {}): Promise<unknown> =>
  guardedPost({
    url: new URL(url),
    headers: {},
    secret: null,
    body: '{"model":"m","messages":[]}',
    timeoutMs: 2000,
    maxBytes: 10_000,
    plainHttp: false,
    ...more,
  }).catch((error) => error);

it.each([
  ["https://metadata.example/v1", false, /metadata/],
  ["https://metadata6.example/v1", false, /metadata/],
  ["https://mixed.example/v1", true, /metadata/],
  ["https://rebound.example/v1", true, /leads to this machine/],
  ["http://private.example/v1", false, /plain http/],
  ["http://public.example/v1", true, /plain http/],
  ["http://169.254.169.254/v1", true, /metadata/],
])("does not connect to %s", async (url, plainHttp, why) => {
  const error = await post(url, { plainHttp });
  expect(error).toBeInstanceOf(PostFault);
  expect(error).toMatchObject({ sent: false, fault: { code: "address-refused", detail: expect.stringMatching(why) } });
});

it("resolves a name that may be asked, and says when one cannot be resolved", async () => {
  const port = new URL(server.url).port;
  expect(await post(`http://model.localhost:${port}/v1/chat/completions`)).toMatchObject({ status: 200 });
  expect(await post("https://nowhere.example/v1")).toMatchObject({
    fault: { code: "unreachable", detail: "ENOTFOUND" },
  });
});

it("sends a key to its host only", async () => {
  const secret = { host: new URL(server.url).host, key: "sk-1" };
  server.behave(says("ok"));
  await post(server.url, { secret });
  await post(server.url, { secret: { ...secret, host: "elsewhere.example" } });
  expect(server.received.map((request) => request.headers.authorization)).toEqual(["Bearer sk-1", undefined]);
});
