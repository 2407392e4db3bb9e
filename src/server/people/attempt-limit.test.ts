import { describe, expect, it } from "vitest";
import { AttemptLimit } from "./attempt-limit.ts";

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 1, 9) + minutes * 60_000);
const isClosed = (limit: AttemptLimit, name: string, address: string, minutes: number): boolean => {
  try {
    limit.check(name, address, at(minutes));
    return false;
  } catch {
    return true;
  }
};

describe("AttemptLimit", () => {
  it("closes a name from one address after five failures, and only there", () => {
    const limit = new AttemptLimit();
    for (let count = 0; count < 5; count++) {
      expect(isClosed(limit, "ana", "10.0.0.1", count)).toBe(false);
      limit.failed("ana", "10.0.0.1", at(count));
    }
    expect(isClosed(limit, "ana", "10.0.0.1", 5)).toBe(true);
    expect(isClosed(limit, "ana", "10.0.0.2", 5)).toBe(false);
    expect(isClosed(limit, "ben", "10.0.0.1", 5)).toBe(false);
    expect(isClosed(limit, "ana", "10.0.0.1", 15.1)).toBe(false); // the first failure is forgotten
  });

  it("closes an address that tries many names, and a name that is tried from many addresses", () => {
    const limit = new AttemptLimit();
    for (let count = 0; count < 30; count++) limit.failed(`name-${count}`, "10.0.0.1", at(0));
    expect(isClosed(limit, "someone", "10.0.0.1", 1)).toBe(true);
    for (let count = 0; count < 50; count++) limit.failed("ana", `10.1.0.${count}`, at(0));
    expect(isClosed(limit, "ana", "10.9.9.9", 1)).toBe(true);
  });

  it("forgives with a right password, but not the address its other failures", () => {
    const limit = new AttemptLimit();
    for (let count = 0; count < 4; count++) limit.failed("ana", "10.0.0.1", at(0));
    limit.succeeded("ana", "10.0.0.1");
    limit.failed("ana", "10.0.0.1", at(1));
    expect(isClosed(limit, "ana", "10.0.0.1", 2)).toBe(false);
  });
});
