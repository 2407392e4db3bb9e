import { and, eq, inArray } from "drizzle-orm";
import { definitionPath } from "../domain/field.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { CurvePoint, Variation } from "../domain/variation.ts";
import { evaluate } from "../evaluate/index.ts";
import { resolveModel } from "../inference/index.ts";
import { clusteredMean } from "../statistics/index.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import { prepareRun, trainRun } from "../train/index.ts";

/** What each kind of curve measures when nothing else is asked: shares of the labels kept, shares of them made wrong. */
const CURVE_SHARES: Record<Variation["kind"], readonly number[]> = {
  labels: [0.125, 0.25, 0.5, 1],
  noise: [0, 0.2, 0.3, 0.5, 0.7],
};

export interface CurveOptions {
  kind: Variation["kind"];
  shares?: readonly number[];
  /** Dataset id; the newest when left out. */
  dataset?: string;
  projectFolder: string;
  /** At most so many documents of the dev split's specialty part, and as many of its general one. */
  limit?: number;
  signal?: AbortSignal;
  onProgress?: (share: number, what: "train" | "evaluate", done: number, total: number) => void;
}

/**
 * Trains the specialty's recipe once for each share and judges every run on the same held-out documents. Each point is a
 * run of its own that resumes; the point that changes nothing is the specialist itself. The points are kept with the dataset.
 *
 * @throws as `prepareRun`, `trainRun` and `evaluate`; RangeError for a share outside 0..1.
 */
export async function measureCurve(store: Store, specialty: Specialty, options: CurveOptions): Promise<CurvePoint[]> {
  const { kind, projectFolder } = options;
  const dataset = await readDataset(store, options.dataset);
  const unchanged = kind === "labels" ? 1 : 0;
  const points: CurvePoint[] = [];
  for (const share of options.shares ?? CURVE_SHARES[kind]) {
    if (!(share >= 0 && share <= 1) || (kind === "labels" && share === 0))
      throw new RangeError(`${share} is not a share between 0 and 1`);
    const run = await prepareRun(store, specialty, {
      projectFolder,
      dataset: dataset.id,
      ...(share === unchanged ? {} : { variation: { kind, share, seed: specialty.recipe.seed } }),
    });
    const result = await trainRun(store, run, {
      ...(options.signal ? { signal: options.signal } : {}),
      onEvent: (event) => {
        if (event.type === "log") options.onProgress?.(share, "train", event.step, event.of);
      },
    });
    if (result.state !== "done") break;
    const candidate = await resolveModel(store, run.id, { projectFolder, base: specialty.base });
    const evaluation = await evaluate(store, specialty, [candidate], {
      dataset: dataset.id,
      // A curve is for planning: the test split stays unseen until a specialist is proven on it.
      split: "dev",
      ...(options.limit ? { limit: options.limit } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
      onAnswer: (_name, done, total) => options.onProgress?.(share, "evaluate", done, total),
    });
    const retention = evaluation.candidates[0]?.retention.exact.score;
    points.push({
      share,
      runId: run.id,
      documents: run.specialtyRows,
      ...(await decisionScore(store, specialty, evaluation.id)),
      generalScore: retention?.kind === "scored" ? retention.value : null,
    });
  }
  await store.change(
    {
      action: "curve.measured",
      subject: dataset.id,
      detail: { kind, points: points.map(({ share, runId }) => ({ share, runId })) },
    },
    (transaction) =>
      transaction
        .insert(tables.curves)
        .values({ datasetId: dataset.id, kind, points })
        .onConflictDoUpdate({ target: [tables.curves.datasetId, tables.curves.kind], set: { points } }),
  );
  return points;
}

/**
 * Exact match on decision fields and classes, or on all fields where none is marked, with an interval that knows that fields of
 * one document, and documents of one subject, go together. What was invented counts as wrong.
 */
async function decisionScore(
  store: Store,
  specialty: Specialty,
  evaluationId: string,
): Promise<Pick<CurvePoint, "right" | "n" | "score" | "interval">> {
  const { fieldResults, documents } = tables;
  const rows = await store.database
    .select({
      documentId: fieldResults.documentId,
      subject: documents.subject,
      path: fieldResults.path,
      outcome: fieldResults.outcome,
    })
    .from(fieldResults)
    .innerJoin(documents, eq(documents.id, fieldResults.documentId))
    .where(and(eq(fieldResults.evaluationId, evaluationId), inArray(documents.family, specialty.families)));
  const decisive = new Set(
    specialty.fields.filter((field) => field.criticality === "decision").map((field) => field.path),
  );
  const decides = ({ path }: { path: string }): boolean => path === "class" || decisive.has(definitionPath(path));
  const marked = decisive.size > 0 || rows.some(decides);
  const judged = marked ? rows.filter(decides) : rows;
  const values = judged.map((row) => (row.outcome === "right" ? 1 : 0));
  const mean = clusteredMean(
    values,
    judged.map((row) => (row.subject === null ? `document ${row.documentId}` : `subject ${row.subject}`)),
  );
  return {
    right: values.filter((value) => value === 1).length,
    n: values.length,
    score: mean.kind === "scored" ? mean.value : null,
    interval:
      mean.kind === "scored"
        ? { ...mean.interval, low: Math.max(0, mean.interval.low), high: Math.min(1, mean.interval.high) }
        : null,
  };
}
