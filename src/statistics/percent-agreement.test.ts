import fc from "fast-check";
import { expect, test } from "vitest";
import { percentAgreement } from "./percent-agreement.ts";

test("counts pairs of raters within an item, and items once each", () => {
  expect(
    percentAgreement([
      ["a", "a"],
      ["a", "b"],
    ]),
  ).toEqual({ kind: "scored", value: 0.5, n: 2 });
  // Of three raters, one pair of three agrees.
  expect(percentAgreement([["a", "a", "b"]])).toEqual({ kind: "scored", value: 1 / 3, n: 1 });
});

test("an item with one rating cannot agree with itself", () => {
  expect(percentAgreement([["a", null], ["b"], [1, 1, null]])).toEqual({ kind: "scored", value: 1, n: 1 });
  expect(percentAgreement([["a", null], []])).toEqual({ kind: "unscored", reason: "no item has two ratings" });
});

test("lies in 0..1 and does not depend on order", () => {
  const items = fc.array(fc.array(fc.option(fc.constantFrom("a", "b", "c"), { nil: null }), { maxLength: 5 }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(items, (list) => {
      const agreement = percentAgreement(list);
      expect(percentAgreement(list.map((item) => [...item].reverse()))).toEqual(agreement);
      if (agreement.kind === "unscored") return;
      expect(agreement.value).toBeGreaterThanOrEqual(0);
      expect(agreement.value).toBeLessThanOrEqual(1);
    }),
  );
});
