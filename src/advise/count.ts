import type { Interval } from "../domain/score.ts";
import {
  clusteredMean,
  type PairedShares,
  pairedClusterBootstrap,
  shareDifference,
  wilsonInterval,
} from "../statistics/index.ts";

/** One judged field of one answer, without its values. */
export interface Judged {
  documentId: string;
  /** Whose document it is, where that is known: all documents of one subject go together. */
  subject?: string | undefined;
  path: string;
  right: boolean;
}

export const clusterOf = ({ documentId, subject }: Pick<Judged, "documentId" | "subject">): string =>
  subject === undefined ? `document ${documentId}` : `subject ${subject}`;

/** A share of rows with its 95 % interval, clustered by subject; `share` is null where nothing was counted. */
export interface Counted {
  right: number;
  n: number;
  documents: number;
  share: number | null;
  interval: Interval | null;
}

/** A difference between two candidates on the same documents, right minus left; the interval is paired, by subject. */
export type Difference =
  | { scored: true; estimate: number; interval: Interval; documents: number; fields: number }
  | { scored: false; reason: string };

const RESAMPLES = 10_000;
const SEED = 20_261_121;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Counts rows; those of one subject go together, so the interval is that of a clustered mean, cut to 0..1. Where all rows are
 * alike there is no spread to learn from, and the interval is Wilson's over clusters.
 */
export function countRight(rows: readonly Judged[]): Counted {
  const values = rows.map((row) => (row.right ? 1 : 0));
  const clusters = rows.map(clusterOf);
  const right = rows.filter((row) => row.right).length;
  const documents = new Set(rows.map((row) => row.documentId)).size;
  const independent = new Set(clusters).size;
  const mean = clusteredMean(values, clusters);
  return {
    right,
    n: rows.length,
    documents,
    share: rows.length === 0 ? null : right / rows.length,
    interval:
      independent > 0 && (right === 0 || right === rows.length)
        ? wilsonInterval(right === 0 ? 0 : independent, independent)
        : mean.kind === "scored"
          ? { low: clamp(mean.interval.low), high: clamp(mean.interval.high), level: mean.interval.level }
          : null,
  };
}

/**
 * Compares two candidates on the documents that both have rows of. A row that only one has is one that it invented, and counts
 * against it. Where they never differ, the interval is what so few clusters cannot rule out.
 */
export function differenceOf(left: readonly Judged[], right: readonly Judged[]): Difference {
  const rights = new Set(right.map((row) => row.documentId));
  const common = new Set(left.map((row) => row.documentId).filter((id) => rights.has(id)));
  const clusters = new Map<string, PairedShares>();
  const rows = new Set<string>();
  for (const [side, judged] of [
    ["left", left],
    ["right", right],
  ] as const)
    for (const row of judged) {
      if (!common.has(row.documentId)) continue;
      const cluster = clusters.get(clusterOf(row)) ?? { left: { sum: 0, rows: 0 }, right: { sum: 0, rows: 0 } };
      clusters.set(clusterOf(row), cluster);
      cluster[side].sum += Number(row.right);
      cluster[side].rows++;
      rows.add(`${row.documentId} ${row.path}`);
    }
  if (clusters.size < 2)
    return { scored: false, reason: "the two were not asked about documents of two subjects or more in common" };
  const { values } = shareDifference([...clusters.values()]);
  const { estimate, interval } = pairedClusterBootstrap(
    { differences: values, weights: values.map(() => 1) },
    { resamples: RESAMPLES, seed: SEED, bounds: [-1, 1] },
  );
  return { scored: true, estimate, interval, documents: common.size, fields: rows.size };
}

/** Documents all of whose rows are right, of all that have rows. */
export function faultless(rows: readonly Judged[]): { right: number; n: number } {
  const clean = new Map<string, boolean>();
  for (const row of rows) clean.set(row.documentId, (clean.get(row.documentId) ?? true) && row.right);
  return { right: [...clean.values()].filter(Boolean).length, n: clean.size };
}
