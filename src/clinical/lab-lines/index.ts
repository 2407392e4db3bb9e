export { findLabLines } from "./find-lab-lines.ts";
export type { Comparator, ComputedFlag, LabLine, LabValue, ReferenceRange } from "./lab-line.ts";
export { parseLabLine } from "./parse-lab-line.ts";
export { isUcum, toUcum } from "./units.ts";
