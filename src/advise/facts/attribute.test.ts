import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disputesOf, type LabelRevision } from "./agreement.ts";
import { type AttributionContext, attributeErrors, CAUSES, causeShares, type JudgedField } from "./attribute.ts";
import { plausibility } from "./plausibility.ts";

const definitions = [
  { path: "patient", type: "text", normaliser: "text" },
  { path: "collected", type: "date", normaliser: "date" },
  { path: "results[].test", type: "text", normaliser: "text" },
  { path: "results[].value", type: "number", normaliser: "number" },
  { path: "results[].unit", type: "text", normaliser: "unit" },
  { path: "results[].range", type: "text", normaliser: "text" },
  { path: "results[].flag", type: "text", normaliser: "text" },
] as const;
const present = (value: string) => ({ value, status: "present" as const, evidence: [] });
const training = Array.from({ length: 30 }, (_, index) => ({
  "results[0].test": present("Potassium"),
  "results[0].value": present((3 + (index % 20) / 10).toFixed(1)),
  "results[1].test": present("Platelets"),
  "results[1].value": present(String(150 + index * 5)),
}));
const LABELS: Record<string, string> = {
  patient: "Ana Rossi",
  collected: "12 Mar 2024",
  "results[0].test": "Potassium",
  "results[0].value": "4.1",
  "results[0].unit": "mmol/L",
  "results[0].range": "3.5-5.1",
  "results[0].flag": "N",
};

/** One document, answered as its labels say but for `answers`. */
function document(answers: Record<string, string | null | undefined>): JudgedField[] {
  return Object.entries(LABELS).map(([path, expected]) => {
    const answered = path in answers ? (answers[path] ?? null) : expected;
    const outcome = !(path in answers)
      ? "right"
      : answers[path] === undefined
        ? "failed"
        : answered === null
          ? "omitted"
          : "wrong";
    return { documentId: "d1", path, expected, answered, outcome };
  });
}

const context = (more: Partial<AttributionContext> = {}): AttributionContext => ({
  definitions,
  scope: new Set(definitions.map((definition) => definition.path)),
  illegible: () => null,
  rightUnder: () => ({ prompted: [], others: [] }),
  disputes: { fields: [], labels: new Set() },
  plausibility: plausibility(training, definitions),
  cut: () => false,
  ...more,
});

/** Cause and reason of the one error that an answer has. */
function cause(answers: Record<string, string | null | undefined>, more: Partial<AttributionContext> = {}): string {
  const errors = attributeErrors(document(answers), context(more));
  expect(errors).toHaveLength(1);
  return `${errors[0]?.cause}: ${errors[0]?.because}`;
}

describe("attributeErrors", () => {
  it.each([
    [{ patient: "12 Mar 2024" }, "schema: the value belongs to collected"],
    [{ "results[0].value": "4.1 mmol/L" }, "schema: the same value, with its unit"],
    [{ "results[0].range": "3,5-5,1" }, "model"],
    [{ collected: "31 Feb 2024" }, "validation: no such day exists"],
    [{ collected: "2024-13-02" }, "validation: no such day exists"],
    [{ "results[0].value": "clotted" }, "validation: a number field"],
    [{ "results[0].value": "410" }, "validation: the number is far outside"],
    [{ "results[0].unit": "mmoI/furlong" }, "validation: the unit is none"],
    [{ "results[0].flag": "H" }, "validation: the flag does not say"],
    [{ "results[0].value": "4.7" }, "model"],
    [{ "results[0].test": null }, "model"],
    [{ patient: undefined }, "model"],
  ])("%j is %s", (answers, expected) => {
    expect(cause(answers)).toContain(expected);
  });

  it("knows ranges by the name of the row, not by the field alone", () => {
    // 410 platelets are usual, 410 of potassium are not.
    const rows = document({}).map((field) =>
      field.path === "results[0].test" ? { ...field, expected: "Platelets", answered: "Platelets" } : field,
    );
    const value = rows.find((field) => field.path === "results[0].value") as JudgedField;
    Object.assign(value, { expected: "210", answered: "240", outcome: "wrong" });
    Object.assign(rows.find((field) => field.path === "results[0].range") as JudgedField, {
      expected: "150-400",
      answered: "150-400",
    });
    expect(attributeErrors(rows, context())[0]?.cause).toBe("model");
    Object.assign(value, { answered: "2400" });
    expect(attributeErrors(rows, context())[0]?.cause).toBe("validation");
  });

  it("is no validation error when the rule would refuse the right value too", () => {
    const rows = document({ "results[0].value": "haemolysed!" }).map((field) =>
      field.path === "results[0].value" ? { ...field, expected: "haemolysed" } : field,
    );
    expect(attributeErrors(rows, context())[0]?.cause).toBe("model");
  });

  it("tries causes in the stated order", () => {
    const illegible = () => "the page is blurred";
    const prompted = () => ({ prompted: ["few-shot"], others: [] });
    const other = () => ({ prompted: [], others: ["tuned"] });
    const misplaced = { patient: "12 Mar 2024" };
    expect(cause(misplaced, { illegible })).toBe("intake: the page is blurred");
    // Who read it has shown that the page can be read.
    expect(cause(misplaced, { illegible, rightUnder: other })).toContain("schema");
    expect(cause({ "results[0].value": "410" }, { rightUnder: prompted })).toContain("validation");
    expect(cause({ "results[0].value": "4.7" }, { rightUnder: prompted })).toBe("prompt: right under few-shot");
    expect(cause({ "results[0].value": "4.7" }, { rightUnder: other })).toBe(
      "model: wrong under every prompt of the base; right under tuned",
    );
  });

  it("blames the token limit for answers that it cut off", () => {
    expect(cause({ patient: undefined }, { cut: () => true })).toBe(
      "prompt: the answer was cut off at the token limit",
    );
    expect(cause({ patient: "Someone Else" }, { cut: () => true })).toContain("model");
  });

  it("blames the definition where people disagree about it", () => {
    const disputes = {
      fields: [{ path: "patient", agreed: 5, n: 20, interval: { low: 0.1, high: 0.4, level: 0.95 }, ambiguous: true }],
      labels: new Set(["d1 results[0].value"]),
    };
    expect(cause({ patient: "Someone Else" }, { disputes })).toContain("schema: people disagree about this field");
    expect(cause({ "results[0].value": "4.7" }, { disputes })).toContain("schema: two people labelled");
  });

  it("gives every error in scope one cause, and no right field any", () => {
    const answer = fc.option(fc.oneof(fc.string(), fc.constantFrom(...Object.values(LABELS))), { nil: null });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(LABELS)), answer), (answers) => {
        const rows = document(answers);
        const errors = attributeErrors(rows, context({ scope: new Set(["patient", "results[].value"]) }));
        expect(errors.map((error) => error.path)).toEqual(
          rows
            .filter((row) => row.outcome !== "right" && ["patient", "results[0].value"].includes(row.path))
            .map((row) => row.path),
        );
        expect(causeShares(errors).reduce((sum, share) => sum + share.errors, 0)).toBe(errors.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe("causeShares", () => {
  it("has every cause in order, with intervals over documents", () => {
    const errors = Array.from({ length: 20 }, (_, index) => ({
      documentId: `d${index % 10}`,
      path: `p${index}`,
      outcome: "wrong" as const,
      cause: index % 10 < 7 ? ("schema" as const) : ("model" as const),
      because: "made up",
    }));
    const shares = causeShares(errors);
    expect(shares.map((share) => share.cause)).toEqual(CAUSES);
    expect(shares[1]).toMatchObject({ errors: 14, share: 0.7 });
    expect(shares[1]?.interval?.low).toBeGreaterThan(0.3);
    expect(shares[1]?.interval?.high).toBeLessThanOrEqual(1);
    expect(causeShares([])).toEqual([]);
  });
});

describe("disputesOf", () => {
  const revision = (
    documentId: string,
    number: number,
    value: string,
    author: string,
    method: string,
  ): LabelRevision => ({
    documentId,
    path: "patient",
    revision: number,
    value,
    status: "present",
    author,
    method,
  });
  const pairs = (disagreeing: number, method: string): LabelRevision[] =>
    Array.from({ length: 20 }, (_, index) => [
      revision(`d${index}`, 1, "Ana Rossi", "ana", "import"),
      revision(`d${index}`, 2, index < disagreeing ? "Rossi" : "ANA  ROSSI", "ben", method),
    ]).flat();

  it("calls a field ambiguous when second readings differ by more than slips", () => {
    expect(disputesOf(pairs(8, "second-reading"), definitions).fields).toMatchObject([
      { path: "patient", agreed: 12, n: 20, ambiguous: true },
    ]);
    expect(disputesOf(pairs(2, "second-reading"), definitions).fields).toMatchObject([
      { agreed: 18, ambiguous: false },
    ]);
  });

  it("takes corrections as disputes about a label, never as a count of agreement", () => {
    const corrected = disputesOf(pairs(20, "edit"), definitions);
    expect(corrected.fields).toEqual([]);
    expect(corrected.labels.size).toBe(20);
  });

  it("does not let an adjudication or an author's own correction hide or make a dispute", () => {
    const adjudicated = [...pairs(8, "second-reading"), revision("d0", 3, "Ana Rossi", "carla", "adjudication")];
    expect(disputesOf(adjudicated, definitions).fields[0]).toMatchObject({ agreed: 12, n: 20 });
    const own = [revision("d0", 1, "Rossi", "ana", "import"), revision("d0", 2, "Ana Rossi", "ana", "edit")];
    expect(disputesOf(own, definitions)).toEqual({ fields: [], labels: new Set() });
  });
});
