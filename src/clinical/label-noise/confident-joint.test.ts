import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibratedJoint, confidentJoint, noiseEstimate } from "./confident-joint.ts";

// Worked by hand: thresholds are (.9 + .8 + .1) / 3 = .6 and (.7 + .5) / 2 = .6.
const probabilities = [
  [0.9, 0.1],
  [0.8, 0.2],
  [0.1, 0.9],
  [0.3, 0.7],
  [0.5, 0.5],
];
const labels = [0, 0, 0, 1, 1];

describe("confident joint", () => {
  it("counts a row for the likeliest class that reaches its own threshold", () => {
    const { thresholds, counts, confidentClass } = confidentJoint(probabilities, labels);
    thresholds.forEach((threshold) => {
      expect(threshold).toBeCloseTo(0.6);
    });
    expect(counts).toEqual([
      [2, 1],
      [0, 1],
    ]);
    expect([...confidentClass]).toEqual([0, 0, 1, 1, -1]);
  });

  it("is calibrated to the labels given, and says how labels are mistaken", () => {
    const calibrated = calibratedJoint(confidentJoint(probabilities, labels).counts, labels);
    expect(calibrated).toEqual([
      [2, 1],
      [0, 2],
    ]);
    const { noise, inverse, prior, errorRate } = noiseEstimate(calibrated);
    expect(noise).toEqual([
      [1, 1 / 3],
      [0, 2 / 3],
    ]);
    expect(inverse).toEqual([
      [2 / 3, 0],
      [1 / 3, 1],
    ]);
    expect(prior).toEqual([0.4, 0.6]);
    expect(errorRate).toBeCloseTo(0.2);
  });

  it("copes with classes never given and with nothing at all", () => {
    const { thresholds, counts } = confidentJoint([[0.2, 0.7, 0.1]], [0]);
    expect(thresholds).toEqual([0.2, Infinity, Infinity]);
    expect(calibratedJoint(counts, [0])[0]).toEqual([1, 0, 0]);
    expect(calibratedJoint([[0]], [0, 0])).toEqual([[2]]);
    expect(confidentJoint([], []).counts).toEqual([]);
    expect(noiseEstimate([])).toEqual({ noise: [], inverse: [], prior: [], errorRate: 0 });
  });

  it.each([
    [[[1]], [], "1 rows of probabilities for 0 labels"],
    [[[1, 0], [1]], [0, 0], "row 1 has 1 classes, row 0 has 2"],
    [[[Number.NaN]], [0], "row 0 has a probability that is not a number"],
    [[[1]], [1], "row 0 has label 1, and there are 1 classes"],
  ])("refuses %j with labels %j", (rows, given, message) => {
    expect(() => confidentJoint(rows, given)).toThrow(new RangeError(message));
  });

  it("keeps the labels' own counts and proper shares, whatever the model says", () => {
    const rows = fc.array(
      fc.tuple(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), fc.nat(2)),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(rows, (rows) => {
        const given = rows.map(([, label]) => label);
        const calibrated = calibratedJoint(
          confidentJoint(
            rows.map(([row]) => row),
            given,
          ).counts,
          given,
        );
        calibrated.forEach((row, label) => {
          expect(row.reduce((sum, count) => sum + count, 0)).toBeCloseTo(given.filter((one) => one === label).length);
        });
        const estimate = noiseEstimate(calibrated);
        expect(estimate.prior.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
        expect(estimate.errorRate).toBeGreaterThanOrEqual(0);
        expect(estimate.errorRate).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
