import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { Store } from "../store/index.ts";
import { BUNDLE_FOLDER } from "./bundle.ts";
import { findRelease, type ReleaseRow } from "./find-release.ts";
import { ggufConverter, writeGguf } from "./gguf.ts";
import { MANIFEST_FILE, PUBLIC_KEY_FILE, signFolder, verifyFolder } from "./manifest.ts";
import { releaseRecord } from "./release-record.ts";
import { signingKey } from "./signing-key.ts";
import { provenance } from "./write-documents.ts";

/** `merged` safetensors, the `adapter` alone, or `gguf` for llama.cpp. */
export const EXPORT_FORMS = ["merged", "adapter", "gguf"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** What of a run's best weights belongs to the adapter, and not to training. */
const ADAPTER_FILES = ["adapter_config.json", "adapter_model.safetensors"];

/**
 * Writes a release for others: weights in one form, card, files about it, and a signed manifest. No label and no page is
 * in it. The folder is whole or not there.
 *
 * @throws ResidencyError `release-not-found`; `release-state` unless staged or released; `bundle-altered` when the release's
 *   own files were altered; `usage` when the folder is there; `converter-missing`, `converter-failed`.
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
  await verifyFolder(release.folder, key.publicKeyPem);

  const staging = `${folder}.part`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    if (form === "merged") await cp(release.folder, staging, { recursive: true });
    else {
      if (form === "adapter") await copyAdapter(store, release, staging);
      else await writeGguf(release.folder, staging);
      await cp(join(release.folder, "README.md"), join(staging, "README.md"));
      await cp(join(release.folder, BUNDLE_FOLDER), join(staging, BUNDLE_FOLDER), { recursive: true });
    }
    for (const name of [MANIFEST_FILE, PUBLIC_KEY_FILE]) await rm(join(staging, name), { force: true });
    const record = await releaseRecord(store, release, specialty);
    await signFolder(staging, key, { ...provenance(record), form });
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
  const settings = JSON.parse(await readFile(join(staging, "adapter_config.json"), "utf8"));
  const base = String(settings.base_model_name_or_path ?? "");
  await writeFile(
    join(staging, "adapter_config.json"),
    JSON.stringify({ ...settings, base_model_name_or_path: basename(base) }, null, 2),
  );
}
