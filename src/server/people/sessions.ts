import { and, desc, eq, gt, like, lt, or } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { type Store, tables } from "../../store/index.ts";
import type { Person } from "./people.ts";
import { newSecret, secretHash } from "./secret.ts";

const { people, sessions } = tables;

const DAY_MS = 24 * 3_600_000;
/** A session ends after so long, whatever happens. */
const LONGEST_MS = 7 * DAY_MS;
/** How often the last moment of use is written down. */
const SEEN_EVERY_MS = 60_000;

export interface OpenSession {
  /** What the browser keeps; shown once. */
  secret: string;
  expiresAt: Date;
}

/** Signs a person in. */
export async function openSession(store: Store, person: Person, how: string, now: Date): Promise<OpenSession> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + LONGEST_MS);
  await store.change(
    { action: "person.signed-in", subject: person.id, actor: person.name, detail: { how } },
    async (transaction) => {
      await transaction.delete(sessions).where(lt(sessions.expiresAt, now));
      await transaction
        .insert(sessions)
        .values({ sha256: secretHash(secret), personId: person.id, lastSeenAt: now, expiresAt });
    },
  );
  return { secret, expiresAt };
}

/** Who a session belongs to; null when it ended, was idle for longer than `idleMs`, or the person is disabled. */
export async function sessionPerson(
  store: Store,
  secret: string,
  now: Date,
  idleMs: number,
): Promise<{ person: Person; sha256: string } | null> {
  const sha256 = secretHash(secret);
  const [found] = await store.database
    .select({ person: people, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.sha256, sha256),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - idleMs)),
        eq(people.disabled, false),
      ),
    );
  if (!found) return null;
  if (now.getTime() - found.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await store.database.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.sha256, sha256));
  return { person: found.person, sha256 };
}

export type Session = typeof sessions.$inferSelect;

/** Hexadecimal digits of a session's hash that name it: enough to tell a person's sessions apart, and no secret. */
const ID_LENGTH = 16;
export const sessionId = ({ sha256 }: Pick<Session, "sha256">): string => sha256.slice(0, ID_LENGTH);

/** A person's sessions that still hold, the one used last first. */
export const listSessions = (store: Store, personId: string, now: Date, idleMs: number): Promise<Session[]> =>
  store.database
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - idleMs)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));

/** Ends the session of that id. @throws ResidencyError `request-invalid` when the person has none of that id. */
export async function closeSession(store: Store, person: Pick<Person, "id">, id: string, actor: string): Promise<void> {
  const [found] = /^[0-9a-f]{16}$/.test(id)
    ? await store.database
        .select({ sha256: sessions.sha256 })
        .from(sessions)
        .where(and(eq(sessions.personId, person.id), like(sessions.sha256, `${id}%`)))
    : [];
  if (!found) throw new ResidencyError("request-invalid", "the person has no session of that id");
  await closeSessions(store, { sha256: found.sha256 }, person, actor);
}

/** Ends one session, or all of a person. */
export async function closeSessions(
  store: Store,
  which: { sha256: string } | { personId: string },
  person: Pick<Person, "id">,
  actor: string,
): Promise<void> {
  const mine = "sha256" in which ? eq(sessions.sha256, which.sha256) : eq(sessions.personId, which.personId);
  await store.change({ action: "person.signed-out", subject: person.id, actor }, (transaction) =>
    transaction.delete(sessions).where(or(mine)),
  );
}
