import { expect, test } from "vitest";
import { CLINICAL_SENSES } from "./lexicon/index.ts";
import { senseTable } from "./lexicon/table.ts";
import { clinicalLexicon, compileLexicon } from "./lexicon.ts";

test("is as broad as promised", () => {
  const abbreviations = [...clinicalLexicon().abbreviations.values()];
  expect(abbreviations.length).toBeGreaterThanOrEqual(450);
  expect(abbreviations.filter(({ senses }) => senses.length > 1).length).toBeGreaterThanOrEqual(160);
});

test("is well formed", () => {
  const signs = ["#num>", "#<num", "#percent", "#dose", "#history"];
  const sections =
    "hpi past family social allergies meds ros vitals exam labs imaging pathology procedure plan obstetric";
  for (const { short, expansion, cues } of CLINICAL_SENSES) {
    expect(short.trim(), expansion).toBe(short);
    expect(short.length).toBeLessThanOrEqual(32);
    expect(expansion.toLowerCase()).not.toBe(short.toLowerCase());
    for (const cue of cues) {
      if (cue.startsWith("#")) expect(signs, short).toContain(cue);
      if (cue.startsWith("@")) expect(sections.split(" "), short).toContain(cue.slice(1));
    }
  }
});

test("priors add up to 1", () => {
  for (const { key, senses } of clinicalLexicon().abbreviations.values())
    expect(
      senses.reduce((sum, sense) => sum + sense.prior, 0),
      key,
    ).toBeCloseTo(1, 9);
});

test("joins the senses of one spelling", () => {
  const lexicon = compileLexicon([
    ...senseTable("cardiology", "XY | one thing | 3 | alpha\nxy | one thing | 1 |"),
    ...senseTable("neurology", "XY | other thing | 1 | beta"),
  ]);
  const senses = lexicon.abbreviations.get("xy")?.senses;
  expect(senses?.map((sense) => [sense.expansion, sense.prior])).toEqual([
    ["one thing", 0.75],
    ["other thing", 0.25],
  ]);
});

test("refuses a line that is no line of a table", () => {
  expect(() => senseTable("general", "XY | no weight")).toThrow("not a line");
});
