import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { Store } from "../store/index.ts";
import { BUNDLE_FOLDER, readBundle } from "./bundle.ts";
import { sha256OfFile } from "./digest.ts";
import { findRelease, type ReleaseRow } from "./find-release.ts";
import { ggufConverter, writeGguf } from "./gguf.ts";
import { MANIFEST_FILE, PUBLIC_KEY_FILE, signAgain, signFolder, verifyFiles, verifyFolder } from "./manifest.ts";
import { CARD_FILE } from "./model-digest.ts";
import { releaseRecord } from "./release-record.ts";
import { signingKey } from "./signing-key.ts";
import { provenance } from "./write-documents.ts";

/** `merged` safetensors, the `adapter` alone, or `gguf` for llama.cpp. */
export const EXPORT_FORMS = ["merged", "adapter", "gguf"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

const ADAPTER_WEIGHTS = "adapter_model.safetensors";
/** What of a run's best weights belongs to the adapter, and not to training. */
const ADAPTER_FILES = ["adapter_config.json", ADAPTER_WEIGHTS];

/**
 * Writes a release for others: weights in one form, card, files about it, and a signed manifest. No label and no page is
 * in it. The folder is whole or not there.
 *
 * @throws ResidencyError `release-not-found`; `release-state` unless staged or released; `bundle-altered` when the release's
 *   own files, or its adapter, were altered; `usage` when the folder is there; `converter-missing`, `converter-failed`.
 */
export async function exportRelease(
  store: Store,
  specialty: Specialty,
  id: string,
  { form, output }: { form: ExportForm; output: string },
): Promise<{ folder: string; files: number; keyId: string }> {
  const release = await findRelease(store, id);
  if (release.state !== "staged" && release.state !== "released")
    throw new ResidencyError(
      "release-state",
      `release ${release.id} is ${release.state}; only staged and released ones are exported`,
    );
  const folder = resolve(output);
  if (existsSync(folder)) throw new ResidencyError("usage", `${folder} is there already; name a new folder`);
  if (form === "gguf") ggufConverter();
  const key = await signingKey(store.folder);
  const { digests } = await verifyFiles(release.folder, key.publicKeyPem);

  // The release's id is in the name, so that a folder of someone else's is never taken for what an earlier try left.
  const staging = `${folder}.${release.id}.part`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    if (form === "merged") await cp(release.folder, staging, { recursive: true });
    else {
      if (form === "adapter") await copyAdapter(store, release, staging);
      else await writeGguf(release.folder, staging, String(release.evidence.dtype));
      await cp(join(release.folder, CARD_FILE), join(staging, CARD_FILE));
      await cp(join(release.folder, BUNDLE_FOLDER), join(staging, BUNDLE_FOLDER), { recursive: true });
    }
    for (const name of [MANIFEST_FILE, PUBLIC_KEY_FILE]) await rm(join(staging, name), { force: true });
    const record = await releaseRecord(store, release, specialty);
    const predicate = { ...provenance(record), form };
    if (form === "merged") await signAgain(staging, key, predicate, digests);
    else await signFolder(staging, key, predicate);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
  const { files, keyId } = await verifyFolder(folder, key.publicKeyPem);
  await store.change(
    { action: "release.exported", subject: release.id, detail: { form, files, keyId } },
    async () => {},
  );
  return { folder, files, keyId };
}

/** The adapter's settings name the base by a path of this machine; outside, its name and the bundle's hash say which it is. */
async function copyAdapter(store: Store, release: ReleaseRow, staging: string): Promise<void> {
  const best = join(store.folder, "runs", release.runId, "best");
  for (const name of ADAPTER_FILES) {
    if (!existsSync(join(best, name)))
      throw new ResidencyError("run-not-found", `the adapter of run ${release.runId} is gone: ${join(best, name)}`);
    await cp(join(best, name), join(staging, name));
  }
  if ((await sha256OfFile(join(staging, ADAPTER_WEIGHTS))) !== (await readBundle(release.folder)).adapterSha256)
    throw new ResidencyError("bundle-altered", `the adapter of run ${release.runId} is not the one that was merged`);
  const settings = JSON.parse(await readFile(join(staging, "adapter_config.json"), "utf8"));
  const base = String(settings.base_model_name_or_path ?? "");
  await writeFile(
    join(staging, "adapter_config.json"),
    JSON.stringify({ ...settings, base_model_name_or_path: basename(base) }, null, 2),
  );
}
