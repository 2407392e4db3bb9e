import { expect, test } from "vitest";
import { betaDistribution, betaQuantile } from "./beta.ts";
import { normalQuantile, normalUpperTail } from "./normal.ts";
import reference from "./reference/distributions.json" with { type: "json" };
import { studentTQuantile, studentTUpperTail } from "./student-t.ts";

/** Tails span many orders of magnitude, so they are compared by ratio. */
function expectRatio(actual: number, expected: number, within: number): void {
  if (expected === 0) expect(actual).toBe(0);
  else expect(Math.abs(actual / expected - 1)).toBeLessThan(within);
}

test.each(reference.beta)("beta($a, $b) at $x matches SciPy", ({ a, b, x, value }) => {
  expectRatio(betaDistribution(x, a, b), value, 2e-9);
});

test.each(reference.betaQuantile)("quantile $probability of beta($a, $b) matches SciPy", (row) => {
  expectRatio(betaQuantile(row.probability, row.a, row.b), row.value, 1e-9);
});

test.each(reference.studentT)("t of $df above $t matches SciPy", ({ t, df, upper }) => {
  expectRatio(studentTUpperTail(t, df), upper, 1e-9);
});

test.each(reference.studentTQuantile)("quantile $probability of t of $df matches SciPy", (row) => {
  expectRatio(studentTQuantile(row.probability, row.df), row.value, 1e-9);
});

test.each(reference.normal)("normal above $z matches SciPy", ({ z, upper }) => {
  expectRatio(normalUpperTail(z), upper, 1e-12);
});

test("the ends are exact, and quantiles undo distributions", () => {
  expect(betaDistribution(0, 2, 3)).toBe(0);
  expect(betaDistribution(1, 2, 3)).toBe(1);
  expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  for (const probability of [0.001, 0.3, 0.5, 0.9]) {
    expect(betaDistribution(betaQuantile(probability, 3, 8), 3, 8)).toBeCloseTo(probability, 12);
    expect(normalUpperTail(normalQuantile(probability))).toBeCloseTo(1 - probability, 12);
    expect(studentTUpperTail(studentTQuantile(probability, 7), 7)).toBeCloseTo(1 - probability, 11);
  }
});
