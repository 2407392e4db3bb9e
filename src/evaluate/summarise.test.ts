import { expect, it } from "vitest";
import type { FieldDefinition } from "../domain/field.ts";
import type { Outcome } from "./score-fields.ts";
import { compare, type JudgedDocument, summarise } from "./summarise.ts";

const definitions = new Map<string, FieldDefinition>([
  ["value", { path: "value", type: "number", criticality: "decision", normaliser: "number", evidence: "optional" }],
  ["note", { path: "note", type: "text", criticality: "supporting", normaliser: "text", evidence: "optional" }],
]);

const OPTIONS = { sliceFloor: 10 };

function document(id: string, value: Outcome, note: Outcome, special = true): JudgedDocument {
  const result = (path: string, outcome: Outcome) => ({
    path,
    expected: outcome === "hallucinated" ? null : "1",
    answered: outcome === "omitted" || outcome === "failed" ? null : outcome === "right" ? "1" : "2",
    outcome,
    anls: outcome === "right" ? 1 : 0,
    answeredPath: path,
    evidence: null,
  });
  return {
    documentId: id,
    special,
    score: {
      kind: "fields",
      results: [result("value", value), result("note", note)],
      extra: [],
      tables: [],
      strictJson: value !== "failed",
      definitions,
    },
    failed: false,
    seconds: 1,
    groups: {},
    clinical: null,
    raw: new Map(),
  };
}

it("counts each rate over its own denominator", () => {
  const scores = summarise(
    "base",
    "b",
    [
      document("1", "right", "omitted"),
      document("2", "failed", "failed"),
      document("3", "hallucinated", "right"),
      document("4", "right", "right", false),
    ],
    OPTIONS,
  );
  expect(scores.criticality.decision?.exact).toMatchObject({ right: 1, n: 3 });
  expect(scores.fields.note?.exact).toMatchObject({ right: 1, n: 3 });
  expect(scores.omission).toMatchObject({ right: 3, n: 5 });
  expect(scores.hallucination).toMatchObject({ right: 1, n: 3 });
  expect(scores.validJson).toMatchObject({ right: 2, n: 3 });
  expect(scores.allDecisionFields).toMatchObject({ right: 1, n: 3 });
  expect(scores.retention.exact).toMatchObject({ right: 2, n: 2 });
  expect(scores.characterErrorRate).toEqual({ kind: "unscored", reason: "no document asks for text" });
});

it("compares on the same documents and says what it cannot score", () => {
  const left = [document("1", "wrong", "right"), document("2", "wrong", "right"), document("3", "right", "right")];
  const right = [document("1", "right", "right"), document("2", "right", "wrong"), document("9", "right", "right")];
  const [base, tuned] = [summarise("base", "b", left, OPTIONS), summarise("tuned", "t", right, OPTIONS)];
  const comparison = compare(base, left, tuned, right, 0.03);
  expect(comparison.decision).toMatchObject({ estimate: 1, documents: 2, fields: 2 });
  expect(comparison.all).toMatchObject({ estimate: 0.25 });
  expect(comparison.allDecisionFields).toMatchObject({ onlyLeft: 0, onlyRight: 2, pValue: 0.5 });
  expect(comparison.retention).toEqual({ unscored: "no general documents" });
});

it("judges retention against the margin that was set before", () => {
  const general = (count: number, outcome: (index: number) => Outcome) =>
    Array.from({ length: count }, (_, index) => document(`${index}`, outcome(index), "right", false));
  const verdict = (count: number, outcome: (index: number) => Outcome, margin: number) => {
    const [before, after] = [general(count, () => "right"), general(count, outcome)];
    const [base, tuned] = [summarise("base", "b", before, OPTIONS), summarise("tuned", "t", after, OPTIONS)];
    return compare(base, before, tuned, after, margin).retentionVerdict;
  };
  expect(verdict(200, () => "right", 0.03)).toMatchObject({ verdict: "non-inferior", margin: 0.03, documents: 200 });
  // Without a difference in 20 documents a loss of 3 points is still not excluded.
  expect(verdict(20, () => "right", 0.03)).toMatchObject({ verdict: "inconclusive" });
  expect(verdict(100, () => "wrong", 0.03)).toMatchObject({ verdict: "inferior", estimate: -0.5 });
  expect(verdict(200, (index) => (index % 20 === 0 ? "wrong" : "right"), 0.1)).toMatchObject({
    verdict: "non-inferior",
  });
  expect(verdict(0, () => "right", 0.03)).toEqual({
    verdict: "unscored",
    margin: 0.03,
    reason: "no general documents",
  });
});
