import { and, inArray } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";

const { predictions } = tables;

export interface StoredAnswers {
  /** By document id, then by candidate id; null where a candidate failed. */
  answers: Map<string, Map<string, string | null>>;
  /** Documents on which all candidates have answered several questions, so that it is not known which one is meant. */
  ambiguous: number;
}

/**
 * The stored answers of candidates to documents, where all of them have answered one question.
 *
 * @param questions Only answers to these questions; answers to any, when left out.
 */
export async function storedAnswers(
  store: Store,
  candidates: readonly string[],
  documents: readonly string[],
  questions?: readonly string[],
): Promise<StoredAnswers> {
  if (candidates.length === 0 || documents.length === 0) return { answers: new Map(), ambiguous: 0 };
  const rows = await store.database
    .select({
      candidate: predictions.candidate,
      documentId: predictions.documentId,
      question: predictions.question,
      answer: predictions.answer,
    })
    .from(predictions)
    .where(
      and(
        inArray(predictions.candidate, [...candidates]),
        inArray(predictions.documentId, [...documents]),
        questions ? inArray(predictions.question, [...questions]) : undefined,
      ),
    );
  const byQuestion = new Map<string, { documentId: string; answers: Map<string, string | null> }>();
  for (const { documentId, question, candidate, answer } of rows) {
    const key = `${documentId} ${question}`;
    const entry = byQuestion.get(key) ?? { documentId, answers: new Map() };
    entry.answers.set(candidate, answer);
    byQuestion.set(key, entry);
  }
  const answers: StoredAnswers["answers"] = new Map();
  const several = new Set<string>();
  for (const { documentId, answers: given } of byQuestion.values()) {
    if (given.size < candidates.length) continue;
    if (answers.has(documentId)) several.add(documentId);
    answers.set(documentId, given);
  }
  for (const documentId of several) answers.delete(documentId);
  return { answers, ambiguous: several.size };
}
