import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { definitionPath, flattenFields, isFieldPath, nestFields } from "./field.ts";

describe("field paths", () => {
  it("accepts names, dots and lists, and nothing else", () => {
    for (const good of ["total", "results[].value", "results[12].value", "a.b_c.d-e", "x[]", "x[9999]"])
      expect(isFieldPath(good), good).toBe(true);
    for (const bad of ["", ".a", "a.", "a..b", "a[b]", "a b", "1a", "a[].", "a[10000]", `a${"b".repeat(300)}`])
      expect(isFieldPath(bad), bad).toBe(false);
  });

  it("maps a concrete path to its definition", () => {
    expect(definitionPath("results[2].parts[10].value")).toBe("results[].parts[].value");
  });

  it("flattens JSON with absent values and never follows prototype keys", () => {
    const flat = flattenFields(
      JSON.parse('{"a": [{"b": "1", "c": null}], "d": 5.80, "e": true, "__proto__": {"x": "1"}}'),
    );
    expect([...flat]).toEqual([
      ["a[0].b", "1"],
      ["a[0].c", null],
      ["d", "5.8"],
      ["e", "true"],
    ]);
  });

  it("nests what it flattened", () => {
    const leaf = fc.oneof(fc.string(), fc.constant(null));
    const row = fc.dictionary(fc.constantFrom("test", "value", "unit"), leaf, { minKeys: 1 });
    const tree = fc.record({ patient: leaf, results: fc.array(row, { minLength: 1, maxLength: 5 }) });
    fc.assert(
      fc.property(tree, (value) => {
        expect(nestFields(flattenFields(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
