export { type RunningStudio, type StudioOptions, startStudio } from "./studio.ts";
