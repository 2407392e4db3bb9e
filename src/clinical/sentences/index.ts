export type { SectionKind } from "./headings.ts";
export { sections } from "./sections.ts";
export type { Section, Sentence } from "./sentence.ts";
export { split } from "./split.ts";
