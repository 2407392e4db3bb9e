import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { ResidencyError } from "../../domain/error.ts";
import type { FieldValue } from "../../domain/field.ts";
import { type Store, tables } from "../../store/index.ts";
import { datasetOf, manifest } from "./dataset-members.ts";
import { type Neighbours, neighboursOf } from "./row-neighbours.ts";

const { audit, documents, evaluations, fieldResults, labels, runs } = tables;

/** Where one row of a dataset version came from, and where it went. */
export interface Lineage {
  document: DatasetDocument;
  /** The row of the audit chain that recorded its arrival; null for one from before the chain. */
  added: { sequence: number; at: string; actor: string } | null;
  /** Name and place of the file that it was read from. */
  source: string;
  /** For every label of the row, the newest revision with that value; null where none has it. */
  labels: {
    path: string;
    revision: number | null;
    author: string | null;
    method: string | null;
    at: string | null;
    /** How often the label was changed since. */
    later: number;
  }[];
  /** What the row was kept together with, when the version was split. */
  neighbours: Neighbours[];
  /** Runs of this version; `trained` when this row was among their training rows. */
  runs: { id: string; state: string; trained: boolean }[];
  /** Evaluations that judged fields of this document. */
  evaluations: { id: string; split: string }[];
}

/** @throws ResidencyError `document-not-found` when the version does not hold the document. */
export async function lineageOf(store: Store, datasetId: string, documentId: string): Promise<Lineage> {
  const document = await findRow(store, datasetId, documentId);
  const { database } = store;
  const { specialty } = await datasetOf(store, datasetId);
  const [known] = await database
    .select({ source: documents.source })
    .from(documents)
    .where(eq(documents.id, documentId));
  const [added] = await database
    .select({ sequence: audit.sequence, at: audit.at, actor: audit.actor })
    .from(audit)
    .where(and(eq(audit.subject, documentId), eq(audit.action, "document.added")))
    .orderBy(asc(audit.sequence))
    .limit(1);
  const revisions = await database
    .select()
    .from(labels)
    .where(eq(labels.documentId, documentId))
    .orderBy(asc(labels.path), desc(labels.revision));
  const usedBy = await database
    .select({ id: runs.id, state: runs.state })
    .from(runs)
    .where(eq(runs.datasetId, datasetId))
    .orderBy(desc(runs.createdAt));
  const judgedBy = await database
    .select({ id: evaluations.id, split: evaluations.split })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.datasetId, datasetId),
        sql`exists (select 1 from ${fieldResults} where ${fieldResults.evaluationId} = ${evaluations.id} and ${fieldResults.documentId} = ${documentId})`,
      ),
    )
    .orderBy(desc(evaluations.createdAt));
  return {
    document,
    added: added ?? null,
    source: known?.source ?? "",
    labels: Object.entries(document.fields ?? {}).map(([path, field]) => {
      const all = revisions.filter((row) => row.path === path);
      const from = all.find((row) => isOf(row, field));
      return {
        path,
        revision: from?.revision ?? null,
        author: from?.author ?? null,
        method: from?.method ?? null,
        at: from?.createdAt.toISOString() ?? null,
        later: from ? all.filter(({ revision }) => revision > from.revision).length : 0,
      };
    }),
    neighbours: await neighboursOf(store, datasetId, document, specialty),
    runs: usedBy.map((run) => ({ ...run, trained: document.split === "train" && document.selected })),
    evaluations: judgedBy,
  };
}

const isOf = (row: Pick<FieldValue, "value" | "status">, field: FieldValue): boolean =>
  row.value === field.value && row.status === field.status;

/** Manifests are sorted by id, so the search ends where the row would stand. */
async function findRow(store: Store, datasetId: string, documentId: string): Promise<DatasetDocument> {
  for await (const document of manifest(store, datasetId)) {
    if (document.id === documentId) return document;
    if (document.id > documentId) break;
  }
  throw new ResidencyError("document-not-found", "the dataset does not hold this document");
}
