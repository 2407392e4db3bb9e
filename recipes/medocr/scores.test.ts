import { describe, expect, it } from "vitest";
import type { FieldValues } from "../../src/domain/field.ts";
import { comparePairs, inPercent } from "./compare.ts";
import {
  completeness,
  contentCoverage,
  DIMENSIONS,
  headerCapture,
  referenceRanges,
  scoreTranscription,
  structure,
  terminology,
  testValues,
  textErrorRate,
} from "./scores.ts";

const label = (value: string | null): FieldValues[string] => ({
  value,
  status: value === null ? "absent" : "present",
  evidence: [],
});
const TEXT = "Hillcrest Lab\nPt: Ana Ruiz Date: 2 May 2024\nGlucose 5.8 mmol/L 3.9-5.6 H\nHaemoglobin 140 g/L 120-160";
const FIELDS: FieldValues = {
  patient: label("Ana Ruiz"),
  date: label("2 May 2024"),
  "results[0].test": label("Glucose"),
  "results[0].value": label("5.8"),
  "results[0].range": label("3.9-5.6"),
  "results[1].test": label("Haemoglobin"),
  "results[1].value": label("140"),
  "results[1].range": label("120-160"),
  "results[1].flag": label(null),
};

it("a perfect transcription has every dimension at 1 and no errors", () => {
  expect(Object.values(scoreTranscription({ text: TEXT, fields: FIELDS }, TEXT))).toEqual(DIMENSIONS.map(() => 1));
  expect(textErrorRate({ text: TEXT, fields: FIELDS }, TEXT)).toBe(0);
});

it("an empty transcription has every dimension at 0, or nearly, and one error a character", () => {
  const scores = scoreTranscription({ text: TEXT, fields: FIELDS }, "");
  for (const dimension of DIMENSIONS) expect(scores[dimension]).toBeLessThan(0.1);
  expect(textErrorRate({ text: TEXT, fields: FIELDS }, "")).toBe(1);
});

describe("values", () => {
  it("count whole words only, whatever case and white space", () => {
    expect(completeness({ a: label("5.8") }, "glucose 15.8")).toBe(0);
    expect(completeness({ a: label("Ana Ruiz"), b: label("gone") }, "pt: ANA\nRUIZ,")).toBe(0.5);
    expect(completeness({ a: label(null) }, "anything")).toBeNull();
  });
  it("of the header are those outside of lists", () => {
    expect(headerCapture(FIELDS, "Ana Ruiz Glucose 5.8")).toBe(0.5);
  });
});

describe("results", () => {
  it("have to stand on the line of their test", () => {
    const swapped = "Glucose 140 mmol/L 3.9-5.6\nHaemoglobin 5.8 g/L 120-160";
    expect(testValues(FIELDS, swapped)).toBe(0);
    expect(referenceRanges(FIELDS, swapped)).toBe(1);
    expect(completeness(FIELDS, swapped)).toBeGreaterThan(0.7);
  });
  it("are not measured where there are none", () => {
    expect(testValues({ total: label("3.20") }, "3.20")).toBeNull();
    expect(referenceRanges({ "items[0].name": label("Tea") }, "Tea")).toBeNull();
  });
});

it("terminology counts medical terms and nothing else", () => {
  expect(terminology(TEXT, "glucose")).toBeLessThan(1);
  expect(terminology("Café Núñez", "x")).toBeNull();
});

describe("structure", () => {
  const lines = TEXT.split("\n");
  it("falls when lines are joined or change places, less when letters are wrong", () => {
    const joined = structure(TEXT, lines.join(" ")) as number;
    const turned = structure(TEXT, [...lines].reverse().join("\n")) as number;
    const misread = structure(TEXT, TEXT.replace("Haemoglobin", "Haemog1obin")) as number;
    expect(misread).toBeGreaterThan(0.98);
    expect(joined).toBeLessThan(misread);
    expect(turned).toBeLessThan(joined);
  });
  it("of an answer that repeats itself without end takes no time", () => {
    expect(structure(TEXT, "la ".repeat(50_000))).toBeLessThan(0.1);
  });
});

it("content coverage counts a word as often as it stands there", () => {
  expect(contentCoverage("one two two", "two one")).toBeCloseTo(2 / 3);
  expect(contentCoverage("one", "one one one")).toBe(1);
});

describe("base against tuned", () => {
  const pairs = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ cluster: `s${index >> 1}`, base: index % 2, tuned: 1 }));
  it("keeps documents of one subject together, and stays within what a share can be", () => {
    const { n, base, tuned, difference } = comparePairs(pairs(8));
    // Each subject has one right and one wrong page, so subjects do not differ; and there are four of them, not eight.
    const unseen = 1 - 0.025 ** (1 / 4);
    expect([n, base?.estimate]).toEqual([8, 0.5]);
    expect(base?.interval.low).toBeCloseTo(0.5 - 0.5 * unseen, 12);
    expect(base?.interval.high).toBeCloseTo(0.5 + 0.5 * unseen, 12);
    expect([tuned?.interval.high, difference?.estimate]).toEqual([1, 0.5]);
    expect(inPercent(difference)).toBe("50.0 [-40.4, 80.1]");
  });
  it("is unscored with one subject", () => {
    expect(comparePairs(pairs(2))).toMatchObject({ n: 2, base: null, difference: null });
    expect(inPercent(null)).toBe("unscored");
  });
});
