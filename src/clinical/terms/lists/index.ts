import { CARDIOLOGY_TERMS } from "./cardiology.ts";
import { GENERAL_TERMS } from "./general.ts";
import { LABORATORY_TERMS } from "./laboratory.ts";
import { PATHOLOGY_TERMS } from "./pathology.ts";
import { PHARMACY_TERMS } from "./pharmacy.ts";
import { RADIOLOGY_TERMS } from "./radiology.ts";

/** The specialties that have a list of terms. */
export const TERM_SPECIALTIES = ["cardiology", "pathology", "radiology", "laboratory", "pharmacy", "general"] as const;

export type TermSpecialty = (typeof TERM_SPECIALTIES)[number];

/** A concept with all its names. */
export interface Term {
  readonly term: string;
  readonly synonyms: readonly string[];
}

const read = (table: string): Term[] =>
  table
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [term, synonyms] = line.split("|").map((cell) => cell.trim());
      return { term: term!, synonyms: synonyms ? synonyms.split(",").map((synonym) => synonym.trim()) : [] };
    });

/** The terms that an answer about a document of the specialty should not lose. */
export const TERMS: Readonly<Record<TermSpecialty, readonly Term[]>> = {
  cardiology: read(CARDIOLOGY_TERMS),
  pathology: read(PATHOLOGY_TERMS),
  radiology: read(RADIOLOGY_TERMS),
  laboratory: read(LABORATORY_TERMS),
  pharmacy: read(PHARMACY_TERMS),
  general: read(GENERAL_TERMS),
};
