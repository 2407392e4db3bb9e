import { describe, expect, it } from "vitest";
import { parseSpecialty } from "./specialty.ts";

const good = {
  name: "lab",
  base: "models/base",
  families: ["lab-report"],
  fields: [{ path: "results[].value", type: "number", criticality: "decision" }],
};

describe("a specialty", () => {
  it("fills in defaults", () => {
    const specialty = parseSpecialty(good);
    expect(specialty.fields[0]).toMatchObject({ normaliser: "number", evidence: "optional" });
    expect(specialty.split).toMatchObject({ train: 0.8, by: ["subject"] });
    expect(specialty.candidates).toEqual(["base", "tuned"]);
  });

  it.each([
    ["an unknown key", { ...good, colour: "red" }, /colour/],
    ["a malformed path", { ...good, fields: [{ path: "a..b" }] }, /fields\[0\]\.path: is not a field path/],
    ["a path twice", { ...good, fields: [{ path: "a" }, { path: "a" }] }, /fields\[1\]\.path: occurs twice/],
    [
      "shares that do not add up",
      { ...good, split: { train: 0.5, dev: 0.1, test: 0.1 } },
      /split: train, dev and test must add up to 1/,
    ],
    ["a mix that does not add up", { ...good, mix: { medical: 0.5, general: 0.4 } }, /mix: shares must add up to 1/],
    ["DoRA with full fine-tuning", { ...good, recipe: { method: "full", dora: true } }, /recipe\.method/],
    ["no families", { ...good, families: [] }, /families: name at least one/],
    ["nothing at all", undefined, /the specialty/],
  ])("refuses %s, naming the path", (_what, input, message) => {
    expect(() => parseSpecialty(input)).toThrow(message);
    expect(() => parseSpecialty(input)).toThrow(expect.objectContaining({ code: "config-invalid" }));
  });
});
