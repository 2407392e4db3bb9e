import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import type { FieldDefinition } from "../domain/field.ts";
import { type Store, type Transaction, tables } from "../store/index.ts";
import type { Proposal } from "./filters/filter.ts";
import { proposalOf } from "./judge-document.ts";
import { proposedLabels } from "./proposed-labels.ts";
import { TASKS } from "./tasks/tasks.ts";
import type { TeachingTaskName } from "./tasks/teaching-task.ts";

const { documents, labels, suggestions } = tables;

/** How a label came from a suggestion. In bulk nobody looked at the single one, so anchoring does not count it. */
export const DECISION_METHODS = {
  accepted: "suggestion-accepted",
  edited: "suggestion-edited",
  inBulk: "suggestion-accepted-in-bulk",
} as const;

export interface Decision {
  decision: "accepted" | "edited" | "rejected";
  /** Who decided. */
  by: string;
  /** What was made of it; only with `edited`, and in the shape of the task. */
  edited?: Record<string, unknown>;
}

/**
 * Records what a person decided about a suggestion. Accepted and edited ones become labels of the specialty's fields, in
 * the person's name; a transcription becomes the document's text where there is none. What is labelled otherwise already
 * is not overwritten.
 *
 * @returns How many labels were written.
 * @throws ResidencyError `suggestion-not-found`, `suggestion-closed`, `label-conflict`, `usage` when an edit does not fit
 *   the task.
 */
export async function decideSuggestion(
  store: Store,
  id: string,
  decision: Decision,
  fields: readonly FieldDefinition[],
): Promise<{ labels: number }> {
  return store.change(
    (result) => ({
      actor: decision.by,
      action: `suggestion.${decision.decision}`,
      subject: id,
      detail: { labels: result.labels },
    }),
    async (transaction) => {
      const row = await openSuggestion(transaction, id);
      const method = decision.decision === "edited" ? DECISION_METHODS.edited : DECISION_METHODS.accepted;
      const proposal = decided(row, decision);
      const written =
        proposal === null
          ? 0
          : await writeLabels(transaction, row.documentId, proposal, { by: decision.by, method, fields });
      await transaction
        .update(suggestions)
        .set({
          decision: decision.decision,
          decidedBy: decision.by,
          decidedAt: new Date(),
          ...(decision.decision === "edited" && proposal ? { edited: { ...proposal.content } } : {}),
        })
        .where(eq(suggestions.id, id));
      return { labels: written };
    },
  );
}

async function openSuggestion(transaction: Transaction, id: string) {
  const [row] = await transaction.select().from(suggestions).where(eq(suggestions.id, id)).for("update");
  if (!row) throw new ResidencyError("suggestion-not-found", `there is no suggestion ${id}`);
  if (row.decision !== null)
    throw new ResidencyError("suggestion-closed", `suggestion ${id} was ${row.decision} before`);
  if (!row.shown)
    throw new ResidencyError("suggestion-closed", `suggestion ${id} is held back: its document is labelled unseen`);
  return row;
}

/** What the person stands for; null when the suggestion was rejected. */
function decided(row: typeof suggestions.$inferSelect, decision: Decision): Proposal | null {
  if (decision.decision === "rejected") return null;
  if (decision.decision === "edited") {
    const parsed = TASKS[row.task as TeachingTaskName].parse(JSON.stringify(decision.edited ?? null), []);
    if (!parsed.ok) throw new ResidencyError("usage", `the edited suggestion ${parsed.reason}`);
    return { task: row.task, content: parsed.content } as Proposal;
  }
  const proposal = proposalOf(row);
  if (!proposal) throw new ResidencyError("usage", `the answer of suggestion ${row.id} could not be read; reject it`);
  return proposal;
}

async function writeLabels(
  transaction: Transaction,
  documentId: string,
  proposal: Proposal,
  { by, method, fields }: { by: string; method: string; fields: readonly FieldDefinition[] },
): Promise<number> {
  // The same lock as for new answers: nobody else writes labels of this document from suggestions meanwhile.
  const [document] = await transaction.select().from(documents).where(eq(documents.id, documentId)).for("update");
  if (proposal.task === "transcription") {
    if (document?.text === proposal.content.text) return 0;
    if (document?.text) throw new ResidencyError("label-conflict", "the document has another transcription already");
    await transaction.update(documents).set({ text: proposal.content.text }).where(eq(documents.id, documentId));
    return 1;
  }
  const current = new Map<string, typeof labels.$inferSelect>();
  for (const label of await transaction
    .select()
    .from(labels)
    .where(eq(labels.documentId, documentId))
    .orderBy(asc(labels.path), asc(labels.revision)))
    current.set(label.path, label);
  const proposed = Object.entries(proposedLabels(proposal, fields));
  const differing = proposed.filter(([path, { value, status }]) => {
    const there = current.get(path);
    return there !== undefined && (there.value !== value || there.status !== status);
  });
  if (differing.length > 0)
    throw new ResidencyError(
      "label-conflict",
      `the document is labelled otherwise: ${differing.map(([path]) => path).join(", ")}`,
    );
  const rows = proposed
    .filter(([path]) => !current.has(path))
    .map(([path, field]) => ({ documentId, path, revision: 1, ...field, author: by, method }));
  if (rows.length > 0) await transaction.insert(labels).values(rows);
  return rows.length;
}

export interface BulkDecision {
  task: TeachingTaskName;
  /** Who answers for it. */
  by: string;
}

/**
 * Accepts every kept, shown and undecided suggestion of a task in one person's name, without anyone having looked at the
 * single ones: distillation. Of several teachers' suggestions for one document the first by teacher is taken, so that the
 * same suggestions give the same labels. Only where the filters hold it against a known truth is this worth anything.
 * Documents that are labelled otherwise are left alone.
 *
 * @returns Suggestions accepted, labels written, and documents that were left alone because of their labels.
 */
export async function acceptKept(
  store: Store,
  { task, by }: BulkDecision,
  fields: readonly FieldDefinition[],
): Promise<{ accepted: number; labels: number; conflicts: number }> {
  const total = { accepted: 0, labels: 0, conflicts: 0 };
  const taken = new Set<string>();
  const decidedBefore = await store.database
    .select({ documentId: suggestions.documentId, decision: suggestions.decision })
    .from(suggestions)
    .where(eq(suggestions.task, task));
  for (const row of decidedBefore)
    if (row.decision === "accepted" || row.decision === "edited") taken.add(row.documentId);
  let after = "";
  for (;;) {
    const batch = await store.database
      .select()
      .from(suggestions)
      .where(
        and(
          eq(suggestions.task, task),
          eq(suggestions.state, "kept"),
          eq(suggestions.shown, true),
          isNull(suggestions.decision),
          gt(suggestions.documentId, after),
        ),
      )
      .orderBy(asc(suggestions.documentId), asc(suggestions.teacher), asc(suggestions.id))
      .limit(500);
    if (batch.length === 0) return total;
    after = await acceptBatch(store, batch, taken, { by, fields }, total);
  }
}

/** Accepts what may be accepted of a batch, in one transaction; returns the last document that it covers whole. */
async function acceptBatch(
  store: Store,
  batch: (typeof suggestions.$inferSelect)[],
  taken: Set<string>,
  { by, fields }: { by: string; fields: readonly FieldDefinition[] },
  total: { accepted: number; labels: number; conflicts: number },
): Promise<string> {
  const counts = await store.change<{ accepted: number; labels: number; conflicts: number }>(
    (result) => ({ actor: by, action: "suggestions.accepted-in-bulk", subject: batch[0]?.task ?? "", detail: result }),
    async (transaction) => {
      const result = { accepted: 0, labels: 0, conflicts: 0 };
      for (const row of batch) {
        const proposal = proposalOf(row);
        if (taken.has(row.documentId) || !proposal) continue;
        taken.add(row.documentId);
        try {
          result.labels += await writeLabels(transaction, row.documentId, proposal, {
            by,
            method: DECISION_METHODS.inBulk,
            fields,
          });
        } catch (error) {
          if (!(error instanceof ResidencyError) || error.code !== "label-conflict") throw error;
          result.conflicts++;
          continue;
        }
        await transaction
          .update(suggestions)
          .set({ decision: "accepted", decidedBy: by, decidedAt: new Date() })
          .where(eq(suggestions.id, row.id));
        result.accepted++;
      }
      return result;
    },
  );
  for (const key of ["accepted", "labels", "conflicts"] as const) total[key] += counts[key];
  return (batch.at(-1) as (typeof batch)[number]).documentId;
}

/** Suggestions, newest first; those that are held back only when asked for. */
export async function listSuggestions(
  store: Store,
  options: {
    task?: TeachingTaskName;
    state?: "kept" | "rejected";
    documentId?: string;
    heldBack?: boolean;
    limit?: number;
  } = {},
): Promise<(typeof suggestions.$inferSelect)[]> {
  return store.database
    .select()
    .from(suggestions)
    .where(
      and(
        options.task === undefined ? undefined : eq(suggestions.task, options.task),
        options.state === undefined ? undefined : eq(suggestions.state, options.state),
        options.documentId === undefined ? undefined : eq(suggestions.documentId, options.documentId),
        options.heldBack === true ? undefined : eq(suggestions.shown, true),
      ),
    )
    .orderBy(desc(suggestions.createdAt), asc(suggestions.id))
    .limit(options.limit ?? 100);
}
