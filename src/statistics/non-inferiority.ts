import { checkLevel } from "./checks.ts";
import { clusteredMean } from "./cluster.ts";
import { studentTQuantile, studentTUpperTail } from "./student-t.ts";

/** Fits where a `Score` is asked for. */
export type NonInferiority =
  | {
      kind: "scored";
      /** Mean difference a row, new - old. */
      value: number;
      /** Rows. */
      n: number;
      clusters: number;
      margin: number;
      /** One-sided: at the significance asked for, the true difference does not lie below it. */
      lowerBound: number;
      /** One-sided p-value of "worse by the margin or more". */
      pValue: number;
      /** lowerBound > -margin, which is pValue < significance. */
      nonInferior: boolean;
      /** Which bound is the lower one: that of the mean, or that of a worst case which no cluster has shown yet. */
      method: "clustered-t" | "rare-event";
    }
  | { kind: "unscored"; reason: string };

export interface NonInferiorityOptions {
  /** How much worse still counts as good enough, above 0, in the unit of a difference. Fixed before the data is seen. */
  margin: number;
  /** One-sided level; 0.025 unless told, which is the lower end of a 95 % interval. */
  significance?: number;
  /**
   * The worst difference that one row can show; -1 unless told, as for scores of 0..1. Null where it is not known: then the
   * bound is that of the mean alone, and rows that are all alike are unscored.
   */
  worst?: number | null;
}

/**
 * Tests that a new candidate is not worse than an old one by a margin or more, on the same rows, with errors that know
 * that rows of one cluster belong together.
 *
 * Spread alone does not show what is rare: where all rows show the same difference (a merged model that answers just as its
 * adapter did) there is none, and with few clusters that differ hardly any. So the bound lies no higher than that of a rare
 * event: the mean, with as many worst cases besides as may have stayed unseen in C clusters, 1 - significance^(1/C).
 *
 * @param differences new - old, one finite number a row, each at least `worst`.
 * @param clusters The cluster id of each row, same length and order.
 * @returns Unscored with fewer than two clusters.
 * @throws RangeError as `clusteredMean` does; on a margin that is not above 0, or a difference below the worst.
 * @see FDA, "Non-Inferiority Clinical Trials" (2016), the fixed margin method; J. Hanley and A. Lippman-Hand, "If nothing
 *   goes wrong, is everything all right?", JAMA 249 (1983).
 */
export function nonInferiority(
  differences: readonly number[],
  clusters: readonly (string | number)[],
  { margin, significance = 0.025, worst = -1 }: NonInferiorityOptions,
): NonInferiority {
  checkLevel(significance);
  if (!(margin > 0 && Number.isFinite(margin))) throw new RangeError(`margin must be above 0; got ${margin}`);
  const mean = clusteredMean(differences, clusters);
  if (mean.kind === "unscored") return mean;
  if (worst !== null && (!Number.isFinite(worst) || differences.some((difference) => difference < worst))) {
    throw new RangeError(`worst must be finite and no difference may lie below it; got ${worst}`);
  }
  const same = differences.every((difference) => difference === differences[0]);
  const value = same ? (differences[0] as number) : mean.value;
  const shared = { kind: "scored" as const, value, n: mean.n, clusters: mean.clusters, margin };
  const unseen = (seen: number, worst: number) => {
    // The rate of worst cases that would bring the mean down to the margin, and the chance to see none of them.
    const rate = seen <= -margin ? 0 : seen === worst ? 1 : Math.min(1, (seen + margin) / (seen - worst));
    return {
      lowerBound: seen - (1 - significance ** (1 / mean.clusters)) * (seen - worst),
      pValue: (1 - rate) ** mean.clusters,
    };
  };
  if (same) {
    if (worst === null) return { kind: "unscored", reason: "all rows are alike, so the error of the mean is unknown" };
    const bound = unseen(value, worst);
    return { ...shared, ...bound, nonInferior: bound.lowerBound > -margin, method: "rare-event" };
  }
  // A rounding error is no spread: shares of thirds leave some 1e-17 behind.
  if (mean.standardError < 1e-12) {
    return { kind: "unscored", reason: "rows differ but clusters do not, so the error of the mean is unknown" };
  }
  const byT = {
    lowerBound: value - studentTQuantile(1 - significance, mean.clusters - 1) * mean.standardError,
    pValue: studentTUpperTail((value + margin) / mean.standardError, mean.clusters - 1),
  };
  // One cluster that lost a little must not prove more than none: what was not seen may still be as frequent.
  const byRarity = worst === null ? null : unseen(value, worst);
  return byRarity && byRarity.lowerBound < byT.lowerBound
    ? { ...shared, ...byRarity, nonInferior: byRarity.lowerBound > -margin, method: "rare-event" }
    : { ...shared, ...byT, nonInferior: byT.lowerBound > -margin, method: "clustered-t" };
}
