import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { Recipe, RunState } from "../../domain/recipe.ts";
import type { Specialty } from "../../domain/specialty.ts";
import type { CurvePoint, Variation } from "../../domain/variation.ts";
import { createdAt } from "./created-at.ts";
import { datasets } from "./datasets.ts";
import { documents } from "./documents.ts";

export const runs = pgTable("runs", {
  id: text().primaryKey(),
  datasetId: text("dataset_id")
    .notNull()
    .references(() => datasets.id),
  recipe: jsonb().$type<Recipe>().notNull(),
  /** The specialty that the run was made from, whatever the config says by now; null for runs from before it was kept. */
  specialty: jsonb().$type<Specialty>(),
  /** Folder of the base model and the SHA-256 of its files. */
  base: text().notNull(),
  baseSha256: text("base_sha256").notNull(),
  state: text().$type<RunState>().notNull(),
  /** Set for the points of a curve; such a run is never taken for the specialist. */
  variation: jsonb().$type<Variation>(),
  result: jsonb().$type<Record<string, unknown>>(),
  /** When somebody asked for a stop; whoever trains the run saves a checkpoint and clears it. */
  stopRequestedAt: timestamp("stop_requested_at", { withTimezone: true }),
  createdAt: createdAt(),
});

/** What more labels, or worse ones, do to the specialist: one row a dataset and kind. */
export const curves = pgTable(
  "curves",
  {
    datasetId: text("dataset_id")
      .notNull()
      .references(() => datasets.id),
    kind: text().$type<Variation["kind"]>().notNull(),
    points: jsonb().$type<CurvePoint[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.kind] })],
);

/** What a run answered about a few held-out documents while it learned. */
export const runSamples = pgTable(
  "run_samples",
  {
    runId: text("run_id")
      .notNull()
      .references(() => runs.id),
    step: integer().notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    answer: text().notNull(),
    /** Whether the answer was longer than what a sample is given. */
    cut: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.step, table.documentId] })],
);

/** What the engine said about a run, in its order, but its answers; the loss curve is read from here. */
export const runEvents = pgTable(
  "run_events",
  {
    runId: text("run_id")
      .notNull()
      .references(() => runs.id),
    sequence: integer().notNull(),
    event: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.sequence] })],
);
