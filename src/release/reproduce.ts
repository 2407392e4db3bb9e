import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type EngineJob, runEngine } from "../engine/index.ts";
import { type Store, tables } from "../store/index.ts";
import { type Bundle, readBundle, specialtyAsMade } from "./bundle.ts";
import { sha256OfFile } from "./digest.ts";
import { findRelease } from "./find-release.ts";
import { verifyFolder } from "./manifest.ts";
import { signingKey } from "./signing-key.ts";

/** Makes the run of a dataset and a specialty in a folder, as the stage `train` does, and keeps nothing in the store. */
export type PrepareRun = (
  store: Store,
  specialty: Specialty,
  options: { projectFolder: string; dataset: string; folder: string },
) => Promise<{ id: string; job: EngineJob }>;

export interface ReproduceOptions {
  projectFolder: string;
  prepareRun: PrepareRun;
  /** Trains again, beside the run that is there; without it only the plan is compared. */
  train?: {
    /** Largest accepted relative difference of a loss; 0.01 is one hundredth. */
    tolerance: number;
    signal?: AbortSignal;
    onStep?: (step: number, of: number) => void;
  };
}

export interface Reproduction {
  release: string;
  /** What was compared of the plan. */
  plan: { what: string; recorded: string; rebuilt: string; equal: boolean }[];
  /** Null when it was not trained. */
  training: {
    steps: number;
    largestLossDifference: number;
    tolerance: number;
    /** Whether the adapter has the same bytes. */
    equalWeights: boolean;
    withinTolerance: boolean;
  } | null;
  reproduced: boolean;
}

/**
 * Rebuilds the run of a release from its signed bundle: the dataset's manifest, recipe, base and rows; and, when it may
 * train, its losses and weights. Nothing of the store is changed.
 *
 * @throws ResidencyError `release-not-found`, `run-not-found`, `bundle-altered`, what `prepareRun` throws (dataset, base), and as `runEngine`.
 */
export async function reproduceRelease(store: Store, id: string, options: ReproduceOptions): Promise<Reproduction> {
  const release = await findRelease(store, id);
  await verifyFolder(release.folder, (await signingKey(store.folder)).publicKeyPem);
  const bundle = await readBundle(release.folder);
  const [known] = await store.database.select().from(tables.runs).where(eq(tables.runs.id, release.runId));
  if (!known) throw new ResidencyError("run-not-found", `run ${release.runId} of release ${release.id} is gone`);
  const specialty = specialtyAsMade(bundle, known.base);
  const folder = await mkdtemp(join(tmpdir(), "residency-reproduce-"));
  try {
    const { projectFolder } = options;
    const run = await options.prepareRun(store, specialty, { projectFolder, dataset: bundle.dataset, folder });
    const rows = {
      train: await sha256OfFile(join(folder, "data", "train.jsonl")),
      dev: await sha256OfFile(join(folder, "data", "dev.jsonl")),
    };
    const plan = (
      [
        ["run", bundle.run, run.id],
        ["rows to learn from", bundle.rows.train, rows.train],
        ["rows that choose the checkpoint", bundle.rows.dev, rows.dev],
      ] as const
    ).map(([what, recorded, rebuilt]) => ({ what, recorded, rebuilt, equal: recorded === rebuilt }));
    const same = plan.every((part) => part.equal);
    const training = options.train && same ? await trainAgain(bundle, run.job, options.train) : null;
    return {
      release: release.id,
      plan,
      training,
      reproduced: same && (options.train === undefined || training?.withinTolerance === true),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function trainAgain(
  bundle: Bundle,
  job: EngineJob,
  { tolerance, signal, onStep }: NonNullable<ReproduceOptions["train"]>,
): Promise<NonNullable<Reproduction["training"]>> {
  const losses = new Map<number, number>();
  for await (const event of runEngine("train", job, signal)) {
    if (event.type !== "log" || event.loss === null) continue;
    losses.set(event.step, event.loss);
    onStep?.(event.step, event.of);
  }
  const largestLossDifference = lossDifference(bundle.trajectory, losses);
  const adapter = join(job.output, "best", "adapter_model.safetensors");
  const equalWeights = existsSync(adapter) && (await sha256OfFile(adapter)) === bundle.adapterSha256;
  return {
    steps: losses.size,
    largestLossDifference,
    tolerance,
    equalWeights,
    withinTolerance: equalWeights || (losses.size > 0 && largestLossDifference <= tolerance),
  };
}

/** Largest difference of a loss, relative to the recorded one; 1 for a step that only one of them has. */
export function lossDifference(
  recorded: readonly { step: number; loss: number }[],
  again: ReadonlyMap<number, number>,
): number {
  const missing = recorded.length !== again.size || recorded.some(({ step }) => !again.has(step));
  return Math.max(
    missing ? 1 : 0,
    ...recorded.map(({ step, loss }) => Math.abs((again.get(step) ?? loss) - loss) / Math.max(Math.abs(loss), 1e-6)),
  );
}
