export { type Assignment, assign } from "./assignment.ts";
export { benjaminiHochberg } from "./benjamini-hochberg.ts";
export { type BootstrapOptions, type BootstrapResult, clusterBootstrap, pairedClusterBootstrap } from "./bootstrap.ts";
export {
  type BradleyTerry,
  type BradleyTerryOptions,
  bradleyTerry,
  type Comparison,
  type Strength,
} from "./bradley-terry.ts";
export {
  type BinOptions,
  brierScore,
  expectedCalibrationError,
  type ReliabilityBin,
  reliabilityBins,
} from "./calibration.ts";
export {
  type ClassificationAverages,
  type ClassificationMetrics,
  type ClassMetrics,
  type ConfusionMatrix,
  classificationIntervals,
  classificationMetrics,
  confusionMatrix,
} from "./classification.ts";
export { clopperPearsonInterval } from "./clopper-pearson.ts";
export { type ClusteredMean, clusteredMean, designEffect, observedDesignEffect } from "./cluster.ts";
export { clusterTotals } from "./cluster-totals.ts";
export { clusteredShareInterval } from "./clustered-share.ts";
export { type CohenKappaOptions, cohenKappa } from "./cohen-kappa.ts";
export { anls, characterErrorRate, wordErrorRate } from "./edit-distance.ts";
export { fleissKappa } from "./fleiss-kappa.ts";
export { holm } from "./holm.ts";
export type { IntervalScore } from "./interval-score.ts";
export { intraclassCorrelation } from "./intraclass-correlation.ts";
export { fitIsotonic, type IsotonicFit, predictIsotonic } from "./isotonic.ts";
export { krippendorffAlpha } from "./krippendorff-alpha.ts";
export {
  type DocumentsForTarget,
  documentsForTarget,
  fitLearningCurve,
  type InversePowerLaw,
  type LearningCurve,
  type LearningCurveOptions,
  type LearningCurvePoint,
  predictLearningCurve,
} from "./learning-curve.ts";
export { type McNemarChiSquareResult, type McNemarResult, mcnemarChiSquare, mcnemarExact } from "./mcnemar.ts";
export { type NetWinRate, netWinRate, type Vote } from "./net-win-rate.ts";
export { type NonInferiority, type NonInferiorityOptions, nonInferiority } from "./non-inferiority.ts";
export { minimumDetectableDifference, type PairedPower, pairedPower, pairedSampleSize } from "./paired-power.ts";
export { percentAgreement, type Rating } from "./percent-agreement.ts";
export { type PromisedError, promisedErrorThreshold } from "./promised-error.ts";
export { type RateUpperBoundOptions, rateUpperBound } from "./rate-upper-bound.ts";
export { areaUnderRiskCoverage, type RiskCoveragePoint, riskCoverage } from "./risk-coverage.ts";
export { bootstrapScore } from "./score-bootstrap.ts";
export { type PairedShares, type RowShare, shareDifference } from "./share-difference.ts";
export { type RelabelCost, type Tree, treeEditDistance, treeEditSimilarity } from "./tree-edit.ts";
export { wilsonInterval } from "./wilson.ts";
