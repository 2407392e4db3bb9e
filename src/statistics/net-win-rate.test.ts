import fc from "fast-check";
import { expect, test } from "vitest";
import { netWinRate, type Vote } from "./net-win-rate.ts";
import reference from "./reference/comparison.json" with { type: "json" };
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

const outcomes = { "1": "win", "0": "tie", "-1": "loss" } as const;
const votes = fc.array(
  fc.record({
    outcome: fc.constantFrom("win" as const, "loss" as const, "tie" as const),
    cluster: fc.integer({ min: 0, max: 8 }),
    rater: fc.constantFrom("r1", "r2", "r3"),
  }),
  { minLength: 2, maxLength: 60 },
);

test.each(reference.netWinRate)("matches statsmodels: $rate, by case $error, crossed $crossed", (row) => {
  const list = row.values.map((value, vote) => ({
    outcome: outcomes[`${value}` as keyof typeof outcomes],
    cluster: row.cases[vote]!,
  }));
  const byCase = scored(netWinRate(list));
  expect(byCase.value).toBeCloseTo(row.rate, 12);
  expect(byCase.standardError).toBeCloseTo(row.error, 12);
  const crossed = scored(netWinRate(list.map((vote, place) => ({ ...vote, rater: row.raters[place]! }))));
  expect(crossed.standardError).toBeCloseTo(row.crossed, 12);
  expect(crossed.interval.high - crossed.interval.low).toBeGreaterThan(byCase.interval.high - byCase.interval.low);
});

test("counts add up; wins and losses mirror; the interval holds the rate inside -1..1", () => {
  const turned = { win: "loss", loss: "win", tie: "tie" } as const;
  fc.assert(
    fc.property(votes, (list) => {
      const rate = netWinRate(list);
      const other = netWinRate(list.map((vote) => ({ ...vote, outcome: turned[vote.outcome] })));
      expect(other.kind).toBe(rate.kind);
      if (rate.kind === "unscored") return;
      expect(rate.wins + rate.losses + rate.ties).toBe(list.length);
      expect(rate.value).toBeCloseTo((rate.wins - rate.losses) / list.length, 12);
      expect(rate.interval.low).toBeLessThanOrEqual(rate.value);
      expect(rate.interval.high).toBeGreaterThanOrEqual(rate.value);
      expect(rate.interval.low).toBeGreaterThanOrEqual(-1);
      expect(rate.interval.high).toBeLessThanOrEqual(1);
      expect(scored(other).value).toBeCloseTo(-rate.value, 12);
      expect(scored(other).standardError).toBeCloseTo(rate.standardError, 12);
    }),
  );
});

const win = (cluster: number, rater?: string): Vote => ({ outcome: "win", cluster, ...(rater ? { rater } : {}) });

test.each([
  ["one case", [win(1), { outcome: "loss", cluster: 1 } as Vote]],
  ["equal votes", [win(1), win(2)]],
  ["no votes", []],
  ["cases that do not differ", [1, 2].flatMap((cluster): Vote[] => [win(cluster), { outcome: "loss", cluster }])],
  ["one rater", [win(1, "r"), { outcome: "loss", cluster: 2, rater: "r" } as Vote]],
])("is unscored with %s", (_, list) => {
  expect(netWinRate(list).kind).toBe("unscored");
});

test("refuses raters that only some votes name", () => {
  expect(() => netWinRate([win(1, "r"), win(2)])).toThrow("some votes name a rater");
});
