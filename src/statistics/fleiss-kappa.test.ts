import fc from "fast-check";
import { expect, test } from "vitest";
import { fleissKappa } from "./fleiss-kappa.ts";
import reference from "./reference/agreement.json" with { type: "json" };
import { scored } from "./test-scored.ts";

const items = fc.integer({ min: 2, max: 5 }).chain((raters) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: raters, maxLength: raters }), {
    minLength: 1,
    maxLength: 20,
  }),
);

test.each(reference.fleiss)("matches statsmodels: $kappa", (row) => {
  const kappa = scored(fleissKappa(row.items));
  expect(kappa.value).toBeCloseTo(row.kappa, 12);
  expect(kappa.n).toBe(row.items.length);
});

test("at most 1, and blind to the order of raters and items", () => {
  fc.assert(
    fc.property(items, (list) => {
      const kappa = fleissKappa(list);
      const turned = fleissKappa([...list].reverse().map((item) => [...item].reverse()));
      expect(turned.kind).toBe(kappa.kind);
      if (kappa.kind === "unscored") return;
      expect(kappa.value).toBeLessThanOrEqual(1);
      expect(scored(turned).value).toBeCloseTo(kappa.value, 12);
    }),
  );
});

test("agreement on two categories is 1; on one it says nothing", () => {
  expect(
    scored(
      fleissKappa([
        ["a", "a"],
        ["b", "b"],
      ]),
    ).value,
  ).toBe(1);
  expect(fleissKappa([["a", "a"]]).kind).toBe("unscored");
  expect(fleissKappa([]).kind).toBe("unscored");
});

test.each([
  [[["a"]]],
  [[["a", "b"], ["a"]]],
  [
    [
      ["a", "b"],
      ["a", "b", "b"],
    ],
  ],
])("refuses %o", (list) => {
  expect(() => fleissKappa(list)).toThrow(RangeError);
});
