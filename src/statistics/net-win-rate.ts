import type { Interval } from "../domain/score.ts";
import { type ClusteredMean, clusteredMean } from "./cluster.ts";
import { studentTQuantile } from "./student-t.ts";

/** One vote between two candidates, seen from the first. */
export interface Vote {
  outcome: "win" | "loss" | "tie";
  /** The case that was shown; votes on one case are not independent. */
  cluster: string | number;
  /** Who voted; where all votes name one, errors know that votes of one person belong together too. */
  rater?: string | number;
}

/** Fits where a `Score` is asked for. The counts stand beside the rate so that anyone can recompute it. */
export type NetWinRate =
  | {
      kind: "scored";
      /** (wins - losses) / votes, -1..1. */
      value: number;
      n: number;
      wins: number;
      losses: number;
      ties: number;
      standardError: number;
      /** value ± t standard errors, inside -1..1. */
      interval: Interval;
    }
  | { kind: "unscored"; reason: string };

/**
 * How much more often the first candidate wins than it loses, ties counting as neither, with an interval that knows that
 * votes on one case, and votes of one person, are not independent.
 *
 * @returns Unscored with fewer than two cases, or raters, or when all votes are equal: such votes hold no spread to tell an
 *   error from.
 * @throws RangeError on an empty cluster, a level outside 0..1, or raters that only some of the votes name.
 * @see E. Miller, arXiv 2411.00640; cases crossed with raters as in C. Cameron, J. Gelbach and D. Miller, "Robust Inference
 *   With Multiway Clustering", Journal of Business & Economic Statistics 29 (2011), with the fewer clusters' t.
 */
export function netWinRate(votes: readonly Vote[], level = 0.95): NetWinRate {
  const values = votes.map(({ outcome }) => (outcome === "win" ? 1 : outcome === "loss" ? -1 : 0));
  const cases = votes.map(({ cluster }) => cluster);
  const raters = votes.flatMap(({ rater }) => (rater === undefined ? [] : [rater]));
  if (raters.length > 0 && raters.length < votes.length) throw new RangeError("some votes name a rater, some do not");
  const byCase = clusteredMean(values, cases, level);
  if (byCase.kind === "unscored") return byCase;
  if (values.every((value) => value === values[0])) {
    return { kind: "unscored", reason: "all votes are equal, so the error of the rate is unknown" };
  }
  let [variance, clusters] = [byCase.standardError ** 2, byCase.clusters];
  if (raters.length > 0) {
    const byRater = clusteredMean(values, raters, level);
    if (byRater.kind === "unscored") return { kind: "unscored", reason: "fewer than 2 raters" };
    const both = votes.map((_, vote) => JSON.stringify([cases[vote], raters[vote]]));
    const byBoth = clusteredMean(values, both, level) as ClusteredMean & { kind: "scored" };
    const crossed = variance + byRater.standardError ** 2 - byBoth.standardError ** 2;
    // The difference can fall below what one of the two shows, even below 0; the larger of them is then the honest one.
    variance = Math.max(crossed, variance, byRater.standardError ** 2);
    clusters = Math.min(clusters, byRater.clusters);
  }
  if (variance === 0) return { kind: "unscored", reason: "cases do not differ, so the error of the rate is unknown" };
  const standardError = Math.sqrt(variance);
  const half = studentTQuantile(1 - (1 - level) / 2, clusters - 1) * standardError;
  const { value, n } = byCase;
  return {
    kind: "scored",
    value,
    n,
    wins: values.filter((vote) => vote === 1).length,
    losses: values.filter((vote) => vote === -1).length,
    ties: values.filter((vote) => vote === 0).length,
    standardError,
    interval: { low: Math.max(-1, value - half), high: Math.min(1, value + half), level },
  };
}
