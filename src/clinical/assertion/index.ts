export { type AssertionOptions, assertions } from "./assertions.ts";
export type { Assertion, Cue, Experiencer, Mention, MentionInput, Temporality } from "./mention.ts";
