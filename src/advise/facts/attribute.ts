import { toUcum } from "../../clinical/index.ts";
import { definitionPath, type FieldDefinition, NORMALISER_NAMES } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";
import type { Interval } from "../../domain/score.ts";
import { clusterBootstrap, wilsonInterval } from "../../statistics/index.ts";
import type { Disputes } from "./agreement.ts";
import { type Plausibility, rowOf, VALIDATION_RULES } from "./plausibility.ts";

/** Where an error comes from, in the order in which causes are tried: the cheapest to mend first, the model last. */
export const CAUSES = ["intake", "schema", "validation", "prompt", "model"] as const;
export type Cause = (typeof CAUSES)[number];

export const CAUSE_MEANING: Record<Cause, string> = {
  intake: "the page can hardly be read, and no candidate that was asked read the field from it",
  schema: "the value is right but in another place or form, or people read the field's definition in two ways",
  validation: "a rule over the answer alone would have caught it",
  prompt:
    "the same model answers right when the form is spelled out or examples are shown, or was cut off by its token limit",
  model: "none of these: the model reads or understands it wrongly",
};

/** One judged field of the answers of today, as the store keeps it. */
export interface JudgedField {
  documentId: string;
  path: string;
  expected: string | null;
  answered: string | null;
  outcome: "right" | "wrong" | "omitted" | "hallucinated" | "failed";
}

/** One error with its one cause. It names no value: the values stand with the label and the answer. */
export interface AttributedError {
  documentId: string;
  path: string;
  outcome: JudgedField["outcome"];
  cause: Cause;
  because: string;
}

export interface AttributionContext {
  definitions: readonly Pick<FieldDefinition, "path" | "type" | "normaliser">[];
  /** Paths of definitions whose errors are attributed; the others only help to explain them. */
  scope: ReadonlySet<string>;
  /** Why the page that a field stands on can hardly be read; null where it can, or where such pages are read as well as others. */
  illegible(documentId: string, path: string): string | null;
  /** Names of the other candidates that had the field right: prompts that mend more of such fields than they break, and others. */
  rightUnder(documentId: string, path: string): { prompted: string[]; others: string[] };
  disputes: Disputes;
  plausibility: Plausibility;
  /** Whether every answer about a document was cut off at the token limit, whatever the prompt. */
  cut(documentId: string): boolean;
}

/** Why an answer that was cut off is wrong. */
export const CUT_OFF = "the answer was cut off at the token limit";

/** Shorter values are equal to others by chance. */
const TELLING_LENGTH = 3;

/**
 * Gives every error of `fields` that is in scope exactly one cause: the first of `CAUSES` that explains it.
 *
 * @param fields Every judged field of one candidate, right ones too: they say what else stands on a page.
 */
export function attributeErrors(fields: readonly JudgedField[], context: AttributionContext): AttributedError[] {
  const byDocument = new Map<string, JudgedField[]>();
  for (const field of fields) {
    const list = byDocument.get(field.documentId);
    if (list) list.push(field);
    else byDocument.set(field.documentId, [field]);
  }
  const ambiguous = new Set(context.disputes.fields.filter((field) => field.ambiguous).map((field) => field.path));
  return fields.flatMap((field) => {
    if (field.outcome === "right" || !context.scope.has(definitionPath(field.path))) return [];
    const siblings = byDocument.get(field.documentId) ?? [];
    const { prompted, others } = context.rightUnder(field.documentId, field.path);
    const [cause, because] = causeOf(field, siblings, prompted, others, ambiguous, context);
    return [{ documentId: field.documentId, path: field.path, outcome: field.outcome, cause, because }];
  });
}

function causeOf(
  field: JudgedField,
  siblings: readonly JudgedField[],
  prompted: readonly string[],
  others: readonly string[],
  ambiguous: ReadonlySet<string>,
  context: AttributionContext,
): readonly [Cause, string] {
  // Who read it right from the same page has shown that it can be read.
  const illegible = prompted.length + others.length === 0 ? context.illegible(field.documentId, field.path) : null;
  if (illegible) return ["intake", illegible];

  const misplaced = misplacedBecause(field, siblings, context);
  if (misplaced) return ["schema", misplaced];
  if (context.disputes.labels.has(`${field.documentId} ${field.path}`))
    return ["schema", "two people labelled this field of this document differently"];
  if (ambiguous.has(definitionPath(field.path)))
    return ["schema", "people disagree about this field more than by slips of the hand"];

  if (field.answered !== null) {
    const answers = siblings.map((sibling) => [sibling.path, sibling.answered] as const);
    const rule = context.plausibility.brokenRule(field.path, field.answered, rowOf(field.path, answers));
    // A rule that refuses the right value too would not have helped.
    const labels = siblings.map((sibling) => [sibling.path, sibling.expected] as const);
    const refusesLabel =
      rule !== null &&
      field.expected !== null &&
      context.plausibility.brokenRule(field.path, field.expected, rowOf(field.path, labels)) !== null;
    if (rule !== null && !refusesLabel) return ["validation", VALIDATION_RULES[rule]];
  }
  if (field.outcome === "failed" && context.cut(field.documentId)) return ["prompt", CUT_OFF];
  if (prompted.length > 0) return ["prompt", `right under ${prompted.join(" and ")}`];
  return [
    "model",
    others.length > 0
      ? `wrong under every prompt of the base; right under ${others.join(" and ")}`
      : "wrong under every prompt that was tried",
  ];
}

/** Why the answered value is the right one in the wrong place or form; null when it is simply another value. */
function misplacedBecause(
  field: JudgedField,
  siblings: readonly JudgedField[],
  { definitions }: AttributionContext,
): string | null {
  const { answered, expected } = field;
  if (answered === null) return null;
  const own = definitionPath(field.path);
  const normaliser = definitions.find((definition) => definition.path === own)?.normaliser ?? "text";
  if (expected !== null) {
    for (const other of NORMALISER_NAMES)
      if (other !== normaliser && normalise(answered, other) === normalise(expected, other))
        return `the same value, written in another form (equal as ${other})`;
    if (differByUnit(answered, expected))
      return "the same value, with its unit in one place and without it in the other";
  }
  const said = normalise(answered, "text");
  if (said.length < TELLING_LENGTH) return null;
  const home = siblings.filter(
    (sibling) =>
      sibling.expected !== null && normalise(sibling.expected, "text") === said && sibling.path !== field.path,
  );
  // A value that stands in several places may have been read from any of them.
  if (home.length !== 1 || definitionPath(home[0]!.path) === own) return null;
  return `the value belongs to ${definitionPath(home[0]!.path)}`;
}

/** "5.8 mmol/L" and "5.8": one is the other followed by a unit. */
function differByUnit(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a.trim(), b.trim()] : [b.trim(), a.trim()];
  if (short === "" || !/\d/.test(short) || !long.toLowerCase().startsWith(short.toLowerCase())) return false;
  const rest = long.slice(short.length);
  return /^\s*[^\d\s.,]/.test(rest) && toUcum(rest) !== null;
}

/** What share of the errors a cause explains; the interval resamples documents, whole. */
export interface CauseShare {
  cause: Cause;
  errors: number;
  share: number;
  interval: Interval | null;
}

const RESAMPLES = 4_000;
const SEED = 20_261_122;

/** Errors by cause, in the order of `CAUSES`; empty when there are no errors. */
export function causeShares(errors: readonly AttributedError[]): CauseShare[] {
  if (errors.length === 0) return [];
  const documents = [...new Set(errors.map((error) => error.documentId))];
  const total = new Map<string, number>();
  for (const { documentId } of errors) total.set(documentId, (total.get(documentId) ?? 0) + 1);
  return CAUSES.map((cause) => {
    const own = new Map<string, number>();
    let count = 0;
    for (const error of errors) {
      if (error.cause !== cause) continue;
      own.set(error.documentId, (own.get(error.documentId) ?? 0) + 1);
      count++;
    }
    const interval =
      count === 0 || count === errors.length
        ? wilsonInterval(count === 0 ? 0 : documents.length, documents.length)
        : documents.length < 2
          ? null
          : clusterBootstrap(
              {
                sums: documents.map((document) => own.get(document) ?? 0),
                weights: documents.map((document) => total.get(document) as number),
              },
              { resamples: RESAMPLES, seed: SEED },
            ).interval;
    return { cause, errors: count, share: count / errors.length, interval };
  });
}
