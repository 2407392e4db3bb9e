export { type EvaluateOptions, evaluate } from "./evaluate.ts";
export { parseAnswer } from "./parse-answer.ts";
export { scoreFields } from "./score-fields.ts";
export { compare, type JudgedDocument, summarise } from "./summarise.ts";
