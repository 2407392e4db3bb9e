export type { EngineEvent, EngineEventOf } from "./events.ts";
export {
  type EngineJob,
  type EngineRow,
  type EngineVerb,
  MERGE_DTYPES,
  type MergeDtype,
  recipeSettings,
} from "./job.ts";
export { enginePython, runEngine } from "./process.ts";
