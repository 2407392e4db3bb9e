import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Criticality } from "../../domain/field.ts";
import type { QualityBand } from "../../domain/quality-band.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { type Store, tables } from "../../store/index.ts";
import { isOfBand } from "./quality-band.ts";

const { documents, fieldResults } = tables;

/** What the API shows of a row; a column that is added later stays inside until it is named here. */
const SHOWN_COLUMNS = {
  candidate: fieldResults.candidate,
  documentId: fieldResults.documentId,
  documentName: documents.name,
  path: fieldResults.path,
  expected: fieldResults.expected,
  answered: fieldResults.answered,
  outcome: fieldResults.outcome,
  anls: fieldResults.anls,
  evidence: fieldResults.evidence,
  confidence: fieldResults.confidence,
};

type Outcome = (typeof fieldResults.$inferSelect)["outcome"];
type EvidenceOutcome = NonNullable<(typeof fieldResults.$inferSelect)["evidence"]>;

/** Which judged fields are wanted: all of them that fit everything that is given. */
export interface FieldResultFilter {
  candidate?: string | undefined;
  /** Definition path, such as `results[].value`. */
  field?: string | undefined;
  /** Every outcome but `right`. */
  errors?: boolean | undefined;
  outcome?: Outcome | undefined;
  evidence?: EvidenceOutcome | undefined;
  document?: string | undefined;
  criticality?: Criticality | undefined;
  /** `special`: documents of the specialty; `general`: those that show what was forgotten. */
  part?: "special" | "general" | undefined;
  family?: string | undefined;
  facility?: string | undefined;
  template?: string | undefined;
  class?: string | undefined;
  domain?: string | undefined;
  quality?: QualityBand | undefined;
}

const FACTS = ["family", "facility", "template", "class", "domain"] as const;

/** Judged fields by candidate, document and path, after `after` and at most `limit`. */
export function fieldResultsOf(
  store: Store,
  evaluationId: string,
  specialty: Pick<Specialty, "families" | "fields">,
  filter: FieldResultFilter,
  limit: number,
  after?: readonly [candidate: string, documentId: string, path: string],
) {
  const { candidate, field, errors, outcome, evidence, document, quality, criticality, part } = filter;
  const { documentId, path } = fieldResults;
  const isSpecial = inArray(documents.family, specialty.families);
  const conditions: (SQL | undefined)[] = [
    eq(fieldResults.evaluationId, evaluationId),
    candidate === undefined ? undefined : eq(fieldResults.candidate, candidate),
    document === undefined ? undefined : eq(documentId, document),
    outcome && eq(fieldResults.outcome, outcome),
    errors ? sql`${fieldResults.outcome} <> 'right'` : undefined,
    evidence && eq(fieldResults.evidence, evidence),
    field === undefined ? undefined : sql`${definition} = ${field}`,
    // Criticality is said of the specialty's fields; those of general documents have none of their own.
    criticality && and(isSpecial, isOfPaths(specialty.fields.filter((one) => one.criticality === criticality))),
    part === "special" ? isSpecial : part === "general" ? sql`not coalesce(${isSpecial}, false)` : undefined,
    ...FACTS.map((fact) => {
      const wanted = filter[fact];
      return wanted === undefined ? undefined : wanted === "" ? isNull(documents[fact]) : eq(documents[fact], wanted);
    }),
    quality && isOfBand(quality),
    after && sql`(${fieldResults.candidate}, ${documentId}, ${path}) > (${after[0]}, ${after[1]}, ${after[2]})`,
  ];
  return store.database
    .select(SHOWN_COLUMNS)
    .from(fieldResults)
    .innerJoin(documents, eq(documents.id, documentId))
    .where(and(...conditions))
    .orderBy(asc(fieldResults.candidate), asc(documentId), asc(path))
    .limit(limit);
}

const definition = sql`regexp_replace(${fieldResults.path}, '\\[[0-9]+\\]', '[]', 'g')`;

function isOfPaths(fields: readonly { path: string }[]): SQL {
  if (fields.length === 0) return sql`false`;
  return sql`${definition} in (${sql.join(
    fields.map(({ path }) => sql`${path}`),
    sql`, `,
  )})`;
}
