import { desc, like } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";

export type ReleaseRow = typeof tables.releases.$inferSelect;

/** All releases, newest first. */
export function listReleases(store: Store): Promise<ReleaseRow[]> {
  return store.database.select().from(tables.releases).orderBy(desc(tables.releases.createdAt));
}

/** A release by its id or the beginning of it. @throws ResidencyError `release-not-found`. */
export async function findRelease(store: Store, idPrefix: string): Promise<ReleaseRow> {
  if (!/^[0-9a-f]{4,64}$/.test(idPrefix))
    throw new ResidencyError("release-not-found", `"${idPrefix}" is not a release id`);
  const rows = await store.database
    .select()
    .from(tables.releases)
    .where(like(tables.releases.id, `${idPrefix}%`))
    .limit(2);
  if (rows.length !== 1 || !rows[0])
    throw new ResidencyError(
      "release-not-found",
      rows.length === 0 ? `there is no release ${idPrefix}` : `more than one release begins with ${idPrefix}`,
    );
  return rows[0];
}
