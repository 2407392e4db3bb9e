import { PAIR_PROMPT, type PairVote, pairSchema } from "../domain/judge-task.ts";
import { renderPrompt } from "../domain/prompt-template.ts";
import { type Asked, askChecked, type Judge } from "./ask-judge.ts";

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
