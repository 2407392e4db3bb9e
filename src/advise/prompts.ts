import type { DatasetDocument } from "../domain/dataset.ts";
import { type FieldDefinition, nestFields } from "../domain/field.ts";
import { fieldAnswer } from "../domain/prompt.ts";
import { seedOf } from "../domain/random.ts";
import { type Specialty, specialtyPrompt } from "../domain/specialty.ts";

const HINTS: Record<FieldDefinition["type"], string> = {
  text: "text as printed",
  number: "number as printed",
  date: "date as printed",
  code: "code as printed",
};

/**
 * The same question with the answer's form spelled out: the JSON object that is wanted, each field's type and description,
 * and what to write for what is not there. The fair baseline for a model that knows the values and not the form.
 */
export function formatPrompt(specialty: Pick<Specialty, "prompt" | "fields">): string {
  const form = nestFields(
    specialty.fields.map((field) => [field.path.replaceAll("[]", "[0]"), HINTS[field.type]] as const),
  );
  const described = specialty.fields.flatMap((field) =>
    field.description === undefined ? [] : [`- ${field.path}: ${field.description}`],
  );
  return [
    "Read the document. Answer with one JSON object of exactly this form and nothing else:",
    JSON.stringify(form),
    "Lists have one entry for each row of the document. Copy values as they are printed. Write null for what is not there.",
    ...described,
    specialtyPrompt(specialty),
  ].join("\n");
}

/**
 * Training documents whose labels can be shown as examples: those with a usual number of fields, of different templates first,
 * and of equals the ones that the seed picks. None of a held-out split.
 *
 * @param withIdentifiers Whether documents that hold, or may hold, identifiers of patients may be shown: only to models that
 *   are allowed to see them.
 */
export function chooseExamples(
  training: readonly DatasetDocument[],
  count: number,
  { seed, withIdentifiers }: { seed: number; withIdentifiers: boolean },
): DatasetDocument[] {
  const filled = (document: DatasetDocument): number =>
    Object.values(document.fields ?? {}).filter((field) => field.status === "present").length;
  const usable = training
    .filter((document) => document.split === "train" && filled(document) > 0)
    .filter((document) => withIdentifiers || document.phi === "none")
    .map((document) => ({ document, filled: filled(document), rank: seedOf(seed, "example", document.id) }))
    .sort((a, b) => a.rank - b.rank || (a.document.id < b.document.id ? -1 : 1));
  if (usable.length === 0) return [];
  // Sparse documents show too little of the form, and long lists would only fill the prompt.
  const median = [...usable].sort((a, b) => a.filled - b.filled)[Math.floor(usable.length / 2)]?.filled as number;
  const byCloseness = [...usable].sort((a, b) => Math.abs(a.filled - median) - Math.abs(b.filled - median));
  const chosen: DatasetDocument[] = [];
  const templates = new Set<string>();
  for (const fresh of [true, false])
    for (const { document } of byCloseness) {
      if (chosen.length === count) return chosen;
      if (chosen.includes(document) || (fresh && templates.has(document.template ?? ""))) continue;
      chosen.push(document);
      templates.add(document.template ?? "");
    }
  return chosen;
}

/** The same question after the right answers to other documents: text only, since pages of examples would fill the context. */
export function fewShotPrompt(
  specialty: Pick<Specialty, "prompt" | "fields">,
  examples: readonly DatasetDocument[],
): string {
  const answers = examples.map(
    (document, index) => `Example ${index + 1}: ${fieldAnswer(document.fields ?? {}, specialty.fields)}`,
  );
  return [
    "These are right answers for other documents of this kind:",
    ...answers,
    "Answer in the same form for the document that is shown. Copy values from it and none from the examples.",
    specialtyPrompt(specialty),
  ].join("\n");
}
