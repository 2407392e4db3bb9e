import { and, desc, eq, inArray, isNull, like, sql } from "drizzle-orm";
import type { DatasetDocument, DatasetSummary } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import type { Recipe } from "../domain/recipe.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type BlobStore, readDataset, type Store, tables } from "../store/index.ts";
import { lossCurve } from "../train/index.ts";
import { mostInstructiveFirst } from "./most-instructive.ts";
import { picturePages } from "./page-picture.ts";
import { hasErrors, type ReportDocument } from "./report-document.ts";
import { reportDocuments } from "./report-documents.ts";

const { datasets, evaluations, fieldResults, pages, predictions, runs } = tables;

export interface ReportData {
  evaluation: EvaluationResult;
  specialty: Pick<Specialty, "families" | "fields" | "split" | "base">;
  summary: DatasetSummary;
  /** The newest finished run of the dataset, when a candidate is an adapter. */
  run: {
    id: string;
    base: string;
    recipe: Recipe;
    curve: { step: number; loss: number | null; evalLoss: number | null }[];
  } | null;
  /** Most instructive first; cut to what a file can hold. */
  documents: ReportDocument[];
  counts: {
    /** Documents that were asked about. */
    asked: number;
    /** Of these, documents with a field that some candidate did not get right. */
    withErrors: number;
  };
}

/** Bounds that keep a report a file that can be mailed and opened. */
export interface ReportLimits {
  /** Documents whose page pictures are embedded. */
  picturedDocuments: number;
  pictureBytes: number;
  /** Characters of values and answers. */
  textCharacters: number;
}

const LIMITS: ReportLimits = { picturedDocuments: 40, pictureBytes: 8_000_000, textCharacters: 2_000_000 };

/**
 * Collects what a report tells about one evaluation; the newest one when no id (or beginning of an id) is given.
 *
 * @throws ResidencyError `evaluation-not-found`; what reading the dataset throws.
 */
export async function readReport(
  store: Store,
  evaluationIdPrefix?: string,
  limits: Partial<ReportLimits> = {},
): Promise<ReportData> {
  const evaluation = await readEvaluation(store, evaluationIdPrefix);
  const dataset = await readDataset(store, evaluation.datasetId);
  const [row] = await store.database
    .select({ specialty: datasets.specialty })
    .from(datasets)
    .where(eq(datasets.id, dataset.id));
  const specialty = (row as { specialty: Specialty }).specialty;
  const results = await store.database.select().from(fieldResults).where(eq(fieldResults.evaluationId, evaluation.id));
  const candidateIds = evaluation.candidates.map((candidate) => candidate.id);
  const answers = await store.database.select().from(predictions).where(inArray(predictions.candidate, candidateIds));
  const measured = await store.database
    .select({ documentId: pages.documentId, quality: pages.quality })
    .from(pages)
    .where(inArray(pages.documentId, [...new Set(results.map((result) => result.documentId))]));
  const qualities = new Map<string, PageQuality[]>();
  for (const { documentId, quality } of measured)
    qualities.set(documentId, [...(qualities.get(documentId) ?? []), quality]);
  const asked = reportDocuments(evaluation, dataset.documents, specialty, results, answers, qualities);
  const documents = await embeddedDocuments(store.blobs, asked, dataset.documents, limits);
  const { families, fields, split, base } = specialty;
  return {
    evaluation,
    specialty: { families, fields, split, base },
    summary: dataset.summary,
    run: evaluation.candidates.some((candidate) => /^[0-9a-f]{16}\+[0-9a-f]{16}$/.test(candidate.id))
      ? await newestRun(store, dataset.id)
      : null,
    documents,
    counts: { asked: asked.length, withErrors: asked.filter(hasErrors).length },
  };
}

async function readEvaluation(store: Store, prefix?: string): Promise<EvaluationResult> {
  if (prefix !== undefined && !/^[0-9a-f]{4,64}$/.test(prefix))
    throw new ResidencyError("evaluation-not-found", `"${prefix}" is not an evaluation id`);
  const rows = await store.database
    .select()
    .from(evaluations)
    .where(prefix ? like(evaluations.id, `${prefix}%`) : undefined)
    // A report compares; the points of a curve are evaluations of one candidate.
    .orderBy(desc(sql`jsonb_array_length(${evaluations.candidates}) > 1`), desc(evaluations.createdAt))
    .limit(2);
  const [row] = rows;
  if (!row)
    throw new ResidencyError(
      "evaluation-not-found",
      prefix ? `there is no evaluation ${prefix}` : "there is no evaluation yet",
    );
  if (prefix && rows.length > 1)
    throw new ResidencyError("evaluation-not-found", `more than one evaluation begins with ${prefix}`);
  if (!row.result) throw new ResidencyError("evaluation-not-found", `evaluation ${row.id} has no result`);
  return row.result as unknown as EvaluationResult;
}

async function newestRun(store: Store, datasetId: string): Promise<ReportData["run"]> {
  const [run] = await store.database
    .select()
    .from(runs)
    .where(and(eq(runs.datasetId, datasetId), eq(runs.state, "done"), isNull(runs.variation)))
    .orderBy(desc(runs.createdAt))
    .limit(1);
  return run ? { id: run.id, base: run.base, recipe: run.recipe, curve: await lossCurve(store, run.id) } : null;
}

/** The file holds each mark once and a number where it stands. */
const withoutMarks = (key: string, value: unknown): unknown =>
  key === "marks" && Array.isArray(value) ? value.length : value;

/** The most instructive documents that a file can hold, in that order, with pictures as far as they fit. */
export async function embeddedDocuments(
  blobs: Pick<BlobStore, "get">,
  asked: readonly ReportDocument[],
  sources: readonly DatasetDocument[],
  limits: Partial<ReportLimits> = {},
): Promise<ReportDocument[]> {
  const { picturedDocuments, pictureBytes, textCharacters } = { ...LIMITS, ...limits };
  let [characters, bytes, pictured] = [0, 0, 0];
  const documents = mostInstructiveFirst(asked).filter(
    (document) => (characters += JSON.stringify(document, withoutMarks).length) <= textCharacters,
  );
  const sourceOf = new Map(sources.map((document) => [document.id, document]));
  for (const document of documents) {
    if (pictured === picturedDocuments || bytes >= pictureBytes) break;
    if (!hasErrors(document)) continue;
    document.pictures = await picturePages(blobs, sourceOf.get(document.id)?.pages ?? [], document.rows);
    for (const picture of document.pictures) bytes += picture.dataUri.length;
    if (document.pictures.length > 0) pictured++;
  }
  return documents;
}
