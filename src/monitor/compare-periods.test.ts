import { expect, test } from "vitest";
import { comparePeriods, type DayFigure } from "./compare-periods.ts";

const days = (month: string, values: readonly number[], n: number | null = 100): DayFigure[] =>
  values.map((value, index) => ({ day: `2026-${month}-${String(index + 1).padStart(2, "0")}`, value, n }));
const HIGH = [0.2, 0.22, 0.19, 0.21, 0.18, 0.2, 0.23, 0.17, 0.2, 0.2];
const LOW = HIGH.map((value) => value - 0.05);

test("means are over cases where they are known", () => {
  const before = [
    { day: "2026-01-01", value: 0.1, n: 300 },
    { day: "2026-01-02", value: 0.3, n: 100 },
  ];
  const result = comparePeriods(before, days("02", [0.2, 0.2]));
  expect(result.before).toEqual({ days: 2, cases: 400, mean: expect.closeTo(0.15, 12) });
  expect(result).toMatchObject({
    difference: expect.closeTo(0.05, 12),
    interval: null,
    reason: expect.stringContaining("7 days"),
  });
});

test("a difference has an interval by days, and it is the same every time", () => {
  const result = comparePeriods(days("01", HIGH), days("02", LOW));
  expect(result.difference).toBeCloseTo(-0.05, 12);
  expect(result.interval!.low).toBeLessThan(-0.05);
  expect(result.interval!.high).toBeGreaterThan(-0.05);
  expect(result.interval!.high).toBeLessThan(-0.03);
  expect(comparePeriods(days("01", HIGH), days("02", LOW))).toEqual(result);
});

test("more cases on the same days do not make the interval narrower", () => {
  const few = comparePeriods(days("01", HIGH, 10), days("02", LOW, 10)).interval!;
  const many = comparePeriods(days("01", HIGH, 10_000), days("02", LOW, 10_000)).interval!;
  expect(many.high - many.low).toBeCloseTo(few.high - few.low, 12);
});

test("without cases, or without days, there is no interval and a reason", () => {
  const unknown = comparePeriods(days("01", HIGH, null), days("02", LOW));
  expect(unknown).toMatchObject({ interval: null, reason: "n is not known for every day", before: { cases: null } });
  expect(unknown.difference).toBeCloseTo(-0.05, 12);
  expect(comparePeriods(days("01", HIGH), [])).toMatchObject({ difference: null, reason: "there is no day after" });
  expect(comparePeriods([], [])).toMatchObject({ difference: null, reason: "there is no day before" });
});
