import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { bradleyTerry, type Comparison } from "./bradley-terry.ts";
import reference from "./reference/comparison.json" with { type: "json" };
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

const vote = fc.record({
  pair: fc.constantFrom(["a", "b"], ["b", "c"], ["c", "a"], ["d", "a"], ["d", "c"]),
  outcome: fc.constantFrom("first" as const, "second" as const, "tie" as const),
  cluster: fc.integer({ min: 0, max: 9 }),
});
const votes = fc
  .array(vote, { minLength: 2, maxLength: 80 })
  .map((list) => list.map(({ pair, ...rest }): Comparison => ({ first: pair[0]!, second: pair[1]!, ...rest })));

const against = (first: string, second: string, ...outcomes: Comparison["outcome"][]): Comparison[] =>
  outcomes.map((outcome, cluster) => ({ first, second, outcome, cluster }));

test.each(reference.bradleyTerry)("matches statsmodels: $strengths", (row) => {
  const strengths: Record<string, number> = row.strengths;
  const errors: Record<string, number> = row.errors;
  const result = scored(bradleyTerry(row.votes as Comparison[]));
  expect(result.strengths.length).toBe(Object.values(strengths).filter((value) => value !== undefined).length);
  for (const { candidate, logStrength, standardError, interval } of result.strengths) {
    expect(logStrength).toBeCloseTo(strengths[candidate]!, 8);
    expect(standardError).toBeCloseTo(errors[candidate]!, 8);
    expect((interval.low + interval.high) / 2).toBeCloseTo(logStrength, 10);
  }
});

test("strengths sum to 0, expected points are those scored, the order of votes and sides do not matter", () => {
  fc.assert(
    fc.property(votes, fc.constantFrom(0, 1), (list, addedTies) => {
      const result = bradleyTerry(list, { addedTies });
      const swapped = list.map(({ first, second, outcome, cluster }): Comparison => {
        const turned = outcome === "tie" ? "tie" : outcome === "first" ? "second" : "first";
        return { first: second, second: first, outcome: turned, cluster };
      });
      const again = bradleyTerry(swapped.reverse(), { addedTies });
      expect(again.kind).toBe(result.kind);
      if (result.kind === "unscored") return;
      const logs = new Map(result.strengths.map(({ candidate, logStrength }) => [candidate, logStrength]));
      for (const { candidate, logStrength } of scored(again).strengths) {
        expect(logStrength).toBeCloseTo(logs.get(candidate)!, 7);
      }
      expect([...logs.values()].reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      if (addedTies > 0) return;
      for (const { candidate, wins, losses, ties } of result.strengths) {
        let [expected, games] = [0, 0];
        for (const { first, second } of list) {
          if (first !== candidate && second !== candidate) continue;
          const [own, other] = [logs.get(candidate)!, logs.get(first === candidate ? second : first)!];
          expected += 1 / (1 + Math.exp(other - own));
          games++;
        }
        expect(wins + losses + ties).toBe(games);
        expect(expected).toBeCloseTo(wins + ties / 2, 6);
      }
    }),
  );
});

test("two candidates: the strengths are the odds", () => {
  const { strengths } = scored(bradleyTerry(against("a", "b", "first", "first", "first", "second")));
  expect(strengths[0]).toMatchObject({ candidate: "a", wins: 3, losses: 1, ties: 0 });
  expect(strengths[0]!.logStrength - strengths[1]!.logStrength).toBeCloseTo(Math.log(3), 10);
});

test("votes copied within their cases do not shrink the errors", () => {
  const random = seededRandom(2);
  const list = Array.from(
    { length: 60 },
    (_, cluster): Comparison => ({
      first: "a",
      second: random.pick(["b", "c"]),
      outcome: random.pick(["first", "second", "tie"] as const),
      cluster,
    }),
  );
  const once = scored(bradleyTerry(list));
  const twice = scored(bradleyTerry([...list, ...list]));
  for (const [place, { standardError }] of once.strengths.entries()) {
    expect(twice.strengths[place]!.standardError).toBeCloseTo(standardError, 8);
  }
});

test("a candidate far ahead is still placed", () => {
  const outcomes = [...new Array<"first">(5_000).fill("first"), "second" as const];
  const list = [...against("a", "b", ...outcomes), ...against("b", "c", ...outcomes)];
  const { strengths } = scored(bradleyTerry(list.map((vote, cluster) => ({ ...vote, cluster }))));
  expect(strengths.map(({ candidate }) => candidate)).toEqual(["a", "b", "c"]);
  expect(strengths[0]!.logStrength - strengths[1]!.logStrength).toBeCloseTo(Math.log(5_000), 6);
});

test("says why candidates cannot be placed, and added ties can help", () => {
  const apart = [...against("a", "b", "first", "second"), ...against("c", "d", "first", "second")];
  expect(bradleyTerry(apart)).toEqual({ kind: "unscored", reason: "no vote links a, b with the other candidates" });
  expect(bradleyTerry(apart, { addedTies: 1 }).kind).toBe("unscored");
  const unbeaten = [...against("a", "b", "first", "first"), ...against("b", "c", "first", "second", "first")];
  expect(bradleyTerry(unbeaten)).toEqual({
    kind: "unscored",
    reason: "a never lost a point to the other candidates",
  });
  expect(scored(bradleyTerry(unbeaten, { addedTies: 1 })).strengths[0]!.candidate).toBe("a");
  expect(bradleyTerry([]).kind).toBe("unscored");
});

test("refuses a candidate against itself, and added ties below 0", () => {
  expect(() => bradleyTerry(against("a", "a", "tie"))).toThrow(RangeError);
  expect(() => bradleyTerry(against("a", "b", "tie"), { addedTies: -1 })).toThrow(RangeError);
  expect(() => bradleyTerry(against("a", "b", "tie"), { level: 95 })).toThrow(RangeError);
});
