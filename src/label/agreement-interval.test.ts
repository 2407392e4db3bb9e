import { expect, test } from "vitest";
import { agreementInterval } from "./agreement-interval.ts";

const pairs = (...agreed: [document: string, agrees: boolean][]) =>
  agreed.map(([documentId, agrees]) => ({ documentId, categories: ["a", agrees ? "a" : "b"] as [string, string] }));

test("the interval is of the documents, and unanimity is no certainty", () => {
  expect(agreementInterval(pairs(["d1", true], ["d1", true]))).toBeNull();
  const all = agreementInterval(pairs(["d1", true], ["d1", true], ["d2", true], ["d3", true]));
  // Clopper-Pearson for 3 of 3: 0.025^(1/3) = 0.2924.
  expect(all).toMatchObject({ low: expect.closeTo(0.025 ** (1 / 3), 9), high: 1, level: 0.95 });
  const none = agreementInterval(pairs(["d1", false], ["d2", false], ["d3", false]));
  expect(none).toMatchObject({ low: 0, high: expect.closeTo(1 - 0.025 ** (1 / 3), 9) });
});

test("the interval stays within 0 and 1", () => {
  const interval = agreementInterval(pairs(["d1", true], ["d2", true], ["d3", false]));
  expect(interval?.low).toBe(0);
  expect(interval?.high).toBe(1);
});
