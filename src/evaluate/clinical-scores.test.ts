import { describe, expect, it } from "vitest";
import type { FieldDefinition } from "../domain/field.ts";
import { qualityBand } from "../domain/quality-band.ts";
import { assertionFlips, fieldsClinical, labLineAgreement, sigAgreement, textClinical } from "./clinical-scores.ts";

describe("assertion flips", () => {
  it.each([
    ["No pneumonia. No effusion.", "Pneumonia, no effusion.", 1, 2],
    ["Fever and cough.", "Denies fever; cough.", 1, 2],
    ["No pneumonia.", "There is no evidence of pneumonia.", 0, 1],
    ["No fever on admission. Fever on day two.", "Fever.", 0, 1],
    ["Possible pneumonia.", "No pneumonia.", 0, 0],
    ["No pneumonia.", "Clear lungs.", 0, 0],
  ])("%j against %j", (expected, answered, right, n) =>
    expect(assertionFlips(expected, answered)).toEqual({ right, n }),
  );

  it("are looked for on the page where the label is absent", () => {
    const definitions = new Map<string, FieldDefinition>([
      [
        "diagnosis",
        { path: "diagnosis", type: "text", criticality: "decision", normaliser: "text", evidence: "optional" },
      ],
    ]);
    const result = {
      path: "diagnosis",
      answeredPath: "diagnosis",
      expected: null,
      answered: "pneumonia",
      outcome: "hallucinated" as const,
      anls: 0,
      evidence: null,
    };
    expect(fieldsClinical([result], definitions, "Chest film: no pneumonia.").flips).toEqual({ right: 1, n: 1 });
    expect(fieldsClinical([result], definitions, undefined).flips).toEqual({ right: 0, n: 0 });
  });
});

describe("structure", () => {
  it("of directions is what they mean, not their words", () => {
    const same = sigAgreement("Take 1 tablet by mouth twice daily for 7 days", "1 tab PO BID x7 days");
    expect(same.n).toBeGreaterThanOrEqual(4);
    expect(same.right).toBe(same.n);
    const wrong = sigAgreement("Take 1 tablet by mouth twice daily", "Take 2 tablets by mouth twice daily");
    expect(wrong).toEqual({ right: wrong.n - 1, n: wrong.n });
    expect(sigAgreement("Take 1 tablet by mouth twice daily", "").right).toBe(0);
    expect(sigAgreement("see leaflet overleaf", "x")).toEqual({ right: 0, n: 0 });
  });

  it("of laboratory lines is analyte, value, unit, range and flag", () => {
    expect(labLineAgreement("Potassium 5.8 mmol/L 3.5-5.1 H", "potassium: 5.8 mmol/L (3.5 - 5.1) H")).toEqual({
      right: 5,
      n: 5,
    });
    expect(labLineAgreement("Potassium 5.8 mmol/L 3.5-5.1 H", "Potassium 8.5 mmol/L 3.5-5.1")).toEqual({
      right: 3,
      n: 5,
    });
  });
});

it("a caption keeps the terms of its reference", () => {
  const { termRecall } = textClinical("Cardiomegaly with pulmonary edema.", "Enlarged heart, pulmonary oedema.");
  expect(termRecall).not.toBeNull();
  expect(termRecall).toBeGreaterThan(0);
  expect(textClinical("Cardiomegaly.", "nothing").termRecall).toBe(0);
  expect(textClinical("hello", "hello").termRecall).toBeNull();
});

it("the worst page makes the quality of a scan", () => {
  const page = { sharpness: 1000, skewDegrees: 0, contrast: 0.8, ink: 0.1, blank: false };
  expect(qualityBand([page])).toBe("good");
  expect(qualityBand([page, { ...page, skewDegrees: -2 }])).toBe("fair");
  expect(qualityBand([{ ...page, skewDegrees: null, sharpness: 50 }, page])).toBe("poor");
});
