import { observedDesignEffect, pairedSampleSize } from "../../statistics/index.ts";
import { clusterOf, type Judged } from "../count.ts";
import type { ProofFacts } from "./facts.ts";

const POWER = 0.8;
/** Rows cannot be fewer than if they were independent: a design effect below 1 is noise of a small sample. */
const LEAST_DESIGN_EFFECT = 1;

/**
 * Held-out documents that a paired test needs to find a gain of `gain` over the base: rows by Connor's formula for McNemar's
 * test, times the design effect that the rows at hand show, over the rows a document has.
 *
 * @param gain As a share: 0.05 is 5 points.
 * @see R. Connor, Biometrics 43 (1987); L. Kish, "Survey Sampling" (1965).
 */
export function proofFacts(
  candidates: readonly { name: string; judged: readonly Judged[] }[],
  base: string,
  gain: number,
): ProofFacts {
  const today = candidates.find((candidate) => candidate.name === base);
  if (!today || today.judged.length === 0) return { scored: false, reason: "no fields were judged" };
  const own = new Map(today.judged.map((row) => [`${row.documentId} ${row.path}`, row]));
  const documents = new Set(today.judged.map((row) => row.documentId)).size;
  let measured: { name: string; discordance: number; effect: number } | undefined;
  for (const { name, judged } of candidates) {
    if (name === base) continue;
    const differences: number[] = [];
    const clusters: string[] = [];
    for (const row of judged) {
      const other = own.get(`${row.documentId} ${row.path}`);
      if (!other) continue;
      differences.push(Number(row.right) - Number(other.right));
      clusters.push(clusterOf(row));
    }
    const discordance = differences.filter((difference) => difference !== 0).length / differences.length;
    if (!(discordance > 0) || (measured && measured.discordance >= discordance)) continue;
    const effect = observedDesignEffect(differences, clusters);
    measured = { name, discordance, effect: effect.kind === "scored" ? effect.value : LEAST_DESIGN_EFFECT };
  }
  const wrong = today.judged.filter((row) => !row.right).length / today.judged.length;
  const alone = observedDesignEffect(
    today.judged.map((row) => Number(row.right)),
    today.judged.map(clusterOf),
  );
  // Without a pair: the two cannot differ on more rows than both of them have wrong.
  const discordance = measured?.discordance ?? Math.min(1, 2 * wrong);
  const designEffect = Math.max(
    LEAST_DESIGN_EFFECT,
    measured?.effect ?? (alone.kind === "scored" ? alone.value : LEAST_DESIGN_EFFECT),
  );
  if (gain > wrong)
    return {
      scored: false,
      reason: `only ${(wrong * 100).toFixed(1)} % of fields are wrong, so there is no such gain to be had`,
    };
  if (gain > discordance)
    return { scored: false, reason: "the candidates differ on fewer rows than the gain asks for" };
  const rows = pairedSampleSize(gain, { discordance, designEffect, power: POWER });
  return {
    scored: true,
    gain,
    rows,
    documents: Math.ceil(rows / (today.judged.length / documents)),
    discordance,
    discordanceFrom: measured
      ? `${measured.name} and ${base} differ on so many fields`
      : "its upper bound, twice the share of wrong fields, since there is no second candidate",
    designEffect,
    power: POWER,
  };
}
