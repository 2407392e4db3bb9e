import { createHash } from "node:crypto";
import { join } from "node:path";
import { and, eq, inArray } from "drizzle-orm";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import { normalise } from "../domain/normalise.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Task, type TaskBook, taskBook } from "../domain/task.ts";
import { type Answer, type Answerer, ask, type Question } from "../inference/index.ts";
import { pageFile, readDataset, type Store, tables } from "../store/index.ts";
import { parseAnswer } from "./parse-answer.ts";
import { scoreFields } from "./score-fields.ts";
import { compare, type JudgedDocument, summarise } from "./summarise.ts";

const { evaluations, fieldResults, predictions } = tables;

export interface EvaluateOptions {
  dataset?: string;
  split?: Split;
  /** At most so many documents of the specialty, and as many general ones; the first by id. */
  limit?: number;
  onAnswer?: (candidate: string, done: number, total: number) => void;
  signal?: AbortSignal;
}

interface AskedDocument {
  document: DatasetDocument;
  task: Task;
  question: string;
  special: boolean;
}

/**
 * Lets every candidate answer the same held-out documents and judges the answers alike. Each answer is kept as it comes;
 * an interrupted evaluation asks only what is missing.
 *
 * @throws ResidencyError `dataset-not-found`, `dataset-empty`, `dataset-leak` when a candidate was trained on what it is
 *   asked about, and what asking a candidate throws.
 */
export async function evaluate(
  store: Store,
  specialty: Specialty,
  candidates: readonly Answerer[],
  options: EvaluateOptions = {},
): Promise<EvaluationResult> {
  const dataset = await readDataset(store, options.dataset);
  const split = options.split ?? "test";
  const asked = chooseDocuments(dataset.documents, taskBook(specialty, dataset.documents), split, options.limit);
  if (!asked.some((item) => item.special))
    throw new ResidencyError("dataset-empty", `the ${split} split has no document of the specialty`);
  for (const candidate of candidates) await refuseTrainedOn(store, candidate, dataset.id, asked);
  for (const candidate of candidates) await answerMissing(store, specialty, candidate, asked, options);

  const judged = new Map<string, JudgedDocument[]>();
  for (const candidate of candidates) judged.set(candidate.id, await judge(store, candidate, asked));
  const scores = candidates.map((candidate) =>
    summarise(candidate.name, candidate.id, judged.get(candidate.id) as JudgedDocument[]),
  );
  const comparisons = scores
    .slice(1)
    .map((right) => compare(scores[0]!, judged.get(scores[0]!.id)!, right, judged.get(right.id)!));
  const id = createHash("sha256")
    .update(
      JSON.stringify([
        dataset.id,
        split,
        options.limit ?? null,
        candidates.map((candidate) => candidate.id),
        asked.map((item) => item.question),
      ]),
    )
    .digest("hex")
    .slice(0, 16);
  const result: EvaluationResult = {
    id,
    datasetId: dataset.id,
    split,
    specialty: specialty.name,
    documents: asked.filter((item) => item.special).length,
    generalDocuments: asked.filter((item) => !item.special).length,
    candidates: scores,
    comparisons,
  };
  await keep(store, result, judged);
  return result;
}

function chooseDocuments(
  documents: readonly DatasetDocument[],
  book: TaskBook,
  split: Split,
  limit = Number.POSITIVE_INFINITY,
): AskedDocument[] {
  const asked: AskedDocument[] = [];
  const counts = { true: 0, false: 0 };
  for (const document of documents) {
    if (document.split !== split) continue;
    const task = book.taskOf(document);
    const special = book.isSpecialty(document);
    if (!task || counts[`${special}`] >= limit) continue;
    counts[`${special}`]++;
    const question = createHash("sha256")
      .update(JSON.stringify([task.prompt, document.pages.map((page) => page.sha256)]))
      .digest("hex")
      .slice(0, 16);
    asked.push({ document, task, question, special });
  }
  return asked;
}

/**
 * Promise 4 across dataset versions: a run that was trained on another version may have learned from documents, pages or
 * subjects that this version holds out.
 */
async function refuseTrainedOn(
  store: Store,
  candidate: Answerer,
  datasetId: string,
  asked: readonly AskedDocument[],
): Promise<void> {
  if (candidate.kind !== "local" || candidate.runId === undefined) return;
  const [run] = await store.database.select().from(tables.runs).where(eq(tables.runs.id, candidate.runId));
  if (!run) return;
  const { documents } = await readDataset(store, run.datasetId);
  const learned = new Set<string>();
  for (const document of documents) {
    if (document.split === "train") for (const key of identities(document)) learned.add(key);
  }
  const leaked = asked.filter(({ document }) => identities(document).some((key) => learned.has(key)));
  // Within its own version a split may hold documents of training only if training itself is what is evaluated.
  if (leaked.length > 0 && (run.datasetId !== datasetId || leaked.some((item) => item.document.split !== "train"))) {
    throw new ResidencyError(
      "dataset-leak",
      `${candidate.name} was trained on dataset ${run.datasetId.slice(0, 16)}, which holds ${leaked.length} of the documents, pages or subjects that it is asked about`,
    );
  }
}

const identities = (document: DatasetDocument): string[] => [
  `document ${document.id}`,
  `pages ${document.pages.map((page) => page.sha256).join()}`,
  ...(document.subject === undefined ? [] : [`subject ${document.subject}`]),
];

/** Asks what this candidate has not answered yet. */
async function answerMissing(
  store: Store,
  specialty: Specialty,
  candidate: Answerer,
  asked: readonly AskedDocument[],
  options: EvaluateOptions,
): Promise<void> {
  const known = await store.database
    .select({ documentId: predictions.documentId, question: predictions.question })
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
  const answered = new Set(known.map((row) => `${row.documentId} ${row.question}`));
  const missing = asked.filter((item) => !answered.has(`${item.document.id} ${item.question}`));
  const questionOf = new Map(missing.map((item) => [item.document.id, item.question]));
  const questions: Question[] = [];
  for (const { document, task } of missing) {
    const images = await Promise.all(
      document.pages.map(async (page) => join(store.folder, await pageFile(store, page.sha256))),
    );
    questions.push({ id: document.id, images, prompt: task.prompt });
  }
  let done = asked.length - missing.length;
  options.onAnswer?.(candidate.name, done, asked.length);
  const settings = {
    scratch: join(store.folder, "scratch"),
    answerTokens: specialty.limits.answerTokens,
    maxTokens: specialty.recipe.maxTokens,
  };
  for await (const answer of ask(candidate, questions, {
    ...settings,
    ...(options.signal ? { signal: options.signal } : {}),
  })) {
    await store.database
      .insert(predictions)
      .values(predictionRow(candidate, answer, questionOf.get(answer.id) as string))
      .onConflictDoNothing();
    options.onAnswer?.(candidate.name, ++done, asked.length);
  }
}

function predictionRow(candidate: Answerer, answer: Answer, question: string): typeof predictions.$inferInsert {
  const key = { candidate: candidate.id, documentId: answer.id, question, seconds: answer.seconds };
  if ("failure" in answer) return { ...key, failure: answer.failure };
  const { text, tokens, logProbability, lowest, cut } = answer;
  // PostgreSQL's text cannot hold a NUL character, and a model can write one.
  return {
    ...key,
    answer: text.replaceAll("\u0000", "\uFFFD"),
    tokens,
    logProbability,
    lowestLogProbability: lowest,
    cut,
  };
}

async function judge(store: Store, candidate: Answerer, asked: readonly AskedDocument[]): Promise<JudgedDocument[]> {
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
  const answers = new Map(rows.map((row) => [`${row.documentId} ${row.question}`, row]));
  return asked.map(({ document, task, question, special }) => {
    const row = answers.get(`${document.id} ${question}`);
    const text = row?.answer ?? null;
    return {
      documentId: document.id,
      special,
      score: judgeAnswer(task, text),
      failed: text === null,
      seconds: row?.seconds ?? null,
    };
  });
}

function judgeAnswer(task: Task, text: string | null): JudgedDocument["score"] {
  if (task.kind === "text") return { kind: "text", expected: task.expected, answered: text ?? "" };
  if (task.kind === "class")
    return { kind: "class", right: text !== null && normalise(text, "text") === normalise(task.expected, "text") };
  const parsed = text === null ? null : parseAnswer(text);
  const definitions = new Map(task.fields.map((field) => [field.path, field]));
  return {
    kind: "fields",
    ...scoreFields(task.expected, parsed, definitions),
    strictJson: parsed?.valid === true && parsed.strict,
    definitions,
  };
}

/** Keeps the result and, row by row, what it was computed from. */
async function keep(
  store: Store,
  result: EvaluationResult,
  judged: ReadonlyMap<string, readonly JudgedDocument[]>,
): Promise<void> {
  const rows = [...judged].flatMap(([candidate, documents]) =>
    documents.flatMap((document) =>
      document.score.kind === "fields"
        ? document.score.results.map((field) => ({
            evaluationId: result.id,
            candidate,
            documentId: document.documentId,
            ...field,
          }))
        : [],
    ),
  );
  const candidates = result.candidates.map(({ name, id }) => ({ name, id }));
  await store.change(
    {
      action: "evaluation.made",
      subject: result.id,
      detail: { dataset: result.datasetId, split: result.split, candidates, fields: rows.length },
    },
    async (transaction) => {
      await transaction
        .insert(evaluations)
        .values({ id: result.id, datasetId: result.datasetId, split: result.split, candidates, result: { ...result } })
        .onConflictDoUpdate({ target: evaluations.id, set: { result: { ...result } } });
      await transaction.delete(fieldResults).where(eq(fieldResults.evaluationId, result.id));
      for (let start = 0; start < rows.length; start += 1000)
        await transaction.insert(fieldResults).values(rows.slice(start, start + 1000));
    },
  );
}
