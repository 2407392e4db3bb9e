import { describe, expect, it } from "vitest";
import { endpointSchema } from "../domain/endpoint.ts";
import { AdaptiveConcurrency } from "./adaptive-concurrency.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { endpointOf } from "./endpoint.ts";
import { Lane, USUAL_PACE } from "./lane.ts";
import { RateBucket } from "./rate-bucket.ts";
import { retryAfterMs } from "./retry-after.ts";

describe("a rate a minute", () => {
  /** Times at which a client that always has more to send may send, over four minutes. */
  function times(perMinute: number): number[] {
    const bucket = new RateBucket(perMinute, 0);
    const sent: number[] = [];
    for (let nowMs = 0; nowMs < 240_000; ) {
      const waitMs = bucket.waitMs(1, nowMs);
      if (waitMs > 0) nowMs += waitMs;
      else {
        bucket.take(1, nowMs);
        sent.push(nowMs);
      }
    }
    return sent;
  }

  it.each([1, 7, 60, 90, 600, 6000])(
    "of %i is not passed in any minute, and used to 98 % in the long run",
    (perMinute) => {
      const sent = times(perMinute);
      let first = 0;
      for (const [last, time] of sent.entries()) {
        while ((sent[first] as number) <= time - 60_000 + 1e-3) first++;
        expect(last - first + 1).toBeLessThanOrEqual(perMinute);
      }
      expect(sent.length).toBeGreaterThanOrEqual(Math.floor(0.98 * 4 * perMinute));
    },
  );

  it("lets a single request pass that is larger than the bucket, and is then in debt", () => {
    const bucket = new RateBucket(6000, 0);
    expect(bucket.waitMs(500, 0)).toBe(0);
    bucket.take(500, 0);
    expect(bucket.waitMs(1, 0)).toBeCloseTo((411 / 5910) * 60_000, 3);
    bucket.giveBack(450);
    expect(bucket.waitMs(1, 0)).toBe(0);
  });
});

describe("concurrency", () => {
  it("doubles a round at first, halves once for one overload, then grows by one a round, within its bounds", () => {
    const concurrency = new AdaptiveConcurrency(32);
    expect(concurrency.allowed).toBe(8);
    for (let answer = 0; answer < 8; answer++) concurrency.succeeded();
    expect(concurrency.allowed).toBe(16);
    for (let answer = 0; answer < 500; answer++) concurrency.succeeded();
    expect(concurrency.allowed).toBe(32);
    for (let request = 0; request < 32; request++) concurrency.overloaded(0, 100, 0.5);
    expect(concurrency.allowed).toBe(16);
    for (let answer = 0; answer < 17; answer++) concurrency.succeeded();
    expect(concurrency.allowed).toBe(17);
    for (let round = 0; round < 9; round++) concurrency.overloaded(200 + round, 201 + round, 0.5);
    expect(concurrency.allowed).toBe(1);
  });
});

describe("a circuit breaker", () => {
  it("opens after five failures in a row, lets one through, and waits twice as long each time", () => {
    const breaker = new CircuitBreaker(1000);
    for (let failure = 0; failure < 4; failure++) breaker.failed(0, false);
    expect(breaker.waitMs(0)).toBe(0);
    breaker.failed(0, false);
    expect(breaker.waitMs(0)).toBe(1000);
    breaker.failed(10, false); // was in flight
    expect(breaker.waitMs(1000)).toBe(0);
    expect(breaker.begun()).toBe(true);
    expect(breaker.waitMs(1000)).toBe(Number.POSITIVE_INFINITY);
    breaker.failed(1100, true);
    expect(breaker.waitMs(1100)).toBe(2000);
    breaker.succeeded();
    expect(breaker.waitMs(1100)).toBe(0);
    expect(breaker.openings).toBe(0);
  });

  it("does not open for failures between successes", () => {
    const breaker = new CircuitBreaker(1000);
    for (let round = 0; round < 20; round++) {
      for (let failure = 0; failure < 4; failure++) breaker.failed(0, false);
      breaker.succeeded();
    }
    expect(breaker.waitMs(0)).toBe(0);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");
  it.each([
    [{ "retry-after": "3" }, 3000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after-ms": "40", "retry-after": "3" }, 40],
    [{ "retry-after": "Sat, 21 Nov 2026 10:00:07 GMT" }, 7000],
    [{ "retry-after": "Sat, 21 Nov 2026 09:00:00 GMT" }, 0],
    [{ "retry-after": "Sat, 21 Nov 2026 12:00:02 GMT", date: "Sat, 21 Nov 2026 12:00:00 GMT" }, 2000],
    [{ "retry-after": "-1" }, null],
    [{ "retry-after": "soon" }, null],
    [{ "retry-after": "" }, null],
    [{}, null],
  ])("%j is %s ms", (headers, milliseconds) => expect(retryAfterMs(headers, now)).toBe(milliseconds));
});

describe("a lane", () => {
  const lane = (settings: object = {}): Lane =>
    new Lane(
      endpointOf(endpointSchema.parse({ name: "a", url: "http://127.0.0.1:1/v1", model: "m", ...settings })),
      USUAL_PACE,
      0,
    );

  it("waits as long as it is asked to, within its bound", () => {
    const one = lane();
    one.end(one.begin(10, 0), { code: "rate-limited", waitMs: 3000 }, null, 100);
    expect(one.waitMs(10, 100)).toBe(3000);
    const other = lane();
    other.end(other.begin(10, 0), { code: "rate-limited", waitMs: 1e9 }, null, 0);
    expect(other.waitMs(10, 0)).toBe(USUAL_PACE.longestWaitMs);
  });

  it("waits longer after each refusal in a row, and gives up in the end", () => {
    const one = lane();
    let nowMs = 0;
    const waits = [];
    while (!one.hopeless) {
      one.end(one.begin(10, nowMs), { code: "rate-limited" }, null, nowMs);
      const waitMs = one.waitMs(10, nowMs);
      waits.push(waitMs);
      nowMs += waitMs;
    }
    expect(waits.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(waits).toHaveLength(10);
  });

  it("is preferred for speed, for price and for reliability", () => {
    const measured = (tookMs: number, failures: number, price: number): number => {
      const one = lane({ price: { inputPerMillion: price, outputPerMillion: price } });
      for (let request = 0; request < 40; request++) one.end(one.begin(1, 0), null, null, tookMs);
      for (let request = 0; request < failures; request++) one.end(one.begin(1, 0), { code: "server-error" }, null, 0);
      return one.preference();
    };
    expect(measured(100, 0, 1)).toBeGreaterThan(measured(400, 0, 1));
    expect(measured(100, 0, 1)).toBeGreaterThan(measured(100, 0, 5));
    expect(measured(100, 0, 1)).toBeGreaterThan(measured(100, 3, 1));
  });

  it("keeps tokens a minute, and gives back what was not used", () => {
    const one = lane({ limits: { tokensPerMinute: 6000 } });
    const passage = one.begin(1000, 0);
    const waitMs = one.waitMs(50, 0);
    expect(waitMs).toBeGreaterThan(9000);
    one.end(passage, null, 100, 0);
    expect(one.waitMs(50, 0)).toBeLessThan(1000);
  });
});
