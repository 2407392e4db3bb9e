import { split } from "../clinical/index.ts";
import { VERDICTS_PROMPT } from "../domain/judge-task.ts";
import { promptSha256 } from "../domain/prompt-template.ts";
import type { Judge } from "./ask-judge.ts";
import { type MetricScore, scored, unscored } from "./score.ts";
import { judgeStatements } from "./verdicts.ts";

/**
 * Share of the reference's sentences that the retrieved contexts bear out, 0..1. One call of the judge. The sentences are
 * cut here and not by the judge, so the denominator is known before it is asked.
 *
 * @see `_context_recall.py` of RAGAS.
 */
export async function contextRecall(
  judge: Judge,
  { reference, contexts }: { reference: string; contexts: readonly string[] },
): Promise<MetricScore> {
  const instrument = {
    metric: "context-recall",
    implementation: "context-recall-1",
    judge: judge.name,
    promptSha256: promptSha256(VERDICTS_PROMPT),
  } as const;
  const sentences = split(reference).map(({ start, end }) => reference.slice(start, end));
  if (sentences.length === 0) return unscored(instrument, "there is no reference");
  if (contexts.every((context) => context.trim() === ""))
    return unscored(instrument, "nothing was retrieved", { sentences: sentences.length });
  const judged = await judgeStatements(judge, contexts.join("\n"), sentences);
  if ("failure" in judged)
    return unscored(instrument, judged.failure, { sentences: sentences.length }, judged.transient);
  const attributed = judged.value.filter(({ verdict }) => verdict === 1).length;
  return scored(instrument, attributed / sentences.length, sentences.length, {
    attributed,
    verdicts: judged.value.map(({ verdict, reason }, index) => ({ sentence: sentences[index], verdict, reason })),
  });
}
