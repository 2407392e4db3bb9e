import { z } from "zod";
import { type Asked, askChecked, type Judge } from "./ask-judge.ts";
import { type PromptTemplate, renderPrompt } from "./prompt.ts";

export const PAIR_VOTES = ["a", "b", "both-good", "both-bad"] as const;
export type PairVote = (typeof PAIR_VOTES)[number];

const pairSchema = z.object({ reason: z.string(), vote: z.enum(PAIR_VOTES) });

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

/** The judge's vote on one pair, in the order given. */
export async function judgePair(
  judge: Judge,
  pair: { question: string; document: string; a: string; b: string },
  repetition = 0,
): Promise<Asked<PairVote>> {
  const asked = await askChecked(judge, renderPrompt(PAIR_PROMPT, pair), pairSchema, repetition);
  return "failure" in asked ? asked : { value: asked.value.vote };
}

/** The same vote seen from the other order. */
export const flipVote = (vote: PairVote): PairVote => (vote === "a" ? "b" : vote === "b" ? "a" : vote);
