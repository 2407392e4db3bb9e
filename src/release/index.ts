export { type MergeEvidence, type Release, type ReleaseOptions, release } from "./release.ts";
