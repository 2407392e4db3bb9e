import { expect, test } from "vitest";
import { decisionOn } from "./decision.ts";
import { actionOf, forgetBindings, keyOf, rebind } from "./keys.ts";
import { type FieldDefinition, layoutOf, neighbour, pathsOf } from "./layout.ts";
import { suggestedAnswers } from "./proposals.ts";
import { pastedRows, pastedValues, rowOf } from "./table-rows.ts";

const field = (path: string): FieldDefinition => ({
  path,
  type: "text",
  criticality: "supporting",
  normaliser: "text",
  evidence: "optional",
  description: null,
  guideline: null,
});

test("lists become tables with as many rows as anybody knows of", () => {
  const sections = layoutOf(
    [field("results[].test"), field("patient"), field("results[].value")],
    ["results[1].value"],
  );
  expect(sections.map((section) => (section.kind === "table" ? [section.list, section.rows] : section.path))).toEqual([
    "patient",
    ["results", 2],
  ]);
  expect(pathsOf(sections)).toEqual([
    "patient",
    "results[0].test",
    "results[0].value",
    "results[1].test",
    "results[1].value",
  ]);
});

test("arrows go down a column, along a row, and out of a table at its edges", () => {
  const sections = layoutOf(
    [field("patient"), field("results[].test"), field("results[].value"), field("drugs[].name")],
    ["results[1].value", "drugs[0].name"],
  );
  const from = (path: string) =>
    (["next", "previous", "left", "right"] as const).map((way) => neighbour(sections, path, way));
  expect(from("patient")).toEqual(["results[0].test", undefined, undefined, undefined]);
  expect(from("results[0].value")).toEqual(["results[1].value", "patient", "results[0].test", undefined]);
  expect(from("results[1].test")).toEqual(["drugs[0].name", "results[0].test", undefined, "results[1].value"]);
});

test("a key means one thing: rebinding trades", () => {
  const bindings = rebind(forgetBindings(), "absent", "i");
  expect([bindings.absent, bindings.illegible]).toEqual(["i", "x"]);
  expect(new Set(Object.values(bindings)).size).toBe(Object.keys(bindings).length);
  const press = { key: "Enter", ctrlKey: false, altKey: false, metaKey: false, shiftKey: true };
  expect(actionOf(bindings, keyOf(press))).toBe("finish");
  expect(keyOf({ ...press, key: "?" })).toBe("?");
});

test("teachers that agree share a proposal; what is no answer is left out", () => {
  const suggestion = (teacher: string, fields: unknown) => ({
    id: teacher,
    task: "fields",
    teacher,
    content: { fields },
    decision: null,
    decidedBy: null,
    createdAt: "2026-01-01T00:00:00Z",
  });
  const value = (text: string | null, status = "present") => ({ path: "patient", value: text, status, quote: null });
  const found = suggestedAnswers([
    suggestion("a", [value("Ann")]),
    suggestion("b", [value("Ann")]),
    suggestion("c", [value("Bob"), { path: 3 }, value(null), value("x", "absent"), value("x", "perhaps")]),
    suggestion("d", "nonsense"),
  ]).get("patient");
  expect(found?.map(({ from, value: text }) => [from, text])).toEqual([
    ["a, b", "Ann"],
    ["c", "Bob"],
  ]);
});

test("a suggestion is judged by what stands in the end", () => {
  const suggestion = {
    id: "s",
    task: "fields",
    teacher: "a",
    content: {
      fields: [
        { path: "patient", value: "Ann", status: "present", quote: null },
        { path: "date", value: null, status: "absent", quote: null },
      ],
    },
    decision: null,
    decidedBy: null,
    createdAt: "2026-01-01T00:00:00Z",
  };
  const label = (path: string, value: string | null) => ({
    path,
    value,
    status: value === null ? ("absent" as const) : ("present" as const),
    revision: 1,
    evidence: [],
    author: "ann",
    method: "label",
    createdAt: "2026-01-01T00:00:00Z",
  });
  expect(decisionOn(suggestion, [label("patient", "Ann")])).toBeNull();
  expect(decisionOn(suggestion, [label("patient", "Ann"), label("date", null)])).toEqual({ decision: "accepted" });
  expect(decisionOn(suggestion, [label("patient", "Bob"), label("date", "2026")])).toEqual({ decision: "rejected" });
  expect(decisionOn(suggestion, [label("patient", "Bob"), label("date", null)])).toEqual({
    decision: "edited",
    edited: {
      fields: [
        { path: "patient", value: "Bob", status: "present", quote: null },
        { path: "date", value: null, status: "absent", quote: null },
      ],
    },
  });
});

test("copied rows go into cells, to the right and down; one value stays one", () => {
  expect(pastedRows("Sodium\t139\r\n\r\nPotassium\t 4.1 \n")).toEqual([
    ["Sodium", "139"],
    ["Potassium", "4.1"],
  ]);
  expect(pastedRows("  Total cholesterol   5.2   mmol/L")).toEqual([["Total cholesterol", "5.2", "mmol/L"]]);
  expect(pastedRows("12 High Street")).toBeNull();
  const sections = layoutOf([field("results[].test"), field("results[].value")], ["results[0].test"]);
  const at = rowOf(sections, "results[0].test");
  if (!at) throw new Error("the table is there");
  expect(rowOf(sections, "patient")).toBeUndefined();
  expect(
    pastedValues(at, "results[0].test", [
      ["Sodium", "139", "too much"],
      ["", "4.1"],
    ]),
  ).toEqual([
    { path: "results[0].test", value: "Sodium" },
    { path: "results[0].value", value: "139" },
    { path: "results[1].value", value: "4.1" },
  ]);
  expect(pastedValues(at, "results[0].value", [["139", "x"]])).toEqual([{ path: "results[0].value", value: "139" }]);
});
