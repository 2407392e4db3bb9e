import type { Interval } from "../domain/score.ts";
import { clusteredMean, pairedClusterBootstrap, wilsonInterval } from "../statistics/index.ts";

/** One judged field of one answer, without its values. */
export interface Judged {
  documentId: string;
  path: string;
  right: boolean;
}

/** A share of rows with its 95 % interval, clustered by document; `share` is null where nothing was counted. */
export interface Counted {
  right: number;
  n: number;
  documents: number;
  share: number | null;
  interval: Interval | null;
}

/** A difference between two candidates on the rows that both have, right minus left; the interval is paired by document. */
export type Difference =
  | { scored: true; estimate: number; interval: Interval; documents: number; fields: number }
  | { scored: false; reason: string };

const RESAMPLES = 10_000;
const SEED = 20_261_121;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Counts rows; fields of one document go together, so the interval is that of a clustered mean, cut to 0..1. Where all rows are
 * alike there is no spread to learn from, and the interval is Wilson's over documents.
 */
export function countRight(rows: readonly Judged[]): Counted {
  const values = rows.map((row) => (row.right ? 1 : 0));
  const clusters = rows.map((row) => row.documentId);
  const right = rows.filter((row) => row.right).length;
  const documents = new Set(clusters).size;
  const mean = clusteredMean(values, clusters);
  return {
    right,
    n: rows.length,
    documents,
    share: rows.length === 0 ? null : right / rows.length,
    interval:
      documents > 0 && (right === 0 || right === rows.length)
        ? wilsonInterval(right === 0 ? 0 : documents, documents)
        : mean.kind === "scored"
          ? { low: clamp(mean.interval.low), high: clamp(mean.interval.high), level: mean.interval.level }
          : null,
  };
}

/**
 * Compares two candidates on the rows that both were judged on. Where they never differ, the interval is what so few documents
 * cannot rule out: Wilson's upper bound of none of them, to either side.
 */
export function differenceOf(left: readonly Judged[], right: readonly Judged[]): Difference {
  const others = new Map(right.map((row) => [`${row.documentId} ${row.path}`, row]));
  const byDocument = new Map<string, { difference: number; weight: number }>();
  let fields = 0;
  for (const row of left) {
    const other = others.get(`${row.documentId} ${row.path}`);
    if (!other) continue;
    const document = byDocument.get(row.documentId) ?? { difference: 0, weight: 0 };
    document.difference += Number(other.right) - Number(row.right);
    document.weight++;
    fields++;
    byDocument.set(row.documentId, document);
  }
  const clusters = [...byDocument.values()];
  if (clusters.length < 2)
    return { scored: false, reason: "the two were not asked about two documents or more in common" };
  const { estimate, interval } = pairedClusterBootstrap(
    {
      differences: clusters.map((cluster) => cluster.difference),
      weights: clusters.map((cluster) => cluster.weight),
    },
    { resamples: RESAMPLES, seed: SEED, bounds: [-1, 1] },
  );
  return { scored: true, estimate, interval, documents: clusters.length, fields };
}

/** Documents all of whose rows are right, of all that have rows. */
export function faultless(rows: readonly Judged[]): { right: number; n: number } {
  const clean = new Map<string, boolean>();
  for (const row of rows) clean.set(row.documentId, (clean.get(row.documentId) ?? true) && row.right);
  return { right: [...clean.values()].filter(Boolean).length, n: clean.size };
}
