import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./created-at.ts";
import { runs } from "./runs.ts";

export type ReleaseState = "candidate" | "staged" | "released" | "retired";

export const releases = pgTable("releases", {
  id: text().primaryKey(),
  runId: text("run_id")
    .notNull()
    .references(() => runs.id),
  /** Where it stands; only a staged candidate whose gates all passed, or were overridden by name, is released. */
  state: text().$type<ReleaseState>().notNull().default("candidate"),
  folder: text().notNull(),
  evidence: jsonb().$type<Record<string, unknown>>().notNull(),
  /** The gates as they were judged, each with its evidence; null before they were. */
  gates: jsonb().$type<Record<string, unknown>[]>(),
  /** SHA-256 of the gates as they were fixed before the run. */
  gatePlanSha256: text("gate_plan_sha256"),
  createdAt: createdAt(),
});

/** Gates as they were fixed before a run; the hash is in the audit chain, so that a bar cannot be moved afterwards. */
export const gatePlans = pgTable("gate_plans", {
  sha256: text().primaryKey(),
  specialty: text().notNull(),
  gates: jsonb().$type<Record<string, unknown>[]>().notNull(),
  createdAt: createdAt(),
});
