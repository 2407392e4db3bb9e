import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { promisedErrorThreshold } from "./promised-error.ts";
import { rateUpperBound } from "./rate-upper-bound.ts";
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

/** Rows that are wrong with a chance of (1 - confidence)² / 2: of all above t, (1 - t)² / 6 are wrong. */
function draw(n: number, seed: number) {
  const random = seededRandom(seed);
  const confidences = Array.from({ length: n }, () => random.next());
  return { confidences, right: confidences.map((confidence) => !random.chance((1 - confidence) ** 2 / 2)) };
}

test("the promise is kept in as many studies as it says", () => {
  const [studies, maximumErrorRate] = [200, 0.05];
  let [found, broken] = [0, 0];
  for (let study = 0; study < studies; study++) {
    const { confidences, right } = draw(600, study);
    const result = promisedErrorThreshold(confidences, right, { maximumErrorRate, confidence: 0.9 });
    if (result.kind === "unscored") continue;
    found++;
    if ((1 - result.value) ** 2 / 6 > maximumErrorRate) broken++;
  }
  expect(found).toBeGreaterThan(0.8 * studies);
  expect(broken / studies).toBeLessThanOrEqual(0.1);
});

test("more rows make a promise cheaper; a stricter one costs more review", () => {
  const reviewRate = (n: number, maximumErrorRate: number): number => {
    const { confidences, right } = draw(n, 1);
    return scored(promisedErrorThreshold(confidences, right, { maximumErrorRate })).reviewRate;
  };
  expect(reviewRate(20_000, 0.05)).toBeLessThan(reviewRate(500, 0.05));
  expect(reviewRate(20_000, 0.05)).toBeGreaterThan(0.45);
  expect(reviewRate(20_000, 0.01)).toBeGreaterThan(reviewRate(20_000, 0.05));
});

test("the result is what the rows above the threshold show", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 1,
    maxLength: 400,
  });
  fc.assert(
    fc.property(rows, fc.double({ min: 0.02, max: 0.5, noNaN: true }), (list, maximumErrorRate) => {
      const [confidences, right] = [list.map(([value]) => value), list.map(([value, chance]) => chance <= 2 * value)];
      const result = promisedErrorThreshold(confidences, right, { maximumErrorRate });
      if (result.kind === "unscored") return;
      const taken = list.filter(([value]) => value >= result.value);
      expect(result.n).toBe(taken.length);
      expect(result.errors).toBe(taken.filter(([value, chance]) => chance > 2 * value).length);
      expect(result.reviewRate).toBeCloseTo(1 - taken.length / list.length, 12);
      expect(result.upperBound).toBeLessThanOrEqual(maximumErrorRate);
      // Sharing the risk among walks can only make the bound wider than that of one threshold.
      expect(result.upperBound).toBeGreaterThanOrEqual(rateUpperBound(result.errors, result.n));
    }),
    { numRuns: 60 },
  );
});

test("all rows are taken when all together keep the promise, though few of them alone would not", () => {
  const confidences = Array.from({ length: 300 }, (_, row) => row);
  const all = promisedErrorThreshold(
    confidences,
    confidences.map(() => true),
    { maximumErrorRate: 0.04 },
  );
  expect(all).toMatchObject({ kind: "scored", value: 0, n: 300, errors: 0, reviewRate: 0 });
});

test("one sure but wrong answer does not end the search", () => {
  const { confidences, right } = draw(2_000, 8);
  const plain = scored(promisedErrorThreshold(confidences, right, { maximumErrorRate: 0.05 }));
  const spoilt = scored(
    promisedErrorThreshold([...confidences, 2, 2], [...right, false, false], { maximumErrorRate: 0.05 }),
  );
  expect(spoilt.reviewRate - plain.reviewRate).toBeLessThan(0.15);
});

test("rows that come in clusters are worth less", () => {
  const { confidences, right } = draw(3_000, 4);
  const plain = scored(promisedErrorThreshold(confidences, right, { maximumErrorRate: 0.05 }));
  const clustered = scored(promisedErrorThreshold(confidences, right, { maximumErrorRate: 0.05, designEffect: 2 }));
  expect(clustered.reviewRate).toBeGreaterThan(plain.reviewRate);
});

test("says how many rows a promise takes when none keeps it", () => {
  const result = promisedErrorThreshold([0.9, 0.8], [true, true], { maximumErrorRate: 0.01 });
  // Four walks share 5 %: 0.99^n <= 0.0125 from 437 rows on.
  expect(result).toEqual({
    kind: "unscored",
    reason: "no threshold keeps an error rate of 0.01; it takes 437 rows without an error at least",
  });
  expect(promisedErrorThreshold([], [], { maximumErrorRate: 0.01 }).kind).toBe("unscored");
});

test.each([{ maximumErrorRate: 0 }, { maximumErrorRate: 2 }, { maximumErrorRate: 0.1, confidence: 95 }])(
  "refuses %o",
  (options) => {
    expect(() => promisedErrorThreshold([1], [true], options)).toThrow(RangeError);
  },
);
