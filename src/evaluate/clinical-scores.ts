import {
  assertions,
  findLabLines,
  type LabLine,
  parseSig,
  type Sig,
  type SigClause,
  type TermSpecialty,
  termRecall,
} from "../clinical/index.ts";
import { definitionPath, type FieldDefinition } from "../domain/field.ts";
import type { FieldResult } from "./score-fields.ts";

/** Parts that agree, out of parts that the expected or the answered text has. */
export interface Agreement {
  right: number;
  n: number;
}

/** What exact match does not see, in one document. */
export interface DocumentClinical {
  /** Findings that both texts speak of; `right` of them are asserted the other way round. */
  flips: Agreement;
  /** Share of the expected text's medical terms that the answer has; null where it has none. */
  termRecall: number | null;
  sigParts: Agreement;
  labLineParts: Agreement;
}

/**
 * Clinical scores of answered fields. Text fields of no kind and narratives are held against the label's assertions, or
 * against the page's where the label is absent; narratives count for term recall.
 */
export function fieldsClinical(
  results: readonly FieldResult[],
  definitions: ReadonlyMap<string, FieldDefinition>,
  page: string | undefined,
  terms?: TermSpecialty,
): DocumentClinical {
  const clinical: DocumentClinical = { flips: none(), termRecall: null, sigParts: none(), labLineParts: none() };
  const recalls: number[] = [];
  for (const { path, expected, answered } of results) {
    const definition = definitions.get(definitionPath(path));
    if (definition?.kind === "sig") {
      if (expected !== null) add(clinical.sigParts, sigAgreement(expected, answered ?? ""));
    } else if (definition?.kind === "lab-line") {
      if (expected !== null) add(clinical.labLineParts, labLineAgreement(expected, answered ?? ""));
    } else if ((definition?.type ?? "text") === "text") {
      const reference = expected ?? page;
      if (reference !== undefined && answered !== null) add(clinical.flips, assertionFlips(reference, answered));
      if (definition?.kind === "narrative" && expected !== null) {
        const { recall } = termRecall(expected, answered ?? "", terms);
        if (recall !== null) recalls.push(recall);
      }
    }
  }
  if (recalls.length > 0) clinical.termRecall = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  return clinical;
}

/** Clinical scores of a plain text: a transcription or a caption. */
export function textClinical(expected: string, answered: string, terms?: TermSpecialty): DocumentClinical {
  return {
    flips: assertionFlips(expected, answered),
    termRecall: termRecall(expected, answered, terms).recall,
    sigParts: none(),
    labLineParts: none(),
  };
}

const none = (): Agreement => ({ right: 0, n: 0 });

function add(sum: Agreement, part: Agreement): void {
  sum.right += part.right;
  sum.n += part.n;
}

/**
 * Findings that both texts speak of (n), and those of them that one plainly asserts and the other plainly denies (right). A
 * finding that the expected text both asserts and denies cannot be flipped; possible, past and others' findings are no
 * plain assertions.
 */
export function assertionFlips(expected: string, answered: string): Agreement {
  const [wanted, given] = [polarities(expected), polarities(answered)];
  const flips = none();
  for (const [finding, said] of given) {
    const reference = wanted.get(finding);
    if (!reference) continue;
    flips.n++;
    if ([...said].every((polarity) => !reference.has(polarity))) flips.right++;
  }
  return flips;
}

function polarities(text: string): Map<string, Set<"present" | "absent">> {
  const found = new Map<string, Set<"present" | "absent">>();
  for (const mention of assertions(text)) {
    if (mention.assertion !== "present" && mention.assertion !== "absent") continue;
    const finding = mention.text.toLowerCase().replace(/\s+/g, " ").replace(/s$/, "");
    const said = found.get(finding);
    if (said) said.add(mention.assertion);
    else found.set(finding, new Set([mention.assertion]));
  }
  return found;
}

/** What a clause of a sig says, part by part; the same parts as an element of FHIR's Dosage. */
const SIG_PARTS = [
  "dose",
  "strength",
  "rate",
  "route",
  "site",
  "frequency",
  "when",
  "offsetMinutes",
  "dayOfWeek",
  "timeOfDay",
  "treatmentDays",
  "count",
  "duration",
  "asNeeded",
  "asNeededReason",
  "maximum",
] as const satisfies readonly (keyof SigClause)[];

/** Parts of directions for use that agree, clause by clause, after both were read. Directions that cannot be read have none. */
export function sigAgreement(expected: string, answered: string): Agreement {
  const partsOf = (sig: Sig): Map<string, string> =>
    new Map(
      sig.clauses.flatMap((clause, place) =>
        SIG_PARTS.filter((part) => isSaid(clause[part])).map(
          (part) => [`${place} ${part}`, written(clause[part])] as const,
        ),
      ),
    );
  const wanted = partsOf(parseSig(expected));
  return wanted.size === 0 ? none() : agreement(wanted, partsOf(parseSig(answered)));
}

const isSaid = (part: unknown): boolean =>
  part !== null && part !== false && part !== 0 && !(Array.isArray(part) && part.length === 0);
const written = (part: unknown): string => JSON.stringify(part).toLowerCase();

/** Parts of laboratory results that agree, line by line: analyte, value, unit, range and flag. */
export function labLineAgreement(expected: string, answered: string): Agreement {
  const partsOf = (lines: readonly LabLine[]): Map<string, string> =>
    new Map(
      lines.flatMap(({ analyte, value, unit, range, flag }, place) =>
        Object.entries({
          analyte: analyte.toLowerCase(),
          value: written({ ...value, text: value.kind === "qualitative" ? value.text : undefined }),
          unit: unit && (unit.ucum ?? unit.printed),
          range:
            range &&
            written({ ...range, text: range.kind === "text" || range.kind === "qualitative" ? range.text : undefined }),
          flag,
        }).flatMap(([name, part]) => (part === null ? [] : [[`${place} ${name}`, part] as const])),
      ),
    );
  const wanted = partsOf(findLabLines(expected));
  return wanted.size === 0 ? none() : agreement(wanted, partsOf(findLabLines(answered)));
}

/** Parts that only one side has count as not agreeing. */
function agreement(wanted: ReadonlyMap<string, string>, given: ReadonlyMap<string, string>): Agreement {
  const all = new Set([...wanted.keys(), ...given.keys()]);
  return { right: [...wanted].filter(([part, value]) => given.get(part) === value).length, n: all.size };
}
