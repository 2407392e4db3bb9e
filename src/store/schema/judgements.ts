import { boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Score } from "../../domain/score.ts";
import { createdAt } from "./created-at.ts";
import { documents } from "./documents.ts";

/** What a judge said about one answer, and with which instrument: metric, its implementation, judge and the hash of its prompts. */
export const judgements = pgTable(
  "judgements",
  {
    /** SHA-256 of everything below but the score and its detail, and of the answer that was judged. */
    id: text().primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    candidate: text().notNull(),
    metric: text().notNull(),
    /** Version of the code that made the score; another implementation is another number. */
    implementation: text().notNull(),
    judge: text().notNull(),
    promptSha256: text("prompt_sha256").notNull(),
    /** A score, or the reason why there is none. */
    score: jsonb().$type<Score>().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("judgements_candidate").on(table.candidate, table.metric)],
);

/** How a judge did beside people: an instrument is checked before anything is gated by what it reads. */
export const judgeChecks = pgTable(
  "judge_checks",
  {
    /** SHA-256 of judge, task, prompt and cases. */
    id: text().primaryKey(),
    judge: text().notNull(),
    /** What it was checked on: `statement` verdicts or preferences of a `pair`. */
    task: text().notNull(),
    promptSha256: text("prompt_sha256").notNull(),
    cases: integer().notNull(),
    /** Agreement with people, confusion, repeat and order consistency, and the floors they were held against. */
    report: jsonb().$type<Record<string, unknown>>().notNull(),
    mayGate: boolean("may_gate").notNull(),
    /** Why it may, or may not. */
    reason: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("judge_checks_judge").on(table.judge, table.task)],
);
