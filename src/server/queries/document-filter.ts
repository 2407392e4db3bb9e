import { type AnyColumn, eq, type SQL, sql } from "drizzle-orm";
import type { Split } from "../../domain/dataset.ts";
import type { PhiState } from "../../domain/endpoint.ts";
import type { QualityBand } from "../../domain/quality-band.ts";
import { type Store, tables } from "../../store/index.ts";
import { datasetOf, indexMembers, newestDataset } from "./dataset-members.ts";
import { isOfBand } from "./quality-band.ts";

const { datasetMembers, disagreements, documents, labelledDocuments, labelWork } = tables;

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

/** The dataset version whose splits a filter is about; null before there is one. @throws ResidencyError `dataset-not-found`. */
export async function datasetFor(store: Store, filter: DocumentFilter): Promise<string | null> {
  const dataset = filter.dataset ? (await datasetOf(store, filter.dataset)).id : await newestDataset(store);
  if (dataset !== null) await indexMembers(store, dataset);
  return dataset;
}

/** Of the document of the outer query, whose name must stay in front of its column. */
export const of = (column: AnyColumn): SQL => sql`${column} = ${documents}.id`;

export const isMember = (dataset: string | null): SQL =>
  sql`${datasetMembers.datasetId} = ${dataset ?? ""} and ${of(datasetMembers.documentId)}`;

/** What must hold of a document that a filter lets through. */
export function conditions(filter: DocumentFilter, dataset: string | null): (SQL | undefined)[] {
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
  const someLabel = sql`exists (select 1 from ${labelledDocuments} where ${of(labelledDocuments.documentId)})`;
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
