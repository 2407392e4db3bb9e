import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { LabelPurpose } from "../../domain/label-purpose.ts";
import { createdAt } from "./created-at.ts";
import { documents } from "./documents.ts";

/**
 * Who works, or worked, on a document for a purpose. Until `expiresAt` nobody else is given it; work that was not finished
 * by then is given to the next one who asks.
 */
export const labelWork = pgTable(
  "label_work",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    purpose: text().$type<LabelPurpose>().notNull(),
    person: text().notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.purpose] }),
    index("label_work_unfinished").on(table.purpose, table.person).where(sql`finished_at is null`),
    index("label_work_read_twice").on(table.documentId).where(sql`purpose = 'second' and finished_at is not null`),
  ],
);

/** Labels that two independent readings gave differently; open until somebody adjudicated. */
export const disagreements = pgTable(
  "disagreements",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    path: text().notNull(),
    /** The label revision that settled it; null while it is open. */
    resolvedRevision: integer("resolved_revision"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.path] }),
    index("disagreements_open").on(table.documentId).where(sql`resolved_revision is null`),
  ],
);
