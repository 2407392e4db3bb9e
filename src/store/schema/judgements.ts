import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Score } from "../../domain/score.ts";
import { createdAt } from "./created-at.ts";
import { documents } from "./documents.ts";

/** What a judge said about one answer, and with which instrument: metric, judge and the hash of its prompt. */
export const judgements = pgTable(
  "judgements",
  {
    id: text().primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    candidate: text().notNull(),
    metric: text().notNull(),
    judge: text().notNull(),
    promptSha256: text("prompt_sha256").notNull(),
    /** A score, or the reason why there is none. */
    score: jsonb().$type<Score>().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("judgements_candidate").on(table.candidate, table.metric)],
);
