import { seededRandom } from "../domain/random.ts";
import type { Interval } from "../domain/score.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { checkFinite, checkLevel, checkResamples, checkSeed } from "./checks.ts";
import { normalQuantile } from "./normal.ts";
import { quantile } from "./quantile.ts";

/** The score that a specialist reached with so many training documents. */
export interface LearningCurvePoint {
  documents: number;
  /** Higher is better. */
  score: number;
  /** Of the score; see `clusteredMean`. 0 is taken as the smallest above 0 among the points. */
  standardError: number;
}

/** score = asymptote - scale * documents^-exponent */
export interface InversePowerLaw {
  /** What no number of documents gets beyond. */
  asymptote: number;
  scale: number;
  exponent: number;
}

/** Fits where a `Score` is asked for: its value is the asymptote. Plain data, so it can be stored. */
export type LearningCurve =
  | {
      kind: "scored";
      value: number;
      /** Points. */
      n: number;
      law: InversePowerLaw;
      /** The same law fitted to points redrawn within their errors. */
      replicates: InversePowerLaw[];
      /** Of the most documents that were measured: beyond them all is extrapolation. */
      measured: number;
      level: number;
    }
  | { kind: "unscored"; reason: string };

/** How many documents a target takes. Fits where a `Score` is asked for. */
export type DocumentsForTarget =
  | {
      kind: "scored";
      /** Documents, whole. */
      value: number;
      /** Points of the curve. */
      n: number;
      low: number;
      /** Null when too many redrawn curves never reach the target: then there is no upper end. */
      high: number | null;
      /** Share of the redrawn curves that reach the target, 0..1. */
      reached: number;
      /** value over the most documents that were measured; above 4 or so is a guess. */
      extrapolation: number;
    }
  | { kind: "unscored"; reason: string };

export interface LearningCurveOptions extends BootstrapOptions {
  /** The best score there can be, 1 unless told; the asymptote is not sought beyond. */
  best?: number;
}

/** Three numbers are sought, so four points are the fewest that can disagree with them. */
const FEWEST_SIZES = 4;
/** A fall by more than so many standard errors of the difference is no noise. */
const FALL = 2;
const EXPONENTS = { low: 0.01, high: 3, grid: 32 };
/** Documents beyond which a number would say nothing. */
const MOST_DOCUMENTS = 1e12;

/**
 * Fits an inverse power law to scores reached with more and more training documents, by least squares weighted with
 * 1 / standardError², with the exponent in 0.01..3, the scale not below 0 and the asymptote not above the best score.
 *
 * The band comes from redrawing each score within its error and fitting again. It knows nothing of the law being wrong, nor
 * of points judged on the same documents moving together.
 *
 * @param options 1,000 resamples unless told; the same points and seed give the same curve.
 * @returns Unscored with fewer than four sizes, when scores fall with more documents by more than their errors allow, when
 *   they do not rise, or when no point has an error.
 * @throws RangeError on documents that are not above 0, scores that are not finite or above the best, errors below 0, or
 *   options out of range.
 * @see R. Figueroa et al., "Predicting sample size required for classification performance", BMC Medical Informatics and
 *   Decision Making 12:8 (2012).
 */
export function fitLearningCurve(
  points: readonly LearningCurvePoint[],
  { seed, resamples = 1_000, level = 0.95, best = 1 }: LearningCurveOptions,
): LearningCurve {
  checkLevel(level);
  checkSeed(seed);
  checkResamples(resamples, level);
  const sorted = [...points].sort((a, b) => a.documents - b.documents || a.score - b.score);
  checkPoints(sorted, best);
  const sizes = new Set(sorted.map(({ documents }) => documents)).size;
  if (sizes < FEWEST_SIZES) {
    return { kind: "unscored", reason: `${sizes} different numbers of documents; it takes ${FEWEST_SIZES} at least` };
  }
  const errors = sorted.map(({ standardError }) => standardError).filter((error) => error > 0);
  if (errors.length === 0) return { kind: "unscored", reason: "no point has an error, so none can be weighted" };
  const smallest = Math.min(...errors);
  const list = sorted.map((point) => ({ ...point, standardError: point.standardError || smallest }));
  for (const [place, later] of list.entries()) {
    for (const earlier of list.slice(0, place)) {
      if (earlier.documents === later.documents) continue;
      if (earlier.score - later.score > FALL * Math.hypot(earlier.standardError, later.standardError)) {
        const reason = `not monotone: the score falls from ${earlier.documents} to ${later.documents} documents`;
        return { kind: "unscored", reason };
      }
    }
  }
  const law = fitLaw(list, best);
  if (law.scale === 0) return { kind: "unscored", reason: "the scores do not rise with more documents" };
  const { next } = seededRandom(seed);
  const replicates = Array.from({ length: resamples }, () =>
    fitLaw(
      list.map((point) => ({
        ...point,
        score: point.score + point.standardError * normalQuantile((Math.floor(next() * 4294967296) + 0.5) / 4294967296),
      })),
      best,
    ),
  );
  const measured = (list.at(-1) as LearningCurvePoint).documents;
  return { kind: "scored", value: law.asymptote, n: list.length, law, replicates, measured, level };
}

/**
 * The score to expect with so many documents, with the band of the redrawn curves.
 *
 * @param documents Above 0.
 * @throws RangeError otherwise.
 */
export function predictLearningCurve(
  curve: LearningCurve & { kind: "scored" },
  documents: number,
): { value: number; interval: Interval } {
  if (!(documents > 0 && Number.isFinite(documents))) {
    throw new RangeError(`documents must be above 0; got ${documents}`);
  }
  const scores = Float64Array.from(curve.replicates, (law) => scoreAt(law, documents)).sort();
  const tail = (1 - curve.level) / 2;
  const value = scoreAt(curve.law, documents);
  // With the asymptote held at the best score, redrawn curves can all lie on one side of the fitted one.
  const [low, high] = [Math.min(value, quantile(scores, tail)), Math.max(value, quantile(scores, 1 - tail))];
  return { value, interval: { low, high, level: curve.level } };
}

/**
 * The documents it takes to reach a target score.
 *
 * @param target Finite.
 * @returns Unscored, with the reason, when the curve is, or when its asymptote does not lie above the target.
 * @throws RangeError when the target is not finite.
 */
export function documentsForTarget(curve: LearningCurve, target: number): DocumentsForTarget {
  if (!Number.isFinite(target)) throw new RangeError(`the target must be a finite number; got ${target}`);
  if (curve.kind === "unscored") return curve;
  const value = documentsAt(curve.law, target);
  if (value === undefined) {
    const asymptote = Math.floor(curve.law.asymptote * 1e4) / 1e4;
    return { kind: "unscored", reason: `the target ${target} is out of reach: the curve ends at ${asymptote}` };
  }
  const needed = curve.replicates.flatMap((law) => documentsAt(law, target) ?? []).sort((a, b) => a - b);
  const tail = (1 - curve.level) / 2;
  const place = (probability: number): number | undefined =>
    needed[Math.round((curve.replicates.length - 1) * probability)];
  return {
    kind: "scored",
    value,
    n: curve.n,
    low: Math.min(value, place(tail) ?? value),
    high: needed.length === 0 ? null : atLeast(value, place(1 - tail)),
    reached: needed.length / curve.replicates.length,
    extrapolation: value / curve.measured,
  };
}

function atLeast(value: number, bound: number | undefined): number | null {
  return bound === undefined ? null : Math.max(value, bound);
}

function scoreAt({ asymptote, scale, exponent }: InversePowerLaw, documents: number): number {
  return asymptote - scale * documents ** -exponent;
}

function documentsAt({ asymptote, scale, exponent }: InversePowerLaw, target: number): number | undefined {
  if (target >= asymptote) return undefined;
  const documents = Math.max(1, Math.ceil((scale / (asymptote - target)) ** (1 / exponent)));
  return documents <= MOST_DOCUMENTS ? documents : undefined;
}

/** For a given exponent the rest is a line, which has a formula; so only the exponent is searched: a grid, then golden section. */
function fitLaw(points: readonly LearningCurvePoint[], best: number): InversePowerLaw {
  const unit = (points[0] as LearningCurvePoint).documents;
  const rows: Rows = {
    logSizes: Float64Array.from(points, ({ documents }) => Math.log(documents / unit)),
    scores: Float64Array.from(points, ({ score }) => score),
    weights: Float64Array.from(points, ({ standardError }) => standardError ** -2),
    powers: new Float64Array(points.length),
  };
  const loss = (logExponent: number) => fitLine(rows, Math.exp(logExponent), best).loss;
  const [first, last] = [Math.log(EXPONENTS.low), Math.log(EXPONENTS.high)];
  const step = (last - first) / EXPONENTS.grid;
  let [centre, least] = [first, Number.POSITIVE_INFINITY];
  for (let place = 0; place <= EXPONENTS.grid; place++) {
    const found = loss(first + place * step);
    if (found < least) [centre, least] = [first + place * step, found];
  }
  let [low, high] = [Math.max(first, centre - step), Math.min(last, centre + step)];
  const golden = (Math.sqrt(5) - 1) / 2;
  let [inner, outer] = [high - golden * (high - low), low + golden * (high - low)];
  let [lossInner, lossOuter] = [loss(inner), loss(outer)];
  for (let round = 0; round < 34; round++) {
    if (lossInner <= lossOuter) {
      [high, outer, lossOuter] = [outer, inner, lossInner];
      inner = high - golden * (high - low);
      lossInner = loss(inner);
    } else {
      [low, inner, lossInner] = [inner, outer, lossOuter];
      outer = low + golden * (high - low);
      lossOuter = loss(outer);
    }
  }
  const refined = (low + high) / 2;
  const exponent = Math.exp(loss(refined) <= least ? refined : centre);
  const { asymptote, scale } = fitLine(rows, exponent, best);
  return { asymptote, scale: scale * unit ** exponent, exponent };
}

interface Rows {
  /** Of documents over those of the first point. */
  logSizes: Float64Array;
  scores: Float64Array;
  weights: Float64Array;
  /** Room to work in. */
  powers: Float64Array;
}

/** score = asymptote - scale * (documents / unit)^-exponent for a given exponent, within the bounds. */
function fitLine({ logSizes, scores, weights, powers }: Rows, exponent: number, best: number) {
  let [weightSum, powerSum, scoreSum] = [0, 0, 0];
  for (let row = 0; row < scores.length; row++) {
    const weight = weights[row] as number;
    const power = Math.exp(-exponent * (logSizes[row] as number));
    powers[row] = power;
    weightSum += weight;
    powerSum += weight * power;
    scoreSum += weight * (scores[row] as number);
  }
  const [meanPower, meanScore] = [powerSum / weightSum, scoreSum / weightSum];
  let [squares, products] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    const away = (powers[row] as number) - meanPower;
    squares += (weights[row] as number) * away * away;
    products += (weights[row] as number) * away * ((scores[row] as number) - meanScore);
  }
  const withLoss = (asymptote: number, scale: number) => {
    let loss = 0;
    for (let row = 0; row < scores.length; row++) {
      loss += (weights[row] as number) * ((scores[row] as number) - asymptote + scale * (powers[row] as number)) ** 2;
    }
    return { asymptote, scale, loss };
  };
  const slope = squares === 0 ? 0 : -products / squares;
  const asymptote = meanScore + slope * meanPower;
  if (slope >= 0 && asymptote <= best) return withLoss(asymptote, slope);
  // Convex, so the best point within the bounds lies on one of them.
  let [top, bottom] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    const [weight, power] = [weights[row] as number, powers[row] as number];
    top += weight * power * (best - (scores[row] as number));
    bottom += weight * power * power;
  }
  const ceiling = withLoss(best, Math.max(0, top / bottom));
  const level = withLoss(Math.min(best, meanScore), 0);
  return ceiling.loss < level.loss ? ceiling : level;
}

function checkPoints(points: readonly LearningCurvePoint[], best: number): void {
  checkFinite(
    "score",
    points.map(({ score }) => score),
  );
  if (!Number.isFinite(best)) throw new RangeError(`best must be a finite number; got ${best}`);
  for (const { documents, score, standardError } of points) {
    if (!(documents > 0 && Number.isFinite(documents))) {
      throw new RangeError(`documents must be above 0; got ${documents}`);
    }
    if (score > best) throw new RangeError(`a score of ${score} lies above the best score of ${best}`);
    if (!(standardError >= 0 && Number.isFinite(standardError))) {
      throw new RangeError(`a standard error must be 0 or more; got ${standardError}`);
    }
  }
}
