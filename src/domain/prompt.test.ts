import { describe, expect, it } from "vitest";
import type { FieldValues } from "./field.ts";
import { fieldAnswer, fieldPrompt } from "./prompt.ts";

const present = (value: string) => ({ value, status: "present" as const, evidence: [] });
const definitions = ["patient", "date", "results[].test", "results[].flag"].map((path) => ({ path }));

describe("question and answer", () => {
  it("asks for rows together", () => {
    expect(fieldPrompt(definitions.map((definition) => definition.path))).toBe(
      "JSON: patient, date, results[test, flag]",
    );
    expect(fieldPrompt(["a.b", "a.c", "codes[]"])).toBe("JSON: a{b, c}, codes[]");
  });

  it("answers in the order of the schema, whatever the order of the labels, with null for absent", () => {
    const values: FieldValues = {
      "results[1].test": present("Urea"),
      "results[1].flag": { value: null, status: "absent", evidence: [] },
      "results[0].flag": present("H"),
      "results[0].test": present("Glucose"),
      date: present("2024-01-02"),
      other: present("x"),
    };
    expect(fieldAnswer(values, definitions)).toBe(
      '{"patient":null,"date":"2024-01-02","results":[{"test":"Glucose","flag":"H"},{"test":"Urea","flag":null}]}',
    );
  });

  it("orders the tenth row after the second", () => {
    const values: FieldValues = Object.fromEntries(
      Array.from({ length: 12 }, (_, row) => [`results[${row}].test`, present(`t${row}`)]).reverse(),
    );
    const answer = JSON.parse(fieldAnswer(values, [{ path: "results[].test" }])) as { results: { test: string }[] };
    expect(answer.results.map((row) => row.test)).toEqual(Array.from({ length: 12 }, (_, row) => `t${row}`));
  });
});
