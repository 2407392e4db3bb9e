import { timestamp } from "drizzle-orm/pg-core";

/** The time of the database at which a row was written. */
export const createdAt = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();
