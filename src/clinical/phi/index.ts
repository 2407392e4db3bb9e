export { type DeidentifyOptions, deidentify, type LeakReport, type Treatment } from "./deidentify.ts";
export { findPhi, findPhiAndQuasi, type PhiOptions } from "./find-phi.ts";
export { type FoundPhi, PHI_KINDS, type PhiKind, QUASI_KINDS, type QuasiKind } from "./kind.ts";
export { type PhiInMetadata, phiInMetadata } from "./metadata.ts";
