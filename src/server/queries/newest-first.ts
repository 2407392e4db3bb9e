import { desc, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { readCursor } from "../cursor.ts";

/**
 * The parts of a query that reads rows newest first from a cursor on, by time and then id. `at` is the time as text: a Date
 * would lose PostgreSQL's microseconds, and with them rows of one millisecond.
 *
 * @throws ResidencyError `request-invalid` for anything that is no cursor of such a list.
 */
export function newestFirst(
  { createdAt, id }: { createdAt: PgColumn; id: PgColumn },
  cursor: string | undefined,
): { at: SQL<string>; after: SQL | undefined; order: SQL[] } {
  const after = readCursor(cursor, z.tuple([z.string(), z.string()]));
  return {
    at: sql<string>`${createdAt}::text`,
    after: after && sql`(${createdAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]})`,
    order: [desc(createdAt), desc(id)],
  };
}
