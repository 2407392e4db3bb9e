import { boolean, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";
import { documents } from "./documents.ts";

/** What teachers proposed. A suggestion is never a label until a person accepted it. */
export const suggestions = pgTable(
  "suggestions",
  {
    id: text().primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    /** `fields`, `transcription`, `caption` or `reasoning`. */
    task: text().notNull(),
    /** Endpoint and model that proposed it. */
    teacher: text().notNull(),
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<"kept" | "rejected">().notNull(),
    /** Each filter's verdict, with its reason. */
    filters: jsonb().$type<Record<string, unknown>[]>().notNull(),
    /** False for the share that people label without seeing it, to measure anchoring. */
    shown: boolean().notNull().default(true),
    decision: text().$type<"accepted" | "edited" | "rejected">(),
    /** What the person made of it where it was edited; `content` stays what the teacher said. */
    edited: jsonb().$type<Record<string, unknown>>(),
    decidedBy: text("decided_by"),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [index("suggestions_document").on(table.documentId)],
);
