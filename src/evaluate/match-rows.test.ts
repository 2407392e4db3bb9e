import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldDefinition, FieldValues } from "../domain/field.ts";
import { matchRows } from "./match-rows.ts";
import { parseAnswer } from "./parse-answer.ts";
import { scoreFields } from "./score-fields.ts";

const definitions = new Map<string, FieldDefinition>(
  ["results[].test", "results[].value"].map((path) => [
    path,
    { path, type: "text", criticality: "decision", normaliser: "text", evidence: "optional" },
  ]),
);
const labelled = (rows: [string, string | null][]): FieldValues =>
  Object.fromEntries(
    rows.flatMap(([test, value], index) =>
      Object.entries({ test, value }).map(([name, text]) => [
        `results[${index}].${name}`,
        { value: text, status: text === null ? ("absent" as const) : ("present" as const), evidence: [] },
      ]),
    ),
  );
const answer = (rows: [string, string | null][]): string =>
  JSON.stringify({ results: rows.map(([test, value]) => ({ test, value })) });
const PANEL: [string, string | null][] = [
  ["Sodium", "140"],
  ["Potassium", "5.8"],
  ["Chloride", "101"],
  ["Urea", "5.2"],
];
const score = (text: string) => scoreFields(labelled(PANEL), parseAnswer(text, definitions.keys()), definitions);

describe("rows of a list", () => {
  it("are found again when one before them is left out, and that one is missing", () => {
    const { results, extra, tables } = score(answer(PANEL.filter((_, index) => index !== 1)));
    expect(results.filter((result) => result.outcome !== "right").map((result) => result.path)).toEqual([
      "results[1].test",
      "results[1].value",
    ]);
    expect(results.find((result) => result.path === "results[2].value")?.answeredPath).toBe("results[1].value");
    expect(extra).toEqual([]);
    expect(tables).toEqual([
      { list: "results[]", rows: 4, rowsRight: 3, missing: 1, answeredRows: 3, invented: 0, cells: 8, cellsRight: 6 },
    ]);
  });

  it("that the page has not are invented, and are numbered after the label's", () => {
    const { results, extra, tables } = score(answer([["Ferritin", "118"], ...PANEL]));
    expect(results.every((result) => result.outcome === "right")).toBe(true);
    expect(extra.map(({ path, answeredPath }) => [path, answeredPath])).toEqual([
      ["results[4].test", "results[0].test"],
      ["results[4].value", "results[0].value"],
    ]);
    expect(tables[0]).toMatchObject({ invented: 1, missing: 0, answeredRows: 5, rowsRight: 4 });
  });

  it("with swapped values are two wrong values, whatever the order", () => {
    const swapped: [string, string | null][] = [PANEL[3]!, ["Sodium", "5.8"], ["Potassium", "140"], PANEL[2]!];
    const { results } = score(answer(swapped));
    expect(results.filter((result) => result.outcome === "wrong").map((result) => result.path)).toEqual([
      "results[0].value",
      "results[1].value",
    ]);
  });

  it("with another name and less than half in common are one row left out and one invented", () => {
    const other = score(answer([["Ferritin", "118"], ...PANEL.slice(1)]));
    expect(other.tables[0]).toMatchObject({ missing: 1, invented: 1, rowsRight: 3 });
    expect(other.results.filter((result) => result.outcome === "omitted").map((result) => result.path)).toEqual([
      "results[0].test",
      "results[0].value",
    ]);
    expect(other.extra.map((value) => value.answered)).toEqual(["Ferritin", "118"]);
    // The same value under a name that contradicts the label's is no better; a misread name, or none, is.
    const single = (name: string | null, value: string) =>
      scoreFields(labelled([["Metformin", "500 mg"]]), parseAnswer(answer([[name, value]] as never)), definitions)
        .tables[0];
    expect(single("Warfarin", "10 mg")).toMatchObject({ missing: 1, invented: 1 });
    expect(single("Warfarin", "500 mg")).toMatchObject({ missing: 1, invented: 1 });
    expect(single("Metfornin", "850 mg")).toMatchObject({ missing: 0, invented: 0 });
    expect(single(null, "500 mg")).toMatchObject({ missing: 0, invented: 0 });
  });

  it("are judged by what is labelled of them, and a field that nobody labelled is not judged", () => {
    const labels = { "results[0].value": { value: "5.8", status: "present" as const, evidence: [] } };
    const { results, extra, tables } = scoreFields(labels, parseAnswer(answer([["Potassium", "5.8"]])), definitions);
    expect(results.map((result) => result.outcome)).toEqual(["right"]);
    expect(extra).toEqual([]);
    expect(tables[0]).toMatchObject({ missing: 0, invented: 0 });
  });

  it("that are empty in the answer are no rows", () => {
    expect(score(`{"results":[{"test":null,"value":""}]}`).tables[0]).toMatchObject({
      answeredRows: 0,
      invented: 0,
      missing: 4,
    });
    expect(score("no table").tables[0]).toMatchObject({ rows: 4, rowsRight: 0, missing: 4, answeredRows: 0 });
  });

  it("within rows are matched within their matched rows", () => {
    const cells = (rows: Record<string, string>) => new Map(Object.entries(rows));
    const { renamed } = matchRows(
      cells({ "a[0].name": "one", "a[0].b[0].x": "1", "a[0].b[1].x": "2", "a[1].name": "two", "a[1].b[0].x": "3" }),
      cells({ "a[0].name": "two", "a[0].b[0].x": "3", "a[1].name": "one", "a[1].b[0].x": "2" }),
      new Map(),
    );
    expect(Object.fromEntries(renamed)).toEqual({
      "a[0].name": "a[1].name",
      "a[0].b[0].x": "a[1].b[0].x",
      "a[1].name": "a[0].name",
      "a[1].b[0].x": "a[0].b[1].x",
    });
  });

  it("give the same scores in any order, and ties keep the order of the page", () => {
    const same: [string, string | null][] = [
      ["Sodium", "140"],
      ["Sodium", "140"],
      ["Sodium", "141"],
    ];
    const { renamed } = matchRows(
      new Map(same.map(([, value], index) => [`results[${index}].value`, value])),
      new Map(same.map(([, value], index) => [`results[${index}].value`, value])),
      definitions,
    );
    for (const [from, to] of renamed) expect(from).toBe(to);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.array(fc.constantFrom("140", "5.8", null), { minLength: 4, maxLength: 4 }),
        (order, values) => {
          const rows = PANEL.map(([test], index): [string, string | null] => [test, values[index] as string | null]);
          const [inOrder, shuffled] = [rows, order.map((index) => rows[index]!)].map((list) => score(answer(list)));
          expect(shuffled?.results.map(({ path, outcome }) => [path, outcome])).toEqual(
            inOrder?.results.map(({ path, outcome }) => [path, outcome]),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it("judge every label once and every answered value once, whatever is answered", () => {
    const row = fc.tuple(
      fc.constantFrom("Sodium", "Sodum", "Urea", "x"),
      fc.option(fc.constantFrom("140", "14", "5.8")),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 6 }), (wanted, given) => {
        const { results, extra } = scoreFields(labelled(wanted), parseAnswer(answer(given)), definitions);
        expect(results.length).toBe(wanted.length * 2);
        const judged = results.flatMap((result) => (result.answered === null ? [] : [result.answeredPath]));
        const all = [...judged, ...extra.map((value) => value.answeredPath)];
        expect(new Set(all).size).toBe(all.length);
        expect(all.length).toBe(given.flat().filter((value) => value !== null).length);
        const paths = [...results.map((result) => result.path), ...extra.map((value) => value.path)];
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 100 },
    );
  });
});
