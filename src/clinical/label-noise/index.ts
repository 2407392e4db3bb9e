export {
  type ConfidentJoint,
  calibratedJoint,
  confidentJoint,
  type NoiseEstimate,
  noiseEstimate,
  type Probabilities,
} from "./confident-joint.ts";
export { type IssueFilter, type IssueRank, type LabelIssue, labelIssues, scoreLabels } from "./label-issues.ts";
export {
  type LabelReason,
  type LabelRow,
  type RankedLabel,
  rankLabels,
  type TeacherPrediction,
} from "./rank-labels.ts";
