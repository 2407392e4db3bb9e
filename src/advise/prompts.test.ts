import { expect, test } from "vitest";
import type { DatasetDocument } from "../domain/dataset.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { chooseExamples, fewShotPrompt, formatPrompt } from "./prompts.ts";

const specialty = parseSpecialty({
  name: "lab",
  base: "base",
  families: ["lab-report"],
  fields: [
    { path: "patient", description: "as on the label, surname first" },
    { path: "results[].test" },
    { path: "results[].value", type: "number" },
  ],
});
const present = (value: string) => ({ value, status: "present" as const, evidence: [] });
const documents: DatasetDocument[] = Array.from({ length: 12 }, (_, index) => ({
  id: `document-${index}`,
  name: `${index}.png`,
  pages: [],
  split: index === 0 ? "dev" : "train",
  selected: true,
  family: "lab-report",
  template: `t${index % 3}`,
  phi: index % 2 === 0 ? "none" : "found",
  fields: {
    patient: present(`Patient ${index}`),
    "results[0].test": present("Sodium"),
    "results[0].value": present(String(130 + index)),
  },
}));

test("the form is one JSON object with every field, and the question stays", () => {
  const prompt = formatPrompt(specialty);
  expect(prompt).toContain(
    '{"patient":"text as printed","results":[{"test":"text as printed","value":"number as printed"}]}',
  );
  expect(prompt).toContain("- patient: as on the label, surname first");
  expect(prompt.endsWith("JSON: patient, results[test, value]")).toBe(true);
});

test("examples are of training documents, of different templates, and the same for the same seed", () => {
  const options = { seed: 3, withIdentifiers: true };
  const chosen = chooseExamples(documents, 3, options);
  expect(new Set(chosen.map((document) => document.template)).size).toBe(3);
  expect(chooseExamples([...documents].reverse(), 3, options)).toEqual(chosen);
  expect(chooseExamples(documents, 50, options)).toHaveLength(11);
});

test("documents that may hold identifiers are shown only where they may be seen", () => {
  const chosen = chooseExamples(documents, 50, { seed: 3, withIdentifiers: false });
  expect(chosen).toHaveLength(5);
  expect(chosen.every((document) => document.phi === "none")).toBe(true);
});

test("examples stand as the answers that are wanted", () => {
  const prompt = fewShotPrompt(specialty, documents.slice(1, 3));
  expect(prompt).toContain('Example 1: {"patient":"Patient 1","results":[{"test":"Sodium","value":"131"}]}');
  expect(prompt).toContain("Example 2:");
});
