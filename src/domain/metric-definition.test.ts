import { expect, test } from "vitest";
import { metricDefinitionSha256 } from "./metric-definition.ts";
import { parseSpecialty, type SpecialtyInput } from "./specialty.ts";

const INPUT: SpecialtyInput = {
  name: "potassium",
  base: "base",
  families: ["lab-report", "discharge"],
  fields: [
    { path: "potassium", type: "number", criticality: "decision" },
    { path: "unit", criticality: "supporting" },
  ],
  prompt: "JSON: potassium, unit",
  general: { receipt: { fields: [{ path: "total", type: "number" }] } },
};

const hash = (over: Partial<SpecialtyInput> = {}): string =>
  metricDefinitionSha256(parseSpecialty({ ...INPUT, ...over }));

test.each<[string, Partial<SpecialtyInput>]>([
  ["a field is no longer decisive", { fields: [{ path: "potassium", type: "number" }, { path: "unit" }] }],
  [
    "a field is compared otherwise",
    {
      fields: [
        { path: "potassium", type: "number", criticality: "decision", normaliser: "text" },
        { path: "unit", criticality: "supporting" },
      ],
    },
  ],
  ["a family less counts", { families: ["lab-report"] }],
  ["another question is asked", { prompt: "JSON: potassium" }],
  ["answers may be shorter", { limits: { answerTokens: 16 } }],
  ["general documents are asked otherwise", { general: { receipt: { fields: [{ path: "total" }] } } }],
  ["patients are cut in two", { split: { by: ["template"] } }],
  ["slices need fewer documents", { evaluation: { sliceFloor: 1 } }],
])("the definition of the metric is another one when %s", (_what, over) => {
  expect(hash(over)).not.toBe(hash());
});

test("what has no part in a score changes nothing: order, notes for people, recipe, gates, base", () => {
  expect(
    hash({
      base: "elsewhere/base",
      families: ["discharge", "lab-report"],
      fields: [
        { path: "unit", criticality: "supporting", guideline: "as printed" },
        { path: "potassium", type: "number", criticality: "decision", description: "in serum" },
      ],
      recipe: { epochs: 1 },
      gates: { calibration: false },
    }),
  ).toBe(hash());
});
