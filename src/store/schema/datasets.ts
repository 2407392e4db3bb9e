import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { DatasetSummary } from "../../domain/dataset.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { createdAt } from "./created-at.ts";

export const datasets = pgTable("datasets", {
  id: text().primaryKey(),
  specialty: jsonb().$type<Specialty>().notNull(),
  summary: jsonb().$type<DatasetSummary>().notNull(),
  createdAt: createdAt(),
});
