import { createHash } from "node:crypto";

/** One judged field as it is kept behind an evaluation; what is left out counts as null. */
export interface JudgedFieldRow {
  candidate: string;
  documentId: string;
  path: string;
  expected?: string | null | undefined;
  answered?: string | null | undefined;
  outcome: string;
  anls: number;
  evidence?: string | null | undefined;
  confidence?: number | null | undefined;
}

/**
 * SHA-256 of the rows behind an evaluation, in whatever order they come: `evaluate` writes it into the audit chain, and
 * whoever stands on the evaluation compares it with the rows that are there.
 */
export function fieldRowsSha256(rows: readonly JudgedFieldRow[]): string {
  const lines = rows.map((row) =>
    JSON.stringify([
      row.candidate,
      row.documentId,
      row.path,
      row.expected ?? null,
      row.answered ?? null,
      row.outcome,
      row.anls,
      row.evidence ?? null,
      row.confidence ?? null,
    ]),
  );
  const hash = createHash("sha256");
  for (const line of lines.sort()) hash.update(line).update("\n");
  return hash.digest("hex");
}
