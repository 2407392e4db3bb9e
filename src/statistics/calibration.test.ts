import fc from "fast-check";
import { expect, test } from "vitest";
import { brierScore, expectedCalibrationError, reliabilityBins } from "./calibration.ts";
import reference from "./reference/confidence.json" with { type: "json" };
import { scored } from "./test-scored.ts";

const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
  minLength: 1,
  maxLength: 60,
});
const ways = fc.constantFrom("width" as const, "mass" as const);

test.each(reference.calibration)("matches scikit-learn: $bins bins, $confidences.length rows", (row) => {
  expect(scored(brierScore(row.confidences, row.right)).value).toBeCloseTo(row.brier, 12);
  for (const by of ["width", "mass"] as const) {
    const bins = reliabilityBins(row.confidences, row.right, { bins: row.bins, by });
    expect(bins.map(({ n }) => n)).toEqual(row[by].n);
    for (const [place, bin] of bins.entries()) {
      expect(bin.accuracy).toBeCloseTo(row[by].accuracy[place]!, 12);
      expect(bin.meanConfidence).toBeCloseTo(row[by].mean[place]!, 12);
    }
    const error = scored(expectedCalibrationError(row.confidences, row.right, { bins: row.bins, by }));
    expect(error.value).toBeCloseTo(row[by].error, 12);
    expect(error.n).toBe(row.confidences.length);
  }
});

test("bins hold each row once, within their edges; the error lies between the overall gap and 1", () => {
  fc.assert(
    fc.property(rows, ways, fc.integer({ min: 1, max: 20 }), (list, by, count) => {
      const [confidences, right] = [list.map(([confidence]) => confidence), list.map(([, hit]) => hit)];
      const bins = reliabilityBins(confidences, right, { bins: count, by });
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(list.length);
      for (const bin of bins) {
        expect(bin.meanConfidence).toBeGreaterThanOrEqual(bin.low - 1e-12);
        expect(bin.meanConfidence).toBeLessThanOrEqual(bin.high + 1e-12);
        expect(bin.interval.low).toBeLessThanOrEqual(bin.accuracy);
        expect(bin.interval.high).toBeGreaterThanOrEqual(bin.accuracy);
      }
      const gap = confidences.reduce((sum, value, row) => sum + value - (right[row] ? 1 : 0), 0) / list.length;
      const { value } = scored(expectedCalibrationError(confidences, right, { bins: count, by }));
      expect(value).toBeGreaterThanOrEqual(Math.abs(gap) - 1e-9);
      expect(value).toBeLessThanOrEqual(1);
      expect(scored(brierScore(confidences, right)).value).toBeGreaterThanOrEqual(gap ** 2 - 1e-9);
    }),
  );
});

test("no rows are unscored, certainty that is right is 0", () => {
  expect(expectedCalibrationError([], []).kind).toBe("unscored");
  expect(brierScore([], []).kind).toBe("unscored");
  expect(scored(expectedCalibrationError([1, 0], [true, false])).value).toBe(0);
  expect(scored(brierScore([1, 0], [false, true])).value).toBe(1);
});

test.each([
  [[1.1], [true], {}],
  [[Number.NaN], [true], {}],
  [[0.5], [], {}],
  [[0.5], [true], { bins: 0 }],
])("refuses %o, %o, %o", (confidences, right, options) => {
  expect(() => expectedCalibrationError(confidences, right, options)).toThrow(RangeError);
});
