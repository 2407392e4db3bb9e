import { expect, test } from "vitest";
import { instrumentReport, JUDGE_FLOORS, type Trial } from "./instrument-report.ts";

/** `count` cases on which people said one thing and the judge another, steady unless told. */
const trials = (count: number, human: string, first: string | undefined, more: Partial<Trial> = {}): Trial[] =>
  Array.from({ length: count }, () => ({ human, first, repeat: first, swapped: first, ...more }));

test("kappa, confusion and agreement by hand", () => {
  const report = instrumentReport("statement", [
    ...trials(20, "1", "1"),
    ...trials(5, "1", "0"),
    ...trials(10, "0", "1"),
    ...trials(15, "0", "0"),
  ]);
  // Cohen's own example: observed 35/50, expected 0.5, kappa 0.4.
  expect(report.kappa).toEqual({ kind: "scored", value: expect.closeTo(0.4, 12), n: 50 });
  expect(report.agreement).toEqual({ kind: "scored", value: 0.7, n: 50 });
  expect(report.confusion).toEqual({ "1": { "1": 20, "0": 5 }, "0": { "1": 10, "0": 15 } });
  expect(report.kappaInterval!.low).toBeLessThan(0.4);
  expect(report.kappaInterval!.high).toBeGreaterThan(0.4);
  expect(report).toMatchObject({ mayGate: false, reason: "kappa 0.40 with people is below 0.6" });
  expect(instrumentReport("statement", [], { ...JUDGE_FLOORS, kappa: 0.3 }).mayGate).toBe(false);
});

const GOOD = [...trials(20, "a", "a"), ...trials(18, "b", "b"), ...trials(2, "b", "a")];

test("a judge above every floor may gate, with the reason", () => {
  expect(instrumentReport("pair", GOOD)).toMatchObject({
    mayGate: true,
    reason: "kappa 0.90 on 40 cases is at least 0.6",
  });
});

test.each([
  ["too few cases", GOOD.slice(10, 32), /22 judged cases are fewer than 30/],
  ["one answer throughout", trials(40, "a", "a"), /unscored/],
  ["answers to the easy ones only", [...GOOD, ...trials(5, "b", undefined)], /answered 40 of 45/],
  ["a vote for the side", GOOD.map((trial) => ({ ...trial, swapped: "a" })), /in the other order .* 55 %/],
  [
    "moods",
    GOOD.map((trial, index) => ({ ...trial, repeat: index % 2 ? trial.first : "both-bad" })),
    /asked again .* 50 %/,
  ],
  ["no order measured", GOOD.map((trial) => ({ ...trial, swapped: undefined })), /in the other order was not measured/],
  ["no repetition measured", GOOD.map((trial) => ({ ...trial, repeat: undefined })), /asked again was not measured/],
])("a judge with %s may not gate", (_name, cases, reason) => {
  const report = instrumentReport("pair", cases);
  expect(report.mayGate).toBe(false);
  expect(report.reason).toMatch(reason);
});

test("a statement alone has no order, and that is no objection", () => {
  const cases = [...trials(20, "1", "1", { swapped: undefined }), ...trials(20, "0", "0", { swapped: undefined })];
  expect(instrumentReport("statement", cases).mayGate).toBe(true);
});

test("a floor that is no number is refused", () => {
  expect(() => instrumentReport("pair", GOOD, { ...JUDGE_FLOORS, kappa: Number.NaN })).toThrow(RangeError);
});
