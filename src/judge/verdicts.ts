import { VERDICTS_PROMPT, type Verdict, verdictsSchema } from "../domain/judge-task.ts";
import { renderPrompt } from "../domain/prompt-template.ts";
import { type Asked, askChecked, type Judge } from "./ask-judge.ts";

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
