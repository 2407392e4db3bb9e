export { fixGates } from "./fix-gates.ts";
export {
  lossCurve,
  type PreparedRun,
  planRun,
  prepareRun,
  samplesOf,
  type TrainingPlan,
  type TrainOptions,
  type TrainResult,
  trainRun,
} from "./train.ts";
