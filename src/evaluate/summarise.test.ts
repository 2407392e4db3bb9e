import { expect, it } from "vitest";
import type { FieldDefinition } from "../domain/field.ts";
import type { JudgedDocument } from "./judged-document.ts";
import type { Outcome } from "./score-fields.ts";
import { clusteringOf, summarise } from "./summarise.ts";

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

it("makes a document wrong by a value that it invents, and each candidate pays for its own", () => {
  const invented = (id: string): JudgedDocument => {
    const judged = document(id, "right", "right");
    if (judged.score.kind !== "fields") throw new Error("fields");
    const definition = definitions.get("value") as FieldDefinition;
    const rows = new Map([...definitions, ["rows[].value", { ...definition, path: "rows[].value" }]]);
    const extra = [
      { path: "rows[0].value", answeredPath: "rows[0].value", answered: "7" },
      { path: "remark", answeredPath: "remark", answered: "never asked for" },
    ];
    return { ...judged, score: { ...judged.score, extra, definitions: rows } };
  };
  const scores = summarise("base", "b", [document("1", "right", "right"), invented("2")], OPTIONS);
  expect(scores.criticality.decision?.exact).toMatchObject({ right: 2, n: 3 });
  expect(scores.fields["rows[].value"]?.exact).toMatchObject({ right: 0, n: 1 });
  expect(scores.allDecisionFields).toMatchObject({ right: 1, n: 2 });
  expect(scores.hallucination).toMatchObject({ right: 2, n: 6 });
  expect(scores.fields.remark).toBeUndefined();
});

it("makes intervals of what subjects there are, and says so", () => {
  const of = (subjects: number): JudgedDocument[] =>
    Array.from({ length: 40 }, (_, index) => ({
      ...document(`${index}`, index % subjects < subjects / 2 ? "right" : "wrong", "right"),
      subject: `${index % subjects}`,
    }));
  const width = (documents: JudgedDocument[]): number => {
    const { low = 0, high = 1 } = summarise("base", "b", documents, OPTIONS).criticality.decision?.exact.interval ?? {};
    return high - low;
  };
  expect(width(of(4))).toBeGreaterThan(2 * width(of(40)));
  expect(clusteringOf(of(4))).toMatchObject({
    by: "subject",
    clusters: 4,
    words: expect.stringContaining("4 subjects"),
  });
  const unknown = of(4).map(({ subject: _subject, ...judged }) => judged);
  expect(clusteringOf([...of(1), ...unknown.slice(0, 3)])).toMatchObject({ by: "subject", clusters: 4 });
  expect(clusteringOf(unknown)).toMatchObject({ by: "document", clusters: 40 });
});
