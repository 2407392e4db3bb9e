import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "./reference/confidence.json" with { type: "json" };
import { areaUnderRiskCoverage, riskCoverage } from "./risk-coverage.ts";
import { scored } from "./test-scored.ts";

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { minLength: 1, maxLength: 50 });

test.each(reference.area)("area of $confidences is $area", ({ confidences, right, area }) => {
  expect(scored(areaUnderRiskCoverage(confidences, right)).value).toBeCloseTo(area, 12);
});

test("one point a threshold, and each counts what it says", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [confidences, right] = [list.map(([confidence]) => confidence), list.map(([, hit]) => hit)];
      const points = riskCoverage(confidences, right);
      expect(points.length).toBe(new Set(confidences).size);
      expect(points.at(-1)).toMatchObject({ coverage: 1, accepted: list.length });
      for (const { threshold, accepted, errors, risk, coverage } of points) {
        const taken = list.filter(([confidence]) => confidence >= threshold);
        expect(accepted).toBe(taken.length);
        expect(errors).toBe(taken.filter(([, hit]) => !hit).length);
        expect(risk).toBe(errors / accepted);
        expect(coverage).toBe(accepted / list.length);
      }
    }),
  );
});

test("the area depends on the order of confidences only, and no order beats the true one", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [confidences, right] = [list.map(([confidence]) => confidence), list.map(([, hit]) => hit)];
      const { value } = scored(areaUnderRiskCoverage(confidences, right));
      expect(
        scored(
          areaUnderRiskCoverage(
            confidences.map((confidence) => 3 ** confidence),
            right,
          ),
        ).value,
      ).toBe(value);
      const best = scored(areaUnderRiskCoverage(right.map(Number), right)).value;
      const worst = scored(
        areaUnderRiskCoverage(
          right.map((hit) => -Number(hit)),
          right,
        ),
      ).value;
      expect(value).toBeGreaterThanOrEqual(best - 1e-12);
      expect(value).toBeLessThanOrEqual(worst + 1e-12);
    }),
  );
});

test("confidence that says nothing has the area of the error rate", () => {
  expect(scored(areaUnderRiskCoverage([1, 1, 1, 1], [true, false, true, true])).value).toBeCloseTo(0.25, 14);
});

test("no rows are unscored; a confidence must be a number", () => {
  expect(areaUnderRiskCoverage([], []).kind).toBe("unscored");
  expect(riskCoverage([], [])).toEqual([]);
  expect(() => riskCoverage([Number.NaN], [true])).toThrow(RangeError);
  expect(() => riskCoverage([1], [])).toThrow(RangeError);
});
