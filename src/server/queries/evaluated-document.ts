import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Box } from "../../domain/box.ts";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { ResidencyError } from "../../domain/error.ts";
import { type Criticality, definitionPath, type FieldDefinition } from "../../domain/field.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { parseAnswer, scoreFields } from "../../evaluate/index.ts";
import { type Store, tables } from "../../store/index.ts";
import { manifest } from "./dataset-members.ts";

const { fieldResults, pages, predictions } = tables;

type Result = typeof fieldResults.$inferSelect;
type Evaluation = Pick<typeof tables.evaluations.$inferSelect, "id" | "datasetId" | "candidates">;

/** What one candidate gave for one field, as it was judged, with the place that it pointed to. */
export interface EvaluatedAnswer
  extends Pick<Result, "candidate" | "answered" | "outcome" | "evidence" | "confidence"> {
  boxes: Box[];
  quote: string | null;
}

/** One document of an evaluation: its labels as the dataset version has them, and the answers side by side. */
export interface EvaluatedDocument {
  id: string;
  name: string;
  pages: number;
  fields: {
    path: string;
    criticality: Criticality | null;
    expected: string | null;
    boxes: Box[];
    answers: EvaluatedAnswer[];
  }[];
  /** The answers as they came; null where there is none, with the reason. */
  replies: { candidate: string; answer: string | null; failure: string | null; seconds: number | null }[];
}

/**
 * The judged fields of one document with the evidence that each answer gave. Outcomes are those that were stored; the
 * answers are read again only for where they pointed.
 *
 * @throws ResidencyError `document-not-found` when the evaluation did not ask about the document.
 */
export async function evaluatedDocument(
  store: Store,
  evaluation: Evaluation,
  specialty: Specialty,
  documentId: string,
): Promise<EvaluatedDocument> {
  const { database } = store;
  const candidates = evaluation.candidates.map(({ id }) => id);
  const results = await database
    .select()
    .from(fieldResults)
    .where(and(eq(fieldResults.evaluationId, evaluation.id), eq(fieldResults.documentId, documentId)))
    .orderBy(asc(fieldResults.path));
  const document = results.length > 0 ? await rowOf(store, evaluation.datasetId, documentId) : undefined;
  if (!document) throw new ResidencyError("document-not-found", "the evaluation did not ask about this document");
  const answers = await database
    .select()
    .from(predictions)
    .where(and(eq(predictions.documentId, documentId), inArray(predictions.candidate, candidates)));
  const [sheets] = await database.select({ n: count() }).from(pages).where(eq(pages.documentId, documentId));
  const definitions = definitionsOf(specialty, document);
  const special = specialty.families.includes(document.family ?? "");
  const replies = candidates.map((candidate) => {
    const judged = results.filter((row) => row.candidate === candidate);
    const read = answers
      .filter((row) => row.candidate === candidate)
      .map((row) => ({ row, given: givenPlaces(row.answer, document, definitions) }));
    return { candidate, reply: bestFit(read, judged) };
  });
  const fields = [...new Set(results.map(({ path }) => path))].sort(byPlace(definitions)).map((path) => {
    const rows = results.filter((row) => row.path === path);
    return {
      path,
      criticality: (special && definitions.get(definitionPath(path))?.criticality) || null,
      expected: rows[0]?.expected ?? null,
      boxes: document.fields?.[path]?.evidence ?? [],
      answers: replies.flatMap(({ candidate, reply }) => {
        const row = rows.find((one) => one.candidate === candidate);
        if (!row) return [];
        const { answered, outcome, evidence, confidence } = row;
        const place = reply?.given.get(path);
        return [
          {
            candidate,
            answered,
            outcome,
            evidence,
            confidence,
            boxes: place?.boxes ?? [],
            quote: place?.quote ?? null,
          },
        ];
      }),
    };
  });
  return {
    id: document.id,
    name: document.name,
    pages: sheets?.n ?? 0,
    fields,
    replies: replies.map(({ candidate, reply }) => ({
      candidate,
      answer: reply?.row.answer ?? null,
      failure: reply ? reply.row.failure : "no answer is kept",
      seconds: reply?.row.seconds ?? null,
    })),
  };
}

/** Manifests are sorted by id, so the search ends where the row would stand. */
async function rowOf(store: Store, datasetId: string, documentId: string): Promise<DatasetDocument | undefined> {
  for await (const document of manifest(store, datasetId)) {
    if (document.id === documentId) return document;
    if (document.id > documentId) return undefined;
  }
  return undefined;
}

function definitionsOf(specialty: Specialty, document: DatasetDocument): Map<string, FieldDefinition> {
  const family = document.family ?? "";
  const own = specialty.families.includes(family) ? specialty.fields : specialty.general[family]?.fields;
  if (own) return new Map(own.map((field) => [field.path, field]));
  const paths = new Set(Object.keys(document.fields ?? {}).map(definitionPath));
  return new Map(
    [...paths].map((path): [string, FieldDefinition] => [
      path,
      { path, type: "text", criticality: "supporting", normaliser: "text", evidence: "optional" },
    ]),
  );
}

interface Given {
  answered: string | null;
  boxes: Box[];
  quote: string | null;
}

/** By the label's path, what an answer gives and where it says that it stands; rows that the page has not come after the label's. */
function givenPlaces(
  answer: string | null,
  document: DatasetDocument,
  definitions: ReadonlyMap<string, FieldDefinition>,
): Map<string, Given> {
  const parsed = answer === null ? null : parseAnswer(answer, definitions.keys());
  const { results, extra } = scoreFields(document.fields ?? {}, parsed, definitions, document.text);
  return new Map(
    [...results, ...extra].map(({ path, answeredPath, answered }) => {
      const evidence = parsed?.valid && answeredPath !== null ? parsed.evidence.get(answeredPath) : undefined;
      return [path, { answered, boxes: evidence?.boxes ?? [], quote: evidence?.quote ?? null }];
    }),
  );
}

/**
 * The answer that the judged rows were read from: a candidate may have answered other questions about the document for
 * other evaluations. The newest of those that fit best.
 */
function bestFit<Reply extends { row: typeof predictions.$inferSelect; given: Map<string, Given> }>(
  replies: readonly Reply[],
  judged: readonly Result[],
): Reply | undefined {
  const agreeing = ({ given }: Reply): number =>
    judged.filter((row) => (given.get(row.path)?.answered?.trim() || null) === (row.answered?.trim() || null)).length;
  return replies
    .map((reply) => ({ reply, fits: agreeing(reply) }))
    .sort((a, b) => b.fits - a.fits || b.reply.row.createdAt.getTime() - a.reply.row.createdAt.getTime())[0]?.reply;
}

/** Single fields first, then lists row by row, each in the order of the schema. */
function byPlace(definitions: ReadonlyMap<string, FieldDefinition>): (a: string, b: string) => number {
  const order = new Map([...definitions.keys()].map((path, index) => [path, index]));
  const rowOfList = (path: string): number => Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1);
  const placeOf = (path: string): number => order.get(definitionPath(path)) ?? order.size;
  return (a, b) => rowOfList(a) - rowOfList(b) || placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
}
