import { expect, it } from "vitest";
import type { FieldDefinition } from "../domain/field.ts";
import type { Outcome } from "./score-fields.ts";
import { compare, type JudgedDocument, summarise } from "./summarise.ts";

const definitions = new Map<string, FieldDefinition>([
  ["value", { path: "value", type: "number", criticality: "decision", normaliser: "number", evidence: "optional" }],
  ["note", { path: "note", type: "text", criticality: "supporting", normaliser: "text", evidence: "optional" }],
]);

function document(id: string, value: Outcome, note: Outcome, special = true): JudgedDocument {
  const result = (path: string, outcome: Outcome) => ({
    path,
    expected: outcome === "hallucinated" ? null : "1",
    answered: outcome === "omitted" || outcome === "failed" ? null : outcome === "right" ? "1" : "2",
    outcome,
    anls: outcome === "right" ? 1 : 0,
  });
  return {
    documentId: id,
    special,
    score: {
      kind: "fields",
      results: [result("value", value), result("note", note)],
      extra: [],
      strictJson: value !== "failed",
      definitions,
    },
    failed: false,
    seconds: 1,
  };
}

it("counts each rate over its own denominator", () => {
  const scores = summarise("base", "b", [
    document("1", "right", "omitted"),
    document("2", "failed", "failed"),
    document("3", "hallucinated", "right"),
    document("4", "right", "right", false),
  ]);
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
  const comparison = compare(summarise("base", "b", left), left, summarise("tuned", "t", right), right);
  expect(comparison.decision).toMatchObject({ estimate: 1, documents: 2, fields: 2 });
  expect(comparison.all).toMatchObject({ estimate: 0.25 });
  expect(comparison.allDecisionFields).toMatchObject({ onlyLeft: 0, onlyRight: 2, pValue: 0.5 });
  expect(comparison.retention).toEqual({ unscored: "no general documents" });
});
