import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";
import { recipeSchema } from "../domain/recipe.ts";
import { parseSpecialty, type Specialty } from "../domain/specialty.ts";
import { type Store, tables } from "../store/index.ts";
import { sha256OfFile } from "./digest.ts";

/** Folder in a release for what it was made from and the documents about it. Model loaders look past folders. */
export const BUNDLE_FOLDER = "bundle";
export const BUNDLE_FILE = "run.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const bundleSchema = z.strictObject({
  format: z.literal(1),
  release: z.string(),
  run: z.string(),
  /** SHA-256 of the dataset's manifest. The manifest holds labels, so it stays in the store. */
  dataset: sha256,
  /** The specialty without its recipe, which is the run's, its endpoints, and where its base is. */
  specialty: z.record(z.string(), z.unknown()),
  recipe: recipeSchema,
  /** Name of the base's folder, which may be anywhere, and the SHA-256 of its files, which says what it is. */
  base: z.strictObject({ name: z.string(), sha256 }),
  /** SHA-256 of the very rows that were learned from and of those that chose the checkpoint. */
  rows: z.strictObject({ train: sha256, dev: sha256 }),
  adapterSha256: sha256,
  trajectory: z.array(z.strictObject({ step: z.int(), loss: z.number() })),
  machine: z.strictObject({ device: z.string().nullable(), bf16: z.boolean().nullable() }),
  versions: z.record(z.string(), z.string()),
});

/** What a run can be rebuilt from: hashes, settings and versions. No text of a document is in it. */
export type Bundle = z.infer<typeof bundleSchema>;

/**
 * Collects the bundle of a finished run, with the specialty that the run was made from.
 *
 * @throws ResidencyError `run-not-found` when the run's data or weights are gone; `run-specialty-unknown`.
 */
export async function makeBundle(
  store: Store,
  run: typeof tables.runs.$inferSelect,
  release: string,
  versions: Record<string, string>,
): Promise<Bundle> {
  const specialty = trainedSpecialty(run);
  // Addresses of servers and paths of this machine are of no use to who rebuilds the run, and nobody's business.
  const { recipe: _recipe, endpoints: _endpoints, base: _base, ...rest } = specialty;
  const folder = join(store.folder, "runs", run.id);
  const [train, dev, adapter] = ["data/train.jsonl", "data/dev.jsonl", "best/adapter_model.safetensors"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  for (const file of [train, dev, adapter])
    if (!existsSync(file)) throw new ResidencyError("run-not-found", `the run's data are gone: ${file}`);
  return {
    format: 1,
    release,
    run: run.id,
    dataset: run.datasetId,
    specialty: rest,
    recipe: run.recipe,
    base: { name: basename(run.base), sha256: run.baseSha256 },
    rows: { train: await sha256OfFile(train), dev: await sha256OfFile(dev) },
    adapterSha256: await sha256OfFile(adapter),
    ...(await trainingRecord(store, run.id)),
    versions: { residency: await ownVersion(), node: process.versions.node, ...versions },
  };
}

/** The specialty that a run was made from. @throws ResidencyError `run-specialty-unknown`. */
export function trainedSpecialty(run: typeof tables.runs.$inferSelect): Specialty {
  if (run.specialty) return run.specialty;
  throw new ResidencyError("run-specialty-unknown", `run ${run.id} is from before the specialty was kept with a run`);
}

/** Reads the bundle of a release's folder. @throws ResidencyError `path-not-found`, `bundle-altered`. */
export async function readBundle(folder: string): Promise<Bundle> {
  const file = join(folder, BUNDLE_FOLDER, BUNDLE_FILE);
  const text = await readFile(file, "utf8").catch((cause) => {
    throw new ResidencyError("path-not-found", `there is no bundle at ${file}`, { cause });
  });
  const found = bundleSchema.safeParse(parse(text));
  if (!found.success) throw new ResidencyError("bundle-altered", `${file} is not a bundle`);
  return found.data;
}

/**
 * The specialty as it was when the run was made, whatever the config says by now. Where the base is, only the caller
 * knows.
 */
export function specialtyAsMade(bundle: Bundle, base: string): Specialty {
  return parseSpecialty({ ...bundle.specialty, recipe: bundle.recipe, base });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Training losses by step, and the machine. A resumed run repeats steps since its last checkpoint; the later one counts. */
async function trainingRecord(store: Store, runId: string): Promise<Pick<Bundle, "trajectory" | "machine">> {
  const rows = await store.database
    .select({ event: tables.runEvents.event })
    .from(tables.runEvents)
    .where(eq(tables.runEvents.runId, runId))
    .orderBy(asc(tables.runEvents.sequence));
  const losses = new Map<number, number>();
  const machine: Bundle["machine"] = { device: null, bf16: null };
  for (const { event } of rows) {
    if (event.type === "log" && typeof event.loss === "number") losses.set(event.step as number, event.loss);
    if (event.type === "model") {
      machine.device = String(event.device);
      machine.bf16 = event.bf16 === true;
    }
  }
  const trajectory = [...losses].map(([step, loss]) => ({ step, loss })).sort((a, b) => a.step - b.step);
  return { trajectory, machine };
}

async function ownVersion(): Promise<string> {
  return String(JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")).version);
}
