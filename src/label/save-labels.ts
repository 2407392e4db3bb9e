import { and, eq, sql } from "drizzle-orm";
import { type Store, type Transaction, tables } from "../store/index.ts";
import { checkLabels, type LabelInput } from "./label-input.ts";
import { LEASE_MS } from "./queue.ts";
import { type CurrentLabel, newest, readsSecond, requireDocument, revisionsOf } from "./read-labels.ts";
import { LABEL_METHODS } from "./readings.ts";

const { documents, disagreements, labels, labelWork } = tables;

export interface LabelSave {
  documentId: string;
  author: string;
  labels: LabelInput[];
  /** Whether this settles what two readings gave differently; every label is then kept as a revision, also an equal one. */
  adjudicates?: boolean;
  /** The time that leases are counted from. */
  now: Date;
}

/** A label that somebody else changed since it was read: what was to be saved, and what stands. */
export interface LabelConflict {
  path: string;
  yours: LabelInput;
  /** Null where the label that was expected is not there. */
  current: CurrentLabel | null;
}

export type SaveOutcome =
  | { kind: "saved"; labels: CurrentLabel[] }
  /** Nothing was written, not even the labels without a conflict. */
  | { kind: "conflict"; conflicts: LabelConflict[] };

/** PostgreSQL's code for a key that is there already. */
const UNIQUE_VIOLATION = "23505";

/**
 * Saves labels, all or none, each as a new revision on top of the one that its author saw. When it returns `saved`, the
 * transaction is committed. Saving the same again, as after a lost reply, changes nothing and gives the same outcome.
 *
 * @throws ResidencyError `document-not-found`, `request-invalid`, `disk-full`.
 */
export async function saveLabels(store: Store, save: LabelSave): Promise<SaveOutcome> {
  try {
    return await attempt(store, save);
  } catch (error) {
    // An import wrote the same revision between our look and our insert; the second look sees it.
    if (!isUniqueViolation(error)) throw error;
    return attempt(store, save);
  }
}

async function attempt(store: Store, save: LabelSave): Promise<SaveOutcome> {
  const { documentId, author } = save;
  try {
    const kept = await store.change<{ written: number; method: string; labels: CurrentLabel[] }>(
      ({ written, method }) => ({
        action: "label.saved",
        subject: documentId,
        actor: author,
        detail: { labels: written, method },
      }),
      async (transaction) => {
        // One writer a document: whoever comes second sees what the first one wrote.
        await transaction.execute(
          sql`select 1 from ${documents} where ${documents.id} = ${documentId} for no key update`,
        );
        checkLabels(save.labels, await requireDocument(transaction, documentId));
        const second = !save.adjudicates && (await readsSecond(transaction, documentId, author));
        const method = save.adjudicates
          ? LABEL_METHODS.adjudication
          : second
            ? LABEL_METHODS.second
            : LABEL_METHODS.label;
        const revisions = await revisionsOf(transaction, documentId);
        const visible = new Map(newest(revisions, second ? author : undefined).map((row) => [row.path, row]));
        const highest = new Map(newest(revisions).map((row) => [row.path, row.revision]));
        const conflicts: LabelConflict[] = [];
        const fresh: LabelInput[] = [];
        for (const label of save.labels) {
          const current = visible.get(label.path);
          if (current && isRepeated(label, current, author, method)) continue;
          if ((current?.revision ?? 0) !== label.expectedRevision)
            conflicts.push({ path: label.path, yours: label, current: current ?? null });
          else if (!current || save.adjudicates || !sameLabel(label, current)) fresh.push(label);
        }
        if (conflicts.length > 0) throw new Conflict(conflicts);
        if (fresh.length === 0) throw new Unchanged(pick(save.labels, visible));
        const rows = await transaction
          .insert(labels)
          .values(
            fresh.map(({ path, value, status, evidence }) => ({
              documentId,
              path,
              revision: (highest.get(path) ?? 0) + 1,
              value,
              status,
              evidence,
              author,
              method,
            })),
          )
          .returning();
        if (save.adjudicates) for (const row of rows) await settle(transaction, documentId, row.path, row.revision);
        await transaction
          .update(labelWork)
          .set({ expiresAt: new Date(save.now.getTime() + LEASE_MS) })
          .where(and(eq(labelWork.documentId, documentId), eq(labelWork.person, author)));
        for (const { documentId: _, ...row } of rows) visible.set(row.path, row);
        return { written: rows.length, method, labels: pick(save.labels, visible) };
      },
    );
    return { kind: "saved", labels: kept.labels };
  } catch (error) {
    if (error instanceof Conflict) return { kind: "conflict", conflicts: error.conflicts };
    if (error instanceof Unchanged) return { kind: "saved", labels: error.labels };
    throw error;
  }
}

/** Ends the transaction without a trace: nothing was changed, so nothing goes into the audit chain. */
class Conflict extends Error {
  readonly conflicts: LabelConflict[];
  constructor(conflicts: LabelConflict[]) {
    super("labels were changed since they were read");
    this.conflicts = conflicts;
  }
}

class Unchanged extends Error {
  readonly labels: CurrentLabel[];
  constructor(labels: CurrentLabel[]) {
    super("the labels stand already");
    this.labels = labels;
  }
}

function settle(transaction: Transaction, documentId: string, path: string, revision: number): Promise<unknown> {
  return transaction
    .update(disagreements)
    .set({ resolvedRevision: revision })
    .where(and(eq(disagreements.documentId, documentId), eq(disagreements.path, path)));
}

/** The author's own save, come a second time because its reply was lost. */
function isRepeated(label: LabelInput, current: CurrentLabel, author: string, method: string): boolean {
  return (
    current.author === author &&
    current.method === method &&
    current.revision > label.expectedRevision &&
    sameLabel(label, current)
  );
}

function sameLabel(label: LabelInput, current: CurrentLabel): boolean {
  return label.value === current.value && label.status === current.status && boxes(label) === boxes(current);
}

/** In one order of keys: PostgreSQL's jsonb does not keep it. */
const boxes = ({ evidence }: Pick<LabelInput, "evidence">): string =>
  JSON.stringify(evidence.map((box) => [box.page, box.x, box.y, box.width, box.height]));

const pick = (wanted: readonly LabelInput[], from: ReadonlyMap<string, CurrentLabel>): CurrentLabel[] =>
  wanted.flatMap(({ path }) => from.get(path) ?? []);

function isUniqueViolation(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ((cause as { code?: string }).code === UNIQUE_VIOLATION) return true;
  return false;
}
