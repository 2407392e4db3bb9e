import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";
import { datasets } from "./datasets.ts";

/** Verdicts of `advise`, each with the evidence that it stands on. */
export const advice = pgTable("advice", {
  id: text().primaryKey(),
  datasetId: text("dataset_id")
    .notNull()
    .references(() => datasets.id),
  advice: jsonb().$type<Record<string, unknown>>().notNull(),
  createdAt: createdAt(),
});
