export { containment, overlap } from "./containment.ts";
export { type CopiedOptions, type CopiedSpan, type CopiedText, copiedSpans, NoteHistory } from "./copied-spans.ts";
export { type DuplicateGroup, DuplicateIndex, type DuplicateOptions, type DuplicatePair } from "./duplicate-index.ts";
export type { Overlap } from "./shingle-set.ts";
export { type UniqueContent, uniqueContent } from "./unique-content.ts";
