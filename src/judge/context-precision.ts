import { z } from "zod";
import { type PromptTemplate, promptSha256, renderPrompt } from "../domain/prompt-template.ts";
import { askChecked, type Judge } from "./ask-judge.ts";
import { type MetricScore, NO_PROMPT, scored, unscored } from "./score.ts";

/** Asks whether one retrieved part was of use. After RAGAS `ContextPrecisionPrompt`; its own example has a wrong verdict. */
export const USEFUL_PROMPT: PromptTemplate<
  { question: string; context: string; answer: string },
  { reason: string; verdict: 0 | 1 }
> = {
  instruction:
    "Given a question, a context and an answer, verify whether the context was useful in arriving at the answer. Return a " +
    "reason and the verdict 1 if it was useful, else 0. A context on the same subject that does not hold what the answer " +
    "says is not useful.",
  answer: z.object({ reason: z.string(), verdict: z.union([z.literal(0), z.literal(1)]) }),
  examples: [
    {
      input: {
        question: "What is the first choice for hypertension in pregnancy?",
        context: "In pregnancy, labetalol or methyldopa are first-line.",
        answer: "Labetalol or methyldopa.",
      },
      output: { reason: "The context names both as first-line in pregnancy.", verdict: 1 },
    },
    {
      input: {
        question: "What is the first choice for hypertension in pregnancy?",
        context: "Outside pregnancy, an ACE inhibitor is a first choice.",
        answer: "Labetalol or methyldopa.",
      },
      output: { reason: "The context is about patients who are not pregnant.", verdict: 0 },
    },
  ],
};

/**
 * Average precision of retrieved contexts in their order: sum over ranks k of (precision at k x useful at k) / useful ones.
 * One call of the judge for each context. No useful context is 0; no context at all is unscored.
 *
 * @see `_context_precision.py` of RAGAS, without its 1e-10 in the denominator.
 */
export async function contextPrecision(
  judge: Judge,
  { question, answer, contexts }: { question: string; answer: string; contexts: readonly string[] },
): Promise<MetricScore> {
  const instrument = {
    metric: "context-precision",
    implementation: "context-precision-1",
    judge: judge.name,
    promptSha256: promptSha256(USEFUL_PROMPT),
  } as const;
  if (contexts.length === 0) return unscored(instrument, "nothing was retrieved");
  const useful: boolean[] = [];
  for (const context of contexts) {
    const asked = await askChecked(
      judge,
      renderPrompt(USEFUL_PROMPT, { question, context, answer }),
      USEFUL_PROMPT.answer,
    );
    if ("failure" in asked)
      return unscored(instrument, asked.failure, { contexts: contexts.length, judged: useful.length }, asked.transient);
    useful.push(asked.value.verdict === 1);
  }
  return scored(instrument, averagePrecision(useful), contexts.length, { useful });
}

/** Average precision of verdicts by rank; 0 where none is useful. */
export function averagePrecision(useful: readonly boolean[]): number {
  let [found, sum] = [0, 0];
  for (const [index, verdict] of useful.entries()) if (verdict) sum += ++found / (index + 1);
  return found === 0 ? 0 : sum / found;
}

/**
 * Precision and recall of what was retrieved by ids: |retrieved and relevant| / |retrieved|, and / |relevant|. Needs no
 * judge, so it comes first wherever sections have ids. Ids that occur twice count once.
 */
export function contextById(
  retrieved: readonly string[],
  relevant: readonly string[],
): { precision: MetricScore; recall: MetricScore } {
  const given = new Set(retrieved);
  const wanted = new Set(relevant);
  const both = [...given].filter((id) => wanted.has(id)).length;
  const instrument = { judge: "none", promptSha256: NO_PROMPT } as const;
  const precision = {
    ...instrument,
    metric: "context-precision-by-id",
    implementation: "context-precision-by-id-1",
  } as const;
  const recall = { ...instrument, metric: "context-recall-by-id", implementation: "context-recall-by-id-1" } as const;
  const detail = { retrieved: given.size, relevant: wanted.size, both };
  return {
    precision:
      given.size === 0
        ? unscored(precision, "nothing was retrieved", detail)
        : scored(precision, both / given.size, given.size, detail),
    recall:
      wanted.size === 0
        ? unscored(recall, "no id is known to be relevant", detail)
        : scored(recall, both / wanted.size, wanted.size, detail),
  };
}
