import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import type { Box } from "../../domain/box.ts";
import type { MediaType, PageQuality } from "../../domain/document.ts";
import type { FieldStatus } from "../../domain/field.ts";
import { QUALITY_LIMITS } from "../../domain/quality-band.ts";
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

const { poor, good } = QUALITY_LIMITS;
const skew = "abs(coalesce((quality->>'skewDegrees')::double precision, 0))";
const sharpness = "(quality->>'sharpness')::double precision";

/** `qualityBand` of one page in SQL, as its place in `QUALITY_BANDS`: 0 good, 1 fair, 2 poor. A test holds the two together. */
const bandOfPage = sql.raw(`case
  when (quality->>'blank')::boolean or ${skew} > ${poor.skewDegrees} or ${sharpness} < ${poor.sharpness} then 2
  when ${skew} <= ${good.skewDegrees} and ${sharpness} >= ${good.sharpness} then 0
  else 1 end`);

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
    /** Kept, since it takes seconds to work out from the measures of a hundred thousand pages. */
    band: smallint().notNull().generatedAlwaysAs(bandOfPage),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.index] }),
    index("pages_band").on(table.band, table.documentId),
  ],
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

/**
 * Documents with a label: an index of `labels`, so that the few without one are found among millions of labels. A trigger
 * keeps it, and since no label is ever deleted it only grows.
 */
export const labelledDocuments = pgTable("labelled_documents", {
  documentId: text("document_id")
    .primaryKey()
    .references(() => documents.id),
});

/** Files that were not added, each with its reason. Keyed by the place, so a repaired file clears its own row. */
export const rejections = pgTable("rejections", {
  source: text().primaryKey(),
  code: text().notNull(),
  reason: text().notNull(),
  createdAt: createdAt(),
});

/** The current labels: the newest revision of each path of each document. */
export const currentLabels = sql`(select distinct on (document_id, path) * from labels order by document_id, path, revision desc)`;
