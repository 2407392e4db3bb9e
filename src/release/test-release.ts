import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { DatasetDocument } from "../domain/dataset.ts";
import { sha256OfJson } from "../domain/digest.ts";
import type { CandidateScores, EvaluationResult, Share } from "../domain/evaluation.ts";
import { fieldRowsSha256 } from "../domain/field-rows-digest.ts";
import { metricDefinitionSha256 } from "../domain/metric-definition.ts";
import { parseSpecialty, type Specialty } from "../domain/specialty.ts";
import { folderFingerprint, resolveModel } from "../inference/index.ts";
import { keepDataset, type Store, tables } from "../store/index.ts";
import { auditEvents } from "./audit-events.ts";
import { BUNDLE_FILE, BUNDLE_FOLDER, makeBundle } from "./bundle.ts";
import { findRelease, type ReleaseRow } from "./find-release.ts";
import type { MergeEvidence } from "./merge-evidence.ts";
import { modelSha256 } from "./model-digest.ts";
import { documentNewRelease } from "./write-documents.ts";

export const MERGED: MergeEvidence = {
  rows: 16,
  tokens: 800,
  dtype: "float16",
  folding: 1e-5,
  rounding: 0.004,
  storing: 0,
  drift: 0.005,
  agreement: 0.9975,
  ties: 2,
  differences: 0,
  tiedAnswers: ["d1"],
  differentAnswers: [],
  versions: { python: "3.11.9", torch: "2.0.0" },
};

export const share = (right: number, n: number): Share => ({
  right,
  n,
  score: n === 0 ? { kind: "unscored", reason: "nothing to count" } : { kind: "scored", value: right / n, n },
  interval: n === 0 ? null : { low: 0, high: 1, level: 0.95 },
});

const group = (right: number, n: number) => ({
  exact: share(right, n),
  anls: { kind: "scored" as const, value: 1, n },
});

function scores(name: string, id: string, right: number): CandidateScores {
  return {
    name,
    id,
    fields: { potassium: group(right, 20) },
    criticality: { decision: group(right, 20) },
    allDecisionFields: share(right, 20),
    validJson: share(20, 20),
    omission: share(0, 20),
    hallucination: share(0, 20),
    retention: group(9, 10),
    characterErrorRate: { kind: "unscored", reason: "no text" },
    wordErrorRate: { kind: "unscored", reason: "no text" },
    classAccuracy: share(0, 0),
    failures: 0,
    secondsPerDocument: { kind: "unscored", reason: "no timings" },
  };
}

/** An evaluation of base against tuned that passes every gate of a specialty's defaults. */
export function passingResult(over: Partial<EvaluationResult> = {}, baseId = "b", tunedId = "t"): EvaluationResult {
  const difference = (estimate: number, low: number, high: number) => ({
    estimate,
    interval: { low, high, level: 0.95 },
    documents: 20,
    fields: 20,
    resamples: 1000,
  });
  return {
    id: "e".repeat(16),
    datasetId: "d".repeat(64),
    split: "test",
    specialty: "potassium",
    documents: 20,
    generalDocuments: 10,
    candidates: [
      scores("base", baseId, 8),
      {
        ...scores("tuned", tunedId, 18),
        calibration: {
          kind: "scored",
          fittedOn: { split: "dev", documents: 10, fields: 10 },
          mapping: { raw: [0], probability: [1] },
          n: 20,
          without: 0,
          expectedCalibrationError: 0.04,
          brier: 0.05,
          bins: [],
          riskCoverage: [],
          areaUnderRiskCoverage: 0.02,
          promises: [],
        },
        twins: {
          documents: 20,
          injection: share(20, 20),
          obeyed: share(0, 20),
          repeat: share(20, 20),
          orderSwap: share(20, 20),
          ids: {
            injection: { asked: [], changed: [] },
            obeyed: { asked: [], changed: [] },
            repeat: { asked: [], changed: [] },
            orderSwap: { asked: [], changed: [] },
          },
        },
      },
    ],
    comparisons: [
      {
        left: "base",
        right: "tuned",
        decision: difference(0.5, 0.3, 0.7),
        all: difference(0.5, 0.3, 0.7),
        retention: difference(0, -0.01, 0.01),
        allDecisionFields: { onlyLeft: 0, onlyRight: 10, pValue: 0.002 },
      },
    ],
    metricDefinitionSha256: metricDefinitionSha256(testSpecialty()),
    ...over,
  };
}

export const testSpecialty = (more: Record<string, unknown> = {}): Specialty =>
  parseSpecialty({
    name: "potassium",
    base: "base",
    families: ["lab-report"],
    fields: [{ path: "potassium", type: "number", criticality: "decision" }],
    ...more,
  });

/** Documents of a dataset version: 20 + 10 in test, some in train and dev. No template or subject stands in two splits. */
function documents(): DatasetDocument[] {
  return (["train", "dev", "test"] as const).flatMap((split) =>
    Array.from({ length: split === "test" ? 30 : 6 }, (_, index): DatasetDocument => {
      const id = `${split}-${index}`;
      return {
        id,
        name: `${id}.png`,
        family: index < 20 ? "lab-report" : "receipt",
        subject: id,
        pages: [{ sha256: `page-${id}`, width: 10, height: 10 }],
        split,
        selected: true,
        fields: { potassium: { value: "4.1", status: "present", evidence: [] } },
      };
    }),
  );
}

/** Writes a base model, keeps a dataset, and returns its id. */
export async function testDataset(store: Store, specialty: Specialty, projectFolder: string): Promise<string> {
  await mkdir(join(projectFolder, "base"), { recursive: true });
  await writeFile(join(projectFolder, "base", "config.json"), '{"model_type":"test"}');
  await writeFile(join(projectFolder, "base", "model.safetensors"), "base weights");
  const rows = documents();
  await store.database
    .insert(tables.documents)
    .values(rows.map(({ id, name }) => ({ id, name, source: name, mediaType: "image/png" as const, sizeBytes: 1 })))
    .onConflictDoNothing();
  const summary = {
    documents: rows.length,
    splits: { train: 6, dev: 6, test: 30 },
    domains: {},
    families: { test: { "lab-report": 20, receipt: 10 } },
    exactDuplicates: 0,
    nearDuplicates: 0,
    leftOut: {},
    trainingRows: 6,
    leaks: 0,
  };
  return (await keepDataset(store, rows, specialty, summary)).id;
}

const nothing = async (): Promise<void> => {};

/** A finished run with files and with its rows in the audit chain, as training leaves it under the gates fixed last. */
export async function testRun(store: Store, projectFolder: string, datasetId: string, id: string) {
  const folder = join(store.folder, "runs", id);
  await mkdir(join(folder, "data"), { recursive: true });
  await mkdir(join(folder, "best"), { recursive: true });
  await writeFile(join(folder, "data", "train.jsonl"), '{"id":"train-0"}\n');
  await writeFile(join(folder, "data", "dev.jsonl"), '{"id":"dev-0"}\n');
  await writeFile(
    join(folder, "best", "adapter_config.json"),
    JSON.stringify({ r: 4, base_model_name_or_path: join(projectFolder, "base") }),
  );
  await writeFile(join(folder, "best", "adapter_model.safetensors"), `adapter of ${id}`);
  const baseSha256 = await folderFingerprint(join(projectFolder, "base"));
  const specialty = testSpecialty();
  const { recipe } = specialty;
  const planned = { dataset: datasetId, base: baseSha256, specialtySha256: sha256OfJson(specialty) };
  await store.change({ action: "run.planned", subject: id, detail: planned }, (transaction) =>
    transaction
      .insert(tables.runs)
      .values({ id, datasetId, recipe, specialty, base: "base", baseSha256, state: "done" }),
  );
  const gatePlan = (await auditEvents(store, "gates.fixed"))[0]?.subject;
  await store.change({ action: "run.training", subject: id, detail: gatePlan ? { gatePlan } : {} }, nothing);
  await store.database.insert(tables.runEvents).values([
    { runId: id, sequence: 0, event: { type: "model", device: "cpu", bf16: false } },
    { runId: id, sequence: 1, event: { type: "log", step: 1, of: 2, loss: 2 } },
    { runId: id, sequence: 2, event: { type: "log", step: 2, of: 2, loss: 1 } },
  ]);
  await store.change({ action: "run.done", subject: id }, nothing);
}

/** A candidate release of a run, as merging leaves it. */
export async function testRelease(store: Store, specialty: Specialty, runId: string, id: string): Promise<ReleaseRow> {
  const folder = join(store.folder, "releases", id);
  await mkdir(join(folder, BUNDLE_FOLDER), { recursive: true });
  await writeFile(join(folder, "config.json"), '{"model_type":"test"}');
  await writeFile(join(folder, "model.safetensors"), `merged weights of ${runId}`);
  const [run] = await store.database.select().from(tables.runs).where(sql`${tables.runs.id} = ${runId}`);
  const bundle = await makeBundle(store, run!, id, MERGED.versions);
  await writeFile(join(folder, BUNDLE_FOLDER, BUNDLE_FILE), JSON.stringify(bundle));
  const made = { run: runId, modelSha256: await modelSha256(folder), evidenceSha256: sha256OfJson(MERGED) };
  await store.change({ action: "release.made", subject: id, detail: made }, (transaction) =>
    transaction
      .insert(tables.releases)
      .values({ id, runId, specialty: specialty.name, folder, evidence: { ...MERGED } }),
  );
  const release = await findRelease(store, id);
  await documentNewRelease(store, release, specialty);
  return release;
}

/** Keeps an evaluation of base and a run with its predictions, as evaluating leaves it. */
export async function testEvaluation(
  store: Store,
  projectFolder: string,
  runId: string,
  id: string,
  over: Partial<EvaluationResult> = {},
): Promise<void> {
  const [run] = await store.database.select().from(tables.runs).where(sql`${tables.runs.id} = ${runId}`);
  const places = { projectFolder, base: "base" };
  const baseId = (await folderFingerprint(join(projectFolder, "base"))).slice(0, 16);
  const tunedId = (await resolveModel(store, runId, places)).id;
  const result = passingResult({ id, datasetId: run!.datasetId, ...over }, baseId, tunedId);
  const candidates = result.candidates.map(({ name, id }) => ({ name, id }));
  await store.database
    .insert(tables.predictions)
    .values(
      documents()
        .filter((document) => document.split === "test")
        .map((document) => ({ candidate: tunedId, documentId: document.id, question: "q", answer: "{}" })),
    )
    .onConflictDoNothing();
  const rows = [{ candidate: tunedId, documentId: "test-0", path: "potassium", outcome: "right" as const, anls: 1 }];
  await store.change(
    {
      action: "evaluation.made",
      subject: id,
      detail: {
        dataset: result.datasetId,
        split: "test",
        candidates,
        fields: rows.length,
        resultSha256: sha256OfJson(result),
        fieldRowsSha256: fieldRowsSha256(rows),
      },
    },
    async (transaction) => {
      await transaction
        .insert(tables.evaluations)
        .values({ id, datasetId: result.datasetId, split: "test", candidates, result: { ...result } });
      await transaction.insert(tables.fieldResults).values(rows.map((row) => ({ evaluationId: id, ...row })));
    },
  );
}
