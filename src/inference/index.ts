export type { Answer, Question } from "./answer.ts";
export { type Answerer, type AskOptions, ask, askEndpoints, askOne } from "./ask.ts";
export { type Endpoint, endpointOf } from "./endpoint.ts";
export type { FaultCode } from "./fault.ts";
export type { Budget } from "./journal.ts";
export { folderFingerprint, type LocalModel } from "./model-folder.ts";
export type { PhiOptions } from "./phi-guard.ts";
export { type ModelPlaces, resolveModel, resolvePlainModel } from "./resolve.ts";
export { type Spent, spentOn } from "./store-journal.ts";
