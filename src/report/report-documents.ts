import type { DatasetDocument } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import { definitionPath, type FieldDefinition } from "../domain/field.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Task, taskBook } from "../domain/task.ts";
import { groupsOf, type JudgedAnswer, judgeAnswer } from "../evaluate/index.ts";
import { characterErrorRate } from "../statistics/index.ts";
import type { tables } from "../store/index.ts";
import { answerMarks, confidenceMarks, fieldMarks, mark, twinMarks } from "./marks.ts";
import type { Reply, ReportAnswer, ReportDocument, ReportRow } from "./report-document.ts";

export type FieldResultRow = Omit<typeof tables.fieldResults.$inferSelect, "evaluationId">;
export type PredictionRow = Pick<
  typeof tables.predictions.$inferSelect,
  "candidate" | "documentId" | "answer" | "failure" | "seconds" | "createdAt" | "tokenLogProbabilities"
>;

/**
 * What the judged rows and the answers of an evaluation say about each document that was asked about.
 * @param qualities of the documents' pages, for slices; by document id.
 */
export function reportDocuments(
  evaluation: EvaluationResult,
  all: readonly DatasetDocument[],
  specialty: Specialty,
  results: readonly FieldResultRow[],
  answers: readonly PredictionRow[],
  qualities: ReadonlyMap<string, PageQuality[]> = new Map(),
): ReportDocument[] {
  const { candidates } = evaluation;
  const resultsOf = groupBy(results, (row) => row.documentId);
  const answersOf = groupBy(answers, (row) => row.documentId);
  const book = taskBook(specialty, all);
  // The slices are those of the evaluation; the specialty may have changed since.
  const sliceBy = [...new Set(candidates.flatMap(({ slices }) => (slices ?? []).map((slice) => slice.by)))];
  return all
    .filter((document) => document.split === evaluation.split)
    .flatMap((document) => {
      const task = book.taskOf(document);
      const rows = resultsOf.get(document.id) ?? [];
      if (!task || (task.kind === "fields" && rows.length === 0)) return [];
      const replies = candidates.map(({ id }) => {
        const own = (answersOf.get(document.id) ?? []).filter((row) => row.candidate === id);
        const judged = rows.filter((row) => row.candidate === id);
        return chooseReply(
          own.map((answer) => ({
            answer,
            judged: judgeAnswer(
              task,
              answer.answer,
              answer.tokenLogProbabilities,
              document.text,
              specialty.evaluation?.terms,
            ),
          })),
          judged,
        );
      });
      if (task.kind !== "fields" && replies.every((reply) => reply === null)) return [];
      const groups = groupsOf(document, qualities.get(document.id) ?? [], sliceBy);
      return [reportDocument(document, task, book.isSpecialty(document), evaluation, rows, replies, groups)];
    });
}

/** An answer with what it counts as. */
interface JudgedReply {
  answer: PredictionRow;
  judged: JudgedAnswer;
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
function chooseReply(replies: readonly JudgedReply[], rows: readonly FieldResultRow[]): JudgedReply | null {
  const fits = ({ judged: { score } }: JudgedReply): number => {
    if (score.kind !== "fields") return 0;
    const given = new Map(
      [...score.results, ...score.extra].map(({ path, answered }) => [path, answered?.trim() || null]),
    );
    return rows.filter((row) => (given.get(row.path) ?? null) === (row.answered?.trim() || null)).length;
  };
  const ranked = replies
    .map((reply) => ({ reply, fit: fits(reply) }))
    .sort((a, b) => b.fit - a.fit || b.reply.answer.createdAt.getTime() - a.reply.answer.createdAt.getTime());
  return ranked[0]?.reply ?? null;
}

function reportDocument(
  document: DatasetDocument,
  task: Task,
  special: boolean,
  { candidates }: EvaluationResult,
  results: readonly FieldResultRow[],
  replies: readonly (JudgedReply | null)[],
  groups: Record<string, string>,
): ReportDocument {
  const facts = {
    id: document.id,
    name: document.name,
    special,
    kind: task.kind,
    groups: [
      ...Object.entries(groups).map(([by, value]) => `${by}=${value}`),
      ...(task.kind === "class" ? [`label=${task.expected}`] : []),
    ],
    marks: replies.map((reply, place) => [
      ...(reply && special ? answerMarks(reply.judged) : []),
      ...twinMarks(candidates[place]?.twins, document.id),
    ]),
    replies: replies.map((reply): Reply | null => {
      if (!reply) return null;
      const { answer, failure, seconds } = reply.answer;
      const { score } = reply.judged;
      return { text: answer, failure, seconds, validJson: score.kind === "fields" && score.strictJson };
    }),
    pageCount: document.pages.length,
    pictures: [],
  };
  if (task.kind !== "fields") {
    const answers = replies.map((reply, place): ReportAnswer | null => {
      if (!reply) return null;
      const { answer } = reply.answer;
      const { score, raw } = reply.judged;
      const right =
        score.kind === "class"
          ? score.right
          : score.kind === "text" && characterErrorRate(score.expected, score.answered) === 0;
      const label =
        score.kind === "class" && score.given
          ? [score.answered === null ? mark.classOutside : mark.classAs(score.answered)]
          : [];
      const confidence =
        special && score.kind === "class" && score.given
          ? confidenceMarks(candidates[place]?.calibration, raw.get("class"))
          : [];
      return {
        answered: answer,
        outcome: answer === null ? "failed" : right ? "right" : "wrong",
        marks: [...label, ...confidence],
      };
    });
    return {
      ...facts,
      rows: [
        {
          path: task.kind,
          criticality: special && task.kind === "class" ? "decision" : "supporting",
          expected: task.expected,
          evidence: [],
          answers,
        },
      ],
      surplus: [],
    };
  }

  const definitions = new Map(task.fields.map((field) => [field.path, field]));
  const judgedBy = replies.map((reply) => {
    const score = reply?.judged.score;
    return new Map(score?.kind === "fields" ? score.results.map((result) => [result.path, result]) : []);
  });
  // What was invented is told as surplus.
  const labelled = results.filter((row) => row.path in task.expected);
  const rows = [...groupBy(labelled, (row) => row.path)].map(([path, found]): ReportRow => {
    const definition = definitions.get(definitionPath(path));
    return {
      path,
      criticality: (special && definition?.criticality) || "supporting",
      expected: found[0]?.expected ?? null,
      evidence: document.fields?.[path]?.evidence ?? [],
      answers: candidates.map(({ id, calibration }, place) => {
        const row = found.find((result) => result.candidate === id);
        const [judged, reply] = [judgedBy[place]?.get(path), replies[place]];
        if (!row) return null;
        const marks = special && judged && reply ? fieldMarks(judged, definition, reply.judged.raw, calibration) : [];
        return { answered: row.answered, outcome: row.outcome, marks };
      }),
    };
  });
  rows.sort(asOnThePage(task.fields.map((field) => field.path)));
  return { ...facts, rows, surplus: surplusValues(replies, candidates, special, definitions) };
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

/** Values for rows and places that the page does not have, by the path under which each candidate's are counted. */
function surplusValues(
  replies: readonly (JudgedReply | null)[],
  candidates: EvaluationResult["candidates"],
  special: boolean,
  definitions: ReadonlyMap<string, FieldDefinition>,
): ReportDocument["surplus"] {
  const surplus = new Map<string, ReportDocument["surplus"][number]["answers"]>();
  for (const [place, reply] of replies.entries()) {
    if (reply?.judged.score.kind !== "fields") continue;
    for (const { path, answeredPath, answered } of reply.judged.score.extra) {
      const answers = surplus.get(path) ?? replies.map(() => null);
      const raw = reply.judged.raw.get(answeredPath);
      answers[place] = { answered, marks: special ? confidenceMarks(candidates[place]?.calibration, raw) : [] };
      surplus.set(path, answers);
    }
  }
  return [...surplus].map(([path, answers]) => {
    const definition = definitions.get(definitionPath(path));
    return { path, criticality: definition ? (special && definition.criticality) || "supporting" : null, answers };
  });
}
