import fc from "fast-check";
import { expect, test } from "vitest";
import { TERM_SPECIALTIES, TERMS } from "./lists/index.ts";
import { termRecall } from "./term-recall.ts";

test("the lists are as long as promised and name each term once", () => {
  for (const specialty of TERM_SPECIALTIES) {
    const names = TERMS[specialty].map(({ term }) => term.toLowerCase());
    expect(names.length, specialty).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size, specialty).toBe(names.length);
  }
});

test("counts synonyms, abbreviations, plurals and British spelling", () => {
  expect(termRecall("High blood pressure and heart attack", "HTN, myocardial infarction").recall).toBe(1);
  expect(termRecall("Oedema, anaemia", "edema and anemia").recall).toBe(1);
  expect(termRecall("gallstones", "cholelithiasis").recall).toBe(1);
  expect(termRecall("Glucophage 500 mg b.i.d.", "metformin twice daily", "pharmacy")).toEqual({
    recall: 1,
    expected: ["metformin", "twice a day"],
    missed: [],
  });
});

test("an abbreviation counts by its meaning", () => {
  expect(termRecall("RA with swollen joints on methotrexate", "rheumatoid arthritis", "general").recall).toBe(1);
  expect(termRecall("saturation 98% on RA", "", "general").expected).not.toContain("rheumatoid arthritis");
  // An answer in the letters of its document is right, though nothing decides what they mean.
  expect(termRecall("multiple sclerosis", "MS", "general").recall).toBe(1);
});

test("a wider term does not do for a narrower one", () => {
  expect(termRecall("type 2 diabetes", "diabetes", "general").missed).toEqual(["type 2 diabetes mellitus"]);
  expect(termRecall("diabetes", "type 2 diabetes", "general").recall).toBe(1);
  expect(termRecall("myocardial infarction", "STEMI", "cardiology").recall).toBe(1);
});

test("names what is missed, and has no recall without terms", () => {
  expect(termRecall("pneumothorax and fracture", "fracture", "radiology")).toMatchObject({
    recall: 0.5,
    missed: ["pneumothorax"],
  });
  expect(termRecall("nothing of note", "x").recall).toBeNull();
});

test("a text has all of its own terms", () => {
  const term = fc.constantFrom(
    ...TERM_SPECIALTIES.flatMap((specialty) => TERMS[specialty].flatMap((one) => [one.term, ...one.synonyms])),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(term, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 12 }), (parts) => {
      const text = parts.join(". ");
      expect(termRecall(text, text).missed).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
