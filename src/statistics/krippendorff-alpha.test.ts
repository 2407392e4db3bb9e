import fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import reference from "./reference/agreement.json" with { type: "json" };
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

const scales = ["nominal", "ordinal", "interval"] as const;
const items = fc.array(
  fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }), { minLength: 1, maxLength: 5 }),
  { minLength: 1, maxLength: 20 },
);

test.each(reference.alpha)("matches krippendorff: $nominal, ordinal $ordinal, interval $interval", (row) => {
  for (const scale of scales) expect(scored(krippendorffAlpha(row.items, scale)).value).toBeCloseTo(row[scale], 11);
});

test("at most 1; blind to order, to items seen once, and on an interval scale to the unit", () => {
  fc.assert(
    fc.property(items, fc.constantFrom(...scales), (list, scale) => {
      const alpha = krippendorffAlpha(list, scale);
      const more = krippendorffAlpha([...list].reverse().concat([[3, null], []]), scale);
      expect(more.kind).toBe(alpha.kind);
      if (alpha.kind === "unscored") return;
      expect(alpha.value).toBeLessThanOrEqual(1);
      expect(more).toMatchObject({ value: expect.closeTo(alpha.value, 10), n: alpha.n });
      const moved = list.map((item) => item.map((rating) => (rating === null ? null : 7 * rating - 100)));
      expect(scored(krippendorffAlpha(moved, scale)).value).toBeCloseTo(alpha.value, 10);
    }),
  );
});

test("with two raters and many items it comes to Cohen's kappa", () => {
  const first = Array.from({ length: 3_000 }, (_, item) => item % 3);
  const second = first.map((rating, item) => (item % 7 === 0 ? (rating + 1) % 3 : rating));
  const alpha = scored(
    krippendorffAlpha(
      first.map((rating, item) => [rating, second[item]!]),
      "nominal",
    ),
  );
  expect(alpha.value).toBeCloseTo(scored(cohenKappa(first, second)).value, 3);
});

test("says why there is none", () => {
  expect(krippendorffAlpha([[1, null], [2]], "ordinal")).toEqual({
    kind: "unscored",
    reason: "no item has two ratings",
  });
  expect(krippendorffAlpha([["a", "a"]], "nominal").kind).toBe("unscored");
});

test("refuses words on a scale of numbers", () => {
  expect(() => krippendorffAlpha([["mild", "severe"]], "ordinal")).toThrow(RangeError);
  expect(() => krippendorffAlpha([[1, Number.NaN]], "interval")).toThrow(RangeError);
});
