import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Answerer, folderFingerprint } from "../inference/index.ts";
import { type Store, tables } from "../store/index.ts";

type Run = typeof tables.runs.$inferSelect;

/** Weights that this project made: where they lie, and the run that they were learned in. */
interface MadeWeights {
  runId: string;
  folder: string;
  madeAt: Date;
}

/**
 * Every run of this project that a candidate's weights have learned in: the run that it is named after, or whose weights, or
 * whose release, have its bytes whatever its folder is called, and so on up through the base models of those runs. An
 * endpoint's weights are not at hand, so nothing is known of them.
 */
export async function runsBehind(store: Store, candidate: Answerer): Promise<Run[]> {
  if (candidate.kind !== "local") return [];
  const runs = new Map((await store.database.select().from(tables.runs)).map((run) => [run.id, run]));
  const releases = await store.database.select().from(tables.releases);
  const adapters: MadeWeights[] = [];
  const models: MadeWeights[] = releases.map(({ runId, folder, createdAt }) => ({ runId, folder, madeAt: createdAt }));
  for (const { id, recipe, createdAt } of runs.values()) {
    const made = { runId: id, folder: join(store.folder, "runs", id, "best"), madeAt: createdAt };
    (recipe.method === "full" ? models : adapters).push(made);
  }
  const found = new Map<string, Run>();
  const open: Run[] = [];
  const take = (id: string | undefined): void => {
    const run = id === undefined ? undefined : runs.get(id);
    if (!run || found.has(run.id)) return;
    found.set(run.id, run);
    open.push(run);
  };
  take(candidate.runId);
  if (candidate.adapter) for (const made of await alike(candidate.adapter, adapters)) take(made.runId);
  for (const made of await alike(candidate.folder, models)) take(made.runId);
  for (let run = open.pop(); run; run = open.pop()) {
    for (const made of await basesOf(store, run, models)) take(made.runId);
  }
  return [...found.values()];
}

/** The models of this project that a run began from. Where its base has gone from its place, every older model is read. */
async function basesOf(
  store: Store,
  { base, baseSha256, createdAt }: Run,
  models: readonly MadeWeights[],
): Promise<MadeWeights[]> {
  const older = models.filter((model) => model.madeAt <= createdAt);
  // The project's own folder is beside the store's unless somebody moved it.
  const folder = resolve(dirname(store.folder), base);
  if ((await fingerprintOf(folder)) === baseSha256) return alike(folder, older);
  const found: MadeWeights[] = [];
  for (const model of older) if ((await fingerprintOf(model.folder)) === baseSha256) found.push(model);
  return found;
}

/** Those of `made` that have the bytes of a folder. The sizes of their weights tell most apart without reading them. */
async function alike(folder: string, made: readonly MadeWeights[]): Promise<MadeWeights[]> {
  const sizes = await weightSizes(folder);
  if (sizes === null) return [];
  const found: MadeWeights[] = [];
  for (const weights of made)
    if (
      (await weightSizes(weights.folder)) === sizes &&
      (await fingerprintOf(weights.folder)) === (await fingerprintOf(folder))
    )
      found.push(weights);
  return found;
}

/** Null where there is no such folder any more, or not yet. */
const fingerprintOf = (folder: string): Promise<string | null> => folderFingerprint(folder).catch(() => null);

async function weightSizes(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => null);
  if (!names) return null;
  const weights = names.filter((name) => name.endsWith(".safetensors")).sort();
  const sizes = await Promise.all(weights.map(async (name) => `${name} ${(await stat(join(folder, name))).size}`));
  return sizes.join();
}
