export { type Fertility, type FertilityOptions, fertility } from "./fertility.ts";
export { TERM_SPECIALTIES, TERMS, type Term, type TermSpecialty } from "./lists/index.ts";
export { type TermRecall, termRecall } from "./term-recall.ts";
export { tokenizerEncoder } from "./tokenizer.ts";
