import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { and, desc, eq, isNull, like } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type EngineEventOf, runEngine } from "../engine/index.ts";
import { folderFingerprint } from "../inference/index.ts";
import { type Store, tables } from "../store/index.ts";

const { releases, runs } = tables;

export interface ReleaseOptions {
  projectFolder: string;
  /** Run id or its beginning; the newest finished run when left out. */
  run?: string;
  /** Where the merged model goes; `releases/ID` in the store's folder when left out. */
  output?: string;
}

export interface Release {
  id: string;
  runId: string;
  folder: string;
  evidence: MergeEvidence;
}

/** How the merged model compared with its adapter on held-out documents. */
export interface MergeEvidence {
  rows: number;
  tokens: number;
  dtype: string;
  /** Largest difference of a logit. */
  drift: number;
  /** Share of answer tokens at which both would go on alike, 0..1. */
  agreement: number;
  differentAnswers: string[];
}

/** Below this share of equal next tokens a merge is refused even if the greedy answers agree. */
const LEAST_AGREEMENT = 0.995;
const COMPARED_ROWS = 16;

/**
 * Merges a run's adapter into one half-precision model folder. The merged model must give the same greedy answers as the
 * adapter on the compared documents and agree on the next token nearly everywhere, or nothing is released.
 *
 * @throws ResidencyError `run-not-found`, `merge-differs`, and what the engine throws.
 */
export async function release(store: Store, specialty: Specialty, options: ReleaseOptions): Promise<Release> {
  const done = and(eq(runs.state, "done"), isNull(runs.variation));
  const [run] = await store.database
    .select()
    .from(runs)
    .where(options.run ? and(done, like(runs.id, `${options.run.replace(/[%_\\]/g, "")}%`)) : done)
    .orderBy(desc(runs.createdAt))
    .limit(1);
  if (!run)
    throw new ResidencyError(
      "run-not-found",
      options.run ? `there is no finished run ${options.run}` : "no run is finished yet",
    );
  const runFolder = join(store.folder, "runs", run.id);
  const best = join(runFolder, "best");
  const work = join(runFolder, "release");
  const base = resolve(options.projectFolder, run.base);
  if ((await folderFingerprint(base)) !== run.baseSha256)
    throw new ResidencyError("merge-differs", `the base model at ${base} is not the one that the run was trained on`);

  let folder: string;
  let evidence: MergeEvidence;
  if (existsSync(join(best, "adapter_config.json"))) {
    const job = {
      output: work,
      model: base,
      adapter: best,
      rows: await comparisonRows(runFolder),
      base_folder: store.folder,
      samples: COMPARED_ROWS,
      dtype: "float16",
      device: "auto",
      max_new_tokens: specialty.limits.answerTokens,
      max_tokens: run.recipe.maxTokens,
      precision: "fp32",
    };
    let merged: EngineEventOf<"merged"> | undefined;
    for await (const event of runEngine("merge", job)) if (event.type === "merged") merged = event;
    if (!merged) throw new ResidencyError("engine-failed", "the engine ended without a merged model");
    const { rows, tokens, dtype, drift, agreement, different_answers: differentAnswers } = merged;
    evidence = { rows, tokens, dtype, drift, agreement, differentAnswers };
    folder = merged.path;
  } else
    throw new ResidencyError(
      "run-not-found",
      `run ${run.id} was trained in full and has no adapter; its model is ${best}`,
    );

  if (evidence.differentAnswers.length > 0 || evidence.agreement < LEAST_AGREEMENT) {
    await store.change({ action: "release.refused", subject: run.id, detail: { ...evidence } }, async () => {});
    await rm(folder, { recursive: true, force: true });
    throw new ResidencyError(
      "merge-differs",
      `${evidence.differentAnswers.length} of ${evidence.rows} greedy answers differ and next tokens agree on ${(evidence.agreement * 100).toFixed(2)} % after merging run ${run.id}`,
    );
  }
  const id = createHash("sha256")
    .update(`${run.id}${await folderFingerprint(folder)}`)
    .digest("hex")
    .slice(0, 16);
  const output = resolve(options.output ?? join(store.folder, "releases", id));
  await writeFile(
    join(folder, "residency.json"),
    JSON.stringify({ release: id, run: run.id, dataset: run.datasetId, base: run.baseSha256, evidence }, null, 1),
  );
  await moveFolder(folder, output);
  await store.change(
    { action: "release.made", subject: id, detail: { run: run.id, dataset: run.datasetId, ...evidence } },
    (transaction) =>
      transaction
        .insert(releases)
        .values({ id, runId: run.id, folder: output, evidence: { ...evidence } })
        .onConflictDoUpdate({ target: releases.id, set: { folder: output, evidence: { ...evidence } } }),
  );
  return { id, runId: run.id, folder: output, evidence };
}

/** The dev rows of the run: held out from learning, with their right answers for the teacher-forced comparison. */
async function comparisonRows(runFolder: string): Promise<string> {
  const file = join(runFolder, "data", "dev.jsonl");
  await readFile(file).catch((error) => {
    throw new ResidencyError("run-not-found", `the run's data are gone: ${file}`, { cause: error });
  });
  return file;
}

/** Moves a folder, also to another disk; the target is whole or as it was. */
async function moveFolder(from: string, to: string): Promise<void> {
  await mkdir(resolve(to, ".."), { recursive: true });
  const staging = `${to}.part`;
  await rm(staging, { recursive: true, force: true });
  await cp(from, staging, { recursive: true });
  await rm(to, { recursive: true, force: true });
  await rename(staging, to);
  await rm(from, { recursive: true, force: true });
}
