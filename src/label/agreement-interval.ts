import type { Interval } from "../domain/score.ts";
import { clopperPearsonInterval, clusteredMean } from "../statistics/index.ts";

interface RatedTwice {
  documentId: string;
  categories: readonly [string, string];
}

/**
 * The 95 % interval of percent agreement, clustered by document; null with fewer than two documents. Where all pairs agree,
 * or none does, there is no spread to measure, which is not certainty: the exact bound over documents is given then.
 */
export function agreementInterval(pairs: readonly RatedTwice[]): Interval | null {
  const agreed = pairs.map(({ categories: [first, second] }) => (first === second ? 1 : 0));
  const clusters = pairs.map(({ documentId }) => documentId);
  const mean = clusteredMean(agreed, clusters);
  if (mean.kind === "unscored") return null;
  if (agreed.every((value) => value === agreed[0])) {
    const documents = new Set(clusters).size;
    return clopperPearsonInterval(agreed[0] === 1 ? documents : 0, documents, mean.interval.level);
  }
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  return { ...mean.interval, low: within(mean.interval.low), high: within(mean.interval.high) };
}
