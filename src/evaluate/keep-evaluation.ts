import { eq, sql } from "drizzle-orm";
import { sha256OfJson } from "../domain/digest.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import { fieldRowsSha256 } from "../domain/field-rows-digest.ts";
import { type Store, tables } from "../store/index.ts";
import type { Calibrated } from "./calibrate.ts";
import { countedRows, type JudgedDocument } from "./judged-document.ts";

const { evaluations, fieldResults } = tables;

type FieldRow = typeof fieldResults.$inferInsert;

/**
 * Keeps the result and, row by row, what it was computed from. A row's path is the label's; a class has the path `class`, and
 * an invented row's values come after those of the labelled rows, expected to be null. The audit chain gets the hash of both,
 * so that neither can be changed afterwards.
 */
export async function keepEvaluation(
  store: Store,
  result: EvaluationResult,
  judged: ReadonlyMap<string, readonly JudgedDocument[]>,
  calibrated: ReadonlyMap<string, Calibrated>,
): Promise<void> {
  const rows = [...judged].flatMap(([candidate, documents]) =>
    documents.flatMap((document) =>
      rowsOf(document, calibrated.get(candidate)).map((row) => ({ evaluationId: result.id, candidate, ...row })),
    ),
  );
  const candidates = result.candidates.map(({ name, id }) => ({ name, id }));
  await store.change(
    {
      action: "evaluation.made",
      subject: result.id,
      detail: {
        dataset: result.datasetId,
        split: result.split,
        candidates,
        fields: rows.length,
        resultSha256: sha256OfJson(result),
        fieldRowsSha256: fieldRowsSha256(rows),
      },
    },
    async (transaction) => {
      await transaction
        .insert(evaluations)
        .values({ id: result.id, datasetId: result.datasetId, split: result.split, candidates, result: { ...result } })
        .onConflictDoUpdate({ target: evaluations.id, set: { result: { ...result }, createdAt: sql`now()` } });
      await transaction.delete(fieldResults).where(eq(fieldResults.evaluationId, result.id));
      for (let start = 0; start < rows.length; start += 1000)
        await transaction.insert(fieldResults).values(rows.slice(start, start + 1000));
    },
  );
}

function rowsOf(
  document: JudgedDocument,
  calibrated: Calibrated | undefined,
): Omit<FieldRow, "evaluationId" | "candidate">[] {
  const { documentId, score, special, raw } = document;
  if (score.kind === "text") return [];
  const judged = score.kind === "fields" ? [...score.results, ...score.extra] : [];
  const places = new Map(judged.map(({ path, answeredPath }) => [path, answeredPath]));
  const evidences = new Map(score.kind === "fields" ? score.results.map(({ path, evidence }) => [path, evidence]) : []);
  return countedRows(document).map(({ path, expected, answered, outcome, anls }) => {
    const place = score.kind === "class" ? path : places.get(path);
    // What was found on the specialty's documents says nothing of general ones.
    const own = special && typeof place === "string" ? raw.get(place) : undefined;
    return {
      documentId,
      path,
      expected,
      answered: answered === null ? null : storable(answered),
      outcome,
      anls,
      evidence: evidences.get(path) ?? null,
      confidence: own === undefined ? null : (calibrated?.probabilityOf(own) ?? null),
    };
  });
}

/** PostgreSQL's text holds neither NUL nor half a surrogate pair; JSON of an answer can spell both. */
const storable = (text: string): string => Buffer.from(text.replaceAll("\u0000", "\uFFFD")).toString();
