import fc from "fast-check";
import { expect, test } from "vitest";
import { rateUpperBound } from "./rate-upper-bound.ts";
import reference from "./reference/proportions.json" with { type: "json" };

const counts = fc
  .integer({ min: 1, max: 2_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const methods = fc.constantFrom("clopper-pearson" as const, "wilson" as const);

test.each(reference.upperBound)("matches SciPy: $errors of $n at $confidence by $method", (row) => {
  const method = row.method as "clopper-pearson" | "wilson";
  expect(rateUpperBound(row.errors, row.n, { confidence: row.confidence, method })).toBeCloseTo(row.bound, 11);
});

test("lies above the rate, rises with errors and with confidence, and with rows that are worth less", () => {
  fc.assert(
    fc.property(counts, methods, ([errors, n], method) => {
      const bound = rateUpperBound(errors, n, { method });
      expect(bound).toBeGreaterThanOrEqual(errors / n);
      expect(bound).toBeLessThanOrEqual(1);
      if (errors < n) expect(rateUpperBound(errors + 1, n, { method })).toBeGreaterThanOrEqual(bound);
      expect(rateUpperBound(errors, n, { method, confidence: 0.99 })).toBeGreaterThanOrEqual(bound);
      expect(rateUpperBound(errors, n, { method, designEffect: 2 })).toBeGreaterThanOrEqual(bound);
    }),
  );
});

test("a design effect of 2 is half as many rows", () => {
  for (const method of ["clopper-pearson", "wilson"] as const) {
    expect(rateUpperBound(4, 200, { method, designEffect: 2 })).toBeCloseTo(rateUpperBound(2, 100, { method }), 12);
  }
});

test.each([
  [0, 0, {}],
  [3, 2, {}],
  [-1, 2, {}],
  [0, 2, { confidence: 1 }],
  [0, 2, { designEffect: 0.5 }],
  [0, 2, { designEffect: Number.NaN }],
])("refuses %d of %d with %o", (errors, n, options) => {
  expect(() => rateUpperBound(errors, n, options)).toThrow(RangeError);
});
