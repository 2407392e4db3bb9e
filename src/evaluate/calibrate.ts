import type { Calibration, ReviewPromise } from "../domain/evaluation.ts";
import {
  areaUnderRiskCoverage,
  brierScore,
  expectedCalibrationError,
  fitIsotonic,
  observedDesignEffect,
  predictIsotonic,
  promisedErrorThreshold,
  reliabilityBins,
  riskCoverage,
} from "../statistics/index.ts";
import { shareOf } from "./tally.ts";

/** One answered field with what is known of it. */
export interface AnsweredField {
  documentId: string;
  /** What is independent of what: the subject, or the document where its subject is not known. */
  cluster: string;
  /** Raw confidence, 0..1; null where the source gives none. */
  raw: number | null;
  right: boolean;
}

/** Fewer fields make no mapping. */
const FEWEST_FIELDS = 50;
const BINS = { bins: 10, by: "mass" } as const;
const MOST_POINTS = 100;

export interface Calibrated {
  calibration: Calibration;
  /** Probability that a field of this raw confidence is right; null where nothing was calibrated. */
  probabilityOf: (raw: number) => number | null;
}

/**
 * Finds on the fitting documents what a raw confidence is worth (isotonic regression), applies it to the judged documents
 * and says how far it can be trusted there. Thresholds are chosen on the fitting documents too, by raw confidence, so that
 * the fit cannot flatter them.
 *
 * @param errorRates promised error rates among fields that nobody reviews.
 */
export function calibrate(
  fitting: readonly AnsweredField[],
  judged: readonly AnsweredField[],
  split: string,
  errorRates: readonly number[],
): Calibrated {
  const unscored = (reason: string): Calibrated => ({
    calibration: { kind: "unscored", reason },
    probabilityOf: () => null,
  });
  const known = withConfidence(judged);
  if (judged.length === 0) return unscored("no field was answered");
  if (known.length === 0) return unscored("the answers came without log-probabilities of their tokens");
  const learned = withConfidence(fitting);
  if (fitting.length === 0) return unscored(`no answers on the ${split} split to calibrate on`);
  if (learned.length < FEWEST_FIELDS)
    return unscored(
      `${learned.length} fields of the ${split} split have a confidence; a mapping needs ${FEWEST_FIELDS}`,
    );
  const fit = fitIsotonic(
    learned.map((field) => field.raw),
    learned.map((field) => (field.right ? 1 : 0)),
  );
  const mapping: Mapping = { raw: fit.x, probability: fit.y };
  const probability = (raw: number): number => calibratedProbability(mapping, raw);
  const confidences = known.map((field) => probability(field.raw));
  const right = known.map((field) => field.right);
  const value = (score: ReturnType<typeof brierScore>): number => (score.kind === "scored" ? score.value : 0);
  return {
    probabilityOf: probability,
    calibration: {
      kind: "scored",
      fittedOn: { split, documents: new Set(learned.map((field) => field.documentId)).size, fields: learned.length },
      mapping,
      n: known.length,
      without: judged.length - known.length,
      expectedCalibrationError: value(expectedCalibrationError(confidences, right, BINS)),
      brier: value(brierScore(confidences, right)),
      bins: reliabilityBins(confidences, right, BINS).map(({ low, high, n, meanConfidence, accuracy }) => ({
        low,
        high,
        n,
        confidence: meanConfidence,
        accuracy,
      })),
      riskCoverage: thinned(
        riskCoverage(
          known.map((field) => field.raw),
          right,
        ).map(({ coverage, risk, threshold }) => ({ coverage, risk, threshold })),
      ),
      areaUnderRiskCoverage: value(
        areaUnderRiskCoverage(
          known.map((field) => field.raw),
          right,
        ),
      ),
      promises: promises(errorRates, learned, judged, mapping),
    },
  };
}

type Mapping = Extract<Calibration, { kind: "scored" }>["mapping"];

/** What a raw confidence is worth under a mapping that was fitted before, 0..1. */
export function calibratedProbability({ raw, probability }: Mapping, value: number): number {
  // Pooled means can exceed 1 by a rounding error.
  return Math.min(1, Math.max(0, predictIsotonic({ x: raw, y: probability }, value)));
}

type Known = AnsweredField & { raw: number };

const withConfidence = (fields: readonly AnsweredField[]): Known[] =>
  fields.filter((field): field is Known => field.raw !== null);

/** Strictest first: a threshold that keeps a strict promise keeps every looser one, so a looser one never costs more. */
function promises(
  errorRates: readonly number[],
  learned: readonly Known[],
  judged: readonly AnsweredField[],
  mapping: Mapping,
): ReviewPromise[] {
  const raws = learned.map((field) => field.raw);
  const rights = learned.map((field) => field.right);
  const designEffect = worthOfRows(learned);
  let stricter: number | null = null;
  return [...errorRates]
    .sort((a, b) => a - b)
    .map((errorRate) => {
      const chosen = promisedErrorThreshold(raws, rights, { maximumErrorRate: errorRate, designEffect });
      const own: number | null = chosen.kind === "scored" ? chosen.value : null;
      stricter = own === null || stricter === null ? (own ?? stricter) : Math.min(own, stricter);
      const reason = chosen.kind === "unscored" ? chosen.reason : null;
      return kept(errorRate, stricter, stricter === null ? reason : null, judged, mapping);
    });
}

/**
 * How many fields count as one independent field: errors come by the page, so fields of one cluster say less than as many of
 * different ones. Where no error, or nothing else, was seen, nothing tells how errors cluster, and each cluster counts once.
 */
function worthOfRows(fields: readonly Known[]): number {
  const clusters = fields.map((field) => field.cluster);
  const effect = observedDesignEffect(
    fields.map((field) => (field.right ? 1 : 0)),
    clusters,
  );
  return Math.max(1, effect.kind === "scored" ? effect.value : fields.length / new Set(clusters).size);
}

/** What a threshold does on the judged documents; a field without a confidence always goes to review. */
function kept(
  errorRate: number,
  threshold: number | null,
  reason: string | null,
  judged: readonly AnsweredField[],
  mapping: Mapping,
): ReviewPromise {
  const isThrough = ({ raw }: AnsweredField): boolean => threshold !== null && raw !== null && raw >= threshold;
  const through = judged.filter(isThrough);
  const cluster = (field: AnsweredField): string => field.cluster;
  const error = shareOf(through, cluster, (field) => !field.right, "no field goes through without review");
  return {
    errorRate,
    threshold,
    probability: threshold === null ? null : calibratedProbability(mapping, threshold),
    reason,
    review: shareOf(judged, cluster, (field) => !isThrough(field), "no field was answered"),
    error,
    kept: error.n === 0 ? null : error.right / error.n <= errorRate,
  };
}

function thinned<Point>(points: readonly Point[]): Point[] {
  const every = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}
