import { sql } from "drizzle-orm";
import { jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { GateResult } from "../../domain/gate.ts";
import { createdAt } from "./created-at.ts";
import { runs } from "./runs.ts";

export type ReleaseState = "candidate" | "staged" | "released" | "retired";

export const releases = pgTable(
  "releases",
  {
    id: text().primaryKey(),
    runId: text("run_id")
      .notNull()
      .references(() => runs.id),
    /** Name of the specialty; null for releases from before it was kept. */
    specialty: text(),
    /** Where it stands; only a staged candidate whose gates all passed, or were overridden by name, is released. */
    state: text().$type<ReleaseState>().notNull().default("candidate"),
    folder: text().notNull(),
    evidence: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The gates as they were judged, each with its evidence; null before they were. */
    gates: jsonb().$type<GateResult[]>(),
    /** SHA-256 of the gates as they were fixed before the run. */
    gatePlanSha256: text("gate_plan_sha256"),
    /** When it was published last. */
    releasedAt: timestamp("released_at", { withTimezone: true }),
    /** The release that it took the place of; a rollback goes back there. */
    replaces: text(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("releases_one_released").on(table.specialty).where(sql`state = 'released'`)],
);

/** Gates as they were fixed before a run; the hash is in the audit chain, so that a bar cannot be moved afterwards. */
export const gatePlans = pgTable("gate_plans", {
  sha256: text().primaryKey(),
  specialty: text().notNull(),
  gates: jsonb().$type<Record<string, unknown>[]>().notNull(),
  /** What the gates' scores mean, which the plan's hash covers too; null for plans from before it was kept. */
  metricDefinitionSha256: text("metric_definition_sha256"),
  createdAt: createdAt(),
});
