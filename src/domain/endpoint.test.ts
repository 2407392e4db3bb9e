import { describe, expect, it } from "vitest";
import { endpointSchema, endpointUrlProblem } from "./endpoint.ts";
import { addressKind } from "./network-address.ts";

describe("an endpoint's URL", () => {
  it.each([
    ["http://127.0.0.1:8000/v1"],
    ["http://localhost:8000/v1"],
    ["http://[::1]:8000/v1"],
    ["https://api.example.org/v1"],
    ["https://10.0.0.5/v1"],
  ])("may be %s", (url) => expect(endpointUrlProblem(url, false)).toBeNull());

  it.each([
    ["ftp://127.0.0.1/v1", /http or https/],
    ["not a url", /http or https/],
    ["https://user:pass@example.org/v1", /user, a password/],
    ["https://example.org/v1?key=sk-1", /query/],
    ["https://example.org/v1#m", /fragment/],
    ["http://example.org/v1", /plain http/],
    ["http://93.184.216.34/v1", /public address/],
    ["http://10.0.0.5/v1", /plainHttpInPrivateNetwork/],
    ["https://169.254.169.254/v1", /metadata/],
    ["http://[fd00:ec2::254]/v1", /metadata/],
    ["http://[::ffff:169.254.169.254]/v1", /metadata/],
    ["http://[::ffff:a9fe:a9fe]/v1", /metadata/],
    ["http://2852039166/v1", /metadata/], // 169.254.169.254 as one number
    ["http://0xa9.0376.169.254/v1", /metadata/], // the same in hexadecimal and octal
    ["http://169.254.169.254./v1", /metadata/],
    ["https://metadata.google.internal/v1", /metadata/],
    ["http://0.0.0.0:8000/v1", /link-local/],
    ["http://[fe80::1]/v1", /link-local/],
    ["https://[64:ff9b::a9fe:a9fe]/v1", /metadata/],
  ])("may not be %s", (url, why) => expect(endpointUrlProblem(url, false)).toMatch(why));

  it("may be plain http in a private network where the endpoint says so, and never in public", () => {
    expect(endpointUrlProblem("http://10.0.0.5/v1", true)).toBeNull();
    expect(endpointUrlProblem("http://gpu-1.hospital.lan/v1", true)).toBeNull();
    expect(endpointUrlProblem("http://8.8.8.8/v1", true)).toMatch(/public/);
    expect(endpointUrlProblem("http://169.254.169.254/v1", true)).toMatch(/metadata/);
  });
});

describe("an endpoint in the config", () => {
  const good = { name: "a", url: "http://127.0.0.1:8000/v1", model: "m" };

  it("may receive nothing of patients unless it is marked", () => {
    expect(endpointSchema.parse(good)).toMatchObject({ mayReceivePhi: false, limits: { concurrent: 4 } });
  });

  it.each([
    ["a wrong URL", { ...good, url: "http://8.8.8.8/v1" }],
    ["a key instead of a variable's name", { ...good, keyVariable: "sk-live-1" }],
    ["the name of the project's own model", { ...good, name: "base" }],
  ])("is refused with %s", (_, endpoint) => expect(endpointSchema.safeParse(endpoint).success).toBe(false));
});

describe("an address", () => {
  it.each([
    ["127.0.0.1", "loopback"],
    ["127.8.9.1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["::ffff:7f00:1", "loopback"],
    ["192.168.1.1", "private"],
    ["fd12:3456::1", "private"],
    ["8.8.8.8", "public"],
    ["2001:4860:4860::8888", "public"],
    ["168.63.129.16", "forbidden"],
    ["224.0.0.1", "forbidden"],
    ["255.255.255.255", "forbidden"],
    ["::", "forbidden"],
    ["what", "forbidden"],
  ])("%s is %s", (address, kind) => expect(addressKind(address)).toBe(kind));
});
