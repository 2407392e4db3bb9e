import { type AnyColumn, and, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Split } from "../../domain/dataset.ts";
import type { PhiState } from "../../domain/endpoint.ts";
import type { QualityBand } from "../../domain/quality-band.ts";
import { type Store, tables } from "../../store/index.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { datasetOf, indexMembers, newestDataset } from "./dataset-members.ts";
import { bandOf, isOfBand } from "./quality-band.ts";

const { datasetMembers, disagreements, documents, labels, labelWork, pages } = tables;

export const LABEL_STATES = ["unlabelled", "labelled", "read-twice", "disagreement"] as const;
export type LabelState = (typeof LABEL_STATES)[number];

/** What documents to list; all that is given must hold. Values are compared whole, and name no column. */
export interface DocumentFilter {
  /** Version that `split` and `phi` are of; the newest when left out. */
  dataset?: string | undefined;
  split?: Split | undefined;
  family?: string | undefined;
  facility?: string | undefined;
  template?: string | undefined;
  quality?: QualityBand | undefined;
  labels?: LabelState | undefined;
  phi?: PhiState | undefined;
  /** A part of the name. */
  search?: string | undefined;
}

export interface ListedDocument {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  subject: string | null;
  domain: string | null;
  family: string | null;
  template: string | null;
  facility: string | null;
  class: string | null;
  createdAt: Date;
  pages: number;
  quality: QualityBand;
  /** Values with a label. */
  labels: number;
  /** Values that two readings gave differently, still open. */
  disagreements: number;
  split: Split | null;
  phi: PhiState | null;
}

const cursorSchema = z.tuple([z.string(), z.string()]);

/**
 * Documents, newest first, in parts of `limit`. One part of a hundred thousand reads only what it shows and what the filter
 * skips on the way: the order is that of an index, whole or of one family, facility or template.
 *
 * @throws ResidencyError `request-invalid`, `dataset-not-found`.
 */
export async function listDocuments(
  store: Store,
  filter: DocumentFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ rows: ListedDocument[]; next: string | null; dataset: string | null }> {
  const dataset = await datasetFor(store, filter);
  const rows = await documentQuery(store, filter, { limit, cursor, dataset });
  const page = cutPage(rows, limit, (row) => [row.at, row.id]);
  return { rows: page.rows.map(({ at: _, ...row }) => row), next: page.next, dataset };
}

/** The query of one part; a test looks at how PostgreSQL plans it. */
export function documentQuery(
  { database }: Pick<Store, "database">,
  filter: DocumentFilter,
  { limit, cursor, dataset }: { limit: number; cursor?: string | undefined; dataset: string | null },
) {
  const after = readCursor(cursor, cursorSchema);
  const { source: _source, text: _text, ...columns } = getTableColumns(documents);
  // Everything about a document that other tables know is looked up for the rows that are shown, and for no others.
  return database
    .select({
      ...columns,
      pages: sql<number>`(select count(*)::int from ${pages} where ${of(pages.documentId)})`,
      quality: sql<QualityBand>`${bandOf}`,
      labels: sql<number>`(select count(distinct ${labels.path})::int from ${labels} where ${of(labels.documentId)})`,
      disagreements: sql<number>`(select count(*)::int from ${disagreements} where ${of(disagreements.documentId)} and ${disagreements.resolvedRevision} is null)`,
      split: sql<Split | null>`(select ${datasetMembers.split} from ${datasetMembers} where ${isMember(dataset)})`,
      phi: sql<PhiState | null>`(select ${datasetMembers.phi} from ${datasetMembers} where ${isMember(dataset)})`,
      // A Date has milliseconds, and PostgreSQL microseconds: documents of one batch would be skipped.
      at: sql<string>`${documents.createdAt}::text`,
    })
    .from(documents)
    .where(and(...conditions(filter, dataset), after && isAfter(after)))
    .orderBy(desc(documents.createdAt), desc(documents.id))
    .limit(limit + 1);
}

/** How many documents a filter leaves. Reads all of them, so a screen asks once and not with every part. */
export async function countDocuments(store: Store, filter: DocumentFilter): Promise<number> {
  const dataset = await datasetFor(store, filter);
  return store.database.$count(documents, and(...conditions(filter, dataset)));
}

async function datasetFor(store: Store, filter: DocumentFilter): Promise<string | null> {
  const dataset = filter.dataset ? (await datasetOf(store, filter.dataset)).id : await newestDataset(store);
  if (dataset !== null) await indexMembers(store, dataset);
  return dataset;
}

/** Of the document of the outer query, whose name must stay in front of its column. */
const of = (column: AnyColumn): SQL => sql`${column} = ${documents}.id`;

const isMember = (dataset: string | null): SQL =>
  sql`${datasetMembers.datasetId} = ${dataset ?? ""} and ${of(datasetMembers.documentId)}`;

const isAfter = ([at, id]: [string, string]): SQL =>
  sql`(${documents.createdAt}, ${documents.id}) < (${at}::timestamptz, ${id})`;

function conditions(filter: DocumentFilter, dataset: string | null): (SQL | undefined)[] {
  const { split, family, facility, template, quality, phi, search } = filter;
  return [
    split &&
      sql`exists (select 1 from ${datasetMembers} where ${isMember(dataset)} and ${datasetMembers.split} = ${split})`,
    phi && sql`exists (select 1 from ${datasetMembers} where ${isMember(dataset)} and ${datasetMembers.phi} = ${phi})`,
    family === undefined ? undefined : eq(documents.family, family),
    facility === undefined ? undefined : eq(documents.facility, facility),
    template === undefined ? undefined : eq(documents.template, template),
    quality && isOfBand(quality),
    filter.labels && isOfLabelState(filter.labels),
    search ? sql`strpos(lower(${documents.name}), lower(${search})) > 0` : undefined,
  ];
}

function isOfLabelState(state: LabelState): SQL {
  const someLabel = sql`exists (select 1 from ${labels} where ${of(labels.documentId)})`;
  switch (state) {
    case "unlabelled":
      return sql`not ${someLabel}`;
    case "labelled":
      return someLabel;
    case "read-twice":
      return sql`exists (select 1 from ${labelWork} where ${of(labelWork.documentId)} and ${labelWork.purpose} = 'second' and ${labelWork.finishedAt} is not null)`;
    case "disagreement":
      return sql`exists (select 1 from ${disagreements} where ${of(disagreements.documentId)} and ${disagreements.resolvedRevision} is null)`;
  }
}
