import { desc, like } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { questionId } from "../domain/question-id.ts";
import { seededRandom, seedOf } from "../domain/random.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import type { StudyPlanInput } from "./plan.ts";
import { storedAnswers } from "./stored-answers.ts";

const { evaluations } = tables;

export interface PlanFromEvaluationOptions {
  name: string;
  /** Evaluation id or its beginning; the newest when left out. */
  evaluation?: string;
  /** Names of its candidates, two or more. The primary comparison asks whether the second is better than the first. */
  candidates: readonly string[];
  /** At most so many documents, drawn by the seed. */
  documents?: number;
  seed: number;
}

/**
 * The part of a plan that an evaluation settles: candidates by name, and documents of the specialty that all of them have
 * answered. The primary comparison asks whether the second candidate is better than the first.
 *
 * @throws ResidencyError `evaluation-not-found`, `study-invalid` for candidates it does not have or without documents.
 */
export async function planFromEvaluation(
  store: Store,
  specialty: Specialty,
  options: PlanFromEvaluationOptions,
): Promise<StudyPlanInput> {
  const [evaluation] = await store.database
    .select()
    .from(evaluations)
    .where(options.evaluation ? like(evaluations.id, `${options.evaluation.replace(/[%_\\]/g, "")}%`) : undefined)
    .orderBy(desc(evaluations.createdAt))
    .limit(1);
  if (!evaluation)
    throw new ResidencyError(
      "evaluation-not-found",
      options.evaluation ? `there is no evaluation ${options.evaluation}` : "nothing is evaluated yet",
    );
  const candidates = options.candidates.map((name) => {
    const found = evaluation.candidates.find((candidate) => candidate.name === name);
    if (!found)
      throw new ResidencyError(
        "study-invalid",
        `candidates: evaluation ${evaluation.id} has ${evaluation.candidates.map((candidate) => candidate.name).join(", ")}; not "${name}"`,
      );
    return { name: found.name, id: found.id };
  });
  const [against, candidate] = candidates;
  if (!against || !candidate) throw new ResidencyError("study-invalid", "candidates: compare two candidates at least");
  const dataset = await readDataset(store, evaluation.datasetId);
  const book = taskBook(specialty, dataset.documents);
  const questionOf = new Map<string, string>();
  for (const document of dataset.documents) {
    const task = book.taskOf(document);
    // Only the plain question: an evaluation may have asked its twins as well.
    if (task && document.split === evaluation.split && book.isSpecialty(document))
      questionOf.set(document.id, questionId(task.prompt, document));
  }
  const { answers } = await storedAnswers(
    store,
    candidates.map(({ id }) => id),
    [...questionOf.keys()],
    [...new Set(questionOf.values())],
  );
  const answered = [...questionOf.keys()].filter((document) => answers.has(document)).sort();
  if (answered.length === 0)
    throw new ResidencyError("study-invalid", "documents: none has stored answers of all these candidates");
  const documents = seededRandom(seedOf("documents", options.seed))
    .shuffle(answered)
    .slice(0, options.documents ?? answered.length);
  return {
    name: options.name,
    candidates,
    documents,
    questions: [...new Set(documents.map((document) => questionOf.get(document) as string))].sort(),
    seed: options.seed,
    primary: { candidate: candidate.name, against: against.name },
  };
}
