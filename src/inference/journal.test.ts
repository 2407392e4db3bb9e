import { expect, test } from "vitest";
import { type Booking, fits, memoryJournal } from "./journal.ts";

const booking = (attempt: string, costMicros: number): Booking => ({
  attempt,
  endpoint: "judge",
  inputTokens: 10,
  outputTokens: 5,
  costMicros,
});

test("a budget is spent to its last millionth, and no further", () => {
  const budget = { name: "judge", money: 0.01, tokens: 30 };
  expect(fits(budget, 0, 9_000, booking("a", 1_000))).toBe(true);
  expect(fits(budget, 0, 9_001, booking("a", 1_000))).toBe(false);
  expect(fits(budget, 15, 0, booking("a", 0))).toBe(true);
  expect(fits(budget, 16, 0, booking("a", 0))).toBe(false);
  expect(fits(undefined, 1e9, 1e9, booking("a", 1e9))).toBe(true);
});

test("what is no number leaves no room", async () => {
  const journal = memoryJournal({ name: "judge", money: Number.NaN });
  expect(await journal.reserve(booking("a", 1))).toBe(false);
  expect(fits({ name: "judge", tokens: Number.NaN }, 0, 0, booking("a", 0))).toBe(false);
  expect(fits({ name: "judge", money: 1 }, 0, Number.NaN, booking("a", 0))).toBe(false);
});
