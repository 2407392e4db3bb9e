export type { EngineEvent, EngineEventOf } from "./events.ts";
export { type EngineJob, type EngineRow, type EngineVerb, recipeSettings } from "./job.ts";
export { enginePython, runEngine } from "./process.ts";
