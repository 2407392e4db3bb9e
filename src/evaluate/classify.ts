import type { ClassificationScore, EstimatedScore } from "../domain/evaluation.ts";
import type { Interval, Score } from "../domain/score.ts";
import { classificationIntervals, classificationMetrics, confusionMatrix } from "../statistics/index.ts";
import { nearestClass } from "./nearest-class.ts";
import { shareOf } from "./tally.ts";

/** One document whose task is a class, as one candidate answered it. */
export interface ClassifiedDocument {
  expected: string;
  /** The label of the set that the answer names; null where it names none. */
  answered: string | null;
  /** Whether there is an answer at all. */
  given: boolean;
  right: boolean;
}

/** Judges a class with the label set as the only answers. */
export function classified(text: string | null, expected: string, classes: readonly string[]): ClassifiedDocument {
  const answered = text === null ? null : nearestClass(text, classes);
  return { expected, answered, given: text !== null, right: answered !== null && answered === expected };
}

const RESAMPLES = 2000;
const SEED = 20_240_611;

/** All scores of a classification; the same label set for all candidates. Intervals resample clusters whole. */
export function classify(documents: readonly (ClassifiedDocument & { cluster: string })[]): ClassificationScore {
  const [expected, answered] = [documents.map((item) => item.expected), documents.map((item) => item.answered)];
  const metrics = classificationMetrics(confusionMatrix(expected, answered));
  const intervals = classificationIntervals(
    expected,
    answered,
    documents.map((item) => item.cluster),
    { resamples: RESAMPLES, seed: SEED },
  );
  const estimated = (name: "balancedAccuracy" | "macroPrecision" | "macroRecall" | "macroF1"): EstimatedScore => {
    const interval = intervals[name] as { kind: string; interval?: Interval };
    return { score: metrics[name], interval: interval.kind === "scored" ? (interval.interval ?? null) : null };
  };
  const plain = (score: Score): Score =>
    score.kind === "scored" ? { kind: "scored", value: score.value, n: score.n } : score;
  const given = documents.filter((item) => item.given);
  const cluster = (item: { cluster: string }): string => item.cluster;
  return {
    accuracy: shareOf(documents, cluster, (item) => item.right, "no documents"),
    balancedAccuracy: estimated("balancedAccuracy"),
    macroPrecision: estimated("macroPrecision"),
    macroRecall: estimated("macroRecall"),
    macroF1: estimated("macroF1"),
    classes: metrics.classes.map((item) => ({
      label: item.class,
      n: item.expected,
      answered: item.predicted,
      right: item.right,
      precision: plain(item.precision),
      recall: plain(item.recall),
      f1: item.f1,
    })),
    outside: shareOf(given, cluster, (item) => item.answered === null, "no document was answered"),
  };
}
