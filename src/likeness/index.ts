export { nearDuplicatePairs } from "./near-duplicates.ts";
