export { EXPORT_FORMS, type ExportForm, exportRelease } from "./export-release.ts";
export { findRelease, listReleases, type ReleaseRow } from "./find-release.ts";
export { mayBeOverridden } from "./judge-gates.ts";
export { type VerifiedFolder, verifyFolder } from "./manifest.ts";
export type { MergeEvidence } from "./merge-evidence.ts";
export { type Override, publishRelease, retireRelease, rollbackRelease, stageRelease } from "./registry.ts";
export { type Release, type ReleaseOptions, release } from "./release.ts";
export { type PrepareRun, type ReproduceOptions, type Reproduction, reproduceRelease } from "./reproduce.ts";
