export { answeredFields } from "./answered-fields.ts";
export { type AnsweredField, calibrate, calibratedProbability } from "./calibrate.ts";
export { type EvaluateOptions, evaluate } from "./evaluate.ts";
export { type JudgedAnswer, judgeAnswer } from "./judge-answer.ts";
export { nearestClass } from "./nearest-class.ts";
export { parseAnswer } from "./parse-answer.ts";
export { type FieldResult, scoreFields } from "./score-fields.ts";
export { groupsOf } from "./slices.ts";
export { compare, type JudgedDocument, summarise } from "./summarise.ts";
