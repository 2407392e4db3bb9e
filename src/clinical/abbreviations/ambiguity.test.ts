import { expect, test } from "vitest";
import { ambiguityScore } from "./ambiguity.ts";

test("scores a set of documents", () => {
  const score = ambiguityScore(["MS.", "HTN and MS on interferon with gait ataxia.", "no letters"]);
  expect(score).toMatchObject({ documents: 3, abbreviations: 3 });
  expect(score.ambiguousShare).toBeCloseTo(2 / 3, 9);
  expect(score.unresolvedShare).toBeCloseTo(1 / 3, 9);
  expect(score.meanEntropyBits).toBeGreaterThan(0.5);
  expect(score.worst).toMatchObject([{ text: "MS", count: 2, unresolved: 1, chosen: ["multiple sclerosis"] }]);
});

test("has no shares without abbreviations", () => {
  expect(ambiguityScore([])).toMatchObject({
    documents: 0,
    ambiguousShare: null,
    unresolvedShare: null,
    perThousandWords: 0,
  });
});
