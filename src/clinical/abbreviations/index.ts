export { type AmbiguityScore, ambiguityScore } from "./ambiguity.ts";
export type { Evidence } from "./choose.ts";
export { type ErrorProne, findUnsafeDoses, type UnsafeDose } from "./error-prone.ts";
export { type AbbreviationMatch, type FindAbbreviationsOptions, findAbbreviations } from "./find-abbreviations.ts";
export { type Inventory, parseInventory } from "./inventory.ts";
export { CLINICAL_SENSES } from "./lexicon/index.ts";
export type { SenseEntry } from "./lexicon/table.ts";
export { clinicalLexicon, compileLexicon, type Lexicon } from "./lexicon.ts";
export { type ClinicalSpecialty, SPECIALTIES } from "./specialty.ts";
