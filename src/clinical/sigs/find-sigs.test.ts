import { describe, expect, it } from "vitest";
import { findSigs } from "./index.ts";

const texts = (note: string): string[] => findSigs(note).map((sig) => sig.text);

describe("findSigs", () => {
  it("finds the sigs of a list of medicines", () => {
    const note = `MEDICATIONS:
1. Lisinopril 10 mg p.o. daily.
2. Insulin glargine 20 units subcutaneous at bedtime.
3. Albuterol 2 puffs q4h p.r.n. wheezing, #1, 3 refills
4. Aspirin 81 mg daily; atorvastatin 40 mg nightly.`;
    expect(texts(note)).toEqual([
      "10 mg p.o. daily",
      "20 units subcutaneous at bedtime",
      "2 puffs q4h p.r.n. wheezing",
      "81 mg daily",
      "40 mg nightly",
    ]);
    expect(findSigs(note).map((sig) => sig.medication)).toEqual([
      "Lisinopril",
      "Insulin glargine",
      "Albuterol",
      "Aspirin",
      "atorvastatin",
    ]);
  });

  it("keeps a taper in one piece", () => {
    expect(texts("Prednisone: 40 mg daily x 3 days, then 20 mg daily x 3 days, then stop")).toEqual([
      "40 mg daily x 3 days, then 20 mg daily x 3 days, then stop",
    ]);
  });

  it("takes in the name between verb and dose, and stops with the sentence", () => {
    expect(texts("Take amoxicillin 500 mg by mouth three times daily for 10 days. Call if worse.")).toEqual([
      "Take amoxicillin 500 mg by mouth three times daily for 10 days",
    ]);
  });

  it("leaves prose alone", () => {
    const note = `He is 65 years old with 3 days of cough, seen twice in clinic. Temp 98.6, BP 120/80.
He lost 10 kg in 2 weeks. The mass is 3 cm and was seen daily. MRI every 6 months. Return as needed.`;
    expect(texts(note)).toEqual([]);
  });
});
