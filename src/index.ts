/** The public library. A project's residency.config.ts imports `defineSpecialty` from here. */
export { type Box, boundingBox, intersectionOverUnion } from "./domain/box.ts";
export type { DocumentFacts, Page, SourceDocument } from "./domain/document.ts";
export { ERRORS, type ErrorCode, ResidencyError } from "./domain/error.ts";
export type { Criticality, FieldDefinition, FieldStatus, FieldValue, FieldValues } from "./domain/field.ts";
export type { Recipe } from "./domain/recipe.ts";
export type { Score } from "./domain/score.ts";
export { defineSpecialty, type Specialty, type SpecialtyInput } from "./domain/specialty.ts";
