import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import type { Role } from "../../domain/role.ts";
import { type Store, tables } from "../../store/index.ts";
import type { Person } from "./people.ts";
import { newId, newSecret, secretHash } from "./secret.ts";

const { people, tokens } = tables;

/** Lets scanners of leaked secrets know one of ours. */
const PREFIX = "residency_";

export type Token = typeof tokens.$inferSelect;

/** Makes a key for a program. Its secret is shown once. @throws ResidencyError `request-invalid` for roles that the person lacks. */
export async function makeToken(
  store: Store,
  person: Person,
  wanted: { name: string; roles: Role[]; expiresAt: Date | null },
  actor: string,
): Promise<{ token: Token; secret: string }> {
  const lacking = wanted.roles.filter((role) => !person.roles.includes(role));
  if (lacking.length > 0)
    throw new ResidencyError(
      "request-invalid",
      `a token can do no more than its person, who is not ${lacking.join(", ")}`,
    );
  const secret = newSecret(PREFIX);
  const id = newId();
  const token = await store.change(
    { action: "token.made", subject: id, actor, detail: { person: person.id, roles: wanted.roles } },
    async (transaction) => {
      const [made] = await transaction
        .insert(tokens)
        .values({ id, personId: person.id, sha256: secretHash(secret), ...wanted })
        .returning();
      return made as Token;
    },
  );
  return { token, secret };
}

/** A person's tokens, the newest first; also those that were revoked. */
export const listTokens = (store: Store, personId: string): Promise<Token[]> =>
  store.database.select().from(tokens).where(eq(tokens.personId, personId)).orderBy(desc(tokens.createdAt));

/** Makes a token void at once; again changes nothing. @throws ResidencyError `request-invalid` when the person has no such token. */
export async function revokeToken(store: Store, personId: string, id: string, actor: string, now: Date): Promise<void> {
  await store.change(
    { action: "token.revoked", subject: id, actor, detail: { person: personId } },
    async (transaction) => {
      const found = await transaction
        .update(tokens)
        .set({ revokedAt: now })
        .where(and(eq(tokens.id, id), eq(tokens.personId, personId)))
        .returning({ id: tokens.id });
      if (found.length === 0) throw new ResidencyError("request-invalid", "the person has no token of that id");
    },
  );
}

/** Who a token belongs to, and what it may do: never more than the person may now. */
export async function tokenPerson(
  store: Store,
  secret: string,
  now: Date,
): Promise<{ person: Person; roles: Role[] } | null> {
  if (!secret.startsWith(PREFIX)) return null;
  const [found] = await store.database
    .select({ person: people, roles: tokens.roles })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(
      and(
        eq(tokens.sha256, secretHash(secret)),
        isNull(tokens.revokedAt),
        or(isNull(tokens.expiresAt), gt(tokens.expiresAt, now)),
        eq(people.disabled, false),
      ),
    );
  if (!found) return null;
  return { person: found.person, roles: found.roles.filter((role) => found.person.roles.includes(role)) };
}
