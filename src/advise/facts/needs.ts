import type { Facts } from "./facts.ts";
import type { FactsOptions } from "./facts-options.ts";
import type { Measured } from "./measured.ts";

/** An answer form that fails more often than this is a reason of its own. */
const LEAST_VALID_JSON = 0.98;

/** Reasons for training a strong base: those that the owner named, and those that the measurements show. */
export function needsOf(
  options: FactsOptions,
  measured: readonly Measured[],
  weakSlices: Facts["weakSlices"],
): Facts["needs"] {
  const needs = options.needs.map((need) => ({ need, evidence: "named by the project's owner" }));
  // Rules always write JSON and are quick: they say nothing about what a model can be brought to by its prompt.
  const untrained = measured.filter(
    ({ baseline }) => baseline.kind !== "tuned" && baseline.kind !== "ocr-rules" && baseline.allowed,
  );
  const json = Math.max(...untrained.map((candidate) => candidate.baseline.validJson ?? 0));
  if (untrained.some((candidate) => candidate.baseline.validJson !== null) && json < LEAST_VALID_JSON)
    needs.push({
      need: "format",
      evidence: `no prompt brought more than ${(json * 100).toFixed(1)} % of answers into valid JSON`,
    });
  const { secondsPerDocument } = options;
  const fastest = Math.min(
    ...untrained.map((candidate) => candidate.baseline.secondsPerDocument ?? Number.POSITIVE_INFINITY),
  );
  if (secondsPerDocument !== null && Number.isFinite(fastest) && fastest > secondsPerDocument)
    needs.push({
      need: "latency",
      evidence: `the fastest untrained candidate takes ${fastest.toFixed(1)} s a document, ${secondsPerDocument} s are allowed`,
    });
  for (const slice of weakSlices)
    needs.push({
      need: "unseen",
      evidence: `${slice.by} ${slice.value}: ${slice.counted.right} of ${slice.counted.n} fields right, much fewer than elsewhere`,
    });
  return needs;
}
