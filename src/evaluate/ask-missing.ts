import { join } from "node:path";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { DatasetDocument } from "../domain/dataset.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Answer, type Answerer, ask, type Question } from "../inference/index.ts";
import { pageImages, type Store, tables, withoutNul } from "../store/index.ts";
import { failedInPassing } from "./passing-fault.ts";

const { predictions } = tables;

export type Prediction = typeof predictions.$inferSelect;

/** One question about one document, as it is put to a candidate. */
export interface AskedQuestion {
  document: DatasetDocument;
  /** Id of the question; with the candidate and the document it names the answer. */
  question: string;
  prompt: string;
  /** Form of the answer, for candidates that are held to it. */
  schema?: Record<string, unknown>;
  /** Paths of other pictures than the stored pages. */
  images?: readonly string[];
  /** Which repetition of the same question this is. */
  repetition?: number;
}

export interface AskMissingOptions {
  onAnswer?: (candidate: string, done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Asks what this candidate has not answered yet, what failed on a passing fault, and what another limit of tokens shaped; each answer is kept as it comes. A
 * document may be in one question only.
 */
export async function askMissing(
  store: Store,
  specialty: Specialty,
  candidate: Answerer,
  asked: readonly AskedQuestion[],
  options: AskMissingOptions,
): Promise<void> {
  const answered = await readPredictions(store, candidate, asked);
  const missing = asked.filter((item) => {
    const row = answered.get(answerKey(item.document.id, item.question));
    return !row || failedInPassing(candidate, row) || answeredUnderOther(specialty.limits.answerTokens, row);
  });
  const questionOf = new Map(missing.map((item) => [item.document.id, item.question]));
  const questions: Question[] = [];
  const isConstrained = candidate.kind === "local" && candidate.constrained;
  for (const { document, prompt, schema, images, repetition } of missing) {
    questions.push({
      id: document.id,
      images: images ? [...images] : await pageImages(store, document),
      prompt,
      ...(document.phi ? { phi: document.phi } : {}),
      ...(repetition ? { repetition } : {}),
      ...(isConstrained && schema ? { schema } : {}),
    });
  }
  let done = asked.length - missing.length;
  options.onAnswer?.(candidate.name, done, asked.length);
  const settings = {
    scratch: join(store.folder, "scratch"),
    answerTokens: specialty.limits.answerTokens,
    maxTokens: specialty.recipe.maxTokens,
    store,
    phi: { policy: specialty.phi.policy },
    ...(options.signal ? { signal: options.signal } : {}),
  };
  for await (const answer of ask(candidate, questions, settings)) {
    const row = predictionRow(candidate, answer, questionOf.get(answer.id) as string);
    const { candidate: _candidate, documentId: _documentId, question: _question, ...given } = row;
    await store.database
      .insert(predictions)
      .values(row)
      .onConflictDoUpdate({
        target: [predictions.candidate, predictions.documentId, predictions.question],
        set: given,
        // Whoever answered in the meantime answered first.
        setWhere: mayBeReplaced(specialty.limits.answerTokens),
      });
    options.onAnswer?.(candidate.name, ++done, asked.length);
  }
}

/**
 * Whether an answer was given under another limit of tokens, and that shows: it was cut elsewhere, or is longer. All candidates
 * of a comparison answer under the limit that the evaluation states.
 */
const answeredUnderOther = (limit: number, { cut, tokens }: Pick<Prediction, "cut" | "tokens">): boolean =>
  tokens !== null && (cut ? tokens !== limit : tokens > limit);

const mayBeReplaced = (limit: number): SQL =>
  sql`${predictions.answer} is null or (${predictions.cut} and ${predictions.tokens} <> ${limit}) or ${predictions.tokens} > ${limit}`;

export const answerKey = (documentId: string, question: string): string => `${documentId} ${question}`;

/** What a candidate answered to these questions, by `answerKey`. */
export async function readPredictions(
  store: Store,
  candidate: Answerer,
  asked: readonly { question: string }[],
): Promise<Map<string, Prediction>> {
  if (asked.length === 0) return new Map();
  const rows = await store.database
    .select()
    .from(predictions)
    .where(
      and(
        eq(predictions.candidate, candidate.id),
        inArray(
          predictions.question,
          asked.map((item) => item.question),
        ),
      ),
    );
  return new Map(rows.map((row) => [answerKey(row.documentId, row.question), row]));
}

function predictionRow(candidate: Answerer, answer: Answer, question: string): typeof predictions.$inferInsert {
  const key = { candidate: candidate.id, documentId: answer.id, question, seconds: answer.seconds };
  if ("failure" in answer) return { ...key, failure: answer.failure, fault: answer.fault ?? null };
  const { text, tokens, logProbability, lowest, cut, tokenLogProbabilities } = answer;
  return {
    ...key,
    answer: withoutNul(text),
    failure: null,
    fault: null,
    tokens,
    logProbability,
    lowestLogProbability: lowest,
    cut,
    tokenLogProbabilities: tokenLogProbabilities?.map(([piece, log]) => [withoutNul(piece), log]) ?? null,
  };
}
