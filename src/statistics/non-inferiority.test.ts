import fc from "fast-check";
import { expect, test } from "vitest";
import { nonInferiority } from "./non-inferiority.ts";
import reference from "./reference/comparison.json" with { type: "json" };
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

test.each(reference.nonInferiority)("matches statsmodels: margin $margin, p $pValue", (row) => {
  const result = scored(nonInferiority(row.differences, row.clusters, { margin: row.margin, worst: null }));
  expect(result.pValue / row.pValue).toBeCloseTo(1, 8);
  expect(result.lowerBound).toBeCloseTo(row.lowerBound, 10);
  expect(result).toMatchObject({ nonInferior: row.pValue < 0.025, method: "clustered-t", n: row.differences.length });
});

const rows = fc
  .array(fc.tuple(fc.constantFrom(-1, 0, 0, 0, 0.5, 1), fc.integer({ min: 0, max: 12 })), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((list) => new Set(list.map(([, cluster]) => cluster)).size > 1);
const margins = fc.double({ min: 0.01, max: 0.5, noNaN: true });

test("bound and p-value say the same, and a wider margin is never harder", () => {
  fc.assert(
    fc.property(rows, margins, (list, margin) => {
      const [differences, clusters] = [list.map(([value]) => value), list.map(([, cluster]) => cluster)];
      const result = nonInferiority(differences, clusters, { margin });
      if (result.kind === "unscored") return;
      expect(result.lowerBound).toBeLessThanOrEqual(result.value);
      expect(result.pValue).toBeGreaterThanOrEqual(0);
      expect(result.pValue).toBeLessThanOrEqual(1);
      if (Math.abs(result.pValue - 0.025) > 1e-9) expect(result.nonInferior).toBe(result.pValue < 0.025);
      const wider = scored(nonInferiority(differences, clusters, { margin: margin + 0.1 }));
      expect(wider.pValue).toBeLessThanOrEqual(result.pValue);
      expect(wider.lowerBound).toBe(result.lowerBound);
    }),
  );
});

test("a model that answers the same is not inferior once enough documents were looked at", () => {
  const same = (documents: number) =>
    scored(nonInferiority(new Array<number>(documents).fill(0), [...new Array(documents).keys()], { margin: 0.01 }));
  // 0.99^n <= 0.025 from 368 documents on.
  expect(same(367)).toMatchObject({ nonInferior: false, method: "rare-event" });
  expect(same(368).nonInferior).toBe(true);
  expect(same(368).pValue).toBeCloseTo(0.99 ** 368, 12);
});

test.each([12, 100, 120])("of %i documents, losing one never proves more than losing none", (documents) => {
  const bound = (lost: number): number =>
    scored(
      nonInferiority(
        Array.from({ length: documents }, (_, index) => (index === 0 ? -lost : 0)),
        [...new Array(documents).keys()],
        { margin: 0.03 },
      ),
    ).lowerBound;
  for (const lost of [0.001, 0.1, 0.5, 1]) expect(bound(lost)).toBeLessThan(bound(0));
});

test("always worse by more than the margin is inferior, however alike", () => {
  const result = scored(nonInferiority([-0.2, -0.2, -0.2], ["a", "b", "c"], { margin: 0.1 }));
  expect(result).toMatchObject({ nonInferior: false, pValue: 1 });
});

test("is unscored where the error cannot be known", () => {
  expect(nonInferiority([0, 1], ["a", "a"], { margin: 0.1 }).kind).toBe("unscored");
  expect(nonInferiority([1, -1, 1, -1], ["a", "a", "b", "b"], { margin: 0.1 }).kind).toBe("unscored");
  expect(nonInferiority([0, 0], ["a", "b"], { margin: 0.1, worst: null }).kind).toBe("unscored");
});

test.each([
  [[0, 1], { margin: 0 }],
  [[0, 1], { margin: -0.1 }],
  [[0, 1], { margin: 0.1, significance: 2.5 }],
  [[-2, 1], { margin: 0.1 }],
  [[Number.NaN, 1], { margin: 0.1 }],
])("refuses %o with %o", (differences, options) => {
  expect(() => nonInferiority(differences, ["a", "b"], options)).toThrow(RangeError);
});
