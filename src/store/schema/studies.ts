import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";
import { documents } from "./documents.ts";

/** A blind reading. The plan is frozen by its hash before the first vote; the map of sides never leaves the server. */
export const studies = pgTable("studies", {
  id: text().primaryKey(),
  plan: jsonb().$type<Record<string, unknown>>().notNull(),
  planSha256: text("plan_sha256").notNull(),
  state: text().$type<"open" | "closed" | "unblinded">().notNull(),
  createdAt: createdAt(),
});

/** One pair of answers to be read, with its hidden sides. */
export const studyItems = pgTable(
  "study_items",
  {
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    item: integer().notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    /** Candidate ids behind A and B. */
    sides: jsonb().$type<{ a: string; b: string }>().notNull(),
    /** The answers as they are shown, frozen when the study was opened; null where a candidate gave none. */
    answers: jsonb().$type<{ a: string | null; b: string | null }>().notNull(),
    /** Both answers read the same, so nobody is asked; it counts as a tie. */
    identical: boolean().notNull(),
    /** The item that this one repeats with its sides flipped; null for a first reading. */
    repeats: integer(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.item] })],
);

export const studyVotes = pgTable(
  "study_votes",
  {
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    item: integer().notNull(),
    reader: text().notNull(),
    vote: text().$type<"a" | "b" | "both-good" | "both-bad">().notNull(),
    /** Why, as tags of a fixed list. */
    tags: jsonb().$type<string[]>().notNull(),
    /** The reader's own words; they may quote the document, and stay here. */
    reason: text(),
    /** How long the item was looked at, as the reader's screen measured it. */
    seconds: doublePrecision(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.item, table.reader] })],
);
