import { VERDICTS_PROMPT } from "../domain/judge-task.ts";
import { promptSha256 } from "../domain/prompt-template.ts";
import type { Judge } from "./ask-judge.ts";
import { type Instrument, type MetricScore, scored, unscored } from "./score.ts";
import { extractStatements, STATEMENTS_PROMPT } from "./statements.ts";
import { judgeStatements } from "./verdicts.ts";

export const faithfulnessInstrument = (judge: string): Instrument => ({
  metric: "faithfulness",
  implementation: "faithfulness-1",
  judge,
  promptSha256: promptSha256(STATEMENTS_PROMPT, VERDICTS_PROMPT),
});

/**
 * Share of an answer's statements that the contexts bear out, 0..1: supported / statements sent. Two calls of the judge.
 *
 * Unlike RAGAS the denominator is what was sent, and an answer of which nothing could be extracted is unscored: RAGAS
 * gives NaN there, DeepEval 1 and autoevals 0.
 *
 * @see S. Es et al., "RAGAS: Automated Evaluation of Retrieval Augmented Generation", arXiv 2309.15217; `_faithfulness.py`.
 */
export async function faithfulness(
  judge: Judge,
  { question, answer, contexts }: { question: string; answer: string; contexts: readonly string[] },
): Promise<MetricScore> {
  const instrument = faithfulnessInstrument(judge.name);
  if (answer.trim() === "") return unscored(instrument, "there is no answer");
  if (contexts.every((context) => context.trim() === "")) return unscored(instrument, "there is no context");
  const extracted = await extractStatements(judge, question, answer);
  if ("failure" in extracted) return unscored(instrument, extracted.failure, {}, extracted.transient);
  const statements = extracted.value;
  if (statements.length === 0) return unscored(instrument, "no statement was extracted from the answer");
  const judged = await judgeStatements(judge, contexts.join("\n"), statements);
  if ("failure" in judged)
    return unscored(instrument, judged.failure, { statements: statements.length }, judged.transient);
  const supported = judged.value.filter(({ verdict }) => verdict === 1).length;
  return scored(instrument, supported / statements.length, statements.length, {
    supported,
    verdicts: judged.value.map(({ verdict, reason }, index) => ({ statement: statements[index], verdict, reason })),
  });
}
