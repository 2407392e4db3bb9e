import { z } from "zod";
import { type PromptTemplate, promptSha256 } from "./prompt-template.ts";

export const JUDGE_TASKS = ["statement", "pair"] as const;
/** What a judge is used for: a verdict on a statement, or a preference between two readings. */
export type JudgeTask = (typeof JUDGE_TASKS)[number];

/** Statements carry numbers, so that a verdict that is missing is seen and one that was moved is not miscounted. */
interface NumberedStatement {
  number: number;
  statement: string;
}

/** What a judge says of one statement. */
export interface Verdict {
  number: number;
  reason: string;
  verdict: 0 | 1;
}

export const verdictsSchema = z.object({
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

export const PAIR_VOTES = ["a", "b", "both-good", "both-bad"] as const;
export type PairVote = (typeof PAIR_VOTES)[number];

export const pairSchema = z.object({ reason: z.string(), vote: z.enum(PAIR_VOTES) });

/** Puts the question of a blind reading to a judge, so that it can be held against what people voted. */
export const PAIR_PROMPT: PromptTemplate<
  { question: string; document: string; a: string; b: string },
  { reason: string; vote: PairVote }
> = {
  instruction:
    "Two readings, A and B, of the same document answer the same question. Say which one a clinician should rather rely " +
    'on: "a", "b", "both-good" if either will do, or "both-bad" if neither is safe to rely on. A wrong number, unit, side ' +
    "or denial and a missed finding weigh most; length, style and order weigh nothing. Give the reason first.",
  answer: pairSchema,
  examples: [
    {
      input: {
        question: "What is the potassium?",
        document: "Potassium 5.8 mmol/L",
        a: "Potassium: 5.8 mmol/L",
        b: "The potassium level of this patient was measured and is 3.8 mmol/L.",
      },
      output: { reason: "B has another number than the document.", vote: "a" },
    },
  ],
};

const PROMPTS = { statement: VERDICTS_PROMPT, pair: PAIR_PROMPT };

/** The hash of the question that a judge is asked in a task today; a judge that was checked with another one was not checked. */
export const taskPromptSha256 = (task: JudgeTask): string => promptSha256(PROMPTS[task]);
