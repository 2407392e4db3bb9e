import { z } from "zod";
import { type Asked, askChecked, type Judge } from "./ask-judge.ts";
import { type PromptTemplate, renderPrompt } from "./prompt.ts";

/** Statements carry numbers, so that a verdict that is missing is seen and one that was moved is not miscounted. */
interface NumberedStatement {
  number: number;
  statement: string;
}

interface Verdict {
  number: number;
  reason: string;
  verdict: 0 | 1;
}

const verdictsSchema = z.object({
  // The reason comes before the verdict: a judge that writes from left to right then decides after it has argued.
  verdicts: z.array(z.object({ number: z.int(), reason: z.string(), verdict: z.union([z.literal(0), z.literal(1)]) })),
});

/** Judges statements against a context. Wording after RAGAS `NLIStatementPrompt`, cases of our own. */
export const VERDICTS_PROMPT: PromptTemplate<
  { context: string; statements: NumberedStatement[] },
  { verdicts: Verdict[] }
> = {
  instruction:
    "Judge the faithfulness of a series of numbered statements on the basis of a given context. For each statement return " +
    "its number, a reason, and the verdict 1 if the statement can be directly inferred from the context or 0 if it cannot. " +
    "A statement that the context denies, leaves open, or gives with another number, unit or side gets 0. Return exactly " +
    "one verdict for each statement.",
  answer: verdictsSchema,
  examples: [
    {
      input: {
        context: "Potassium 5.8 mmol/L (3.5-5.1). No ECG changes. Repeat in the morning.",
        statements: [
          { number: 1, statement: "The potassium is 5.8 mmol/L." },
          { number: 2, statement: "The ECG shows peaked T waves." },
        ],
      },
      output: {
        verdicts: [
          { number: 1, reason: "The context gives this value and unit.", verdict: 1 },
          { number: 2, reason: "The context says that there are no ECG changes.", verdict: 0 },
        ],
      },
    },
  ],
};

/**
 * One verdict for each statement, in their order. A judge that leaves statements out, judges one twice with two results or
 * invents numbers gives a failure: the statements it dropped would be the hard ones, and the score would rise.
 */
export async function judgeStatements(
  judge: Judge,
  context: string,
  statements: readonly string[],
  repetition = 0,
): Promise<Asked<Verdict[]>> {
  const numbered = statements.map((statement, index) => ({ number: index + 1, statement }));
  const asked = await askChecked(
    judge,
    renderPrompt(VERDICTS_PROMPT, { context, statements: numbered }),
    verdictsSchema,
    repetition,
  );
  if ("failure" in asked) return asked;
  return onePerNumber(asked.value.verdicts, statements.length, (verdict) => verdict.verdict, "statements");
}

/** The answers by number 1..count, or a failure that says how they do not fit what was sent. */
export function onePerNumber<T extends { number: number }>(
  answers: readonly T[],
  count: number,
  resultOf: (answer: T) => unknown,
  what: string,
): Asked<T[]> {
  const byNumber = new Map<number, T>();
  for (const answer of answers) {
    if (answer.number < 1 || answer.number > count)
      return { failure: `the judge gave a verdict on number ${answer.number} of ${count} ${what}`, transient: false };
    const before = byNumber.get(answer.number);
    if (before && resultOf(before) !== resultOf(answer))
      return { failure: `the judge gave two verdicts on one of ${count} ${what}`, transient: false };
    byNumber.set(answer.number, answer);
  }
  if (byNumber.size < count)
    return { failure: `the judge gave verdicts on ${byNumber.size} of ${count} ${what}`, transient: false };
  return { value: Array.from({ length: count }, (_, index) => byNumber.get(index + 1) as T) };
}
