import { expect, test } from "vitest";
import { analyseVotes, type StoredVote } from "./analyse-votes.ts";
import type { StudyItem } from "./draw-items.ts";
import { parseStudyPlan, type StudyPlanInput } from "./plan.ts";
import type { Vote } from "./vote.ts";

const planOf = (more: Partial<StudyPlanInput> = {}) =>
  parseStudyPlan({
    name: "reading",
    candidates: [
      { name: "base", id: "c1" },
      { name: "tuned", id: "c2" },
    ],
    documents: ["d1", "d2", "d3", "d4"],
    seed: 1,
    primary: { candidate: "tuned", against: "base" },
    ...more,
  });

/** Item k on document dk, tuned on the side given. */
const item = (number: number, tunedOn: "a" | "b", more: Partial<StudyItem> = {}): StudyItem => ({
  item: number,
  documentId: `d${number}`,
  sides: tunedOn === "a" ? { a: "c2", b: "c1" } : { a: "c1", b: "c2" },
  answers: { a: "x", b: "y" },
  identical: false,
  repeats: null,
  ...more,
});
const cast = (number: number, reader: string, vote: Vote, more: Partial<StoredVote> = {}): StoredVote => ({
  item: number,
  reader,
  vote,
  tags: [],
  seconds: null,
  ...more,
});

test("wins, losses and both kinds of ties are counted by candidate, not by side", () => {
  const items = [item(1, "a"), item(2, "b"), item(3, "a"), item(4, "b")];
  const votes = [
    cast(1, "ana", "a"), // tuned
    cast(1, "ben", "a"), // tuned
    cast(2, "ana", "b"), // tuned
    cast(2, "ben", "a"), // base
    cast(3, "ana", "both-good"),
    cast(3, "ben", "both-bad"),
    cast(4, "ana", "b"), // tuned
    cast(4, "ben", "b"), // tuned
  ];
  const result = analyseVotes(planOf(), items, votes);
  expect(result.pairs[0]).toMatchObject({
    left: "base",
    right: "tuned",
    wins: 1,
    losses: 5,
    bothGood: 1,
    bothBad: 1,
    alike: 0,
    documents: 4,
    netWinRate: { kind: "scored", value: -0.5, n: 8 },
    bothBadRate: { kind: "scored", value: 0.125, n: 8 },
  });
  // By document the sums of residuals from +0.5 are 1, -1, -1, 1: SE = sqrt(4/3 * 4) / 8, t(3) = 3.1824.
  const half = 3.182446305 * (Math.sqrt((4 / 3) * 4) / 8);
  expect(result.primary).toMatchObject({ candidate: "tuned", against: "base", conclusion: "not-shown" });
  expect(result.primary.netWinRate).toMatchObject({ value: 0.5 });
  expect((result.primary.netWinRate as { interval: { low: number } }).interval.low).toBeCloseTo(0.5 - half, 6);
  expect(result.pairs[0]!.byReader).toMatchObject({ ana: { value: -0.75, n: 4 }, ben: { value: -0.25, n: 4 } });
  // 2 of 4 pairs of votes agree.
  expect(result.pairs[0]!.agreement).toEqual({ kind: "scored", value: 0.5, n: 4 });
  expect(result.missingVotes).toBe(0);
});

test("the interval is of the documents: copies of one vote do not make it narrower", () => {
  const votes = (readers: number) =>
    [1, 2, 3, 4].flatMap((number) =>
      Array.from({ length: readers }, (_, reader) => cast(number, `r${reader}`, number === 4 ? "b" : "a")),
    );
  const items = [1, 2, 3, 4].map((number) => item(number, "a"));
  const few = analyseVotes(planOf(), items, votes(2)).primary.netWinRate;
  const many = analyseVotes(planOf(), items, votes(20)).primary.netWinRate;
  expect((many as { interval: object }).interval).toEqual({
    low: expect.closeTo((few as { interval: { low: number } }).interval.low, 9),
    high: expect.closeTo((few as { interval: { high: number } }).interval.high, 9),
    level: 0.95,
  });
});

test("a unanimous reading has the exact bound over its documents", () => {
  const documents = Array.from({ length: 30 }, (_, index) => `d${index + 1}`);
  const items = documents.map((_, index) => item(index + 1, "a"));
  const votes = items.flatMap(({ item: number }) => [cast(number, "ana", "a"), cast(number, "ben", "a")]);
  const { primary } = analyseVotes(planOf({ documents }), items, votes);
  expect(primary.conclusion).toBe("shown");
  // Clopper-Pearson for 30 of 30: 0.025^(1/30) = 0.8843.
  expect(primary.netWinRate).toMatchObject({
    value: 1,
    interval: { low: expect.closeTo(2 * 0.025 ** (1 / 30) - 1, 9) },
  });
  const lost = votes.map((vote) => ({ ...vote, vote: "b" as const }));
  expect(analyseVotes(planOf({ documents }), items, lost).primary.conclusion).toBe("reversed");
});

test("a margin decides what is shown", () => {
  const documents = Array.from({ length: 40 }, (_, index) => `d${index + 1}`);
  const items = documents.map((_, index) => item(index + 1, "a"));
  const votes = items.flatMap(({ item: number }) =>
    ["ana", "ben"].map((reader) => cast(number, reader, number % 4 === 0 ? "b" : "a")),
  );
  const conclusion = (margin: number) =>
    analyseVotes(planOf({ documents, primary: { candidate: "tuned", against: "base", margin } }), items, votes).primary
      .conclusion;
  expect(conclusion(0)).toBe("shown"); // 0.5 with an interval from some 0.22
  expect(conclusion(0.4)).toBe("not-shown");
  expect(conclusion(-0.1)).toBe("shown");
});

test("flipped repeats measure steadiness, and count nowhere else", () => {
  const items = [item(1, "a"), item(2, "b"), item(3, "b", { documentId: "d1", repeats: 1 })];
  const votes = [
    cast(1, "ana", "a"),
    cast(3, "ana", "b"), // tuned again
    cast(1, "ben", "a"),
    cast(3, "ben", "a"), // the side again
    cast(2, "ana", "both-good"),
    cast(2, "ben", "b"),
  ];
  const result = analyseVotes(planOf(), items, votes);
  expect(result.selfConsistency.score).toEqual({ kind: "scored", value: 0.5, n: 2 });
  expect(result.pairs[0]).toMatchObject({ wins: 0, losses: 3, bothGood: 1 });
  expect(result.sideA.score).toEqual({ kind: "scored", value: 0.6, n: 5 });
});

test("pairs that were alike are ties of every reader asked for", () => {
  const items = [item(1, "a"), item(2, "a", { identical: true })];
  const { pairs } = analyseVotes(planOf(), items, [cast(1, "ana", "a"), cast(1, "ben", "a")]);
  expect(pairs[0]).toMatchObject({ alike: 2, documents: 2, netWinRate: { value: -0.5, n: 4 } });
});

test("votes that are missing, quick ones and faults are counted; no vote is no zero", () => {
  const items = [item(1, "a"), item(2, "b")];
  const result = analyseVotes(planOf(), items, [
    cast(1, "ana", "a", { tags: ["wrong-fact", "unsafe"], seconds: 1 }),
    cast(2, "ana", "both-bad", { tags: ["style"], seconds: 30 }),
  ]);
  expect(result.missingVotes).toBe(2);
  expect(result.faults).toEqual({ base: { "wrong-fact": 1, unsafe: 1, style: 1 }, tuned: { style: 1 } });
  expect(result.quickVotes).toEqual({ kind: "scored", value: 0.5, n: 2 });
  const empty = analyseVotes(planOf(), items, []);
  expect(empty.primary).toMatchObject({ conclusion: "not-shown", netWinRate: { kind: "unscored" } });
  expect(empty.pairs[0]!.alpha.kind).toBe("unscored");
  expect(empty.selfConsistency.score.kind).toBe("unscored");
});

test("strengths are there from four candidates on", () => {
  const names = ["w", "x", "y", "z"];
  const plan = planOf({
    candidates: names.map((name) => ({ name, id: name })),
    primary: { candidate: "w", against: "z" },
  });
  const pairs = names.flatMap((first, index) => names.slice(index + 1).map((second) => [first, second] as const));
  const items = plan.documents.flatMap((documentId, document) =>
    pairs.map(([a, b], pair) => ({ ...item(document * 6 + pair + 1, "a"), documentId, sides: { a, b } })),
  );
  // The earlier letter wins on three documents of four.
  const votes = items.flatMap(({ item: number, documentId }) =>
    ["ana", "ben"].map((reader) => cast(number, reader, documentId === "d4" ? "b" : "a")),
  );
  const { strengths } = analyseVotes(plan, items, votes);
  expect(strengths).toMatchObject({ kind: "scored" });
  expect((strengths as { strengths: { candidate: string }[] }).strengths.map((row) => row.candidate)).toEqual(names);
  expect(analyseVotes(planOf(), [item(1, "a")], []).strengths).toBeNull();
});
