import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Specialty } from "../domain/specialty.ts";
import type { Store } from "../store/index.ts";
import { BUNDLE_FOLDER } from "./bundle.ts";
import { changePlan } from "./change-plan.ts";
import type { ReleaseRow } from "./find-release.ts";
import { signFolder } from "./manifest.ts";
import { modelCard } from "./model-card.ts";
import { type ReleaseRecord, releaseRecord } from "./release-record.ts";
import { signingKey } from "./signing-key.ts";
import { technicalDocumentation } from "./technical-documentation.ts";

/** Writes the documents about a release into its folder, from the records as they are now, and signs the folder. */
export async function writeDocuments(store: Store, release: ReleaseRow, specialty: Specialty): Promise<void> {
  const record = await releaseRecord(store, release, specialty);
  await writeRecord(release.folder, record);
  await signFolder(release.folder, await signingKey(store.folder), provenance(record));
}

/** Model card, change plan, technical documentation, and the same facts for machines. */
export async function writeRecord(folder: string, record: ReleaseRecord): Promise<void> {
  const bundle = join(folder, BUNDLE_FOLDER);
  await mkdir(bundle, { recursive: true });
  await writeFile(join(folder, "README.md"), modelCard(record));
  await writeFile(join(bundle, "change-plan.md"), changePlan(record));
  await writeFile(join(bundle, "technical-documentation.md"), technicalDocumentation(record));
  const { gates, gatePlan, evaluation } = record;
  await writeFile(join(bundle, "gates.json"), JSON.stringify({ gatePlan, gates }, null, 1));
  if (evaluation) await writeFile(join(bundle, "evaluation.json"), JSON.stringify(evaluation, null, 1));
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
