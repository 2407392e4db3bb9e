import { z } from "zod";
import { type PromptTemplate, promptSha256, renderPrompt } from "../domain/prompt-template.ts";
import { askChecked, type Judge } from "./ask-judge.ts";
import { cosine, type Embedder } from "./embed.ts";
import { type Instrument, type MetricScore, scored, unscored } from "./score.ts";

const STRICTNESS = 3;

/** Guesses the question from the answer alone. Wording after RAGAS `ResponseRelevancePrompt`, cases of our own. */
export const QUESTION_PROMPT: PromptTemplate<{ answer: string }, { question: string; noncommittal: 0 | 1 }> = {
  instruction:
    "Generate the question that the given answer answers, and say whether the answer is noncommittal: 1 if it is evasive, " +
    'vague or ambiguous, such as "I do not know" or "I am not sure", else 0.',
  answer: z.object({ question: z.string(), noncommittal: z.union([z.literal(0), z.literal(1)]) }),
  examples: [
    {
      input: { answer: "The haemoglobin is 9.1 g/dL, below the reference range." },
      output: { question: "What is the haemoglobin?", noncommittal: 0 },
    },
    { input: { answer: "I cannot read that part of the report." }, output: { question: "", noncommittal: 1 } },
  ],
};

export const relevancyInstrument = (judge: string, embedder: Embedder, strictness = STRICTNESS): Instrument => ({
  metric: "answer-relevancy",
  implementation: `answer-relevancy-1 strictness ${strictness} embedder ${embedder.name}`,
  judge,
  promptSha256: promptSha256(QUESTION_PROMPT),
});

/**
 * Mean cosine between the question that was asked and `strictness` questions guessed from the answer alone, -1..1. So
 * many calls of the judge, and one of the embedder.
 *
 * An answer that all guesses call noncommittal is unscored, with the count: RAGAS gives 0 there, which a mean cannot tell
 * from an answer to another question.
 *
 * @see S. Es et al., arXiv 2309.15217; `_answer_relevance.py` with the rule of its pull request 2327 (all, not any).
 */
export async function answerRelevancy(
  judge: Judge,
  { question, answer }: { question: string; answer: string },
  embedder: Embedder,
  strictness = STRICTNESS,
): Promise<MetricScore> {
  if (!Number.isInteger(strictness) || strictness < 1)
    throw new RangeError(`strictness is a whole number of 1 or more; got ${strictness}`);
  const instrument = relevancyInstrument(judge.name, embedder, strictness);
  if (answer.trim() === "") return unscored(instrument, "there is no answer");
  const guesses = [];
  for (let repetition = 0; repetition < strictness; repetition++) {
    const asked = await askChecked(
      judge,
      renderPrompt(QUESTION_PROMPT, { answer }),
      QUESTION_PROMPT.answer,
      repetition,
    );
    if ("failure" in asked) return unscored(instrument, asked.failure, {}, asked.transient);
    guesses.push(asked.value);
  }
  const noncommittal = guesses.filter((guess) => guess.noncommittal === 1).length;
  const detail = { questions: guesses.map((guess) => guess.question), noncommittal };
  if (noncommittal === strictness) return unscored(instrument, "the answer is noncommittal", detail);
  const [asked, ...vectors] = await embedder.embed([question, ...guesses.map((guess) => guess.question)]);
  const cosines = vectors.map((vector) => cosine(asked as number[], vector));
  const known = cosines.filter((value) => value !== null);
  if (known.length < strictness)
    return unscored(
      instrument,
      `${strictness - known.length} of ${strictness} guessed questions cannot be compared`,
      detail,
    );
  return scored(instrument, known.reduce((sum, value) => sum + value, 0) / strictness, strictness, {
    ...detail,
    cosines: known,
  });
}
