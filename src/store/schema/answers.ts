import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";

/** Answers of endpoints, kept as they come: what was paid for once is never paid for again. */
export const endpointAnswers = pgTable("endpoint_answers", {
  /** SHA-256 of model, parameters, prompt, images, schema and repetition. */
  key: text().primaryKey(),
  endpoint: text().notNull(),
  model: text().notNull(),
  answer: jsonb().$type<Record<string, unknown>>().notNull(),
  createdAt: createdAt(),
});

/** The spend ledger: one row for each request that was sent, also for those that failed and were charged. */
export const spend = pgTable(
  "spend",
  {
    /** Name of the request's attempt; the same attempt is never booked twice. */
    attempt: text().primaryKey(),
    /** What the money is for, such as the id of a teaching round; budgets are kept by it. */
    budget: text().notNull(),
    endpoint: text().notNull(),
    /** `reserved` before a request is sent, `settled` when it is known what it cost. */
    state: text().$type<"reserved" | "settled">().notNull(),
    inputTokens: bigint("input_tokens", { mode: "number" }).notNull(),
    outputTokens: bigint("output_tokens", { mode: "number" }).notNull(),
    /** Millionths of the price's currency. */
    costMicros: bigint("cost_micros", { mode: "number" }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("spend_budget").on(table.budget)],
);
