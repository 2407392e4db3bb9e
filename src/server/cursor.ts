import type { z } from "zod";
import { ResidencyError } from "../domain/error.ts";

/**
 * Lists are read by keyset: a cursor holds the sort key of the last item that was given, and the next part begins after it.
 * So a part costs the same wherever it lies, and nothing is skipped or given twice while others add.
 */
export const writeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** @throws ResidencyError `request-invalid` for anything that is no cursor of this list. */
export function readCursor<Key>(cursor: string | undefined, schema: z.ZodType<Key>): Key | undefined {
  if (cursor === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    json = undefined;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new ResidencyError("request-invalid", "the cursor does not belong to this list");
  return parsed.data;
}

/** Cuts one item more than asked for into a list and the cursor of what follows. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
): { rows: Row[]; next: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, next: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}
