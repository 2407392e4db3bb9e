import type { Criticality } from "./field.ts";
import type { Interval, Score } from "./score.ts";

/** A share with its counts and its Wilson interval; null interval when there is nothing to count. */
export interface Share {
  right: number;
  n: number;
  score: Score;
  interval: Interval | null;
}

/** One group of fields as one candidate answered it. */
export interface GroupScore {
  exact: Share;
  anls: Score;
}

export interface CandidateScores {
  name: string;
  id: string;
  /** Fields of the specialty, by definition path. */
  fields: Record<string, GroupScore>;
  criticality: Partial<Record<Criticality, GroupScore>>;
  /** Documents whose decision fields are all right. */
  allDecisionFields: Share;
  /** Answers that are a JSON object as they stand. */
  validJson: Share;
  /** Of the values that are on the page, the share that was not given. */
  omission: Share;
  /** Of the values that were given, the share that is not on the page: absent fields and rows too many. */
  hallucination: Share;
  /** Exact match over the general families, for retention. */
  retention: GroupScore;
  /** Over documents whose task is plain text. */
  characterErrorRate: Score;
  wordErrorRate: Score;
  /** Over documents whose task is a class. */
  classAccuracy: Share;
  failures: number;
  secondsPerDocument: Score;
}

/** A difference between two candidates on the same documents. */
export interface PairedDifference {
  /** Right minus left, as a share (0.2 is 20 points). */
  estimate: number;
  interval: Interval;
  documents: number;
  fields: number;
  resamples: number;
}

export interface PairedComparison {
  left: string;
  right: string;
  /** Exact match on decision fields; clusters are documents. */
  decision: PairedDifference | { unscored: string };
  /** Exact match on all fields of the specialty. */
  all: PairedDifference | { unscored: string };
  retention: PairedDifference | { unscored: string };
  /** Documents all of whose decision fields are right: exact McNemar on the discordant ones. */
  allDecisionFields: { onlyLeft: number; onlyRight: number; pValue: number } | { unscored: string };
}

export interface EvaluationResult {
  id: string;
  datasetId: string;
  split: string;
  specialty: string;
  documents: number;
  generalDocuments: number;
  candidates: CandidateScores[];
  comparisons: PairedComparison[];
}
