import { asc, inArray } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";

const { audit, releases } = tables;

/** A release at a day on which it began to be used; a release that was rolled back to has two of them. */
export interface LiveRelease {
  id: string;
  /** ISO date, UTC. */
  day: string;
}

/** The audit chain knows every time that a release went live; its row knows the last one only. */
const WENT_LIVE = ["release.released", "release.rolled-back"];

/** Every time that a release went live, the oldest first. */
export async function liveReleases(store: Store): Promise<LiveRelease[]> {
  const events = await store.database
    .select({ at: audit.at, action: audit.action, subject: audit.subject, detail: audit.detail })
    .from(audit)
    .where(inArray(audit.action, WENT_LIVE))
    .orderBy(asc(audit.sequence));
  const live: LiveRelease[] = [];
  for (const { at, action, subject, detail } of events) {
    // After a rollback it is the former release that is used again.
    const to = action === "release.rolled-back" ? (JSON.parse(detail) as { to?: unknown }).to : subject;
    if (typeof to === "string") live.push({ id: to, day: at.slice(0, 10) });
  }
  const told = new Set(live.map((release) => release.id));
  const rows = await store.database
    .select({ id: releases.id, state: releases.state, releasedAt: releases.releasedAt, createdAt: releases.createdAt })
    .from(releases);
  for (const { id, state, releasedAt, createdAt } of rows)
    if (!told.has(id) && (releasedAt !== null || state === "released"))
      live.push({ id, day: (releasedAt ?? createdAt).toISOString().slice(0, 10) });
  return live.sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
}
