/** Numbers that were published, from the counts beside them: what a report prints, anyone can recompute. */
import { expect, test } from "vitest";
import {
  clopperPearsonInterval,
  designEffect,
  mcnemarChiSquare,
  mcnemarExact,
  pairedSampleSize,
  rateUpperBound,
  wilsonInterval,
} from "./index.ts";

const percent = ({ low, high }: { low: number; high: number }): string =>
  `${(100 * low).toFixed(1)}-${(100 * high).toFixed(1)}`;

test.each([
  [487, 500, "95.6-98.5", "95.6-98.6"],
  [6, 68, "4.1-17.9", "3.3-18.2"],
  [29, 68, "31.6-54.5", "30.7-55.2"],
])("%i of %i: Wilson %s %%, Clopper-Pearson %s %%", (successes, n, wilson, clopperPearson) => {
  expect(percent(wilsonInterval(successes, n))).toBe(wilson);
  expect(percent(clopperPearsonInterval(successes, n))).toBe(clopperPearson);
});

test("89 / 57 is a McNemar of 7.01, which a post gave as 39.55, and its exact p-value is 0.010", () => {
  const { chiSquare, pValue } = mcnemarChiSquare(89, 57);
  expect(chiSquare).toBeCloseTo((89 - 57) ** 2 / (89 + 57), 12);
  expect(chiSquare.toFixed(2)).toBe("7.01");
  expect(pValue.toFixed(4)).toBe("0.0081");
  expect(mcnemarExact(89, 57).pValue.toFixed(3)).toBe("0.010");
});

test("89 of 500 is 17.8 %, which the same post gave as 22.2 %", () => {
  expect(percent(wilsonInterval(89, 500))).toBe("14.7-21.4");
  expect(89 / 500).toBeLessThan(0.222);
  expect(wilsonInterval(89, 500).high).toBeLessThan(0.222);
});

test.each([
  [30, "9.5"],
  [300, "1.0"],
])("no failure in %i is at most %s %%", (n, text) => {
  expect((100 * rateUpperBound(0, n)).toFixed(1)).toBe(text);
});

test("12 fields a document with a correlation of 0.2 have 3.2 times the variance, with 0.5 it is 6.5 times", () => {
  expect(designEffect(12, 0.2)).toBeCloseTo(3.2, 12);
  expect(designEffect(12, 0.5)).toBeCloseTo(6.5, 12);
});

test("312 documents show 5 points of difference at a discordance of 10 %", () => {
  expect(pairedSampleSize(0.05, { discordance: 0.1 })).toBe(312);
});
