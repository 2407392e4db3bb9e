import { z } from "zod";
import { type PromptTemplate, promptSha256, renderPrompt } from "../domain/prompt-template.ts";
import { type Asked, askChecked, type Judge } from "./ask-judge.ts";
import { cosine, type Embedder } from "./embed.ts";
import { type Instrument, type MetricScore, scored, unscored } from "./score.ts";
import { extractStatements, STATEMENTS_PROMPT } from "./statements.ts";
import { onePerNumber } from "./verdicts.ts";

const side = z.array(z.object({ number: z.int(), reason: z.string(), verdict: z.union([z.literal(0), z.literal(1)]) }));
const classificationSchema = z.object({ answer: side, reference: side });

interface Numbered {
  number: number;
  statement: string;
}

/** Holds two lists of statements against each other. After RAGAS `CorrectnessClassifier`, with numbers and no lists to copy. */
export const CLASSIFICATION_PROMPT: PromptTemplate<
  { question: string; answer: Numbered[]; reference: Numbered[] },
  z.infer<typeof classificationSchema>
> = {
  instruction:
    "Given a question, the numbered statements of an answer and those of the reference, return a reason and a verdict for " +
    "each statement of both. A statement of the answer gets 1 if one or more statements of the reference directly support " +
    "it, else 0. A statement of the reference gets 1 if the answer says it, else 0. Another number, unit, side or a denial " +
    "is no support. Return exactly one verdict for each statement.",
  answer: classificationSchema,
  examples: [
    {
      input: {
        question: "What was prescribed?",
        answer: [{ number: 1, statement: "Metformin 500 mg was prescribed." }],
        reference: [
          { number: 1, statement: "Metformin 850 mg was prescribed." },
          { number: 2, statement: "Metformin is taken twice a day." },
        ],
      },
      output: {
        answer: [{ number: 1, reason: "The reference has another dose.", verdict: 0 }],
        reference: [
          { number: 1, reason: "The answer has another dose.", verdict: 0 },
          { number: 2, reason: "The answer does not say how often.", verdict: 0 },
        ],
      },
    },
  ],
};

export interface CorrectnessOptions {
  /** Weights of facts and of similarity; 0.75 and 0.25 unless told. Doses and denials need [1, 0]: see docs/judges.md. */
  weights?: readonly [facts: number, similarity: number];
  /** Weight of recall against precision, 1 unless told. */
  beta?: number;
}

const DEFAULTS = { weights: [0.75, 0.25], beta: 1 } as const;

export function correctnessInstrument(
  judge: string,
  embedder: Embedder | null,
  { weights = DEFAULTS.weights, beta = DEFAULTS.beta }: CorrectnessOptions = {},
): Instrument {
  const similarity = weights[1] > 0 && embedder ? embedder.name : "none";
  return {
    metric: "answer-correctness",
    implementation: `answer-correctness-1 weights ${weights.join(":")} beta ${beta} embedder ${similarity}`,
    judge,
    promptSha256: promptSha256(STATEMENTS_PROMPT, CLASSIFICATION_PROMPT),
  };
}

/**
 * Weighted mean of how far an answer's statements agree with the reference's (F_beta of TP, FP, FN) and of the similarity
 * of the two texts. At most three calls of the judge.
 *
 * F_b = (1 + b²) P R / (b² P + R) with P = TP / (TP + FP), R = TP / (TP + FN), 0 where nothing agrees. TP and FP are
 * counted over the answer's statements as sent, FN over the reference's. Where nothing could be extracted from either it is
 * unscored (RAGAS: 1).
 *
 * @see `_answer_correctness.py` of RAGAS.
 */
export async function answerCorrectness(
  judge: Judge,
  { question, answer, reference }: { question: string; answer: string; reference: string },
  embedder: Embedder | null,
  { weights = DEFAULTS.weights, beta = DEFAULTS.beta }: CorrectnessOptions = {},
): Promise<MetricScore> {
  const [factsWeight, similarityWeight] = weights;
  if (!(factsWeight >= 0 && similarityWeight >= 0 && factsWeight + similarityWeight > 0))
    throw new RangeError(`weights are two numbers of 0 or more, not both 0; got ${weights.join()}`);
  if (!(beta > 0)) throw new RangeError(`beta is above 0; got ${beta}`);
  const instrument = correctnessInstrument(judge.name, embedder, { weights, beta });
  if (reference.trim() === "") return unscored(instrument, "there is no reference");
  if (answer.trim() === "") return unscored(instrument, "there is no answer");
  if (similarityWeight > 0 && !embedder)
    return unscored(instrument, "there is no embedder for the similarity; weigh the facts alone with [1, 0]");

  const facts = factsWeight > 0 ? await countFacts(judge, question, answer, reference) : null;
  if (facts && "failure" in facts) return unscored(instrument, facts.failure, {}, facts.transient);
  let similarity: number | null = null;
  if (similarityWeight > 0 && embedder) {
    const [left, right] = await embedder.embed([answer, reference]);
    similarity = cosine(left as number[], right as number[]);
    if (similarity === null) return unscored(instrument, "answer or reference has no words to compare");
  }
  const counts = facts?.value;
  const agreement = counts ? fBeta(counts.truePositives, counts.falsePositives, counts.falseNegatives, beta) : 0;
  const value = (factsWeight * agreement + similarityWeight * (similarity ?? 0)) / (factsWeight + similarityWeight);
  const n = counts ? counts.truePositives + counts.falsePositives + counts.falseNegatives : 1;
  return scored(instrument, value, n, { ...counts, agreement: counts ? agreement : null, similarity });
}

interface Facts {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
}

async function countFacts(judge: Judge, question: string, answer: string, reference: string): Promise<Asked<Facts>> {
  const said = await extractStatements(judge, question, answer);
  if ("failure" in said) return said;
  const known = await extractStatements(judge, question, reference);
  if ("failure" in known) return known;
  for (const [name, statements] of [
    ["answer", said.value],
    ["reference", known.value],
  ] as const)
    if (statements.length === 0) return { failure: `no statement was extracted from the ${name}`, transient: false };
  const number = (statements: string[]): Numbered[] =>
    statements.map((statement, index) => ({ number: index + 1, statement }));
  const asked = await askChecked(
    judge,
    renderPrompt(CLASSIFICATION_PROMPT, {
      question,
      answer: number(said.value),
      reference: number(known.value),
    }),
    classificationSchema,
  );
  if ("failure" in asked) return asked;
  const ofAnswer = onePerNumber(
    asked.value.answer,
    said.value.length,
    (row) => row.verdict,
    "statements of the answer",
  );
  if ("failure" in ofAnswer) return ofAnswer;
  const ofReference = onePerNumber(
    asked.value.reference,
    known.value.length,
    (row) => row.verdict,
    "statements of the reference",
  );
  if ("failure" in ofReference) return ofReference;
  const truePositives = ofAnswer.value.filter((row) => row.verdict === 1).length;
  return {
    value: {
      truePositives,
      falsePositives: said.value.length - truePositives,
      falseNegatives: ofReference.value.filter((row) => row.verdict === 0).length,
    },
  };
}

/** F_beta by counts; 0 where nothing agrees. */
function fBeta(truePositives: number, falsePositives: number, falseNegatives: number, beta: number): number {
  if (truePositives === 0) return 0;
  const precision = truePositives / (truePositives + falsePositives);
  const recall = truePositives / (truePositives + falseNegatives);
  return ((1 + beta * beta) * precision * recall) / (beta * beta * precision + recall);
}
