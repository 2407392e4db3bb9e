import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { DatasetSummary } from "../../domain/dataset.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { createdAt } from "./created-at.ts";

export const datasets = pgTable("datasets", {
  id: text().primaryKey(),
  specialty: jsonb().$type<Specialty>().notNull(),
  summary: jsonb().$type<DatasetSummary>().notNull(),
  createdAt: createdAt(),
  /** When it was made last: the newest version is the one that was made last, also where the same one was made before. */
  keptAt: timestamp("kept_at", { withTimezone: true }).notNull().defaultNow(),
});
