import { bigint, pgTable, text } from "drizzle-orm/pg-core";

/** The audit chain. `hash` covers the row and the hash before it; a trigger refuses changes. */
export const audit = pgTable("audit", {
  sequence: bigint({ mode: "number" }).primaryKey(),
  at: text().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  /** JSON text as it was hashed; counts and ids only, never text of patients. */
  detail: text().notNull(),
  previous: text().notNull(),
  hash: text().notNull(),
});
