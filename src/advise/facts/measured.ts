import { and, asc, desc, eq } from "drizzle-orm";
import type { DatasetDocument } from "../../domain/dataset.ts";
import type { PhiState } from "../../domain/endpoint.ts";
import type { CandidateScores, EvaluationResult } from "../../domain/evaluation.ts";
import { definitionPath } from "../../domain/field.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { type Store, tables } from "../../store/index.ts";
import { type Counted, countRight, faultless, type Judged } from "../count.ts";
import type { JudgedField } from "./attribute.ts";
import { type BaselineKind, baselineKind, type MeasuredBaseline } from "./baseline.ts";
import { mayAsk } from "./may-ask.ts";
import { SPLIT } from "./split.ts";

/** A candidate of a stored evaluation with the rows behind its score. */
export interface Measured {
  baseline: MeasuredBaseline;
  /** Every judged field of the specialty's documents. */
  fields: JudgedField[];
  judged: Judged[];
  scores: CandidateScores;
  result: EvaluationResult;
}

interface Reading {
  datasetId: string;
  held: ReadonlyMap<string, DatasetDocument>;
  paths: ReadonlySet<string>;
  finishedRuns: ReadonlySet<string>;
  phi: Record<PhiState, number>;
}

/** The evaluation of each baseline that was made on the most documents; of equals the newest. */
export async function readMeasured(store: Store, specialty: Specialty, reading: Reading): Promise<Measured[]> {
  const { evaluations } = tables;
  const rows = await store.database
    .select({ id: evaluations.id, result: evaluations.result })
    .from(evaluations)
    .where(and(eq(evaluations.datasetId, reading.datasetId), eq(evaluations.split, SPLIT)))
    .orderBy(desc(evaluations.createdAt));
  const best = new Map<string, { result: EvaluationResult; scores: CandidateScores; kind: BaselineKind }>();
  for (const row of rows) {
    if (!row.result) continue;
    const result = row.result as unknown as EvaluationResult;
    if (result.specialty !== specialty.name) continue;
    for (const scores of result.candidates) {
      const kind = baselineKind(scores, specialty, reading.finishedRuns);
      if (!kind) continue;
      // A generalist goes by its own name; of the others there is one of each kind.
      const key = kind === "generalist" ? scores.name : kind;
      const known = best.get(key);
      if (!known || known.result.documents < result.documents) best.set(key, { result, scores, kind });
    }
  }
  const measured: Measured[] = [];
  for (const { result, scores, kind } of best.values()) {
    const fields = await readFields(store, result.id, scores.id, reading.held);
    const judged = fields
      .filter((field) => reading.paths.has(definitionPath(field.path)))
      .map(({ documentId, path, outcome }) => ({
        documentId,
        subject: reading.held.get(documentId)?.subject,
        path,
        right: outcome === "right",
      }));
    const endpoint = specialty.endpoints.find((candidate) => candidate.name === scores.name);
    measured.push({
      fields,
      judged,
      scores,
      result,
      baseline: {
        kind,
        measured: true,
        name: scores.name,
        evaluationId: result.id,
        candidateId: scores.id,
        fields: judged.length > 0 ? countRight(judged) : countedOf(scores),
        faultless:
          judged.length > 0 ? faultless(judged) : { right: scores.classAccuracy.right, n: scores.classAccuracy.n },
        validJson: scores.validJson.score.kind === "scored" ? scores.validJson.score.value : null,
        secondsPerDocument: scores.secondsPerDocument.kind === "scored" ? scores.secondsPerDocument.value : null,
        allowed: kind !== "generalist" || allowed(specialty, scores.name, reading.phi),
        place: endpoint?.place ?? null,
      },
    });
  }
  return measured;
}

/** Answers that are a class have no field rows; a document is then one row. */
function countedOf({ classAccuracy }: CandidateScores): Counted {
  const { right, n, score, interval } = classAccuracy;
  return { right, n, documents: n, share: score.kind === "scored" ? score.value : null, interval };
}

/** Whether the specialty's documents may be sent to the endpoint of that name. */
export function allowed(specialty: Specialty, name: string, phi: Record<PhiState, number>): boolean {
  const endpoint = specialty.endpoints.find((candidate) => candidate.name === name);
  return endpoint !== undefined && mayAsk(endpoint, phi, specialty);
}

async function readFields(
  store: Store,
  evaluationId: string,
  candidate: string,
  held: ReadonlyMap<string, DatasetDocument>,
): Promise<JudgedField[]> {
  const { fieldResults } = tables;
  const rows = await store.database
    .select({
      documentId: fieldResults.documentId,
      path: fieldResults.path,
      expected: fieldResults.expected,
      answered: fieldResults.answered,
      outcome: fieldResults.outcome,
    })
    .from(fieldResults)
    .where(and(eq(fieldResults.evaluationId, evaluationId), eq(fieldResults.candidate, candidate)))
    .orderBy(asc(fieldResults.documentId), asc(fieldResults.path));
  return rows.filter((row) => held.has(row.documentId));
}
