import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import type { Expertise, Role } from "../../domain/role.ts";
import { type Store, type Transaction, tables } from "../../store/index.ts";
import { hashPassword } from "./password.ts";
import { newId } from "./secret.ts";

const { people, sessions, signInLinks, tokens } = tables;

export type Person = typeof people.$inferSelect;

/** Everybody, by name. */
export const listPeople = (store: Store): Promise<Person[]> =>
  store.database.select().from(people).orderBy(asc(people.name));

/** @throws ResidencyError `person-not-found`. */
export async function findPerson(store: Store, id: string): Promise<Person> {
  const [person] = await store.database.select().from(people).where(eq(people.id, id));
  if (!person) throw new ResidencyError("person-not-found", "there is no person of that id");
  return person;
}

/** Makes a person, who signs in by a link first. @throws ResidencyError `request-invalid` when the name is taken. */
export async function addPerson(
  store: Store,
  { name, roles, expertise = "trained" }: { name: string; roles: Role[]; expertise?: Expertise },
  actor: string,
): Promise<Person> {
  const id = newId();
  return store.change(
    { action: "person.added", subject: id, actor, detail: { name, roles, expertise } },
    async (transaction) => {
      const [added] = await transaction
        .insert(people)
        .values({ id, name, roles, expertise })
        .onConflictDoNothing()
        .returning();
      if (!added) throw new ResidencyError("request-invalid", "there is a person of that name already");
      return added;
    },
  );
}

/**
 * Changes what a person may do. Whoever is disabled, or loses a role, is signed out at once.
 *
 * @throws ResidencyError `person-not-found`; `request-invalid` when no administrator would be left.
 */
export async function changePerson(
  store: Store,
  id: string,
  change: { roles?: Role[] | undefined; disabled?: boolean | undefined; expertise?: Expertise | undefined },
  actor: string,
): Promise<Person> {
  return store.change({ action: "person.changed", subject: id, actor, detail: change }, async (transaction) => {
    // All administrators are locked, so that two of them cannot remove each other at the same moment.
    await transaction.execute(sql`select 1 from ${people} where ${people.roles} @> '["admin"]' order by id for update`);
    const [changed] = await transaction
      .update(people)
      .set({
        ...(change.roles === undefined ? {} : { roles: change.roles }),
        ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
        ...(change.expertise === undefined ? {} : { expertise: change.expertise }),
      })
      .where(eq(people.id, id))
      .returning();
    if (!changed) throw new ResidencyError("person-not-found", "there is no person of that id");
    const admins = await transaction
      .select({ id: people.id })
      .from(people)
      .where(and(sql`${people.roles} @> '["admin"]'`, eq(people.disabled, false)));
    if (admins.length === 0)
      throw new ResidencyError(
        "request-invalid",
        "somebody must stay administrator; give the role to another person first",
      );
    // How much somebody knows changes nothing that they may do.
    if (change.roles !== undefined || change.disabled !== undefined) await endSessions(transaction, id);
    if (changed.disabled) await withdraw(transaction, id);
    return changed;
  });
}

/** Sets a password; every other session of the person ends. @throws ResidencyError `request-invalid`. */
export async function setPassword(
  store: Store,
  id: string,
  password: string,
  actor: string,
  keptSession?: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await store.change({ action: "person.password-set", subject: id, actor }, async (transaction) => {
    await transaction.update(people).set({ passwordHash }).where(eq(people.id, id));
    await endSessions(transaction, id, keptSession);
  });
}

/** Makes the first administrator, `admin`, where there is nobody yet. Returns an administrator who is not disabled. */
export async function ensureAdministrator(store: Store, name = "admin"): Promise<Person> {
  const admins = async (): Promise<Person | undefined> =>
    (await listPeople(store)).find((person) => person.roles.includes("admin") && !person.disabled);
  const known = await admins();
  if (known) return known;
  await addPerson(store, { name, roles: ["admin", "reviewer", "labeller"] }, "residency studio").catch((error) => {
    if (!(error instanceof ResidencyError)) throw error; // another start made the same one
  });
  const made = await admins();
  if (!made) throw new ResidencyError("internal", "no administrator could be made");
  return made;
}

function endSessions(transaction: Transaction, personId: string, keptSession?: string): Promise<unknown> {
  return transaction
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), keptSession ? ne(sessions.sha256, keptSession) : undefined));
}

/** A disabled person's tokens and links are void for ever, also when the person comes back. */
async function withdraw(transaction: Transaction, personId: string): Promise<void> {
  await transaction
    .update(tokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(tokens.personId, personId), isNull(tokens.revokedAt)));
  await transaction
    .update(signInLinks)
    .set({ usedAt: sql`now()` })
    .where(and(inArray(signInLinks.personId, [personId]), isNull(signInLinks.usedAt)));
}
