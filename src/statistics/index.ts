export { type BootstrapOptions, type BootstrapResult, clusterBootstrap, pairedClusterBootstrap } from "./bootstrap.ts";
export { type ClusteredMean, clusteredMean, designEffect, observedDesignEffect } from "./cluster.ts";
export { anls, characterErrorRate, wordErrorRate } from "./edit-distance.ts";
export { holm } from "./holm.ts";
export { type McNemarChiSquareResult, type McNemarResult, mcnemarChiSquare, mcnemarExact } from "./mcnemar.ts";
export { wilsonInterval } from "./wilson.ts";
