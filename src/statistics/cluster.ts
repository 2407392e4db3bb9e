import type { Interval, Score } from "../domain/score.ts";
import { checkLevel } from "./checks.ts";
import { studentTQuantile } from "./student-t.ts";

/** A mean of rows that belong to clusters, or the reason why its error cannot be known. Fits where a `Score` is asked for. */
export type ClusteredMean =
  | {
      kind: "scored";
      /** Mean over rows, in the unit of the rows. */
      value: number;
      /** Rows. */
      n: number;
      clusters: number;
      /** In the unit of the rows. */
      standardError: number;
      /** Mean ± t(C-1) SE. Not clipped: a proportion near 0 or 1 can reach beyond; `clusterBootstrap` cannot. */
      interval: Interval;
    }
  | { kind: "unscored"; reason: string };

/**
 * Mean of `values` with a standard error that knows that rows of one cluster (the fields of one document, the documents
 * of one subject) are not independent. Fewer than 2 clusters are unscored: their spread is unknown, which is not 0.
 *
 * For a paired comparison give the differences of two candidates as values.
 *
 * @param values One finite number a row.
 * @param clusters The cluster id of each row, same length and order as `values`.
 * @throws RangeError on different lengths, a missing or empty cluster id, a value that is not finite, or a level outside 0..1.
 * @see E. Miller, "Adding error bars to evals", arXiv 2411.00640, with the C / (C-1) correction of small samples.
 */
export function clusteredMean(
  values: readonly number[],
  clusters: readonly (string | number)[],
  level = 0.95,
): ClusteredMean {
  checkLevel(level);
  checkRows(values, clusters);
  if (values.length === 0) return { kind: "unscored", reason: "no rows" };

  let sum = 0;
  for (const value of values) sum += value;
  const n = values.length;
  const mean = sum / n;
  const residuals = new Map<string | number, number>();
  for (const [row, value] of values.entries()) {
    const cluster = clusters[row] as string | number;
    residuals.set(cluster, (residuals.get(cluster) ?? 0) + value - mean);
  }
  const count = residuals.size;
  if (count < 2) return { kind: "unscored", reason: "fewer than 2 clusters, so the error of the mean is unknown" };

  // SE = sqrt( C/(C-1) * sum over clusters of (sum of residuals)² ) / N
  let squares = 0;
  for (const residual of residuals.values()) squares += residual * residual;
  const standardError = Math.sqrt((count / (count - 1)) * squares) / n;
  const half = studentTQuantile(1 - (1 - level) / 2, count - 1) * standardError;
  const interval = { low: mean - half, high: mean + half, level };
  return { kind: "scored", value: mean, n, clusters: count, standardError, interval };
}

/**
 * How many times larger a variance gets by sampling clusters instead of rows: 1 + (m - 1) ICC. Multiply a sample size
 * by it when planning.
 *
 * @param clusterSize m, rows a cluster, at least 1.
 * @param intraclassCorrelation ICC, how alike the rows of one cluster are: 0 independent, 1 copies.
 * @throws RangeError on a cluster size below 1 or a correlation that such clusters cannot have.
 * @see L. Kish, "Survey Sampling" (1965).
 */
export function designEffect(clusterSize: number, intraclassCorrelation: number): number {
  const effect = 1 + (clusterSize - 1) * intraclassCorrelation;
  if (!(clusterSize >= 1) || !(Math.abs(intraclassCorrelation) <= 1) || !(effect >= 0)) {
    throw new RangeError(
      `no design effect for clusters of ${clusterSize} rows with a correlation of ${intraclassCorrelation}`,
    );
  }
  return effect;
}

/**
 * The design effect that the rows at hand show: clustered variance of the mean over the variance it would have if rows
 * were independent. Unscored with fewer than 2 clusters or when all values are equal.
 *
 * @param values One finite number a row.
 * @param clusters The cluster id of each row, same length and order as `values`.
 * @throws RangeError as `clusteredMean` does.
 * @see L. Kish, "Survey Sampling" (1965): the ratio of the two variances.
 */
export function observedDesignEffect(values: readonly number[], clusters: readonly (string | number)[]): Score {
  const mean = clusteredMean(values, clusters);
  if (mean.kind === "unscored") return mean;
  if (values.every((value) => value === values[0])) return { kind: "unscored", reason: "all values are equal" };
  let squares = 0;
  for (const value of values) squares += (value - mean.value) ** 2;
  const independentVariance = squares / (mean.n - 1) / mean.n;
  return { kind: "scored", value: mean.standardError ** 2 / independentVariance, n: mean.n };
}

function checkRows(values: readonly number[], clusters: readonly (string | number)[]): void {
  if (values.length !== clusters.length) {
    throw new RangeError(`each row needs a cluster id; got ${values.length} values and ${clusters.length} ids`);
  }
  for (const [row, value] of values.entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`value ${row} is not a finite number`);
    // Rows without an id would silently form one cluster, or none.
    if (clusters[row] === undefined || clusters[row] === null || clusters[row] === "") {
      throw new RangeError(`row ${row} has no cluster id`);
    }
  }
}
