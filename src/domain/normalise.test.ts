import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NORMALISER_NAMES } from "./field.ts";
import { normalise } from "./normalise.ts";

describe("normalise", () => {
  it.each([
    ["number", "$1,234.50", "1234.5"],
    ["number", "5,8", "5.8"],
    ["number", "1.234,5", "1234.5"],
    ["number", "1,234", "1234"],
    ["number", "007", "7"],
    ["number", "-0.0", "0"],
    ["number", "\u22122.3", "-2.3"],
    ["number", "<\u20130.5", "<-0.5"],
    ["number", "120\u201380", "120\u201380"],
    ["number", ".5", "0.5"],
    ["number", "< 0.50", "<0.5"],
    ["number", "RM 9.00", "9"],
    ["number", "12 %", "12"],
    ["number", "not a number", "not a number"],
    ["date", "12/03/2024", "2024-03-12"],
    ["date", "2024-3-12", "2024-03-12"],
    ["date", "12 Mar 2024", "2024-03-12"],
    ["date", "March 12, 2024", "2024-03-12"],
    ["date", "01/03/18", "2018-03-01"],
    ["date", "40/03/2018", "40/03/2018"],
    ["number", "1 234,5", "1234.5"],
    ["number", "EUR 12.50", "12.5"],
    ["number", "1'234", "1234"],
    ["unit", "µmol / L", "umol/L"],
    ["unit", "mg/dl", "mg/dL"],
    ["unit", "mcg", "ug"],
    ["unit", "iu/ml", "IU/mL"],
    ["text", "  Ana   ROSSI. ", "ana rossi"],
    ["exact", " INV-1 ", "INV-1"],
  ] as const)("%s: %s -> %s", (name, value, wanted) => {
    expect(normalise(value, name)).toBe(wanted);
  });

  it.each([
    ["number", "0,125", "125"],
    ["number", "5 mcg", "5"],
    ["number", "5 tsp", "5"],
    ["number", "12 mEq", "12"],
    ["number", "12 5", "125"],
    ["number", "120 80", "12080"],
    ["number", "5 cup", "5"],
    ["text", ".5 mg", "5 mg"],
    ["text", ",5 mg", "5 mg"],
    ["unit", "MU/L", "mU/L"],
    ["unit", "Mmol", "mmol"],
  ] as const)("%s: %s is not %s: a dose would be another", (name, one, other) => {
    expect(normalise(one, name)).not.toBe(normalise(other, name));
  });

  it("is stable, and keeps different numbers apart", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NORMALISER_NAMES), fc.string(), (name, value) => {
        const once = normalise(value, name);
        expect(normalise(once, name)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), (a, b) => {
        expect(normalise((a / 100).toFixed(2), "number") === normalise((b / 100).toFixed(2), "number")).toBe(a === b);
      }),
    );
  });
});
