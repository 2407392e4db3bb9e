import { doublePrecision, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";

/** Operational figures over time: manual-review rate, rework, denials, coder minutes. One row a metric, day and source. */
export const outcomes = pgTable(
  "outcomes",
  {
    metric: text().notNull(),
    /** ISO date that the figure is for. */
    day: text().notNull(),
    source: text().notNull(),
    value: doublePrecision().notNull(),
    /** Cases that the figure was taken over; null where the source does not say. */
    n: integer(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.metric, table.day, table.source] })],
);
