import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { and, desc, eq, isNull, like } from "drizzle-orm";
import { sha256OfJson } from "../domain/digest.ts";
import { ResidencyError } from "../domain/error.ts";
import type { GateResult } from "../domain/gate.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type EngineEventOf, type MergeDtype, runEngine } from "../engine/index.ts";
import { folderFingerprint } from "../inference/index.ts";
import { type Store, tables } from "../store/index.ts";
import { BUNDLE_FILE, BUNDLE_FOLDER, makeBundle, trainedSpecialty } from "./bundle.ts";
import { findRelease } from "./find-release.ts";
import { judgeGates, openGates } from "./judge-gates.ts";
import { mergeDtypeOf } from "./merge-dtype.ts";
import { type MergeEvidence, mergeEvidence, mergeProblem } from "./merge-evidence.ts";
import { modelSha256, RELEASE_FILE } from "./model-digest.ts";
import { moveFolder, refuseOthers } from "./move-folder.ts";
import { documentNewRelease } from "./write-documents.ts";

const { releases, runs } = tables;

export interface ReleaseOptions {
  projectFolder: string;
  /** Run id or its beginning; the newest finished run when left out. */
  run?: string;
  /** Where the merged model goes, a new folder or that of the same release; `releases/ID` in the store's folder when left out. */
  output?: string;
  /** Precision of the merged weights; bfloat16 for a base that is, else float16, when left out. */
  dtype?: MergeDtype;
}

export interface Release {
  id: string;
  runId: string;
  folder: string;
  state: string;
  evidence: MergeEvidence;
  gates: GateResult[];
}

const COMPARED_ROWS = 16;

/**
 * Merges a run's adapter into one model folder, of half precision unless another is named, and makes it a candidate for
 * release: with what it was made from, the gates as they stand today, and a signed manifest. The merged model must answer as
 * the adapter does on the compared documents, near-ties apart, or there is no candidate. Gates that fail do not stop a
 * candidate; it cannot be staged before they pass.
 *
 * @throws ResidencyError `run-not-found`, `run-specialty-unknown`, `merge-differs`, `signing-key-invalid`; `usage` when the
 *   output is there and is no folder of this release; and what the engine throws.
 */
export async function release(store: Store, specialty: Specialty, options: ReleaseOptions): Promise<Release> {
  const run = await finishedRun(store, options.run);
  trainedSpecialty(run);
  // Before the work of merging, as far as it can be known; once more below, when the release has its id.
  if (options.output !== undefined) await refuseOthers(resolve(options.output), { run: run.id });
  const { folder, evidence } = await mergeRun(store, specialty, run, options);
  const problem = mergeProblem(evidence, specialty.gates.parity.minimumAgreement);
  if (problem) {
    const { differences, agreement, drift, dtype } = evidence;
    const detail = { differences, agreement, drift, dtype, differentAnswers: evidence.differentAnswers.length };
    await store.change({ action: "release.refused", subject: run.id, detail }, async () => {});
    await rm(folder, { recursive: true, force: true });
    throw new ResidencyError("merge-differs", `after merging run ${run.id}, ${problem}`);
  }
  const model = await modelSha256(folder);
  const id = createHash("sha256").update(`${run.id}${model}`).digest("hex").slice(0, 16);
  const output = resolve(options.output ?? join(store.folder, "releases", id));
  await writeFile(
    join(folder, RELEASE_FILE),
    JSON.stringify({ release: id, run: run.id, dataset: run.datasetId, base: run.baseSha256, evidence }, null, 1),
  );
  await mkdir(join(folder, BUNDLE_FOLDER), { recursive: true });
  const bundle = await makeBundle(store, run, id, evidence.versions);
  await writeFile(join(folder, BUNDLE_FOLDER, BUNDLE_FILE), JSON.stringify(bundle, null, 1));
  await moveFolder(folder, output, id);
  const made = {
    run: run.id,
    dataset: run.datasetId,
    modelSha256: model,
    evidenceSha256: sha256OfJson(evidence),
    ...auditable(evidence),
  };
  await store.change({ action: "release.made", subject: id, detail: made }, (transaction) =>
    transaction
      .insert(releases)
      .values({ id, runId: run.id, specialty: specialty.name, folder: output, evidence: { ...evidence } })
      .onConflictDoUpdate({
        target: releases.id,
        set: { folder: output, specialty: specialty.name, evidence: { ...evidence } },
      }),
  );
  const row = await findRelease(store, id);
  const { gates, gatePlanSha256 } = await judgeGates(store, specialty, options.projectFolder, run, row);
  // What was staged or released keeps the verdicts that it was let through with.
  if (row.state === "candidate")
    await store.change(
      {
        action: "release.judged",
        subject: id,
        detail: { gatePlan: gatePlanSha256, failed: openGates(gates).map((gate) => gate.name) },
      },
      (transaction) => transaction.update(releases).set({ gates, gatePlanSha256 }).where(eq(releases.id, id)),
    );
  const current = await findRelease(store, id);
  await documentNewRelease(store, current, specialty);
  return { id, runId: run.id, folder: output, state: current.state, evidence, gates: current.gates ?? gates };
}

async function finishedRun(store: Store, idPrefix?: string): Promise<typeof runs.$inferSelect> {
  const done = and(eq(runs.state, "done"), isNull(runs.variation));
  const [run] = await store.database
    .select()
    .from(runs)
    .where(idPrefix ? and(done, like(runs.id, `${idPrefix.replace(/[%_\\]/g, "")}%`)) : done)
    .orderBy(desc(runs.createdAt))
    .limit(1);
  if (run) return run;
  throw new ResidencyError(
    "run-not-found",
    idPrefix ? `there is no finished run ${idPrefix}` : "no run is finished yet",
  );
}

async function mergeRun(
  store: Store,
  specialty: Specialty,
  run: typeof runs.$inferSelect,
  { projectFolder, dtype }: ReleaseOptions,
): Promise<{ folder: string; evidence: MergeEvidence }> {
  const runFolder = join(store.folder, "runs", run.id);
  const best = join(runFolder, "best");
  const base = resolve(projectFolder, run.base);
  if ((await folderFingerprint(base)) !== run.baseSha256)
    throw new ResidencyError("merge-differs", `the base model at ${base} is not the one that the run was trained on`);
  if (!existsSync(join(best, "adapter_config.json")))
    throw new ResidencyError(
      "run-not-found",
      `run ${run.id} was trained in full and has no adapter; its model is ${best}`,
    );
  // The dev rows: held out from learning, with their right answers for the teacher-forced comparison.
  const rows = join(runFolder, "data", "dev.jsonl");
  if (!existsSync(rows)) throw new ResidencyError("run-not-found", `the run's data are gone: ${rows}`);
  const job = {
    output: join(runFolder, "release"),
    model: base,
    adapter: best,
    rows,
    base_folder: store.folder,
    samples: COMPARED_ROWS,
    dtype: dtype ?? (await mergeDtypeOf(base)),
    device: "auto",
    max_new_tokens: specialty.limits.answerTokens,
    max_tokens: run.recipe.maxTokens,
    precision: "fp32",
  };
  let merged: EngineEventOf<"merged"> | undefined;
  for await (const event of runEngine("merge", job)) if (event.type === "merged") merged = event;
  if (!merged) throw new ResidencyError("engine-failed", "the engine ended without a merged model");
  return { folder: merged.path, evidence: mergeEvidence(merged) };
}

/** The numbers of a comparison, without lists. */
function auditable({ tiedAnswers, differentAnswers, versions: _versions, ...numbers }: MergeEvidence) {
  return { ...numbers, tiedAnswers: tiedAnswers.length, differentAnswers: differentAnswers.length };
}
