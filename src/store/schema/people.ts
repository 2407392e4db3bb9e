import { boolean, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { Expertise, Role } from "../../domain/role.ts";
import { createdAt } from "./created-at.ts";

/** Who may use the studio. The name is what labels and the audit chain are signed with, so it never changes. */
export const people = pgTable("people", {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  roles: jsonb().$type<Role[]>().notNull(),
  expertise: text().$type<Expertise>().notNull().default("trained"),
  /** `scrypt$cost$blockSize$parallelism$salt$key`; null for who signs in by links only. */
  passwordHash: text("password_hash"),
  disabled: boolean().notNull().default(false),
  createdAt: createdAt(),
});

/** Who is signed in. Only the SHA-256 of what the browser holds is kept. */
export const sessions = pgTable(
  "sessions",
  {
    sha256: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("sessions_person").on(table.personId)],
);

/** Keys for programs. Only the SHA-256 is kept; a token can do no more than its person. */
export const tokens = pgTable(
  "tokens",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    /** What it is for, as its owner says. */
    name: text().notNull(),
    sha256: text().notNull().unique(),
    /** A part of the person's roles. */
    roles: jsonb().$type<Role[]>().notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [index("tokens_person").on(table.personId)],
);

/** Links that sign a person in once: the first run's, and those that an administrator gives. */
export const signInLinks = pgTable("sign_in_links", {
  sha256: text().primaryKey(),
  personId: text("person_id")
    .notNull()
    .references(() => people.id),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  usedAt: timestamp("used_at", { withTimezone: true }),
  createdAt: createdAt(),
});
