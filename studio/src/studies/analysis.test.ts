import { expect, test } from "vitest";
import { type PairResult, seenFrom, segments } from "./analysis.ts";

test("votes fill one bar from the left candidate to the right one", () => {
  const found = segments({ wins: 5, losses: 2, bothGood: 2, bothBad: 1, alike: 0 });
  expect(found.map(({ kind, count, share }) => [kind, count, share])).toEqual([
    ["wins", 5, 0.5],
    ["bothGood", 2, 0.2],
    ["bothBad", 1, 0.1],
    ["losses", 2, 0.2],
  ]);
  expect(found.map(({ from }) => Number(from.toFixed(6)))).toEqual([0, 0.5, 0.7, 0.8]);
  expect(segments({ wins: 0, losses: 0, bothGood: 0, bothBad: 0, alike: 0 })).toEqual([]);
});

test("a pair is turned to the candidate that the study asks about", () => {
  const score = { kind: "scored", value: 0.5, n: 8 } as const;
  const pair: PairResult = {
    left: "base",
    right: "tuned",
    wins: 1,
    losses: 5,
    bothGood: 1,
    bothBad: 1,
    alike: 0,
    documents: 4,
    netWinRate: { kind: "scored", value: -0.5, n: 8, interval: { low: -0.9, high: 0.1, level: 0.95 } },
    bothBadRate: score,
    alpha: score,
    agreement: score,
    byReader: { ana: { kind: "scored", value: -0.75, n: 4 }, ben: { kind: "unscored", reason: "none" } },
  };
  expect(seenFrom(pair, "base")).toBe(pair);
  expect(seenFrom(pair, "tuned")).toMatchObject({
    left: "tuned",
    right: "base",
    wins: 5,
    losses: 1,
    netWinRate: { value: 0.5, interval: { low: -0.1, high: 0.9 } },
    byReader: { ana: { value: 0.75 }, ben: { kind: "unscored" } },
  });
});
