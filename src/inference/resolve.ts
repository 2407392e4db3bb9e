import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { and, desc, eq, isNull, like } from "drizzle-orm";
import type { EndpointSettings } from "../domain/endpoint.ts";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";
import type { Answerer } from "./ask.ts";
import { endpointOf, parseEndpoint } from "./endpoint.ts";
import { folderFingerprint, localModel } from "./model-folder.ts";
import { OCR_RULES } from "./ocr/index.ts";

export interface ModelPlaces {
  /** Folder that relative paths start from. */
  projectFolder: string;
  /** The specialty's base model. */
  base: string;
  /** The specialty's endpoints, found by their names. */
  endpoints?: readonly EndpointSettings[];
}

/**
 * Finds what needs no project: `ocr-rules`, an endpoint URL or a model folder. Null when the text is none of them.
 *
 * @throws ResidencyError `model-not-found` when the folder holds no model.
 */
export async function resolvePlainModel(text: string, folder: string): Promise<Answerer | null> {
  if (text === OCR_RULES.name) return OCR_RULES;
  if (/^https?:/.test(text)) return parseEndpoint(text);
  const path = resolve(folder, text);
  return text !== "base" && text !== "tuned" && existsSync(path) ? localModel(path, text) : null;
}

/**
 * Finds what a person names: `base`, `tuned` (the newest finished run), `ocr-rules`, an endpoint of the specialty, a run id,
 * a release id, a model folder, or an endpoint URL. Ids may be shortened.
 *
 * @throws ResidencyError `model-not-found`.
 */
export async function resolveModel(store: Store, text: string, places: ModelPlaces): Promise<Answerer> {
  const base = resolve(places.projectFolder, places.base);
  if (text === "base") return localModel(base, "base");
  if (text === OCR_RULES.name) return OCR_RULES;
  const named = places.endpoints?.find((endpoint) => endpoint.name === text);
  if (named) return endpointOf(named);
  const { runs, releases } = tables;
  if (text === "tuned" || /^[0-9a-f]{6,64}$/.test(text)) {
    const filter = text === "tuned" ? and(eq(runs.state, "done"), isNull(runs.variation)) : like(runs.id, `${text}%`);
    const [run] = await store.database.select().from(runs).where(filter).orderBy(desc(runs.createdAt)).limit(1);
    if (run) {
      const best = join(store.folder, "runs", run.id, "best");
      if (!existsSync(best))
        throw new ResidencyError(
          "model-not-found",
          `run ${run.id} has no finished weights; run \`residency train\` again to resume it`,
        );
      const trainedOn = resolve(places.projectFolder, run.base);
      if ((await folderFingerprint(trainedOn)) !== run.baseSha256)
        throw new ResidencyError(
          "model-not-found",
          `the base model at ${trainedOn} is not the one run ${run.id} began from`,
        );
      return { ...(await localModel(best, text === "tuned" ? "tuned" : run.id, trainedOn)), runId: run.id };
    }
    const [release] = await store.database
      .select()
      .from(releases)
      .where(like(releases.id, `${text}%`))
      .limit(1);
    if (release) return { ...(await localModel(release.folder, release.id)), runId: release.runId };
    if (text === "tuned") throw new ResidencyError("model-not-found", "no run is finished yet; run `residency train`");
  }
  const plain = await resolvePlainModel(text, places.projectFolder);
  if (plain) return plain;
  throw new ResidencyError(
    "model-not-found",
    `"${text}" is neither base, ocr-rules, an endpoint, a run, a release, a folder nor a URL`,
  );
}
