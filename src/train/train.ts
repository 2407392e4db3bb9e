import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { and, asc, count, eq } from "drizzle-orm";
import { sha256OfJson } from "../domain/digest.ts";
import { ResidencyError } from "../domain/error.ts";
import type { RunState } from "../domain/recipe.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { type Variation, varied } from "../domain/variation.ts";
import {
  type EngineEvent,
  type EngineEventOf,
  type EngineJob,
  type EngineRow,
  recipeSettings,
  runEngine,
} from "../engine/index.ts";
import { folderFingerprint } from "../inference/index.ts";
import { readDataset, type Store, tables, withoutNul } from "../store/index.ts";
import { fixGates } from "./fix-gates.ts";
import { trainingRows } from "./rows.ts";

const { runs, runEvents, runSamples } = tables;

/** Rows of the dev split that choose the best checkpoint; more would only cost time. */
const MOST_DEV_ROWS = 160;
/** Documents of the dev split that are answered at each checkpoint for people to look at, in at most so many tokens each. */
const WATCHED = { documents: 3, tokens: 256 };

export interface TrainOptions {
  /** Dataset id; the newest when left out. */
  dataset?: string;
  /** Folder that the specialty's `base` starts from. */
  projectFolder: string;
  /** For curves: trains on fewer or on worse labels. The dev split, which picks the checkpoint, stays as it is. */
  variation?: Variation;
  /**
   * Makes the run's data and job in this folder and keeps nothing in the store: to see whether a run comes out the same,
   * without touching the one that is there.
   */
  folder?: string;
  onEvent?: (event: EngineEvent) => void;
  signal?: AbortSignal;
}

export interface PreparedRun {
  id: string;
  folder: string;
  datasetId: string;
  /** What it was made from; its gates are fixed when it begins to learn. */
  specialty: Specialty;
  /** Training documents of the specialty; the others are practice for not forgetting. */
  specialtyRows: number;
  job: EngineJob;
  resumed: boolean;
}

/**
 * Makes (or finds again) the run of a dataset version and a recipe, with its data and its job. The run's id is a hash of
 * dataset, recipe, base and questions, so the same work is the same run and resumes where it stopped.
 *
 * @throws ResidencyError `dataset-not-found`, `dataset-empty`, `model-not-found`.
 */
export async function prepareRun(store: Store, specialty: Specialty, options: TrainOptions): Promise<PreparedRun> {
  const dataset = await readDataset(store, options.dataset);
  const base = resolve(options.projectFolder, specialty.base);
  const baseSha256 = await folderFingerprint(base).catch((error) => {
    throw new ResidencyError("model-not-found", `the base model is not at ${base}`, { cause: error });
  });
  const book = taskBook(specialty, dataset.documents);
  const learned = dataset.documents.filter((document) => document.split === "train" && document.selected);
  const special = learned.filter(book.isSpecialty);
  const chosen = options.variation ? varied(special, options.variation, specialty.fields) : special;
  const chosenById = new Map(chosen.map((document) => [document.id, document]));
  const train = await trainingRows(
    store,
    learned.flatMap((document) => (book.isSpecialty(document) ? (chosenById.get(document.id) ?? []) : document)),
    book,
  );
  const dev = await trainingRows(
    store,
    dataset.documents.filter((document) => document.split === "dev"),
    book,
  );
  if (train.length === 0) throw new ResidencyError("dataset-empty", "the dataset has no training rows");
  if (dev.length === 0)
    throw new ResidencyError(
      "dataset-empty",
      "the dev split is empty, and the best checkpoint is chosen on it; raise split.dev",
    );

  const lines = (rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const devRows = dev.slice(0, MOST_DEV_ROWS);
  const [trainText, devText] = [lines(train), lines(devRows)];
  const identity = JSON.stringify([
    dataset.id,
    specialty.recipe,
    baseSha256,
    createHash("sha256").update(trainText).update(devText).digest("hex"),
  ]);
  const id = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  const folder = options.folder ?? join(store.folder, "runs", id);
  await mkdir(join(folder, "data"), { recursive: true });
  for (const [name, text] of [
    ["train", trainText],
    ["dev", devText],
  ] as const) {
    await writeFile(join(folder, "data", `${name}.part`), text);
    await rename(join(folder, "data", `${name}.part`), join(folder, "data", `${name}.jsonl`));
  }
  const resumed =
    options.folder === undefined &&
    (await keepRun(store, specialty, options.variation, {
      id,
      datasetId: dataset.id,
      baseSha256,
      rows: train.length,
    }));
  const job: EngineJob = {
    output: folder,
    model: base,
    train: join(folder, "data", "train.jsonl"),
    eval: join(folder, "data", "dev.jsonl"),
    base_folder: store.folder,
    ...recipeSettings(specialty.recipe),
    // Looked at by people only: the weights do not depend on it, and so neither does the run's id.
    watched: watchedOf(devRows, new Set(dataset.documents.filter(book.isSpecialty).map((document) => document.id))),
    max_new_tokens: WATCHED.tokens,
  };
  return { id, folder, datasetId: dataset.id, specialty, specialtyRows: chosen.length, job, resumed };
}

const watchedOf = (rows: readonly EngineRow[], special: ReadonlySet<string>): string[] =>
  rows
    .map((row) => row.id)
    .filter((id) => special.has(id))
    .slice(0, WATCHED.documents);

/**
 * Keeps a run with the specialty that it is made from. One that is there already keeps its own, unless it has not begun to
 * learn, or is from before specialties were kept: the run's id shows that this one gives the same rows.
 *
 * @returns whether the run was there.
 */
async function keepRun(
  store: Store,
  specialty: Specialty,
  variation: Variation | undefined,
  run: { id: string; datasetId: string; baseSha256: string; rows: number },
): Promise<boolean> {
  const { id, datasetId, baseSha256 } = run;
  const planned = {
    action: "run.planned",
    subject: id,
    detail: { dataset: datasetId, rows: run.rows, base: baseSha256, specialtySha256: sha256OfJson(specialty) },
  };
  const [known] = await store.database
    .select({ state: runs.state, specialty: runs.specialty })
    .from(runs)
    .where(eq(runs.id, id));
  if (!known) {
    const { recipe, base } = specialty;
    const values = { id, datasetId, recipe, specialty, base, baseSha256, state: "planned" as const };
    await store.change(planned, (transaction) =>
      transaction
        .insert(runs)
        .values({ ...values, ...(variation ? { variation } : {}) })
        .onConflictDoNothing(),
    );
  } else if (
    (known.state === "planned" || known.specialty === null) &&
    sha256OfJson(known.specialty) !== sha256OfJson(specialty)
  )
    await store.change(planned, (transaction) =>
      transaction
        .update(runs)
        .set({ specialty })
        .where(and(eq(runs.id, id), eq(runs.state, known.state))),
    );
  return known !== undefined;
}

export type TrainingPlan = EngineEventOf<"plan"> & {
  tokens: number;
  answerTokens: number;
  rejected: { id: string; reason: string }[];
  estimatedSeconds: number | null;
};

/** What a run would take, without training: rows, tokens, steps, memory in bytes, seconds. @throws as `runEngine`. */
export async function planRun(run: PreparedRun): Promise<TrainingPlan> {
  let [tokens, answerTokens] = [0, 0];
  const rejected: { id: string; reason: string }[] = [];
  let plan: EngineEventOf<"plan"> | undefined;
  for await (const event of runEngine("check", run.job)) {
    if (event.type === "dataset" && event.split === "train")
      [tokens, answerTokens] = [event.tokens, event.answer_tokens];
    if (event.type === "rejected") rejected.push({ id: event.id, reason: event.reason });
    if (event.type === "plan") plan = event;
  }
  if (!plan) throw new ResidencyError("engine-failed", "the engine gave no plan");
  const { batch, accumulate } = run.job as unknown as { batch: number; accumulate: number };
  const estimatedSeconds = plan.samples_per_second ? (plan.steps * batch * accumulate) / plan.samples_per_second : null;
  return { ...plan, tokens, answerTokens, rejected, estimatedSeconds };
}

export interface TrainResult {
  id: string;
  state: RunState;
  summary: EngineEventOf<"done"> | EngineEventOf<"stopped">;
}

/**
 * Trains, or goes on where an interrupted run stopped. The gates of the run's specialty are fixed first, and its first row
 * of training in the audit chain names them. What the engine says is kept with the run.
 *
 * @throws as `runEngine`; the run is then marked failed and can be resumed by training again.
 */
export async function trainRun(
  store: Store,
  run: PreparedRun,
  options: Pick<TrainOptions, "onEvent" | "signal">,
): Promise<TrainResult> {
  const { database } = store;
  const [row] = await database.select({ events: count() }).from(runEvents).where(eq(runEvents.runId, run.id));
  let sequence = row?.events ?? 0;
  let summary: TrainResult["summary"] | undefined;
  let started = false;
  // Before anything is learned, whoever starts the run: no bar can be moved once results are known.
  const gatePlan = await fixGates(store, run.specialty);
  // Someone may ask for a stop from elsewhere, such as the studio; the engine then saves a checkpoint and ends.
  const asked = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, asked.signal]) : asked.signal;
  try {
    for await (const event of runEngine("train", run.job, signal)) {
      if (event.type === "model" && !started) {
        // Marked only now: an engine that is refused because another one works on this run must not touch its state.
        started = true;
        await setState(store, run.id, "training", {
          gatePlan,
          ...(event.resume ? { resumedFrom: event.resume } : {}),
        });
      }
      if (event.type === "sample") await keepSample(store, run.id, event);
      else
        await database.insert(runEvents).values({ runId: run.id, sequence: sequence++, event }).onConflictDoNothing();
      if (event.type === "done" || event.type === "stopped") summary = event;
      options.onEvent?.(event);
      if (event.type === "log" && (await stopWasRequested(store, run.id))) asked.abort();
    }
    if (!summary) throw new ResidencyError("engine-failed", "the engine ended without saying so");
  } catch (error) {
    if (started)
      await setState(store, run.id, "failed", {
        code: error instanceof ResidencyError ? error.code : "internal",
      }).catch(() => {});
    throw error;
  }
  const state: RunState = summary.type === "done" ? "done" : "stopped";
  await setState(store, run.id, state, summary);
  return { id: run.id, state, summary };
}

/** Answers are texts of patients, so they stand apart from what the engine says of its progress. A resumed run may repeat a step. */
async function keepSample({ database }: Store, runId: string, sample: EngineEventOf<"sample">): Promise<void> {
  const { step, id: documentId, text: answer, cut } = sample;
  const given = { answer: withoutNul(answer), cut };
  await database
    .insert(runSamples)
    .values({ runId, step, documentId, ...given })
    .onConflictDoUpdate({ target: [runSamples.runId, runSamples.step, runSamples.documentId], set: given });
}

async function stopWasRequested({ database }: Store, id: string): Promise<boolean> {
  const [row] = await database.select({ at: runs.stopRequestedAt }).from(runs).where(eq(runs.id, id));
  return row?.at != null;
}

async function setState(store: Store, id: string, state: RunState, detail: Record<string, unknown>): Promise<void> {
  const { type: _type, path: _path, ...rest } = detail;
  await store.change({ action: `run.${state}`, subject: id, detail: rest }, (transaction) =>
    transaction
      .update(runs)
      .set({
        state,
        ...(state === "done" ? { result: rest } : {}),
        ...(state === "training" ? { stopRequestedAt: null } : {}),
      })
      .where(eq(runs.id, id)),
  );
}

/** Points of a run's loss curve in order of step. A resumed run repeats steps since its last checkpoint; the later one counts. */
export async function lossCurve(
  store: Store,
  runId: string,
): Promise<{ step: number; loss: number | null; evalLoss: number | null }[]> {
  const rows = await store.database
    .select({ event: runEvents.event })
    .from(runEvents)
    .where(eq(runEvents.runId, runId))
    .orderBy(asc(runEvents.sequence));
  const points = new Map<number, { step: number; loss: number | null; evalLoss: number | null }>();
  for (const { event } of rows) {
    if (event.type !== "log") continue;
    const log = event as unknown as EngineEventOf<"log">;
    const point = points.get(log.step) ?? { step: log.step, loss: null, evalLoss: null };
    points.set(log.step, { step: log.step, loss: log.loss ?? point.loss, evalLoss: log.eval_loss ?? point.evalLoss });
  }
  return [...points.values()].sort((a, b) => a.step - b.step);
}

/** What a run answered about held-out documents while it learned, in order of step and document. */
export async function samplesOf(
  store: Store,
  runId: string,
): Promise<{ step: number; documentId: string; answer: string; cut: boolean }[]> {
  const { step, documentId, answer, cut } = runSamples;
  return store.database
    .select({ step, documentId, answer, cut })
    .from(runSamples)
    .where(eq(runSamples.runId, runId))
    .orderBy(asc(step), asc(documentId));
}
