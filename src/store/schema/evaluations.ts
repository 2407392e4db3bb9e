import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";
import { datasets } from "./datasets.ts";
import { documents } from "./documents.ts";

/** One answer of one candidate to one question about one document. Paid for once, kept for every evaluation. */
export const predictions = pgTable(
  "predictions",
  {
    candidate: text().notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    question: text().notNull(),
    answer: text(),
    /** Why there is no answer. */
    failure: text(),
    /** The kind of fault that it was, where a provider was at fault; a passing one is asked again. */
    fault: text(),
    tokens: integer(),
    logProbability: doublePrecision("log_probability"),
    lowestLogProbability: doublePrecision("lowest_log_probability"),
    /** The answer's tokens with their natural log-probabilities, where the source gives them: [text, logProbability]. */
    tokenLogProbabilities: jsonb("token_log_probabilities").$type<[string, number][]>(),
    cut: boolean(),
    seconds: doublePrecision(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.candidate, table.documentId, table.question] })],
);

export const evaluations = pgTable("evaluations", {
  id: text().primaryKey(),
  datasetId: text("dataset_id")
    .notNull()
    .references(() => datasets.id),
  split: text().notNull(),
  candidates: jsonb().$type<{ name: string; id: string }[]>().notNull(),
  result: jsonb().$type<Record<string, unknown>>(),
  createdAt: createdAt(),
});

/** One judged field of one answer: the rows behind every number of a report. */
export const fieldResults = pgTable(
  "field_results",
  {
    evaluationId: text("evaluation_id")
      .notNull()
      .references(() => evaluations.id),
    candidate: text().notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    path: text().notNull(),
    expected: text(),
    answered: text(),
    outcome: text().$type<"right" | "wrong" | "omitted" | "hallucinated" | "failed">().notNull(),
    anls: doublePrecision().notNull(),
    /** Whether the answer's evidence is where the label's is; null where evidence was not judged. */
    evidence: text().$type<"right" | "wrong" | "missing">(),
    /** Probability that the value is right, as the candidate's own signals say it, 0..1; null where there are none. */
    confidence: doublePrecision(),
  },
  (table) => [primaryKey({ columns: [table.evaluationId, table.candidate, table.documentId, table.path] })],
);
