export type { Answer, Question } from "./answer.ts";
export { type Answerer, ask } from "./ask.ts";
export { folderFingerprint, type LocalModel } from "./model-folder.ts";
export { type ModelPlaces, resolveModel, resolvePlainModel } from "./resolve.ts";
