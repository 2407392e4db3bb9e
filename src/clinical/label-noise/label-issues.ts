import { calibratedJoint, confidentJoint, type Probabilities } from "./confident-joint.ts";

/**
 * Which labels are issues (Northcutt et al. 2021, section 3.2):
 * - `confident-joint`: rows counted off the diagonal of the confident joint;
 * - `prune-by-class`: of each class as many as its calibrated joint has off the diagonal, least self-confidence first;
 * - `prune-by-noise-rate`: for each pair of classes as many as the calibrated joint has there, largest margin first;
 * - `both`: those of both kinds of pruning;
 * - `argmax`: rows whose likeliest class is another than given, the simple baseline.
 */
export type IssueFilter = "confident-joint" | "prune-by-class" | "prune-by-noise-rate" | "both" | "argmax";

/** `self-confidence`: probability of the given label. `margin`: that less the likeliest other, brought to 0..1. */
export type IssueRank = "self-confidence" | "margin";

export interface LabelIssue {
  /** Index of the row. */
  row: number;
  given: number;
  /** The likeliest other class. */
  suggested: number;
  /** Probability of the given class, 0..1. */
  selfConfidence: number;
  /** (p(given) - p(suggested) + 1) / 2, 0..1: below .5 another class is likelier. */
  margin: number;
}

/**
 * Labels that are likely wrong, likeliest first.
 * @param labels given class of each row, 0 up to the number of classes, of which there are at least two.
 * @throws RangeError where rows, labels and classes do not fit together or a probability is not a number.
 */
export function labelIssues(
  probabilities: Probabilities,
  labels: ArrayLike<number>,
  options: { filter?: IssueFilter; rank?: IssueRank } = {},
): LabelIssue[] {
  const filter = options.filter ?? "prune-by-noise-rate";
  const joint = confidentJoint(probabilities, labels);
  const scored = scoreLabels(probabilities, labels);
  const chosen = chooseRows(filter, probabilities, scored, joint, labels);
  const key = options.rank === "margin" ? "margin" : "selfConfidence";
  return scored.filter((issue) => chosen.has(issue.row)).sort((a, b) => a[key] - b[key] || a.row - b.row);
}

/** Self-confidence, margin and the likeliest other class of every row, in the order of the rows. */
export function scoreLabels(probabilities: Probabilities, labels: ArrayLike<number>): LabelIssue[] {
  return probabilities.map((probability, row) => {
    const given = labels[row] as number;
    let suggested = given === 0 ? Math.min(1, probability.length - 1) : 0;
    for (let column = 0; column < probability.length; column++)
      if (column !== given && (probability[column] as number) > (probability[suggested] as number)) suggested = column;
    const selfConfidence = probability[given] as number;
    return {
      row,
      given,
      suggested,
      selfConfidence,
      margin: (selfConfidence - (probability[suggested] as number) + 1) / 2,
    };
  });
}

function chooseRows(
  filter: IssueFilter,
  probabilities: Probabilities,
  scored: readonly LabelIssue[],
  joint: ReturnType<typeof confidentJoint>,
  labels: ArrayLike<number>,
): Set<number> {
  switch (filter) {
    case "argmax":
      return new Set(scored.filter((issue) => issue.margin < 0.5).map((issue) => issue.row));
    case "confident-joint":
      return new Set(
        scored
          .filter(({ row, given }) => (joint.confidentClass[row] as number) >= 0 && joint.confidentClass[row] !== given)
          .map((issue) => issue.row),
      );
    case "prune-by-class":
      return pruneByClass(scored, calibratedJoint(joint.counts, labels));
    case "prune-by-noise-rate":
      return pruneByNoiseRate(probabilities, scored, calibratedJoint(joint.counts, labels));
    case "both": {
      const calibrated = calibratedJoint(joint.counts, labels);
      const byClass = pruneByClass(scored, calibrated);
      const byRate = pruneByNoiseRate(probabilities, scored, calibrated);
      return new Set([...byClass].filter((row) => byRate.has(row)));
    }
  }
}

function pruneByClass(scored: readonly LabelIssue[], calibrated: readonly (readonly number[])[]): Set<number> {
  const pruned = new Set<number>();
  byGiven(scored, calibrated.length).forEach((issues, given) => {
    const wrong = calibrated[given]!.reduce((sum, count, column) => sum + (column === given ? 0 : count), 0);
    const lowest = [...issues].sort((a, b) => a.selfConfidence - b.selfConfidence || a.row - b.row);
    for (const issue of lowest.slice(0, Math.round(wrong))) pruned.add(issue.row);
  });
  return pruned;
}

function pruneByNoiseRate(
  probabilities: Probabilities,
  scored: readonly LabelIssue[],
  calibrated: readonly (readonly number[])[],
): Set<number> {
  const pruned = new Set<number>();
  byGiven(scored, calibrated.length).forEach((issues, given) => {
    calibrated[given]!.forEach((count, other) => {
      const wrong = Math.round(count);
      if (other === given || wrong === 0) return;
      const marginOf = ({ row }: LabelIssue): number =>
        (probabilities[row]![other] as number) - (probabilities[row]![given] as number);
      const largest = [...issues].sort((a, b) => marginOf(b) - marginOf(a) || a.row - b.row);
      for (const issue of largest.slice(0, wrong)) pruned.add(issue.row);
    });
  });
  return pruned;
}

function byGiven(scored: readonly LabelIssue[], classes: number): LabelIssue[][] {
  const groups: LabelIssue[][] = Array.from({ length: classes }, () => []);
  for (const issue of scored) groups[issue.given]!.push(issue);
  return groups;
}
