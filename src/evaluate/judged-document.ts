import type { Criticality, FieldDefinition } from "../domain/field.ts";
import { definitionPath } from "../domain/field.ts";
import { characterErrorRate } from "../statistics/index.ts";
import type { ClassifiedDocument } from "./classify.ts";
import type { DocumentClinical } from "./clinical-scores.ts";
import type { DocumentScore, FieldResult } from "./score-fields.ts";

/** One document as one candidate answered it, judged. */
export interface JudgedDocument {
  documentId: string;
  /** Documents of one subject are not independent of one another. Left out where it is not known. */
  subject?: string;
  special: boolean;
  /** The general part is compared over every kind of task: fields, text or class. */
  score:
    | ({ kind: "fields" } & DocumentScore & { strictJson: boolean; definitions: ReadonlyMap<string, FieldDefinition> })
    | { kind: "text"; expected: string; answered: string }
    | ({ kind: "class" } & ClassifiedDocument);
  failed: boolean;
  /** Whether there is no answer for a passing fault of a provider, which says nothing of the candidate. */
  failedInPassing?: boolean;
  seconds: number | null;
  /** What the document is sliced by, and its group. */
  groups: Record<string, string>;
  /** Null for a class. */
  clinical: DocumentClinical | null;
  /** Raw confidence of answered values by their path in the answer; `class` for a class. */
  raw: ReadonlyMap<string, number>;
}

export type FieldsScore = Extract<JudgedDocument["score"], { kind: "fields" }>;

/** What intervals and tests take as independent: the subject, or the document where its subject is not known. */
export const clusterOf = ({ documentId, subject }: Pick<JudgedDocument, "documentId" | "subject">): string =>
  subject === undefined ? `document ${documentId}` : `subject ${subject}`;

/** One judged row of a document: a labelled field, a value that was invented, a class, or a whole text. */
export interface CountedRow {
  path: string;
  outcome: FieldResult["outcome"];
  /** Null for an invented value's row. */
  expected: string | null;
  answered: string | null;
  anls: number;
  /** What the row counts in a comparison, 0..1: right or not, and for a text the share of its characters that is right. */
  value: number;
  criticality: Criticality;
}

/**
 * Everything that a document counts by. A value for a row that the page does not have counts as a wrong row, under the
 * criticality of its field: left out of the count, it would cost nothing.
 */
export function countedRows({ score }: Pick<JudgedDocument, "score">): CountedRow[] {
  if (score.kind === "class") {
    const { expected, answered, right, given } = score;
    const outcome = right ? "right" : given ? "wrong" : "failed";
    const value = right ? 1 : 0;
    return [{ path: "class", outcome, expected, answered, anls: value, value, criticality: "decision" }];
  }
  if (score.kind === "text") {
    const { expected, answered } = score;
    const error = characterErrorRate(expected, answered);
    const value = 1 - Math.min(1, error);
    const outcome = error === 0 ? "right" : "wrong";
    return [{ path: "text", outcome, expected, answered, anls: value, value, criticality: "supporting" }];
  }
  const criticalityOf = (path: string): Criticality =>
    score.definitions.get(definitionPath(path))?.criticality ?? "supporting";
  const rows = score.results.map(({ path, outcome, expected, answered, anls }): CountedRow => {
    const value = outcome === "right" ? 1 : 0;
    return { path, outcome, expected, answered, anls, value, criticality: criticalityOf(path) };
  });
  for (const { path, answered } of score.extra) {
    // What was never asked for is no field of anything; it counts as hallucinated alone.
    if (!score.definitions.has(definitionPath(path))) continue;
    const criticality = criticalityOf(path);
    rows.push({ path, outcome: "hallucinated", expected: null, answered, anls: 0, value: 0, criticality });
  }
  return rows;
}

/** Of a document: the rows that decide, or all that was asked for where it has none. */
export function mainRows(document: JudgedDocument): CountedRow[] {
  const rows = countedRows(document);
  const decision = rows.filter((row) => row.criticality === "decision");
  return decision.length > 0 ? decision : rows;
}
