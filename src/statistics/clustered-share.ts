import type { Interval } from "../domain/score.ts";
import { checkLevel, checkSameLength } from "./checks.ts";
import { normalQuantile } from "./normal.ts";
import { studentTQuantile } from "./student-t.ts";
import { scoreInterval, wilsonInterval } from "./wilson.ts";

/**
 * Wilson's interval of a proportion whose rows come in clusters: the fields of one document, the documents of one subject.
 * The rows count as n / design effect independent ones, with the design effect that they show (never below 1) and Student's t
 * for the few clusters that it was learned from. Rows that are all right, or all wrong, show nothing of how alike clusters
 * are, so each cluster counts as one row then. With one row a cluster it is Wilson's interval.
 *
 * @param rights For each cluster how many of its rows are right.
 * @param rows For each cluster how many rows it has, same order; clusters without rows are left out.
 * @returns Bounds as fractions (0..1); null without rows.
 * @throws RangeError on different lengths, impossible counts or a level outside 0..1.
 * @see C. Franco, R. Little, T. Louis, E. Slud, "Comparative study of confidence intervals for proportions in complex sample
 *   surveys", J. Survey Statistics and Methodology 7 (2019); effective size as in E. Korn and B. Graubard, Survey Methodology
 *   24 (1998).
 */
export function clusteredShareInterval(
  rights: ArrayLike<number>,
  rows: ArrayLike<number>,
  level = 0.95,
): Interval | null {
  checkLevel(level);
  checkSameLength("rights and rows", rights, rows);
  let [right, n, clusters] = [0, 0, 0];
  for (let cluster = 0; cluster < rows.length; cluster++) {
    const [own, of] = [rights[cluster] as number, rows[cluster] as number];
    if (!Number.isInteger(own) || !Number.isInteger(of) || own < 0 || own > of)
      throw new RangeError(`cluster ${cluster} cannot have ${own} of ${of} rows right`);
    right += own;
    n += of;
    if (of > 0) clusters++;
  }
  if (n === 0) return null;
  if (clusters === n) return wilsonInterval(right, n, level);
  if (right === 0 || right === n || clusters === 1) return scoreInterval(right / n, clusters, level);
  const proportion = right / n;
  let squares = 0;
  for (let cluster = 0; cluster < rows.length; cluster++)
    squares += ((rights[cluster] as number) - proportion * (rows[cluster] as number)) ** 2;
  const clustered = ((clusters / (clusters - 1)) * squares) / n ** 2;
  const independent = (proportion * (1 - proportion)) / (n - 1);
  const upper = 1 - (1 - level) / 2;
  const few = (normalQuantile(upper) / studentTQuantile(upper, clusters - 1)) ** 2;
  return scoreInterval(proportion, (n / Math.max(1, clustered / independent)) * few, level);
}
