import { expect, test } from "vitest";
import { drawItems } from "./draw-items.ts";
import { parseStudyPlan, type StudyPlanInput, studyPlanSha256 } from "./plan.ts";

const ids = ["c1", "c2", "c3"];
const planOf = (more: Partial<StudyPlanInput> = {}) =>
  parseStudyPlan({
    name: "reading",
    candidates: ids.map((id) => ({ name: `name of ${id}`, id })),
    documents: Array.from({ length: 20 }, (_, index) => `d${index}`),
    seed: 7,
    repeatShare: 0.2,
    primary: { candidate: "name of c2", against: "name of c1" },
    ...more,
  });
const answer = (candidate: string, document: string) => `${candidate} on ${document}`;

test("every pair is on every document once, each candidate left on half of them", () => {
  const items = drawItems(planOf(), answer).filter((item) => item.repeats === null);
  expect(items).toHaveLength(60);
  for (const [first, second] of [
    ["c1", "c2"],
    ["c1", "c3"],
    ["c2", "c3"],
  ] as const) {
    const own = items.filter(({ sides }) => new Set([sides.a, sides.b, first, second]).size === 2);
    expect(new Set(own.map((item) => item.documentId)).size).toBe(20);
    expect(own.filter((item) => item.sides.a === first)).toHaveLength(10);
  }
  for (const { documentId, sides, answers } of items)
    expect(answers).toEqual({ a: answer(sides.a, documentId), b: answer(sides.b, documentId) });
});

test("repeats are the stated share, flipped, and their numbers tell nothing", () => {
  const items = drawItems(planOf(), answer);
  const repeats = items.filter((item) => item.repeats !== null);
  expect(repeats).toHaveLength(12);
  for (const repeat of repeats) {
    const first = items.find((item) => item.item === repeat.repeats)!;
    expect(repeat.sides).toEqual({ a: first.sides.b, b: first.sides.a });
    expect(repeat.answers).toEqual({ a: first.answers.b, b: first.answers.a });
    expect(repeat.documentId).toBe(first.documentId);
  }
  expect(items.map((item) => item.item)).toEqual(Array.from({ length: 72 }, (_, index) => index + 1));
  // The last 12 numbers are not the repeats.
  expect(repeats.filter((item) => item.item > 60).length).toBeLessThan(8);
});

test("the same plan gives the same items, another seed others", () => {
  expect(drawItems(planOf(), answer)).toEqual(drawItems(planOf(), answer));
  expect(drawItems(planOf({ seed: 8 }), answer)).not.toEqual(drawItems(planOf(), answer));
});

test("answers that read alike are ties without asking, unless the plan shows them", () => {
  const alike = (candidate: string, document: string) => (document === "d0" ? "same" : answer(candidate, document));
  expect(drawItems(planOf(), alike).filter((item) => item.identical)).toHaveLength(3);
  expect(drawItems(planOf({ identicalAnswers: "show" }), alike).some((item) => item.identical)).toBe(false);
});

test("a plan's hash covers every part of it, and not the order of its keys or documents", () => {
  const hash = studyPlanSha256(planOf());
  const { seed, name, ...rest } = planOf();
  expect(studyPlanSha256(parseStudyPlan({ seed, ...rest, documents: rest.documents.toReversed(), name }))).toBe(hash);
  for (const more of [
    { seed: 8 },
    { alpha: 0.1 },
    { readersPerItem: 3 },
    { repeatShare: 0.1 },
    { primary: { candidate: "name of c2", against: "name of c1", margin: 0.05 } },
  ])
    expect(studyPlanSha256(planOf(more))).not.toBe(hash);
});

test.each([
  [{ readersPerItem: 1 }, "readersPerItem"],
  [{ candidates: [{ name: "one", id: "c1" }] }, "candidates"],
  [{ documents: ["d1", "d1"] }, "documents"],
  [{ primary: { candidate: "name of c1", against: "name of c1" } }, "primary"],
  [{ primary: { candidate: "nobody", against: "name of c1" } }, "primary.candidate"],
] as [Partial<StudyPlanInput>, string][])("a plan with %j is refused", (more, path) => {
  expect(() => planOf(more)).toThrow(
    expect.objectContaining({ code: "study-invalid", message: expect.stringContaining(path) }),
  );
});
