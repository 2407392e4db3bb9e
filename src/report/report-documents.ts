import type { DatasetDocument } from "../domain/dataset.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import { definitionPath } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type TaskBook, taskBook } from "../domain/task.ts";
import { parseAnswer } from "../evaluate/index.ts";
import { characterErrorRate } from "../statistics/index.ts";
import type { tables } from "../store/index.ts";
import type { Reply, ReportAnswer, ReportDocument, ReportRow } from "./report-document.ts";

export type FieldResultRow = Omit<typeof tables.fieldResults.$inferSelect, "evaluationId">;
export type PredictionRow = Pick<
  typeof tables.predictions.$inferSelect,
  "candidate" | "documentId" | "answer" | "failure" | "seconds" | "createdAt"
>;

/** What the judged rows and the answers of an evaluation say about each document that was asked about. */
export function reportDocuments(
  evaluation: EvaluationResult,
  all: readonly DatasetDocument[],
  specialty: Specialty,
  results: readonly FieldResultRow[],
  answers: readonly PredictionRow[],
): ReportDocument[] {
  const candidateIds = evaluation.candidates.map((candidate) => candidate.id);
  const resultsOf = groupBy(results, (row) => row.documentId);
  const answersOf = groupBy(answers, (row) => row.documentId);
  const book = taskBook(specialty, all);
  return all
    .filter((document) => document.split === evaluation.split)
    .flatMap((document) => {
      const task = book.taskOf(document);
      const rows = resultsOf.get(document.id) ?? [];
      if (!task || (task.kind === "fields" && rows.length === 0)) return [];
      const replies = candidateIds.map((id) =>
        chooseReply(
          (answersOf.get(document.id) ?? []).filter((row) => row.candidate === id),
          rows.filter((row) => row.candidate === id),
        ),
      );
      if (task.kind !== "fields" && replies.every((reply) => reply === null)) return [];
      return [reportDocument(document, book, specialty, candidateIds, rows, replies)];
    });
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/**
 * The answer that the judged rows were read from. A candidate may have answered other questions about the same document
 * for other evaluations, so each answer is held against the rows; the newest of those that fit best is taken.
 */
function chooseReply(answers: readonly PredictionRow[], rows: readonly FieldResultRow[]): PredictionRow | null {
  const fits = (answer: PredictionRow): number => {
    const parsed = answer.answer === null ? null : parseAnswer(answer.answer);
    const given = (path: string): string | null => (parsed?.valid ? parsed.fields.get(path)?.trim() || null : null);
    return rows.filter((row) => given(row.path) === (row.answered?.trim() || null)).length;
  };
  const ranked = answers
    .map((answer) => ({ answer, fit: fits(answer) }))
    .sort((a, b) => b.fit - a.fit || b.answer.createdAt.getTime() - a.answer.createdAt.getTime());
  return ranked[0]?.answer ?? null;
}

function reportDocument(
  document: DatasetDocument,
  book: TaskBook,
  specialty: Specialty,
  candidateIds: readonly string[],
  results: readonly FieldResultRow[],
  predictionRows: readonly (PredictionRow | null)[],
): ReportDocument {
  const task = book.taskOf(document);
  const kind = task?.kind ?? "fields";
  const parsed = predictionRows.map((row) => (row?.answer == null ? null : parseAnswer(row.answer)));
  const facts = {
    id: document.id,
    name: document.name,
    special: book.isSpecialty(document),
    kind,
    replies: predictionRows.map((row, index): Reply | null => {
      const answer = parsed[index];
      return (
        row && {
          text: row.answer,
          failure: row.failure,
          seconds: row.seconds,
          validJson: answer?.valid === true && answer.strict,
        }
      );
    }),
    pageCount: document.pages.length,
    pictures: [],
  };
  if (task && task.kind !== "fields") {
    const right = (answered: string): boolean =>
      task.kind === "text"
        ? characterErrorRate(task.expected, answered) === 0
        : normalise(answered, "text") === normalise(task.expected, "text");
    const answers = predictionRows.map((row): ReportAnswer | null => {
      if (!row) return null;
      return { answered: row.answer, outcome: row.answer === null ? "failed" : right(row.answer) ? "right" : "wrong" };
    });
    return {
      ...facts,
      rows: [{ path: task.kind, criticality: "supporting", expected: task.expected, evidence: [], answers }],
      surplus: [],
    };
  }

  const criticalities = new Map(specialty.fields.map((field) => [field.path, field.criticality]));
  const byPath = groupBy(results, (row) => row.path);
  const rows = [...byPath].map(([path, [first, ...others]]): ReportRow => {
    const found = [first as FieldResultRow, ...others];
    return {
      path,
      criticality: (facts.special && criticalities.get(definitionPath(path))) || "supporting",
      expected: (first as FieldResultRow).expected,
      evidence: document.fields?.[path]?.evidence ?? [],
      answers: candidateIds.map((id) => {
        const row = found.find((result) => result.candidate === id);
        return row ? { answered: row.answered, outcome: row.outcome } : null;
      }),
    };
  });
  rows.sort(asOnThePage(task?.fields.map((field) => field.path) ?? []));
  return { ...facts, rows, surplus: surplusValues(document, byPath, parsed) };
}

/** Single fields first, then lists row by row; within each in the order of the schema. */
function asOnThePage(schema: readonly string[]): (a: ReportRow, b: ReportRow) => number {
  const rowsOf = ({ path }: ReportRow): number[] =>
    [...path.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]) + 1);
  const places = new Map(schema.map((path, place) => [path, place]));
  const placeOf = ({ path }: ReportRow): number => places.get(definitionPath(path)) ?? schema.length;
  return (a, b) => {
    const [rowsA, rowsB] = [rowsOf(a), rowsOf(b)];
    for (let depth = 0; depth < Math.max(rowsA.length, rowsB.length); depth++) {
      const difference = (rowsA[depth] ?? 0) - (rowsB[depth] ?? 0);
      if (difference !== 0) return difference;
    }
    return placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1);
  };
}

/** Illegible and not-applicable labels are not judged, so an answer to them is neither right nor too much. */
function surplusValues(
  document: DatasetDocument,
  judged: ReadonlyMap<string, unknown>,
  parsed: readonly (ReturnType<typeof parseAnswer> | null)[],
): ReportDocument["surplus"] {
  const surplus = new Map<string, (string | null)[]>();
  for (const [index, answer] of parsed.entries()) {
    if (!answer?.valid) continue;
    for (const [path, value] of answer.fields) {
      const status = document.fields?.[path]?.status;
      if (
        value === null ||
        value.trim() === "" ||
        judged.has(path) ||
        status === "illegible" ||
        status === "not-applicable"
      )
        continue;
      if (!surplus.has(path))
        surplus.set(
          path,
          parsed.map(() => null),
        );
      (surplus.get(path) as (string | null)[])[index] = value;
    }
  }
  return [...surplus].map(([path, answers]) => ({ path, answers }));
}
