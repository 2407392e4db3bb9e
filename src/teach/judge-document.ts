import type { DatasetDocument } from "../domain/dataset.ts";
import type { FieldDefinition } from "../domain/field.ts";
import type { tables } from "../store/index.ts";
import type { Filter, FilterVerdict, Proposal } from "./filters/filter.ts";
import { judgeProposal } from "./filters/filters.ts";

type StoredSuggestion = typeof tables.suggestions.$inferSelect;

/** What a stored suggestion proposes; null when its answer could not be read. */
export function proposalOf(row: Pick<StoredSuggestion, "task" | "content" | "filters">): Proposal | null {
  const read = (row.filters as unknown as FilterVerdict[]).find((verdict) => verdict.filter === "schema");
  return read?.verdict === "passed" ? ({ task: row.task, content: row.content } as Proposal) : null;
}

/**
 * Judges all suggestions of one document and task that nobody has decided on yet: kept when no filter failed, else
 * rejected. Another teacher's answer counts once, its newest one.
 */
export function judgeDocument(
  document: Pick<DatasetDocument, "class" | "text">,
  rows: readonly StoredSuggestion[],
  settings: { filters: readonly Filter[]; fields: readonly FieldDefinition[] },
): { id: string; state: "kept" | "rejected"; filters: Record<string, unknown>[] }[] {
  const inOrder = [...rows].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  const newest = new Map<string, Proposal>();
  for (const row of inOrder) {
    const proposal = proposalOf(row);
    if (proposal) newest.set(row.teacher, proposal);
  }
  return inOrder
    .filter((row) => row.decision === null)
    .map((row) => {
      const proposal = proposalOf(row);
      const read = (row.filters as unknown as FilterVerdict[]).filter((verdict) => verdict.filter === "schema");
      if (!proposal) return { id: row.id, state: "rejected", filters: read.map((verdict) => ({ ...verdict })) };
      const others = [...newest].flatMap(([teacher, other]) => (teacher === row.teacher ? [] : [other]));
      const verdicts = [
        ...read,
        ...judgeProposal(settings.filters, {
          proposal,
          known: { class: document.class, text: document.text },
          others,
          fields: settings.fields,
        }),
      ];
      const state = verdicts.some((verdict) => verdict.verdict === "failed") ? "rejected" : "kept";
      return { id: row.id, state, filters: verdicts.map((verdict) => ({ ...verdict })) };
    });
}
