import { describe, expect, it } from "vitest";
import type { FieldDefinition, FieldValues } from "../domain/field.ts";
import { parseAnswer } from "./parse-answer.ts";
import { scoreFields } from "./score-fields.ts";

const PAGE = "Patient: Ana Rossi\nSodium 5.8 mmol/L\nPotassium 5.8 mmol/L\nUrea 5.2 mmol/L\n";
const box = (y: number) => ({ page: 0, x: 0.4, y, width: 0.1, height: 0.05 });
const label = (value: string, y?: number) => ({
  value,
  status: "present" as const,
  evidence: y === undefined ? [] : [box(y)],
});
const labels: FieldValues = {
  patient: label("Ana Rossi"),
  "results[0].test": label("Sodium", 0.2),
  "results[0].value": label("5.8", 0.2),
  "results[1].test": label("Potassium", 0.3),
  "results[1].value": label("5.8", 0.3),
};
const definitions = (evidence: FieldDefinition["evidence"]) =>
  new Map<string, FieldDefinition>(
    ["patient", "results[].test", "results[].value"].map((path) => [
      path,
      { path, type: "text", criticality: "decision", normaliser: "text", evidence },
    ]),
  );
const judged = (
  answer: unknown,
  { evidence = "optional" as FieldDefinition["evidence"], text = PAGE as string | null } = {},
) => {
  const known = definitions(evidence);
  const { results, extra } = scoreFields(
    labels,
    parseAnswer(JSON.stringify(answer), known.keys()),
    known,
    text ?? undefined,
  );
  expect(extra).toEqual([]);
  return Object.fromEntries(results.map((result) => [result.path, [result.outcome, result.evidence]]));
};
const rows = (potassium: unknown, sodium: unknown = "5.8") => ({
  patient: "Ana Rossi",
  results: [
    { test: "Sodium", value: sodium },
    { test: "Potassium", value: potassium },
  ],
});

describe("evidence", () => {
  it("is judged by its box: half of the union in common, on the same page", () => {
    const at = (y: number, page = 0) =>
      judged(rows({ value: "5.8", box: [0.4, y, 0.1, 0.05], page }))["results[1].value"];
    expect(at(0.3)).toEqual(["right", "right"]);
    expect(at(0.315)).toEqual(["right", "right"]);
    expect(at(0.33)).toEqual(["right", "wrong"]);
    expect(at(0.3, 1)).toEqual(["right", "wrong"]);
  });

  it("of a right value from the wrong row is wrong", () => {
    expect(judged(rows({ value: "5.8", box: [0.4, 0.2, 0.1, 0.05] }))["results[1].value"]).toEqual(["right", "wrong"]);
    expect(judged(rows({ value: "5.8", quote: "Sodium 5.8 mmol/L" }))["results[1].value"]).toEqual(["right", "wrong"]);
    expect(judged(rows({ value: "5.8", quote: "Potassium 5.8" }))["results[1].value"]).toEqual(["right", "right"]);
  });

  it("by quote must stand on the page and hold the value", () => {
    const quoted = (quote: string) => judged(rows({ value: "5.8", quote }))["results[1].value"]?.[1];
    expect(quoted("potassium  5.8 MMOL/L")).toBe("right");
    expect(quoted("Potassium was 5.8")).toBe("wrong");
    expect(quoted("Potassium")).toBe("wrong");
    expect(judged(rows({ value: "5.8", quote: "Potassium 5.8" }), { text: null })["results[1].value"]?.[1]).toBeNull();
  });

  it("may stand once for a row", () => {
    const all = judged({
      patient: "Ana Rossi",
      results: [
        { test: "Sodium", value: "5.8", box: [0.4, 0.2, 0.1, 0.05], page: 0 },
        { test: "Potassium", value: "5.8", box: [0.4, 0.2, 0.1, 0.05], page: 0 },
      ],
    });
    expect(all["results[0].value"]).toEqual(["right", "right"]);
    expect(all["results[1].test"]).toEqual(["right", "wrong"]);
  });

  it("that is not given is missing where the field requires it, else not judged", () => {
    expect(judged(rows("5.8")).patient).toEqual(["right", null]);
    expect(judged(rows("5.8"), { evidence: "required" }).patient).toEqual(["right", "missing"]);
    expect(judged(rows(null), { evidence: "required" })["results[1].value"]).toEqual(["omitted", null]);
  });

  it("that makes no sense points nowhere", () => {
    for (const wrong of [[1, 2], [0.1, 0.1, 0.1, "x"], [40, 20, 10, 5], "here"])
      expect(judged(rows({ value: "5.8", box: wrong }))["results[1].value"]).toEqual(["right", "wrong"]);
  });

  it("is no field, and a field of that name is no evidence", () => {
    const parsed = parseAnswer('{"box":"7","item":{"value":"x","page":"2"}}', ["box", "item.value", "item.page"]);
    expect(parsed.valid && [...parsed.fields]).toEqual([
      ["box", "7"],
      ["item.value", "x"],
      ["item.page", "2"],
    ]);
    expect(parsed.valid && parsed.evidence.size).toBe(0);
  });
});
