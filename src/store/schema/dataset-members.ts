import { boolean, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Split } from "../../domain/dataset.ts";
import type { PhiState } from "../../domain/endpoint.ts";
import { datasets } from "./datasets.ts";
import { documents } from "./documents.ts";

/** An index of the manifests, so that documents can be listed by split. Made from them, and never read in their place. */
export const datasetMembers = pgTable(
  "dataset_members",
  {
    datasetId: text("dataset_id")
      .notNull()
      .references(() => datasets.id),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    split: text().$type<Split>().notNull(),
    selected: boolean().notNull(),
    phi: text().$type<PhiState>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.datasetId, table.documentId] }),
    index("dataset_members_split").on(table.datasetId, table.split, table.documentId),
    index("dataset_members_phi").on(table.datasetId, table.phi, table.documentId),
  ],
);
