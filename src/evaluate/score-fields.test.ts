import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldDefinition, FieldValues } from "../domain/field.ts";
import { parseAnswer } from "./parse-answer.ts";
import { scoreFields } from "./score-fields.ts";

const definitions = new Map<string, FieldDefinition>(
  (["results[].value", "results[].flag", "patient"] as const).map((path) => [
    path,
    {
      path,
      type: "text",
      criticality: "decision",
      normaliser: path.endsWith("value") ? "number" : "text",
      evidence: "optional",
    },
  ]),
);
const present = (value: string) => ({ value, status: "present" as const, evidence: [] });
const absent = { value: null, status: "absent" as const, evidence: [] };
const labels: FieldValues = {
  patient: present("Ana Rossi"),
  "results[0].value": present("5.80"),
  "results[0].flag": absent,
};

const outcomes = (answer: string) =>
  Object.fromEntries(
    scoreFields(labels, parseAnswer(answer), definitions).results.map((result) => [result.path, result.outcome]),
  );

describe("scoreFields", () => {
  it("judges the value and not its typography, and scores absent as absent", () => {
    expect(outcomes('{"patient":"ana  rossi","results":[{"value":"5.8","flag":null}]}')).toEqual({
      patient: "right",
      "results[0].value": "right",
      "results[0].flag": "right",
    });
  });

  it("tells wrong, omitted and hallucinated apart", () => {
    expect(outcomes('{"patient":"","results":[{"value":"5.9","flag":"H"}]}')).toEqual({
      patient: "omitted",
      "results[0].value": "wrong",
      "results[0].flag": "hallucinated",
    });
  });

  it("scores an answer that cannot be read as zero, absent fields included", () => {
    const { results } = scoreFields(labels, parseAnswer("no idea"), definitions);
    expect(results.map((result) => [result.outcome, result.anls])).toEqual([
      ["failed", 0],
      ["failed", 0],
      ["failed", 0],
    ]);
    expect(scoreFields(labels, null, definitions).results.every((result) => result.outcome === "failed")).toBe(true);
  });

  it("does not judge what nobody could read", () => {
    const illegible: FieldValues = { patient: { value: null, status: "illegible", evidence: [] } };
    expect(scoreFields(illegible, parseAnswer('{"patient":"x"}'), definitions)).toMatchObject({
      results: [],
      extra: [],
    });
  });

  it("lists values of rows that the page does not have", () => {
    expect(
      scoreFields(labels, parseAnswer('{"results":[{"value":"5.8"},{"value":"9"},{"value":null}]}'), definitions).extra,
    ).toEqual([{ path: "results[1].value", answeredPath: "results[1].value", answered: "9" }]);
  });
});

describe("parseAnswer", () => {
  it.each([
    ['{"a":"1"}', true, true],
    ['Sure:\n```json\n{"a":"1"}\n```', true, false],
    ['{"a":"{"} tail', true, false],
    ['{"a":"1"', false, undefined],
    ["[1]", false, undefined],
    ["", false, undefined],
  ])("%j", (text, valid, strict) => {
    const parsed = parseAnswer(text);
    expect(parsed.valid).toBe(valid);
    if (parsed.valid) expect(parsed.strict).toBe(strict);
  });

  it("never throws, and is quick on hostile text", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAnswer(text)));
    expect(parseAnswer(`${"{".repeat(200_000)}`).valid).toBe(false);
    expect(parseAnswer(`{"a":${"[".repeat(50_000)}`).valid).toBe(false);
  });
});
