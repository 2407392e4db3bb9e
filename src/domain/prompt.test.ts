import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { FieldValues } from "./field.ts";
import { fieldAnswer, fieldPrompt, fieldSchema } from "./prompt.ts";

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

  it("has a schema that the right answer fits, and no other form does", () => {
    const schema = z.fromJSONSchema(
      fieldSchema(definitions.map(({ path }) => path)) as Parameters<typeof z.fromJSONSchema>[0],
    );
    const answer = JSON.parse(
      fieldAnswer({ "results[0].test": present("Glucose"), "results[0].flag": present("H") }, definitions),
    );
    expect(schema.safeParse(answer).success).toBe(true);
    expect(schema.safeParse({ patient: null, date: null }).success).toBe(true);
    for (const wrong of [
      { patient: null },
      { ...answer, more: "x" },
      { ...answer, results: "none" },
      { ...answer, date: 3 },
    ])
      expect(schema.safeParse(wrong).success).toBe(false);
    expect(fieldSchema(["a.b", "codes[]"])).toMatchObject({
      properties: { a: { properties: { b: {} } }, codes: { type: "array", items: { type: ["string", "null"] } } },
      required: ["a"],
    });
  });

  it("orders the tenth row after the second", () => {
    const values: FieldValues = Object.fromEntries(
      Array.from({ length: 12 }, (_, row) => [`results[${row}].test`, present(`t${row}`)]).reverse(),
    );
    const answer = JSON.parse(fieldAnswer(values, [{ path: "results[].test" }])) as { results: { test: string }[] };
    expect(answer.results.map((row) => row.test)).toEqual(Array.from({ length: 12 }, (_, row) => `t${row}`));
  });
});
