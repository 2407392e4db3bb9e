import { createHash } from "node:crypto";
import type { Specialty } from "../domain/specialty.ts";
import { type Store, tables } from "../store/index.ts";
import type { KeptAdvice } from "./advice.ts";
import { decide } from "./decide.ts";
import { collectFacts } from "./facts/collect-facts.ts";
import type { FactsOptions } from "./facts/facts-options.ts";

/**
 * Says whether a specialty should be fine-tuned at all, from what is stored about a dataset version: evaluations on its dev
 * split, labels, pages, runs and curves. The advice is kept; the same facts give the same advice and the same id.
 *
 * @throws ResidencyError `advice-impossible` without an evaluation of the base model on the dev split; `dataset-not-found`.
 */
export async function advise(store: Store, specialty: Specialty, options: FactsOptions): Promise<KeptAdvice> {
  const advice = decide(await collectFacts(store, specialty, options));
  const id = createHash("sha256").update(JSON.stringify(advice)).digest("hex").slice(0, 16);
  const evaluations = [
    ...new Set(advice.baselines.flatMap((baseline) => (baseline.measured ? [baseline.evaluationId] : []))),
  ];
  const kept: KeptAdvice = { id, ...advice };
  await store.change(
    {
      action: "advice.given",
      subject: id,
      detail: {
        dataset: advice.datasetId,
        verdict: advice.verdict,
        runnerUp: advice.runnerUp.verdict,
        rule: advice.because.rule,
        evaluations,
        errors: advice.errors.length,
      },
    },
    (transaction) =>
      transaction
        .insert(tables.advice)
        .values({ id, datasetId: advice.datasetId, advice: { ...kept } })
        .onConflictDoNothing(),
  );
  return kept;
}
