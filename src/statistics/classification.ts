import type { Score } from "../domain/score.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { checkSameLength } from "./checks.ts";
import type { IntervalScore } from "./interval-score.ts";
import { groupRows, resampleScores } from "./score-bootstrap.ts";
import { wilsonInterval } from "./wilson.ts";

/** Which class was answered how often for which. */
export interface ConfusionMatrix {
  classes: string[];
  /** counts[expected][predicted], in the order of `classes`. */
  counts: number[][];
  /** For each expected class, how often there was no answer. */
  unanswered: number[];
  /** All rows, the unanswered ones too. */
  n: number;
}

export interface ClassMetrics {
  class: string;
  /** Rows of this class. */
  expected: number;
  /** Rows answered with this class. */
  predicted: number;
  right: number;
  /** right / predicted, Wilson interval; unscored when the class was never answered. */
  precision: IntervalScore;
  /** right / expected, Wilson interval; unscored when the class never occurs. */
  recall: IntervalScore;
  /** 2 right / (expected + predicted); unscored when both are 0. */
  f1: Score;
}

/**
 * Averages over classes. A class that occurs or was answered counts in each macro average; where its own precision or recall
 * is unscored it counts as 0, so that a class never answered, or answered only where it never occurs, cannot raise an
 * average. A class that does neither is left out. This is scikit-learn's `zero_division=0`.
 */
export interface ClassificationAverages<Kind> {
  /** Right rows over all rows. */
  accuracy: Kind;
  /** Mean recall over the classes that occur. */
  balancedAccuracy: Kind;
  macroPrecision: Kind;
  macroRecall: Kind;
  macroF1: Kind;
}

export interface ClassificationMetrics extends ClassificationAverages<Score> {
  accuracy: IntervalScore;
  classes: ClassMetrics[];
}

/**
 * Counts answers by class.
 *
 * @param expected The true class of each row.
 * @param predicted The answered class, same length and order; null for no answer, which is wrong but is no class.
 * @param classes In the order wanted; those found, sorted, unless told.
 * @throws RangeError on different lengths, a class twice, or a row of a class that is not among `classes`.
 */
export function confusionMatrix(
  expected: readonly string[],
  predicted: readonly (string | null)[],
  classes: readonly string[] = [...new Set([...expected, ...predicted.filter((name) => name !== null)])].sort(),
): ConfusionMatrix {
  const rows = encode(expected, predicted, classes);
  const counts = classes.map(() => new Array<number>(classes.length).fill(0));
  const unanswered = classes.map(() => 0);
  for (const [row, truth] of rows.expected.entries()) {
    const answer = rows.predicted[row] as number;
    const line = answer === NO_ANSWER ? unanswered : (counts[truth] as number[]);
    const place = answer === NO_ANSWER ? truth : answer;
    line[place] = (line[place] as number) + 1;
  }
  return { classes: [...classes], counts, unanswered, n: expected.length };
}

/**
 * How well classes were told apart, in all and for each class. Wilson intervals take rows as independent; for several rows
 * of one document, and for intervals of the averages, see `classificationIntervals`.
 *
 * @param level Of the intervals, 0.95 unless told.
 * @throws RangeError on a level outside 0..1.
 * @see M. Sokolova and G. Lapalme, Information Processing & Management 45 (2009); macro F1 as the mean of the F1 of classes.
 */
export function classificationMetrics(matrix: ConfusionMatrix, level = 0.95): ClassificationMetrics {
  const tallies = new Tallies(matrix.classes.length);
  for (const [truth, line] of matrix.counts.entries()) {
    tallies.add(truth, NO_ANSWER, matrix.unanswered[truth] as number);
    for (const [answer, count] of line.entries()) tallies.add(truth, answer, count);
  }
  const share = (part: number, whole: number, reason: string): IntervalScore =>
    whole === 0
      ? { kind: "unscored", reason }
      : { kind: "scored", value: part / whole, n: whole, interval: wilsonInterval(part, whole, level) };
  const classes = matrix.classes.map((name, place): ClassMetrics => {
    const [expected, predicted, right] = tallies.of(place);
    return {
      class: name,
      expected,
      predicted,
      right,
      precision: share(right, predicted, "the class was never answered"),
      recall: share(right, expected, "the class never occurs"),
      f1: tallies.f1(place),
    };
  });
  return {
    ...tallies.averages(),
    accuracy: share(tallies.right, tallies.n, "no rows"),
    classes,
  };
}

/**
 * Percentile intervals of the averages from resampling whole clusters. Each resample averages over the classes it holds.
 *
 * @param expected The true class of each row.
 * @param predicted The answered class, same length and order; null for no answer.
 * @param clusters The cluster id (document, subject) of each row, same length and order.
 * @param options 2,000 resamples unless told; the same seed gives the same intervals.
 * @returns Unscored without rows or with fewer than two clusters.
 * @throws RangeError on different lengths or options out of range.
 * @see B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
export function classificationIntervals(
  expected: readonly string[],
  predicted: readonly (string | null)[],
  clusters: readonly (string | number)[],
  options: BootstrapOptions,
): ClassificationAverages<IntervalScore> {
  const classes = [...new Set([...expected, ...predicted.filter((name) => name !== null)])].sort();
  const rows = encode(expected, predicted, classes);
  // Rows of one cluster side by side, so that a draw reads one stretch of memory.
  const groups = groupRows(clusters, expected);
  const starts = new Uint32Array(groups.length + 1);
  for (const [group, places] of groups.entries()) starts[group + 1] = (starts[group] as number) + places.length;
  const order = groups.flat();
  const truths = Int32Array.from(order, (row) => rows.expected[row] as number);
  const answers = Int32Array.from(order, (row) => rows.predicted[row] as number);
  const tallies = new Tallies(classes.length);
  return resampleScores(
    groups.length,
    AVERAGES,
    (draws) => {
      tallies.clear();
      for (let place = 0; place < draws.length; place++) {
        const draw = draws[place] as number;
        const end = starts[draw + 1] as number;
        for (let row = starts[draw] as number; row < end; row++) {
          tallies.add(truths[row] as number, answers[row] as number, 1);
        }
      }
      return tallies.averages();
    },
    options,
  );
}

const AVERAGES = ["accuracy", "balancedAccuracy", "macroPrecision", "macroRecall", "macroF1"] as const;

const NO_ANSWER = -1;

function encode(expected: readonly string[], predicted: readonly (string | null)[], classes: readonly string[]) {
  checkSameLength("expected and predicted", expected, predicted);
  const places = new Map(classes.map((name, place) => [name, place]));
  if (places.size !== classes.length) throw new RangeError("a class is named twice");
  const place = (name: string | null, row: number): number => {
    const found = name === null ? NO_ANSWER : places.get(name);
    if (found === undefined) throw new RangeError(`row ${row} is of a class that is not among the classes`);
    return found;
  };
  return { expected: Int32Array.from(expected, place), predicted: Int32Array.from(predicted, place) };
}

/** Per class how often it was expected, answered and right: all that the averages need. */
class Tallies {
  right = 0;
  n = 0;
  readonly #counts: Float64Array;

  constructor(classes: number) {
    this.#counts = new Float64Array(3 * classes);
  }

  clear(): void {
    this.#counts.fill(0);
    this.right = 0;
    this.n = 0;
  }

  add(expected: number, predicted: number, count: number): void {
    const counts = this.#counts;
    this.n += count;
    counts[3 * expected] = (counts[3 * expected] as number) + count;
    if (predicted === NO_ANSWER) return;
    counts[3 * predicted + 1] = (counts[3 * predicted + 1] as number) + count;
    if (predicted !== expected) return;
    counts[3 * expected + 2] = (counts[3 * expected + 2] as number) + count;
    this.right += count;
  }

  /** Expected, predicted, right. */
  of(place: number): [number, number, number] {
    const counts = this.#counts;
    return [counts[3 * place] as number, counts[3 * place + 1] as number, counts[3 * place + 2] as number];
  }

  f1(place: number): Score {
    const [expected, predicted, right] = this.of(place);
    const n = expected + predicted;
    return n === 0
      ? { kind: "unscored", reason: "the class neither occurs nor was answered" }
      : { kind: "scored", value: (2 * right) / n, n };
  }

  averages(): ClassificationAverages<Score> {
    const n = this.n;
    const unscored: Score = { kind: "unscored", reason: "no rows" };
    let [occurring, counted, precision, recall, f1] = [0, 0, 0, 0, 0];
    for (let place = 0; place < this.#counts.length / 3; place++) {
      const [expected, predicted, right] = this.of(place);
      if (expected + predicted === 0) continue;
      counted++;
      f1 += (2 * right) / (expected + predicted);
      if (predicted > 0) precision += right / predicted;
      if (expected === 0) continue;
      occurring++;
      recall += right / expected;
    }
    const mean = (sum: number, of: number): Score => (n === 0 ? unscored : { kind: "scored", value: sum / of, n });
    return {
      accuracy: mean(this.right, n),
      balancedAccuracy: mean(recall, occurring),
      macroPrecision: mean(precision, counted),
      macroRecall: mean(recall, counted),
      macroF1: mean(f1, counted),
    };
  }
}
