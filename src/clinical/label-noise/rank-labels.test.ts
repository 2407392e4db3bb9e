import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LabelRow, rankLabels, type TeacherPrediction } from "./rank-labels.ts";

const says = (source: string, value: string | null, probability: number | null): TeacherPrediction => ({
  source,
  value,
  probability,
});
const row = (documentId: string, label: string | null, ...predictions: TeacherPrediction[]): LabelRow => ({
  documentId,
  path: "result.value",
  label,
  predictions,
});

describe("ranked labels", () => {
  it("puts a label that sources agree against before one that a single source doubts", () => {
    const ranked = rankLabels([
      row("fine", "5.8", says("a", "5.8", 0.9), says("b", "5.8", 0.9), says("c", "5.8", 0.9)),
      row("one against", "5.8", says("a", "4.1", 0.9), says("b", "5.8", 0.9), says("c", "5.8", 0.9)),
      row("all against", "5.8", says("a", "4.1", 0.9), says("b", "4.1", 0.9), says("c", "4.1", 0.9)),
      row("scattered", "5.8", says("a", "4.1", 0.9), says("b", "4.2", 0.9), says("c", "4.3", 0.9)),
      row("unsure", "5.8", says("a", "4.1", 0.4), says("b", "5.8", 0.4), says("c", "5.8", 0.4)),
      row("unjudged", "5.8"),
    ]);
    expect(ranked.map((label) => label.documentId)).toEqual([
      "all against",
      "scattered",
      "unsure",
      "one against",
      "fine",
    ]);
    expect(ranked[0]).toMatchObject({ suggestion: { value: "4.1" }, against: 3, sources: 3, likelyWrong: true });
    expect(ranked[0]!.reasons.map((reason) => reason.kind)).toEqual(["sources-agree-against", "low-self-confidence"]);
    expect(ranked.find((label) => label.documentId === "scattered")!.reasons[0]!.kind).toBe("sources-disagree");
    expect(ranked.at(-1)).toMatchObject({ suggestion: null, against: 0, likelyWrong: false, reasons: [] });
    expect(ranked.at(-1)!.selfConfidence).toBeCloseTo(0.9);
  });

  it("does not let a single source outrank three that agree", () => {
    const ranked = rankLabels([
      row("single", "x", says("a", "y", 0.95)),
      row("three", "x", says("a", "y", 0.95), says("b", "y", 0.95), says("c", "y", 0.95)),
      // One model under one name is one voice, however often it speaks.
      row("echo", "x", says("a", "y", 0.95), says("a", "Y", 0.9), says("a", " y", 0.7)),
    ]);
    expect(ranked[0]!.documentId).toBe("three");
    expect(ranked[1]!.suspicion).toBe(ranked[2]!.suspicion);
    expect(ranked[1]!.reasons[0]!.kind).toBe("only-source-against");
  });

  it("compares values as the field does, and takes empty for a value", () => {
    const [number] = rankLabels([{ ...row("n", "1,234.50", says("a", "1234.5", 0.8)), normaliser: "number" }]);
    expect(number).toMatchObject({ suggestion: null, selfConfidence: 0.8 });
    const [empty] = rankLabels([row("e", "12", says("a", null, 0.8), says("b", "", 0.8))]);
    expect(empty).toMatchObject({ suggestion: { value: null }, against: 2 });
    const [right] = rankLabels([row("r", null, says("a", null, 0.8))]);
    expect(right).toMatchObject({ suggestion: null, against: 0 });
  });

  it("uses all candidates of a source, and its record where it gives no probability", () => {
    const [several] = rankLabels([row("s", "x", says("a", "y", 0.6), says("a", "x", 0.3))]);
    expect(several).toMatchObject({ selfConfidence: 0.3, suggestion: { value: "y" } });
    const rows = Array.from({ length: 18 }, (_, index) => row(`d${index}`, "x", says("person", "x", null)));
    const ranked = rankLabels([...rows, row("odd", "x", says("person", "y", null))]);
    expect(ranked[0]!.documentId).toBe("odd");
    // 18 of 19 agree: (18 + 1) / (19 + 2).
    expect(ranked.at(-1)!.selfConfidence).toBeCloseTo(19 / 21);
  });

  it("takes any values and keeps scores in range", () => {
    const anyText = fc.array(fc.nat(0xffff), { maxLength: 5 }).map((units) => String.fromCharCode(...units));
    const value = fc.option(fc.oneof(fc.constantFrom("x", "X "), anyText));
    const prediction = fc.record({
      value,
      probability: fc.option(fc.double({ min: -1, max: 2 })),
      source: fc.constantFrom("a", "b", "c"),
    });
    const rows = fc.array(
      fc.record({
        documentId: fc.string(),
        path: fc.constantFrom("p", "q"),
        label: value,
        predictions: fc.array(prediction, { maxLength: 4 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, (rows) => {
        const ranked = rankLabels(rows);
        expect(ranked).toHaveLength(rows.filter((one) => one.predictions.length > 0).length);
        for (const { suspicion, selfConfidence, margin } of ranked)
          for (const score of [suspicion, selfConfidence, margin]) {
            expect(score).toBeGreaterThanOrEqual(-1e-9);
            expect(score).toBeLessThanOrEqual(1 + 1e-9);
          }
      }),
      { numRuns: 60 },
    );
  });
});
