import type { Box } from "../domain/box.ts";
import type { Criticality } from "../domain/field.ts";
import type { tables } from "../store/index.ts";

export type Outcome = (typeof tables.fieldResults.$inferSelect)["outcome"];

/** What one candidate answered for one field, and what it counts as. */
export interface ReportAnswer {
  answered: string | null;
  outcome: Outcome;
  /** What else the answer counts as: evidence, confidence, kind of field. The browser filters by these words. */
  marks: string[];
}

/** One judged field of one document. */
export interface ReportRow {
  path: string;
  criticality: Criticality;
  /** Null for absent. */
  expected: string | null;
  evidence: Box[];
  /** In the order of the evaluation's candidates; null where a candidate was not judged. */
  answers: (ReportAnswer | null)[];
}

/** A candidate's whole answer to one document. */
export interface Reply {
  /** Null when there is none; `failure` tells why. */
  text: string | null;
  failure: string | null;
  seconds: number | null;
  /** Whether the answer is a JSON object as it stands. */
  validJson: boolean;
}

export interface ReportDocument {
  id: string;
  name: string;
  /** Whether the specialty is about it, rather than retention. */
  special: boolean;
  kind: "fields" | "text" | "class";
  rows: ReportRow[];
  /**
   * Values that were given for rows which the page does not have, by candidate. They count as wrong under the criticality of
   * their field; what was not asked for has none, and counts as not on the page alone.
   */
  surplus: {
    path: string;
    criticality: Criticality | null;
    answers: ({ answered: string; marks: string[] } | null)[];
  }[];
  /** What the document is sliced by, as `facility=North`; for a class, its label. */
  groups: string[];
  /** By candidate, what the whole answer counts as: lists right as a whole, assertion flips, changed twins. */
  marks: string[][];
  /** In the order of the candidates. */
  replies: (Reply | null)[];
  pageCount: number;
  pictures: PagePicture[];
}

/** A page as a report shows it. Boxes are fractions of the page, so they hold at any size. */
export interface PagePicture {
  /** Index of the page, from 0. */
  page: number;
  width: number;
  height: number;
  dataUri: string;
}

/** Whether some candidate did not get some field of it right, or gave a value for a row that is not there. */
export const hasErrors = (document: ReportDocument): boolean =>
  document.surplus.length > 0 ||
  document.rows.some((row) => row.answers.some((answer) => answer !== null && answer.outcome !== "right"));
