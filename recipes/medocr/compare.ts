import { type BootstrapResult, clusterBootstrap, clusterTotals } from "../../src/statistics/index.ts";

/** One document's score by base and tuned, with the subject that it belongs to. */
export interface ScoredPair {
  cluster: string;
  base: number;
  tuned: number;
}

/** Means and their paired difference (tuned minus base); null with fewer than two subjects, whose spread is unknown. */
export interface PairedScores {
  n: number;
  base: BootstrapResult | null;
  tuned: BootstrapResult | null;
  difference: BootstrapResult | null;
}

const SEED = 11;

/** Compares base and tuned on the same documents; intervals come from resampling whole subjects. */
export function comparePairs(rows: readonly ScoredPair[]): PairedScores {
  const clusters = rows.map((row) => row.cluster);
  const estimate = (of: (row: ScoredPair) => number, bounds: [number, number]): BootstrapResult | null =>
    new Set(clusters).size < 2 ? null : clusterBootstrap(clusterTotals(rows.map(of), clusters), { seed: SEED, bounds });
  return {
    n: rows.length,
    base: estimate((row) => row.base, [0, 1]),
    tuned: estimate((row) => row.tuned, [0, 1]),
    difference: estimate((row) => row.tuned - row.base, [-1, 1]),
  };
}

/** "28.6 [23.6, 33.7]" in percent. */
export const inPercent = (result: BootstrapResult | null): string =>
  result === null
    ? "unscored"
    : `${percent(result.estimate)} [${percent(result.interval.low)}, ${percent(result.interval.high)}]`;

const percent = (value: number): string => (value * 100).toFixed(1);
