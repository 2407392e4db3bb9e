import type { CurvePoint } from "../../domain/variation.ts";
import { documentsForTarget, fitLearningCurve, predictLearningCurve } from "../../statistics/index.ts";
import type { CurveFacts } from "./facts.ts";

const SEED = 20_261_123;
/** Half of a 95 % interval in standard errors. */
const HALF_INTERVAL = 1.96;
/** Where the curve is read, as multiples of the most documents that were measured. */
const MULTIPLES = [1, 2, 4, 8];

/**
 * What a stored learning curve says, and how far it can be followed: an inverse power law through its points, weighted by their
 * errors, with the band of redrawn points.
 *
 * @param points In any order, at most one for each number of documents.
 * @param target Share of fields that has to be right, 0..1.
 */
export function curveFacts(points: readonly CurvePoint[], target: number): CurveFacts {
  const sorted = [...points].sort((a, b) => a.documents - b.documents);
  const scored = sorted.flatMap(({ documents, score, interval }) =>
    score === null || interval === null || documents === 0
      ? []
      : [{ documents, score, standardError: (interval.high - interval.low) / 2 / HALF_INTERVAL }],
  );
  const [last, before] = [scored.at(-1), scored.at(-2)];
  return {
    points: sorted,
    lastRise: last && before ? last.score - before.score : null,
    beyond: beyond(scored, target),
  };
}

function beyond(scored: Parameters<typeof fitLearningCurve>[0], target: number): CurveFacts["beyond"] {
  const curve = fitLearningCurve(scored, { seed: SEED });
  if (curve.kind === "unscored") return { scored: false, reason: curve.reason };
  const needed = documentsForTarget(curve, target);
  return {
    scored: true,
    asymptote: curve.law.asymptote,
    measured: curve.measured,
    band: MULTIPLES.map((multiple) => {
      const documents = curve.measured * multiple;
      const { value, interval } = predictLearningCurve(curve, documents);
      return { documents, score: value, interval };
    }),
    target:
      needed.kind === "scored"
        ? { score: target, documents: needed.value, low: needed.low, high: needed.high, reason: null }
        : { score: target, documents: null, low: null, high: null, reason: needed.reason },
  };
}
