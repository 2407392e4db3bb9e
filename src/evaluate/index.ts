export { type EvaluateOptions, evaluate } from "./evaluate.ts";
export { parseAnswer } from "./parse-answer.ts";
export type {
  CandidateScores,
  EvaluationResult,
  GroupScore,
  PairedComparison,
  PairedDifference,
  Share,
} from "./result.ts";
export { scoreFields } from "./score-fields.ts";
export { compare, type JudgedDocument, summarise } from "./summarise.ts";
