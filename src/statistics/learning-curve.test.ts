import fc from "fast-check";
import { expect, test } from "vitest";
import {
  documentsForTarget,
  fitLearningCurve,
  type LearningCurvePoint,
  predictLearningCurve,
} from "./learning-curve.ts";
import reference from "./reference/planning.json" with { type: "json" };
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

const sizes = [25, 50, 100, 200, 400];
const curveOf = (asymptote: number, scale: number, exponent: number, standardError = 0.002): LearningCurvePoint[] =>
  sizes.map((documents) => ({ documents, score: asymptote - scale * documents ** -exponent, standardError }));

test.each(reference.learningCurve)("fits as well as SciPy: loss $loss", (row) => {
  const curve = scored(fitLearningCurve(row.points, { seed: 1, resamples: 40 }));
  let loss = 0;
  for (const { documents, score, standardError } of row.points) {
    loss += ((score - predictLearningCurve(curve, documents).value) / standardError) ** 2;
  }
  expect(loss).toBeLessThanOrEqual(row.loss * (1 + 1e-6) + 1e-9);
  for (const [place, documents] of row.at.entries()) {
    expect(predictLearningCurve(curve, documents).value).toBeCloseTo(row.scores[place]!, 4);
  }
});

test("finds the law that made the points, and the documents it takes", () => {
  const laws = fc.record({
    asymptote: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    scale: fc.double({ min: 0.3, max: 2, noNaN: true }),
    exponent: fc.double({ min: 0.15, max: 1.2, noNaN: true }),
  });
  fc.assert(
    fc.property(laws, ({ asymptote, scale, exponent }) => {
      const curve = scored(fitLearningCurve(curveOf(asymptote, scale, exponent), { seed: 1, resamples: 40 }));
      expect(curve.law.asymptote).toBeCloseTo(asymptote, 3);
      expect(curve.law.exponent).toBeCloseTo(exponent, 3);
      const target = asymptote - scale * 1_000 ** -exponent;
      const needed = scored(documentsForTarget(curve, target));
      expect(Math.abs(needed.value - 1_000)).toBeLessThan(20);
      expect(needed.extrapolation).toBe(needed.value / 400);
      expect(needed.low).toBeLessThanOrEqual(needed.value);
      if (needed.high !== null) expect(needed.high).toBeGreaterThanOrEqual(needed.value);
      // Whole documents: that many reach the target, one fewer does not.
      expect(predictLearningCurve(curve, needed.value).value).toBeGreaterThanOrEqual(target - 1e-9);
      expect(predictLearningCurve(curve, needed.value - 1).value).toBeLessThan(target + 1e-9);
    }),
    { numRuns: 30 },
  );
});

test("the band holds the fit, widens beyond the points and with their errors, and repeats with its seed", () => {
  const points = curveOf(0.95, 1.2, 0.5, 0.01);
  const curve = scored(fitLearningCurve(points, { seed: 7 }));
  const width = (documents: number, from = curve): number => {
    const { value, interval } = predictLearningCurve(from, documents);
    expect(interval.low).toBeLessThanOrEqual(value);
    expect(interval.high).toBeGreaterThanOrEqual(value);
    return interval.high - interval.low;
  };
  expect(width(20_000)).toBeGreaterThan(2 * width(400));
  const wider = scored(fitLearningCurve(curveOf(0.95, 1.2, 0.5, 0.02), { seed: 7 }));
  expect(width(400, wider)).toBeGreaterThan(width(400));
  expect(fitLearningCurve([...points].reverse(), { seed: 7 })).toEqual(curve);
  expect(fitLearningCurve(points, { seed: 8 })).not.toEqual(curve);
});

test("a target that only some redrawn curves reach has no upper end", () => {
  const curve = fitLearningCurve(curveOf(0.95, 1.2, 0.5, 0.01), { seed: 7 });
  const near = scored(documentsForTarget(curve, 0.94));
  expect(near.high).toBeNull();
  expect(near.reached).toBeGreaterThan(0.3);
  expect(near.reached).toBeLessThan(0.95);
  expect(scored(documentsForTarget(curve, 0.85)).high).not.toBeNull();
});

test.each([
  ["too few points", curveOf(0.9, 1, 0.5).slice(0, 3), "3 different numbers of documents; it takes 4 at least"],
  ["the same size again", [...curveOf(0.9, 1, 0.5).slice(0, 3), ...curveOf(0.9, 1, 0.5).slice(0, 3)], "3 different"],
  [
    "a fall",
    curveOf(0.9, 1, 0.5).map((point, place) => (place === 3 ? { ...point, score: 0.7 } : point)),
    "not monotone: the score falls from 50 to 200 documents",
  ],
  ["level scores", sizes.map((documents) => ({ documents, score: 0.8, standardError: 0.01 })), "do not rise"],
  ["no errors", curveOf(0.9, 1, 0.5, 0), "no point has an error"],
])("is unscored with %s", (_, points, reason) => {
  const curve = fitLearningCurve(points, { seed: 1 });
  expect(curve).toEqual({ kind: "unscored", reason: expect.stringContaining(reason) });
  expect(documentsForTarget(curve, 0.9)).toEqual(curve);
});

test("a target above the asymptote is out of reach", () => {
  const curve = fitLearningCurve(curveOf(0.9, 1, 0.5), { seed: 1 });
  expect(documentsForTarget(curve, 0.95)).toEqual({
    kind: "unscored",
    reason: expect.stringMatching(/^the target 0.95 is out of reach: the curve ends at 0\.(8999|9)$/),
  });
});

test("noise does not make a fall, and a perfect score without an error is weighted as the surest point", () => {
  const points = curveOf(0.999, 1, 0.8, 0.01);
  const noisy = points.map((point, place) => (place === 3 ? { ...point, score: point.score - 0.02 } : point));
  expect(fitLearningCurve(noisy, { seed: 1 }).kind).toBe("scored");
  const perfect = points.map((point, place) => (place === 4 ? { ...point, score: 1, standardError: 0 } : point));
  expect(scored(fitLearningCurve(perfect, { seed: 1 })).law.asymptote).toBeLessThanOrEqual(1);
});

test.each([
  [{ documents: 0, score: 0.5, standardError: 0.1 }],
  [{ documents: 10, score: 1.5, standardError: 0.1 }],
  [{ documents: 10, score: Number.NaN, standardError: 0.1 }],
  [{ documents: 10, score: 0.5, standardError: -1 }],
])("refuses %o", (point) => {
  expect(() => fitLearningCurve([point], { seed: 1 })).toThrow(RangeError);
});

test("refuses a target and a number of documents that are none", () => {
  const curve = scored(fitLearningCurve(curveOf(0.9, 1, 0.5), { seed: 1 }));
  expect(() => documentsForTarget(curve, Number.NaN)).toThrow(RangeError);
  expect(() => predictLearningCurve(curve, 0)).toThrow(RangeError);
});
