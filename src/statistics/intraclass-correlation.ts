import type { Score } from "../domain/score.ts";
import { checkFinite, checkSameLength } from "./checks.ts";

/**
 * How alike the rows of one cluster are (the fields of one document): the share of the variance that lies between clusters.
 * Give it to `designEffect` with the rows a document has to plan a sample; `observedDesignEffect` says what it cost here.
 *
 * @param values One finite number a row; 0 and 1 for wrong and right.
 * @param clusters The cluster id of each row, same length and order as `values`.
 * @returns 1 at most; a little below 0 when clusters are more alike than chance would have it. Unscored with fewer than two
 *   clusters, no cluster of two rows, or equal values throughout.
 * @throws RangeError on different lengths or a value that is not finite.
 * @see A. Donner and J. Koval, Biometrics 36 (1980): the estimator from the analysis of variance, for unequal clusters.
 */
export function intraclassCorrelation(values: readonly number[], clusters: readonly (string | number)[]): Score {
  checkSameLength("values and clusters", values, clusters);
  checkFinite("value", values);
  const sums = new Map<string | number, { n: number; sum: number }>();
  let total = 0;
  for (const [row, value] of values.entries()) {
    const cluster = clusters[row] as string | number;
    const { n, sum } = sums.get(cluster) ?? { n: 0, sum: 0 };
    sums.set(cluster, { n: n + 1, sum: sum + value });
    total += value;
  }
  const n = values.length;
  const count = sums.size;
  if (count < 2) return { kind: "unscored", reason: "fewer than 2 clusters" };
  if (count === n) return { kind: "unscored", reason: "no cluster has two rows" };
  if (values.every((value) => value === values[0])) return { kind: "unscored", reason: "all values are equal" };

  const mean = total / n;
  let [between, within, squaredSizes] = [0, 0, 0];
  for (const cluster of sums.values()) {
    between += cluster.n * (cluster.sum / cluster.n - mean) ** 2;
    squaredSizes += cluster.n ** 2;
  }
  for (const [row, value] of values.entries()) {
    const cluster = sums.get(clusters[row] as string | number) as { n: number; sum: number };
    within += (value - cluster.sum / cluster.n) ** 2;
  }
  const betweenSquare = between / (count - 1);
  const withinSquare = within / (n - count);
  const size = (n - squaredSizes / n) / (count - 1);
  return { kind: "scored", value: (betweenSquare - withinSquare) / (betweenSquare + (size - 1) * withinSquare), n };
}
