import { and, asc, eq, inArray } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";
import type { Proposal } from "./filters/filter.ts";
import { proposalOf } from "./judge-document.ts";
import type { TeachingTaskName } from "./tasks/teaching-task.ts";

/** What people made of suggestions: the last accepted or edited one of each document, as the person left it. */
export interface AcceptedSuggestion {
  id: string;
  teacher: string;
  decidedBy: string;
  proposal: Proposal;
}

/** Accepted suggestions of a task by document. */
export async function acceptedSuggestions(
  store: Store,
  task: TeachingTaskName,
): Promise<Map<string, AcceptedSuggestion>> {
  const { suggestions } = tables;
  const rows = await store.database
    .select()
    .from(suggestions)
    .where(and(eq(suggestions.task, task), inArray(suggestions.decision, ["accepted", "edited"])))
    .orderBy(asc(suggestions.documentId), asc(suggestions.decidedAt), asc(suggestions.id));
  const accepted = new Map<string, AcceptedSuggestion>();
  for (const row of rows) {
    const proposal = row.edited ? ({ task: row.task, content: row.edited } as Proposal) : proposalOf(row);
    if (proposal)
      accepted.set(row.documentId, { id: row.id, teacher: row.teacher, decidedBy: row.decidedBy ?? "", proposal });
  }
  return accepted;
}
