import type { ReportDocument, ReportRow } from "./report-document.ts";

/** What became of a field between the base (the first candidate) and the others. */
export type Change = "regression" | "both-not-right" | "fix" | "right";

/** A row counts as a regression when the base had it right and any other candidate has not. */
export function changeOf(row: Pick<ReportRow, "answers">): Change {
  const [base, ...others] = row.answers;
  const isRight = (answer: (typeof row.answers)[number] | undefined): boolean => answer?.outcome === "right";
  const judged = others.filter((answer) => answer !== null);
  if (judged.length === 0) return isRight(base) ? "right" : "both-not-right";
  if (isRight(base)) return judged.every(isRight) ? "right" : "regression";
  return judged.some(isRight) ? "fix" : "both-not-right";
}

const WEIGHTS = { decision: 3, supporting: 1, informational: 1 } as const;

/**
 * What a reader learns most from comes first: documents on which the base was right and a tuned candidate is not, then
 * those that none got right, then those that were fixed, then the faultless. Within each, the specialty's documents and
 * those with more (and more critical) such fields.
 */
export function mostInstructiveFirst(documents: readonly ReportDocument[]): ReportDocument[] {
  return documents
    .map((document) => {
      const weights: Record<Change, number> = { regression: 0, "both-not-right": 0, fix: 0, right: 0 };
      for (const row of document.rows) weights[changeOf(row)] += WEIGHTS[row.criticality];
      if (document.surplus.length > 0) weights["both-not-right"] += document.surplus.length;
      const kind = (["regression", "both-not-right", "fix", "right"] as const).findIndex(
        (change) => weights[change] > 0,
      );
      return { document, kind, weight: Object.values(weights)[kind] ?? 0 };
    })
    .sort(
      (a, b) =>
        a.kind - b.kind ||
        Number(b.document.special) - Number(a.document.special) ||
        b.weight - a.weight ||
        (a.document.id < b.document.id ? -1 : 1),
    )
    .map((item) => item.document);
}
