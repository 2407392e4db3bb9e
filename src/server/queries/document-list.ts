import { and, desc, getTableColumns, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Split } from "../../domain/dataset.ts";
import type { PhiState } from "../../domain/endpoint.ts";
import type { QualityBand } from "../../domain/quality-band.ts";
import { type Store, tables } from "../../store/index.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { countDocuments } from "./document-count.ts";
import { conditions, type DocumentFilter, datasetFor, isMember, of } from "./document-filter.ts";
import { bandOf } from "./quality-band.ts";

const { datasetMembers, disagreements, documents, labels, pages } = tables;

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

export interface DocumentPart {
  rows: ListedDocument[];
  next: string | null;
  /** Version that split and phi are of. */
  dataset: string | null;
  /** Documents that fit the filter; null where nobody asked. */
  total: number | null;
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
  { limit, cursor, count = false }: { limit: number; cursor?: string | undefined; count?: boolean | undefined },
): Promise<DocumentPart> {
  const dataset = await datasetFor(store, filter);
  const found = await documentQuery(store, filter, { limit, cursor, dataset });
  const page = cutPage(found, limit, (row) => [row.at, row.id]);
  const rows = page.rows.map(({ at: _, ...row }) => row);
  // Where all of them fit into one part they need no counting.
  const whole = cursor === undefined && page.next === null;
  const total = !count ? null : whole ? rows.length : await countDocuments(store, filter, dataset);
  return { rows, next: page.next, dataset, total };
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

const isAfter = ([at, id]: [string, string]): SQL =>
  sql`(${documents.createdAt}, ${documents.id}) < (${at}::timestamptz, ${id})`;
