import type { Schema } from "../api/client.ts";
import type { operations } from "../api/schema.d.ts";

type Query = NonNullable<operations["listFieldResults"]["parameters"]["query"]>;
export type Outcome = Schema<"FieldResult">["outcome"];

/** What the address of the evaluation screen holds. */
export const EVALUATION_SEARCH = [
  "id",
  "view",
  "field",
  "candidate",
  "outcome",
  "evidence",
  "criticality",
  "part",
  "family",
  "facility",
  "template",
  "class",
  "domain",
  "quality",
  "document",
  "path",
  "sheet",
] as const;
export type EvaluationSearch = { [Name in (typeof EVALUATION_SEARCH)[number]]?: string };

/** Names of the search that choose rows. */
const CHOOSING = [
  "field",
  "candidate",
  "outcome",
  "evidence",
  "criticality",
  "part",
  "family",
  "facility",
  "template",
  "class",
  "domain",
  "quality",
] as const satisfies readonly (keyof EvaluationSearch)[];

export const OUTCOMES = ["right", "wrong", "omitted", "hallucinated", "failed"] as const satisfies readonly Outcome[];
const ALLOWED: { readonly [Name in keyof Query]?: readonly string[] } = {
  outcome: OUTCOMES,
  evidence: ["right", "wrong", "missing"],
  criticality: ["decision", "supporting", "informational"],
  part: ["special", "general"],
  quality: ["good", "fair", "poor"],
};

/** Facts of documents that rows can be chosen by. A slice by a labelled field has no rows of its own to open. */
export const SLICED_BY = ["family", "facility", "template", "class", "domain", "quality"] as const;

/** Whether the address asks for the rows behind a number. */
export const asksForRows = (search: EvaluationSearch): boolean => CHOOSING.some((name) => search[name] !== undefined);

/** The query for the rows that an address names; a word that the API does not know is left out. `errors` is every outcome but right. */
export function rowQuery(search: EvaluationSearch): Query {
  const query: Record<string, string> = {};
  for (const name of CHOOSING) {
    const value = search[name];
    if (value === undefined) continue;
    if (name === "outcome" && value === "errors") query.errors = "true";
    else if (ALLOWED[name as keyof Query]?.includes(value) ?? true) query[name] = value;
  }
  return query as Query;
}

/** What the rows have in common, in words. */
export function rowTitle(search: EvaluationSearch, nameOf: (candidate: string) => string | undefined): string[] {
  const { field, candidate, criticality, part, quality, evidence } = search;
  return [
    field,
    criticality && `${criticality} fields`,
    part && (part === "general" ? "general documents" : "documents of the specialty"),
    search.family,
    search.facility,
    search.template && `template ${search.template}`,
    search.class && `class ${search.class}`,
    search.domain,
    quality && `${quality} scans`,
    evidence && `evidence ${evidence}`,
    candidate && nameOf(candidate),
  ].filter((part): part is string => Boolean(part));
}
