import { and, desc, eq, isNull } from "drizzle-orm";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { ResidencyError } from "../../domain/error.ts";
import { definitionPath } from "../../domain/field.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { taskBook } from "../../domain/task.ts";
import { readDataset, type Store, tables } from "../../store/index.ts";
import type { Judged } from "../count.ts";
import { disputesOf } from "./agreement.ts";
import { attributeErrors, causeShares } from "./attribute.ts";
import { differencesOf, withUnmeasured } from "./baselines.ts";
import { curveFacts } from "./curve-facts.ts";
import { readCut } from "./cut-answers.ts";
import type { Facts } from "./facts.ts";
import type { FactsOptions } from "./facts-options.ts";
import { readRevisions } from "./label-revisions.ts";
import { phiStates } from "./may-ask.ts";
import { type Measured, readMeasured } from "./measured.ts";
import { needsOf } from "./needs.ts";
import { readQuality } from "./page-quality.ts";
import { plausibility } from "./plausibility.ts";
import { bestChange, changesByField } from "./prompt-changes.ts";
import { proofFacts } from "./proof-facts.ts";
import { readLog } from "./run-log.ts";
import { readSpend } from "./spend.ts";
import { SPLIT } from "./split.ts";
import { slicesOf } from "./weak-slices.ts";

/**
 * Reads what was measured about a dataset version.
 *
 * @throws ResidencyError `advice-impossible` without documents in the dev split or without an evaluation of the base model
 *   on them; `dataset-not-found`.
 */
export async function collectFacts(store: Store, specialty: Specialty, options: FactsOptions): Promise<Facts> {
  const dataset = await readDataset(store, options.dataset);
  const book = taskBook(specialty, dataset.documents);
  const special = dataset.documents.filter((document) => book.isSpecialty(document) && book.taskOf(document) !== null);
  const training = special.filter((document) => document.split === "train");
  const held = special.filter((document) => document.split === SPLIT);
  if (held.length === 0)
    throw new ResidencyError("advice-impossible", `the ${SPLIT} split has no labelled document of the specialty`);

  const runs = await store.database
    .select()
    .from(tables.runs)
    .where(and(eq(tables.runs.state, "done"), isNull(tables.runs.variation)))
    .orderBy(desc(tables.runs.createdAt));
  const scope = specialty.fields.some((field) => field.criticality === "decision") ? "decision" : "all";
  const paths = new Set(
    specialty.fields.filter((field) => scope === "all" || field.criticality === "decision").map((field) => field.path),
  );
  const phi = phiStates(special);
  const measured = await readMeasured(store, specialty, {
    datasetId: dataset.id,
    held: new Map(held.map((document) => [document.id, document])),
    paths,
    finishedRuns: new Set(runs.map((run) => run.id)),
    phi,
  });
  const today = measured.find((candidate) => candidate.baseline.kind === "zero-shot");
  if (!today)
    throw new ResidencyError("advice-impossible", `the base model was not evaluated on the ${SPLIT} split yet`);

  const quality = await readQuality(store, held, today.judged);
  const disputes = disputesOf(await readRevisions(store, specialty), specialty.fields);
  const rights = new Map(measured.map((candidate) => [candidate, rightKeys(candidate.judged)]));
  const cut = await readCut(store, today);
  const changes = new Map(
    measured
      .filter(({ baseline }) => baseline.kind === "format" || baseline.kind === "few-shot")
      .map((candidate) => [candidate, changesByField(today.judged, candidate.judged)] as const),
  );
  const errors = attributeErrors(today.fields, {
    definitions: specialty.fields,
    scope: paths,
    illegible: quality.because,
    rightUnder(documentId, path) {
      const key = `${documentId} ${path}`;
      const [prompted, others]: [string[], string[]] = [[], []];
      for (const [candidate, keys] of rights) {
        if (candidate === today || !keys.has(key)) continue;
        const change = changes.get(candidate)?.get(definitionPath(path));
        // A prompt that breaks as many of these fields as it mends has mended none: they only change places.
        if (change && change.mended > change.broken) prompted.push(candidate.baseline.name);
        else if (!changes.has(candidate)) others.push(candidate.baseline.name);
      }
      return { prompted, others };
    },
    disputes,
    plausibility: plausibility(
      training.map((document) => document.fields ?? {}),
      specialty.fields,
    ),
    cut: (documentId) => cut.has(documentId),
  });
  const run = runs.find((candidate) => candidate.datasetId === dataset.id);
  const log = run ? await readLog(store, run.id) : null;
  const tuned = measured.find((candidate) => candidate.baseline.kind === "tuned");
  const values = training.reduce((sum, document) => sum + Object.keys(document.fields ?? {}).length, 0);
  const [curveRow] = await store.database
    .select({ points: tables.curves.points })
    .from(tables.curves)
    .where(and(eq(tables.curves.datasetId, dataset.id), eq(tables.curves.kind, "labels")));
  const weakSlices = slicesOf(held, today.judged);
  const labelNoise = dataset.summary.screening?.labelNoise;
  const fertility = dataset.summary.screening?.fertility;
  return {
    specialty: specialty.name,
    datasetId: dataset.id,
    split: SPLIT,
    scope,
    target: options.target,
    margin: options.margin,
    labels: {
      documents: training.length,
      values,
      valuesPerDocument: training.length === 0 ? 0 : values / training.length,
    },
    pagesPerDocument: special.reduce((sum, document) => sum + document.pages.length, 0) / special.length,
    tasks: tasksOf(training, (document) => book.taskOf(document)?.kind ?? "none"),
    phi,
    generalTrainingDocuments: dataset.documents.filter(
      (document) => document.split === "train" && document.selected && !book.isSpecialty(document),
    ).length,
    labelNoise:
      labelNoise && "judged" in labelNoise ? { judged: labelNoise.judged, likelyWrong: labelNoise.likelyWrong } : null,
    baselines: withUnmeasured(measured, specialty, phi, runs.length > 0),
    differences: differencesOf(measured),
    promptChange: bestChange(changes),
    longestAnswer:
      fertility && "limit" in fertility && fertility.most !== null
        ? { tokens: fertility.most, limit: fertility.limit, overLimit: fertility.cut.length }
        : null,
    cut: { documents: cut.size, answerTokens: specialty.limits.answerTokens },
    errors,
    causes: causeShares(errors),
    unattributed: today.fields.length === 0 ? "the answers are texts or classes, not fields" : null,
    quality: {
      illegibleDocuments: quality.illegibleDocuments,
      illegible: quality.illegible,
      legible: quality.legible,
      matters: quality.matters,
    },
    agreement: disputes.fields,
    curve: curveRow ? curveFacts(curveRow.points, options.target) : null,
    proof: proofFacts(
      measured.map((candidate) => ({ name: candidate.baseline.name, judged: candidate.judged })),
      today.baseline.name,
      options.gain,
    ),
    initialLoss: log?.initialLoss ?? null,
    run: run
      ? {
          id: run.id,
          method: run.recipe.method,
          epochs: run.recipe.epochs,
          samplesPerSecond: log?.samplesPerSecond ?? null,
          device: log?.device ?? null,
          parameters: log?.parameters ?? null,
        }
      : null,
    recipe: specialty.recipe,
    retention: retentionOf(tuned),
    hardware: { ...options.hardware, parameters: options.hardware.parameters ?? log?.parameters ?? null },
    needs: needsOf(options, measured, weakSlices),
    weakSlices,
    spend: await readSpend(store, specialty),
    assumptions: options.assumptions,
  };
}

function tasksOf(documents: readonly DatasetDocument[], kindOf: (document: DatasetDocument) => string): Facts["tasks"] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const name = `${document.family ?? "documents"}: ${kindOf(document)}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ name, documents: count }));
}

const rightKeys = (judged: readonly Judged[]): Set<string> =>
  new Set(judged.filter((row) => row.right).map((row) => `${row.documentId} ${row.path}`));

function retentionOf(tuned: Measured | undefined): Facts["retention"] {
  const comparison = tuned?.result.comparisons.find((item) => item.right === tuned.baseline.name);
  if (!comparison || "unscored" in comparison.retention) return null;
  const { estimate, interval, documents } = comparison.retention;
  return { estimate, interval, documents };
}
