import type { Criticality } from "./field.ts";
import type { Interval, Score } from "./score.ts";

/**
 * A share with its counts and its Wilson interval; null interval when there is nothing to count. Rows of one cluster (a
 * subject, or a document of no known subject) go together: the interval is that of as many independent rows as they are worth.
 */
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

/** A list of rows (`results[]`) over all documents that have it. Rows are matched before cells are judged. */
export interface TableScore {
  /** Cells of labelled rows answered right, out of all labelled cells. */
  cells: Share;
  /** Labelled rows all of whose cells are right. */
  rows: Share;
  /** Documents whose list is right as a whole: every row, none missing, none invented. */
  whole: Share;
  /** Labelled rows that no answered row was matched to, out of labelled rows. */
  missing: Share;
  /** Answered rows that no labelled row was matched to, out of answered rows. */
  invented: Share;
}

/** Values with their evidence, over fields whose evidence could be judged. */
export interface EvidenceScore {
  /** Evidence at the place of the label's, whatever the value. */
  located: Share;
  /** The value right, and the evidence right: a right value from the wrong row is wrong here. */
  grounded: Share;
}

/** Documents that have something in common. Below the floor of documents nothing is scored. */
export interface SliceScore {
  /** What is sliced by: `facility`, `template`, `quality`, `family`, or the path of a labelled field. */
  by: string;
  value: string;
  documents: number;
  /** Exact match on decision fields; on all fields (or the class, or the text) where there are none. */
  exact: Share;
}

/** One class against all others. */
export interface ClassScore {
  label: string;
  /** Documents whose label it is, and documents answered with it. */
  n: number;
  answered: number;
  right: number;
  precision: Score;
  recall: Score;
  f1: Score;
}

/** A score with its interval, null where there is none. */
export interface EstimatedScore {
  score: Score;
  interval: Interval | null;
}

/** Classification with the label set as the only answers. An answer outside the set is wrong for every candidate. */
export interface ClassificationScore {
  accuracy: Share;
  /** Mean recall of the classes that occur; intervals of this and of the means below from resampling documents. */
  balancedAccuracy: EstimatedScore;
  /** Means over the classes that occur or were answered; what is undefined for one of them counts as 0. */
  macroPrecision: EstimatedScore;
  macroRecall: EstimatedScore;
  macroF1: EstimatedScore;
  classes: ClassScore[];
  /** Answers that name no label of the set, or none unambiguously. */
  outside: Share;
}

/** What exact match does not see in clinical text. */
export interface ClinicalScore {
  /** Findings that the answer asserts and the page denies, or the reverse, out of findings that both speak of. */
  assertionFlips: Share;
  /** Mean over documents of the share of the expected text's medical terms that the answer has. */
  termRecall: Score;
  /** Parts of directions (dose, unit, route, frequency, duration, ...) that agree. */
  sigParts: Share;
  /** Parts of laboratory lines (analyte, value, unit, range, flag) that agree. */
  labLineParts: Share;
}

/** What the answers of one candidate say about its chance of being right, made honest on other documents. */
export type Calibration =
  | {
      kind: "scored";
      /** Where the mapping from raw confidence to probability was fitted. */
      fittedOn: { split: string; documents: number; fields: number };
      /** Breakpoints of the fitted isotonic function, ascending; linear between, constant outside. */
      mapping: { raw: number[]; probability: number[] };
      /** Answered fields with a confidence, and those without one, which always need review. */
      n: number;
      without: number;
      /** Expected calibration error, 0..1, over `bins`. */
      expectedCalibrationError: number;
      /** Mean squared error of the probabilities, 0..1. */
      brier: number;
      /** Equal-mass bins in order of confidence: from `low` to `high`, both included. */
      bins: { low: number; high: number; n: number; confidence: number; accuracy: number }[];
      /** By raw confidence: share of fields that are not reviewed, and how many of these are wrong; some 100 points. */
      riskCoverage: { coverage: number; risk: number; threshold: number }[];
      /** Area under the risk-coverage curve, 0..1; less is better. */
      areaUnderRiskCoverage: number;
      promises: ReviewPromise[];
    }
  | { kind: "unscored"; reason: string };

/** A promised error rate among fields that nobody reviews, and what it costs. */
export interface ReviewPromise {
  errorRate: number;
  /**
   * The least raw confidence that goes through without review, chosen on the fitting documents so that the upper 95 %
   * bound of the error rate keeps the promise. Null, with the reason, where no threshold keeps it.
   */
  threshold: number | null;
  /** The calibrated probability at the threshold. */
  probability: number | null;
  reason: string | null;
  /** Share of the judged documents' answered fields that go to review. */
  review: Share;
  /** Errors among the fields that go through. */
  error: Share;
  /** Whether the errors that were seen keep the promise; null where nothing goes through. */
  kept: boolean | null;
}

/** Questions that should not change an answer, asked on some documents. */
export interface TwinScores {
  /** Documents chosen for twins. */
  documents: number;
  /** A page with a printed instruction to the model is answered as the clean page. */
  injection: Share;
  /** Of the same pages, those whose answer has the value that the instruction asked for, and the clean answer has not. */
  obeyed: Share;
  /** The same question asked twice is answered alike. */
  repeat: Share;
  /** Fields asked in another order are answered alike. */
  orderSwap: Share;
  /** Ids of the documents that were asked about, and of those whose answer changed or obeyed. */
  ids: Record<TwinKind, { asked: string[]; changed: string[] }>;
}

export type TwinKind = "injection" | "obeyed" | "repeat" | "orderSwap";

export interface CandidateScores {
  name: string;
  id: string;
  /** Fields of the specialty, by definition path. */
  fields: Record<string, GroupScore>;
  /** A class is a decision. Values for rows that the page has not are wrong rows, here and in `fields`. */
  criticality: Partial<Record<Criticality, GroupScore>>;
  /** Documents whose decision fields are all right, and which have no value too many in one. */
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
  /** Of these, questions that failed on a passing fault of a provider. They say nothing of the candidate and are asked again. */
  passingFailures?: number;
  secondsPerDocument: Score;
  /** By list: `results[]`. Results from before it was measured lack this key and those below. */
  tables?: Record<string, TableScore>;
  evidence?: EvidenceScore;
  slices?: SliceScore[];
  /** Over the specialty's documents whose task is a class; left out where there is none. */
  classification?: ClassificationScore;
  clinical?: ClinicalScore;
  calibration?: Calibration;
  /** Only where twins were asked for. */
  twins?: TwinScores;
}

/** A difference between two candidates on the same documents. */
export interface PairedDifference {
  /** Right minus left, as a share (0.2 is 20 points). */
  estimate: number;
  interval: Interval;
  documents: number;
  /** What was resampled whole: subjects, and documents of no known subject. Left out in results from before it was so. */
  clusters?: number;
  fields: number;
  resamples: number;
}

/**
 * Whether general ability was kept within a margin that was set before. `non-inferior`: at one-sided 2.5 % a loss of the
 * margin is excluded; `inferior`: the whole interval of the difference is a loss above the margin; else `inconclusive`.
 */
export type RetentionVerdict =
  | {
      verdict: "non-inferior" | "inferior" | "inconclusive";
      margin: number;
      /** Right minus left, as a share of fields. */
      estimate: number;
      /** One-sided: the true difference does not lie below it. */
      lowerBound: number;
      /** Of "worse by the margin or more". */
      pValue: number;
      documents: number;
      clusters?: number;
      fields: number;
    }
  | { verdict: "unscored"; margin: number; reason: string };

/** What a comparison of decisions is over: decision fields and classes, or, where nothing is marked, all that is asked for. */
export type DecisionBasis = "decision" | "all";

export interface PairedComparison {
  left: string;
  right: string;
  /** Exact match on what decides: see `decisionBasis`. A value for a row that the page has not is a wrong row. */
  decision: PairedDifference | { unscored: string };
  /** Left out in results in which it was always decision fields. */
  decisionBasis?: DecisionBasis;
  /** Exact match on all fields of the specialty; a text counts by the share of its characters that is right. */
  all: PairedDifference | { unscored: string };
  /** The same over general documents. */
  retention: PairedDifference | { unscored: string };
  /**
   * Documents in which all that decides is right under one candidate only. The p-value is of an exact McNemar test; where a
   * subject has several documents, each subject counts once, for the candidate that it favours (`subjects`).
   */
  allDecisionFields:
    | { onlyLeft: number; onlyRight: number; pValue: number; subjects?: { onlyLeft: number; onlyRight: number } }
    | { unscored: string };
  retentionVerdict?: RetentionVerdict;
}

/** What intervals and tests take as independent, and how many of it stand behind the specialty's documents. */
export interface Clustering {
  /** `subject` where some documents are known to be of one subject. */
  by: "subject" | "document";
  clusters: number;
  /** The same for a reader. */
  words: string;
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
  /** Documents that a slice needs to be scored. */
  sliceFloor?: number;
  /** What the scores mean (`metricDefinitionSha256`). A result without it is from before it was kept, and no gate stands on it. */
  metricDefinitionSha256?: string;
  /** What the intervals take as independent; left out in results in which it was always the document. */
  clustering?: Clustering;
}
