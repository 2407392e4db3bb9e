import { z } from "zod";
import { type PromptTemplate, renderPrompt } from "../domain/prompt-template.ts";
import { type Asked, askChecked, type Judge } from "./ask-judge.ts";

/** Breaks an answer into statements that stand alone. Wording after RAGAS `StatementGeneratorPrompt`, cases of our own. */
export const STATEMENTS_PROMPT: PromptTemplate<{ question: string; answer: string }, { statements: string[] }> = {
  instruction:
    "Given a question and an answer, break each sentence of the answer into one or more fully understandable statements. " +
    "Use no pronouns. Keep every number, unit, side and denial as it is. Add nothing that the answer does not say.",
  answer: z.object({ statements: z.array(z.string()) }),
  examples: [
    {
      input: {
        question: "What does the chest radiograph show?",
        answer: "There is a small left pleural effusion, and it is larger than in March. No pneumothorax.",
      },
      output: {
        statements: [
          "There is a small left pleural effusion.",
          "The left pleural effusion is larger than in March.",
          "There is no pneumothorax.",
        ],
      },
    },
  ],
};

/** The statements of an answer, without empty ones. */
export async function extractStatements(judge: Judge, question: string, answer: string): Promise<Asked<string[]>> {
  const asked = await askChecked(
    judge,
    renderPrompt(STATEMENTS_PROMPT, { question, answer }),
    STATEMENTS_PROMPT.answer,
  );
  if ("failure" in asked) return asked;
  return { value: asked.value.statements.map((statement) => statement.trim()).filter((statement) => statement !== "") };
}
