import fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa.ts";
import reference from "./reference/agreement.json" with { type: "json" };
import { scored } from "./test-scored.ts";

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
  minLength: 1,
  maxLength: 40,
});
const categories = [0, 1, 2, 3];

test.each(reference.cohen)("matches scikit-learn: $none, linear $linear, quadratic $quadratic", (row) => {
  for (const weights of ["none", "linear", "quadratic"] as const) {
    const kappa = scored(cohenKappa(row.first, row.second, { weights, categories: row.categories }));
    expect(kappa.value).toBeCloseTo(row[weights], 12);
    expect(kappa.n).toBe(row.first.length);
  }
});

test("1 for equal ratings, symmetric, at most 1, and blind to the names of categories", () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom("none" as const, "linear" as const, "quadratic" as const), (list, weights) => {
      const [first, second] = [list.map(([a]) => a), list.map(([, b]) => b)];
      const same = cohenKappa(first, first, { weights, categories });
      if (same.kind === "scored") expect(same.value).toBe(1);
      const kappa = cohenKappa(first, second, { weights, categories });
      const back = cohenKappa(second, first, { weights, categories });
      expect(back.kind).toBe(kappa.kind);
      if (kappa.kind === "unscored") return;
      expect(kappa.value).toBeLessThanOrEqual(1);
      expect(scored(back).value).toBeCloseTo(kappa.value, 12);
      const named = (value: number) => `category ${3 - value}`;
      const renamed = cohenKappa(first.map(named), second.map(named), { weights, categories: categories.map(named) });
      expect(scored(renamed).value).toBeCloseTo(kappa.value, 12);
    }),
  );
});

test("one category throughout says nothing, nor do no items", () => {
  expect(cohenKappa(["a", "a"], ["a", "a"]).kind).toBe("unscored");
  expect(cohenKappa([], [])).toEqual({ kind: "unscored", reason: "no items" });
});

test("weights need an order; ratings must be of it; lengths must match", () => {
  expect(() => cohenKappa(["a"], ["b"], { weights: "linear" })).toThrow("categories in their order");
  expect(() => cohenKappa(["a"], ["b"], { categories: ["a"] })).toThrow(RangeError);
  expect(() => cohenKappa(["a"], ["a"], { categories: ["a", "a"] })).toThrow(RangeError);
  expect(() => cohenKappa(["a"], [])).toThrow(RangeError);
});
