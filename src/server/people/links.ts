import { and, eq, gt, isNull } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { type Store, tables } from "../../store/index.ts";
import { findPerson, type Person } from "./people.ts";
import { newSecret, secretHash } from "./secret.ts";

const { signInLinks } = tables;

const LINK_MS = 24 * 3_600_000;

/** A secret that signs the person in once, within a day. Links given before are void. */
export async function makeLink(
  store: Store,
  person: Person,
  actor: string,
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + LINK_MS);
  await store.change({ action: "person.link-made", subject: person.id, actor }, async (transaction) => {
    await transaction
      .update(signInLinks)
      .set({ usedAt: now })
      .where(and(eq(signInLinks.personId, person.id), isNull(signInLinks.usedAt)));
    await transaction.insert(signInLinks).values({ sha256: secretHash(secret), personId: person.id, expiresAt });
  });
  return { secret, expiresAt };
}

/** Takes a link. Of two who try at once, one gets in. @throws ResidencyError `link-spent`. */
export async function takeLink(store: Store, secret: string, now: Date): Promise<Person> {
  const [taken] = await store.database
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.sha256, secretHash(secret)), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)))
    .returning({ personId: signInLinks.personId });
  const person = taken && (await findPerson(store, taken.personId));
  if (!person || person.disabled) throw new ResidencyError("link-spent", "this link was used, or is too old");
  return person;
}
