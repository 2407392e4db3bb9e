import { eq } from "drizzle-orm";
import type { EvaluationResult } from "../domain/evaluation.ts";
import { type Store, tables } from "../store/index.ts";
import type { Calibrated } from "./calibrate.ts";
import type { JudgedDocument } from "./summarise.ts";

const { evaluations, fieldResults } = tables;

type FieldRow = typeof fieldResults.$inferInsert;

/** Keeps the result and, row by row, what it was computed from. A row's path is the label's; a class has the path `class`. */
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

function rowsOf(
  { documentId, score, special, raw }: JudgedDocument,
  calibrated: Calibrated | undefined,
): Omit<FieldRow, "evaluationId" | "candidate">[] {
  // What was found on the specialty's documents says nothing of general ones.
  const confidence = (path: string | null): number | null => {
    const own = path === null || !special ? undefined : raw.get(path);
    return own === undefined ? null : (calibrated?.probabilityOf(own) ?? null);
  };
  if (score.kind === "text") return [];
  if (score.kind === "class") {
    const { expected, answered, given, right } = score;
    const outcome = right ? "right" : given ? "wrong" : "failed";
    return [
      { documentId, path: "class", expected, answered, outcome, anls: right ? 1 : 0, confidence: confidence("class") },
    ];
  }
  return score.results.map(({ answeredPath, ...field }) => ({
    documentId,
    ...field,
    confidence: confidence(answeredPath),
  }));
}
