import { and, eq, inArray } from "drizzle-orm";
import type { DatasetDocument } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { pageImages, type Store, tables } from "../store/index.ts";
import type { Teacher, TeacherAnswer, TeacherQuestion } from "./ask-teacher.ts";
import { chooseDocuments, type Teachable } from "./choose-documents.ts";
import type { Filter } from "./filters/filter.ts";
import { FILTERS } from "./filters/filters.ts";
import { judgeDocument } from "./judge-document.ts";
import { isHeldBack, suggestionId } from "./suggestion-id.ts";
import { TASKS } from "./tasks/tasks.ts";
import type { TeachingTask, TeachingTaskName } from "./tasks/teaching-task.ts";

const { suggestions } = tables;

/** The share of documents whose suggestions people do not see. */
const HELD_BACK_SHARE = 0.1;

export interface TeachOptions {
  task: TeachingTaskName;
  /** Dataset id; the newest when left out. */
  dataset?: string;
  /** Default: the train split. */
  documents?: readonly Teachable[];
  /** At most so many documents, the first by id. */
  limit?: number;
  /** Share of documents whose suggestions are not shown to people, 0..1. Default 0.1. */
  heldBack?: number;
  /** Default: those of the task. */
  filters?: readonly Filter[];
  onAnswer?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

export interface TeachResult {
  task: TeachingTaskName;
  dataset: string | null;
  documents: number;
  /** Questions that were answered in this round. */
  answered: number;
  /** Questions that had been answered before, and were not asked again. */
  known: number;
  /** Questions without an answer, by reason; they are asked again in the next round. */
  failures: Record<string, number>;
  /** Over all suggestions of these documents, teachers and this question. */
  kept: number;
  rejected: number;
  /** Why the round ended before its end. */
  stopped: "budget-spent" | "interrupted" | null;
}

/**
 * Asks every teacher about every document and keeps what they propose, each proposal with the verdicts of the filters.
 * Nothing here makes a label. An answer is stored as it comes, so a round that was stopped anywhere goes on where it was.
 *
 * @throws ResidencyError `dataset-not-found`, `dataset-empty`, and what a teacher throws (`phi-blocked`, `endpoint-failed`),
 *   after the other teachers have been heard. A spent budget and an interruption end the round without an error.
 */
export async function teach(
  store: Store,
  specialty: Specialty,
  teachers: readonly Teacher[],
  options: TeachOptions,
): Promise<TeachResult> {
  const chosen = await chooseDocuments(store, specialty, {
    dataset: options.dataset,
    documents: options.documents ?? ["train"],
  });
  const documents = chosen.documents.slice(0, options.limit ?? chosen.documents.length);
  if (documents.length === 0) throw new ResidencyError("dataset-empty", "there is no document to teach");
  const task = TASKS[options.task];
  const context = { fields: specialty.fields, classes: chosen.classes };
  const work = documents.flatMap((document) =>
    teachers.map((teacher) => ({ teacher, document, ...question(task, context, teacher, document) })),
  );
  const ids = work.map((item) => item.id);
  const answeredBefore = await storedIds(store, ids);
  const missing = work.filter((item) => !answeredBefore.has(item.id));

  const result: TeachResult = {
    task: options.task,
    dataset: chosen.datasetId,
    documents: documents.length,
    answered: 0,
    known: answeredBefore.size,
    failures: {},
    kept: 0,
    rejected: 0,
    stopped: null,
  };
  const filters = options.filters ?? FILTERS[options.task];
  const heldBack = options.heldBack ?? HELD_BACK_SHARE;
  options.onAnswer?.(result.known, work.length);
  const failures = await Promise.all(
    teachers.map(async (teacher) => {
      const mine = missing.filter((item) => item.teacher === teacher);
      const byId = new Map(mine.map((item) => [item.id, item]));
      const questions = [];
      for (const { teacher: _teacher, ...question } of mine)
        questions.push({ ...question, images: await pageImages(store, question.document) });
      try {
        if (questions.length === 0) return null;
        for await (const answer of teacher.ask(questions, options.signal)) {
          if ("failure" in answer && !answer.final) {
            result.failures[answer.failure] = (result.failures[answer.failure] ?? 0) + 1;
            continue;
          }
          const { document } = byId.get(answer.id) as (typeof mine)[number];
          await keep(store, teacher, document, task, answer, {
            filters,
            fields: specialty.fields,
            classes: chosen.classes,
            shown: !isHeldBack(document.id, task.name, heldBack),
          });
          result.answered++;
          options.onAnswer?.(result.known + result.answered, work.length);
        }
        return null;
      } catch (error) {
        const code = error instanceof ResidencyError ? error.code : null;
        if (code !== "budget-spent" && code !== "interrupted") return { error };
        result.stopped ??= code;
        return null;
      }
    }),
  );
  // The other teachers were heard out first.
  const failed = failures.find((failure) => failure !== null);
  if (failed) throw failed.error;
  if (options.signal?.aborted) result.stopped ??= "interrupted";

  for (let start = 0; start < ids.length; start += 1000) {
    const rows = await store.database
      .select({ state: suggestions.state })
      .from(suggestions)
      .where(inArray(suggestions.id, ids.slice(start, start + 1000)));
    for (const { state } of rows) result[state]++;
  }
  return result;
}

function question(
  task: TeachingTask<Record<string, unknown>>,
  context: Parameters<typeof task.prompt>[0],
  teacher: Teacher,
  document: DatasetDocument,
): Omit<TeacherQuestion, "images" | "document"> {
  const asked = { system: task.persona, prompt: task.prompt(context), schema: task.schema };
  const pages = document.pages.map((page) => page.sha256);
  return { id: suggestionId(teacher.id, task.name, [document.id, ...pages], asked), ...asked };
}

async function storedIds(store: Store, ids: readonly string[]): Promise<Set<string>> {
  const stored = new Set<string>();
  for (let start = 0; start < ids.length; start += 1000) {
    const rows = await store.database
      .select({ id: suggestions.id })
      .from(suggestions)
      .where(inArray(suggestions.id, ids.slice(start, start + 1000)));
    for (const { id } of rows) stored.add(id);
  }
  return stored;
}

/** Stores one answer and judges anew all proposals of its document that no person has decided on. */
async function keep(
  store: Store,
  teacher: Teacher,
  document: DatasetDocument,
  task: TeachingTask<Record<string, unknown>>,
  answer: TeacherAnswer,
  settings: { filters: readonly Filter[]; fields: Specialty["fields"]; classes: readonly string[]; shown: boolean },
): Promise<void> {
  const { id } = answer;
  // PostgreSQL's JSON cannot hold a NUL character, and a model can write one.
  const text = "failure" in answer ? null : answer.text.replaceAll("\u0000", "\uFFFD");
  const parsed =
    "failure" in answer
      ? { ok: false as const, reason: answer.failure }
      : answer.cut
        ? { ok: false as const, reason: "longer than it was allowed to be" }
        : task.parse(answer.text.replaceAll("\u0000", "\uFFFD").replaceAll("\\u0000", "\\ufffd"), settings.classes);
  const read = parsed.ok
    ? { filter: "schema", verdict: "passed", reason: "fits the task's schema" }
    : { filter: "schema", verdict: "failed", reason: parsed.reason };
  await store.change(
    { action: "suggestion.made", subject: id, detail: { document: document.id, task: task.name, teacher: teacher.id } },
    async (transaction) => {
      // Two answers about one document are judged one after the other, so that each sees the other.
      await transaction
        .select({ id: tables.documents.id })
        .from(tables.documents)
        .where(eq(tables.documents.id, document.id))
        .for("update");
      await transaction
        .insert(suggestions)
        .values({
          id,
          documentId: document.id,
          task: task.name,
          teacher: teacher.id,
          content: parsed.ok ? parsed.content : { unread: text },
          state: "rejected",
          filters: [read],
          shown: settings.shown,
        })
        .onConflictDoNothing();
      const stored = await transaction
        .select()
        .from(suggestions)
        .where(and(eq(suggestions.documentId, document.id), eq(suggestions.task, task.name)));
      for (const judged of judgeDocument(document, stored, settings)) {
        const { id: judgedId, ...verdict } = judged;
        await transaction.update(suggestions).set(verdict).where(eq(suggestions.id, judgedId));
      }
    },
  );
}
