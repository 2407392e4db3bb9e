export { answerCorrectness, type CorrectnessOptions } from "./answer-correctness.ts";
export { answerRelevancy } from "./answer-relevancy.ts";
export type { AskJudge, JsonSchema, Judge } from "./ask-judge.ts";
export { type CaptionFinding, type CaptionStatement, captionFaithfulness } from "./caption-faithfulness.ts";
export { casesFromStudy } from "./cases-from-study.ts";
export { checkJudge, type JudgeCase, mayGate, parseJudgeCases } from "./check-judge.ts";
export { contextById, contextPrecision } from "./context-precision.ts";
export { contextRecall } from "./context-recall.ts";
export { type Embedder, lexicalEmbedder } from "./embed.ts";
export { faithfulness } from "./faithfulness.ts";
export type { InstrumentReport, JudgeFloors } from "./instrument-report.ts";
export { modelJudge } from "./model-judge.ts";
export type { MetricScore } from "./score.ts";
export {
  ANSWER_METRICS,
  type AnswerMetric,
  type MetricSummary,
  type ScoreAnswersOptions,
  scoreAnswers,
} from "./score-answers.ts";
export { type StoredScoresOptions, storedScores } from "./stored-scores.ts";
