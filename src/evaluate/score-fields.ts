import { definitionPath, type FieldDefinition, type FieldValues } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import { anls } from "../statistics/index.ts";
import type { ParsedAnswer } from "./parse-answer.ts";

/**
 * `right`: the value, or absent answered as absent. `wrong`: another value. `omitted`: there is a value, none was given.
 * `hallucinated`: there is none, one was given. `failed`: no answer that can be read.
 */
export type Outcome = "right" | "wrong" | "omitted" | "hallucinated" | "failed";

export interface FieldResult {
  path: string;
  /** Null for absent. */
  expected: string | null;
  answered: string | null;
  outcome: Outcome;
  /** Average normalised Levenshtein similarity of the normalised values, 0..1; absent as absent is 1, failed is 0. */
  anls: number;
}

export interface DocumentScore {
  results: FieldResult[];
  /** Values that were given for rows which the page does not have. They are no part of `results`. */
  extra: { path: string; answered: string }[];
}

/**
 * Judges one answer against the labels. Only present and absent labels are judged: nobody can say what an illegible
 * field should have been answered with.
 */
export function scoreFields(
  expected: FieldValues,
  answer: ParsedAnswer | null,
  definitions: ReadonlyMap<string, FieldDefinition>,
): DocumentScore {
  const results: FieldResult[] = [];
  const judged = new Set<string>();
  for (const path in expected) {
    const label = expected[path] as FieldValues[string];
    judged.add(path);
    if (label.status !== "present" && label.status !== "absent") continue;
    const value = label.status === "present" ? label.value : null;
    if (!answer?.valid) {
      results.push({ path, expected: value, answered: null, outcome: "failed", anls: 0 });
      continue;
    }
    const given = answer.fields.get(path) ?? null;
    // Models write "nothing here" in a few ways; an empty string says it too.
    const answered = given === null || given.trim() === "" ? null : given;
    results.push(judge(path, value, answered, definitions.get(definitionPath(path))));
  }
  const extra: DocumentScore["extra"] = [];
  if (answer?.valid) {
    for (const [path, value] of answer.fields) {
      if (value !== null && value.trim() !== "" && !judged.has(path)) extra.push({ path, answered: value });
    }
  }
  return { results, extra };
}

function judge(
  path: string,
  expected: string | null,
  answered: string | null,
  definition: FieldDefinition | undefined,
): FieldResult {
  if (expected === null)
    return {
      path,
      expected,
      answered,
      outcome: answered === null ? "right" : "hallucinated",
      anls: answered === null ? 1 : 0,
    };
  if (answered === null) return { path, expected, answered, outcome: "omitted", anls: 0 };
  if (expected === answered) return { path, expected, answered, outcome: "right", anls: 1 };
  const normaliser = definition?.normaliser ?? "text";
  const [wanted, given] = [normalise(expected, normaliser), normalise(answered, normaliser)];
  return wanted === given
    ? { path, expected, answered, outcome: "right", anls: 1 }
    : { path, expected, answered, outcome: "wrong", anls: anls(wanted, given) };
}
