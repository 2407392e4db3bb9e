import { sha256OfJson } from "./digest.ts";
import type { FieldDefinition } from "./field.ts";
import { fieldPrompt } from "./prompt.ts";
import { type Specialty, specialtyPrompt } from "./specialty.ts";

/**
 * SHA-256 of everything in a specialty that says what a score of it means: the fields with their criticality and
 * normalisers, which documents count, what they are asked, how they are split, and how the proof is told. A gate is only as
 * fixed as what it measures, so the plan of gates and every evaluation carry this hash.
 *
 * Notes for people who label (`description`, `guideline`) are left out. The order of fields counts only through the question
 * that is made from it.
 */
export function metricDefinitionSha256(specialty: Specialty): string {
  const { general, split, evaluation } = specialty;
  return sha256OfJson({
    fields: scored(specialty.fields),
    families: sorted(specialty.families),
    prompt: specialtyPrompt(specialty),
    answerTokens: specialty.limits.answerTokens,
    general: Object.entries(general)
      .map(([family, { fields }]) => ({
        family,
        fields: scored(fields),
        prompt: fieldPrompt(fields.map((field) => field.path)),
      }))
      .sort((a, b) => compare(a.family, b.family)),
    split: { ...split, by: sorted(split.by), strata: sorted(split.strata) },
    nearDuplicateBits: specialty.nearDuplicateBits,
    retentionMargin: specialty.retentionMargin,
    evaluation: {
      ...evaluation,
      sliceBy: sorted(evaluation.sliceBy),
      errorRates: [...evaluation.errorRates].sort((a, b) => a - b),
    },
  });
}

/** What of a field decides whether an answer is right, and what that counts for. */
function scored(fields: readonly FieldDefinition[]) {
  return fields
    .map(({ description: _description, guideline: _guideline, ...rest }) => rest)
    .sort((a, b) => compare(a.path, b.path));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = (values: readonly string[]): string[] => [...values].sort(compare);
