import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Box } from "../../domain/box.ts";
import type { MediaType, PageQuality } from "../../domain/document.ts";
import type { FieldStatus } from "../../domain/field.ts";
import { createdAt } from "./created-at.ts";

/** One row a source file; the id is the SHA-256 of its bytes. */
export const documents = pgTable(
  "documents",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Where the file was read from, for provenance. */
    source: text().notNull(),
    mediaType: text("media_type").$type<MediaType>().notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    subject: text(),
    domain: text(),
    family: text(),
    template: text(),
    facility: text(),
    text: text(),
    class: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index("documents_family").on(table.family),
    index("documents_subject").on(table.subject),
    // Lists are read by keyset, newest first, whole or of one family, facility or template.
    index("documents_newest").on(table.createdAt, table.id),
    index("documents_family_newest").on(table.family, table.createdAt, table.id),
    index("documents_facility_newest").on(table.facility, table.createdAt, table.id),
    index("documents_template_newest").on(table.template, table.createdAt, table.id),
  ],
);

export const pages = pgTable(
  "pages",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    index: integer().notNull(),
    sha256: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    quality: jsonb().$type<PageQuality>().notNull(),
    perceptualHash: text("perceptual_hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.index] })],
);

/** Every version of every label; the highest revision is the current one, and none is ever overwritten. */
export const labels = pgTable(
  "labels",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    path: text().notNull(),
    revision: integer().notNull(),
    value: text(),
    status: text().$type<FieldStatus>().notNull(),
    evidence: jsonb().$type<Box[]>().notNull(),
    author: text().notNull(),
    method: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.path, table.revision] }),
    // Few labels are read twice; agreement is measured on those.
    index("labels_second_reading").on(table.documentId).where(sql`method = 'second-reading'`),
  ],
);

/** Files that were not added, each with its reason. Keyed by the place, so a repaired file clears its own row. */
export const rejections = pgTable("rejections", {
  source: text().primaryKey(),
  code: text().notNull(),
  reason: text().notNull(),
  createdAt: createdAt(),
});

/** The current labels: the newest revision of each path of each document. */
export const currentLabels = sql`(select distinct on (document_id, path) * from labels order by document_id, path, revision desc)`;
