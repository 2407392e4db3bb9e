import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Specialty } from "../domain/specialty.ts";
import type { Store } from "../store/index.ts";
import { BUNDLE_FOLDER } from "./bundle.ts";
import { changePlan } from "./change-plan.ts";
import type { ReleaseRow } from "./find-release.ts";
import { type FileDigests, signAgain, signFolder } from "./manifest.ts";
import { modelCard } from "./model-card.ts";
import { CARD_FILE } from "./model-digest.ts";
import { type ReleaseRecord, releaseRecord } from "./release-record.ts";
import { signingKey } from "./signing-key.ts";
import { technicalDocumentation } from "./technical-documentation.ts";

/** Writes the documents about a release that was merged just now into its folder, from the records, and signs it for the first time. */
export async function documentNewRelease(store: Store, release: ReleaseRow, specialty: Specialty): Promise<void> {
  const record = await releaseRecord(store, release, specialty);
  await writeRecord(release.folder, record);
  await signFolder(release.folder, await signingKey(store.folder), provenance(record));
}

/**
 * Writes the documents about a release again, from the records as they are now, and signs the folder with the hashes that
 * its other files were verified with.
 *
 * @param verified hashes from `verifyFiles`, under this store's own key.
 */
export async function documentRelease(
  store: Store,
  release: ReleaseRow,
  specialty: Specialty,
  verified: FileDigests,
): Promise<void> {
  const record = await releaseRecord(store, release, specialty);
  const written = await writeRecord(release.folder, record);
  await signAgain(release.folder, await signingKey(store.folder), provenance(record), verified, written);
}

/** Model card, change plan, technical documentation, and the same facts for machines. @returns the names of the files. */
async function writeRecord(folder: string, record: ReleaseRecord): Promise<string[]> {
  await mkdir(join(folder, BUNDLE_FOLDER), { recursive: true });
  const { gates, gatePlan, evaluation } = record;
  const texts: [string, string][] = [
    [CARD_FILE, modelCard(record)],
    [`${BUNDLE_FOLDER}/change-plan.md`, changePlan(record)],
    [`${BUNDLE_FOLDER}/technical-documentation.md`, technicalDocumentation(record)],
    [`${BUNDLE_FOLDER}/gates.json`, JSON.stringify({ gatePlan, gates }, null, 1)],
    ...(evaluation
      ? [[`${BUNDLE_FOLDER}/evaluation.json`, JSON.stringify(evaluation, null, 1)] satisfies [string, string]]
      : []),
  ];
  for (const [name, text] of texts) await writeFile(join(folder, name), text);
  return texts.map(([name]) => name);
}

/** What a signed manifest says about where its files come from. */
export function provenance({ release, bundle, gates, auditHead }: ReleaseRecord): Record<string, unknown> {
  return {
    release: release.id,
    state: release.state,
    run: bundle.run,
    dataset: bundle.dataset,
    base: bundle.base.sha256,
    gates: gates.map(({ name, outcome, override }) => ({
      name,
      outcome,
      ...(override ? { overriddenBy: override.by } : {}),
    })),
    auditHead,
    versions: bundle.versions,
  };
}
