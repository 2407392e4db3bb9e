import { describe, expect, it } from "vitest";
import { isLoopback, reachOf } from "./exposure.ts";

describe("reachOf", () => {
  it("opens loopback without more", () => {
    for (const host of ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
      expect(reachOf({ host, tls: false, password: false })).toEqual({ kind: "loopback" });
  });

  it("refuses every other address without a password and TLS", () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.4", "residency.example", "127.0.0.1.evil.example", ""])
      for (const [tls, password] of [
        [false, false],
        [false, true],
        [true, false],
      ] as const)
        expect(() => reachOf({ host, tls, password })).toThrow(expect.objectContaining({ code: "studio-exposed" }));
    expect(reachOf({ host: "0.0.0.0", tls: true, password: true })).toEqual({ kind: "tls" });
  });

  it("opens behind a proxy with a password, at an https origin", () => {
    const behindProxy = "https://residency.example";
    expect(reachOf({ host: "0.0.0.0", tls: false, password: true, behindProxy })).toEqual({
      kind: "proxy",
      origin: behindProxy,
    });
    expect(() => reachOf({ host: "127.0.0.1", tls: false, password: false, behindProxy })).toThrow(
      expect.objectContaining({ code: "studio-exposed" }),
    );
    for (const wrong of [
      "http://residency.example",
      "residency.example",
      "https://a:b@residency.example",
      "https://residency.example/x",
    ])
      expect(() => reachOf({ host: "0.0.0.0", tls: false, password: true, behindProxy: wrong })).toThrow(
        expect.objectContaining({ code: "usage" }),
      );
  });
});

it("isLoopback takes no name for an address", () => {
  expect(["127.0.0.1.nip.io", "127.evil.example", "localhost.example"].filter(isLoopback)).toEqual([]);
});
