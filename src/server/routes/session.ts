import { z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { ROLES } from "../../domain/role.ts";
import { tables } from "../../store/index.ts";
import { forgetCookie, signIn, visitor } from "../authenticate.ts";
import type { Api, ServerContext, Visitor } from "../context.ts";
import { addressOf } from "../origin.ts";
import { takeLink } from "../people/links.ts";
import { PASSWORD_CHARACTERS, passwordFits } from "../people/password.ts";
import { type Person, setPassword } from "../people/people.ts";
import { closeSessions } from "../people/sessions.ts";
import { listTokens, makeToken, revokeToken, type Token } from "../people/tokens.ts";
import { PERMISSIONS, type Permission, permissionsOf } from "../permissions.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema, instantSchema } from "../schemas.ts";

const tags = ["session"];

export const rolesSchema = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .transform((roles) => [...new Set(roles)])
  .openapi("Roles");

const meSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    permissions: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
    hasPassword: z.boolean(),
  })
  .openapi("Me");

export const tokenSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    expiresAt: instantSchema.nullable(),
    revokedAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .openapi("Token");

const newTokenSchema = z
  .strictObject({
    name: z.string().min(1).max(100),
    roles: rolesSchema,
    expiresAt: instantSchema.nullable().default(null),
  })
  .openapi("NewToken");

const madeTokenSchema = z
  .object({ token: tokenSchema, secret: z.string().openapi({ description: "Shown this once." }) })
  .openapi("MadeToken");

const password = z.string().min(1).max(PASSWORD_CHARACTERS.most);

export function sessionRoutes(api: Api, server: ServerContext): void {
  const { store, attempts } = server;

  api.openapi(
    route({
      method: "post",
      path: "/api/session/password",
      operationId: "signInWithPassword",
      summary: "Sign in with name and password",
      permission: "anyone",
      tags,
      request: {
        body: jsonBody(z.strictObject({ name: z.string().min(1).max(64), password }).openapi("PasswordSignIn")),
      },
      responses: { 200: jsonAnswer(meSchema, "Signed in; the session is in a cookie.") },
    }),
    async (context) => {
      const given = context.req.valid("json");
      const [name, address] = [given.name.toLowerCase(), addressOf(context, server.reach)];
      attempts.check(name, address, server.now());
      // Counted before it is known: many guesses at once must not all see the same count.
      attempts.failed(name, address, server.now());
      const [person] = await store.database.select().from(tables.people).where(eq(tables.people.name, name));
      const fits = await passwordFits(given.password, person?.passwordHash ?? null);
      if (!person || !fits || person.disabled) throw new ResidencyError("sign-in-failed", "name or password is wrong");
      attempts.succeeded(name, address);
      await signIn(context, server, person, "password");
      return context.json(me(person, person.roles), 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/session/link",
      operationId: "signInWithLink",
      summary: "Sign in with the secret of a one-time link",
      permission: "anyone",
      tags,
      request: { body: jsonBody(z.strictObject({ secret: z.string().min(1).max(200) }).openapi("LinkSignIn")) },
      responses: { 200: jsonAnswer(meSchema, "Signed in; the link is spent.") },
    }),
    async (context) => {
      const address = addressOf(context, server.reach);
      attempts.check("a link", address, server.now());
      const person = await takeLink(store, context.req.valid("json").secret, server.now()).catch((error) => {
        attempts.failed("a link", address, server.now());
        throw error;
      });
      await signIn(context, server, person, "link");
      return context.json(me(person, person.roles), 200);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/session",
      operationId: "signOut",
      summary: "Sign out",
      permission: "everybody",
      tags,
      responses: { 204: { description: "Signed out." } },
    }),
    async (context) => {
      const { person, session } = inBrowser(visitor(context));
      await closeSessions(store, { sha256: session }, person, person.name);
      forgetCookie(context, server);
      return context.body(null, 204);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/me",
      operationId: "getMe",
      summary: "Who you are, and what you may do",
      permission: "everybody",
      tags,
      responses: { 200: jsonAnswer(meSchema, "You.") },
    }),
    (context) => {
      const { person, roles } = visitor(context);
      return context.json(me(person, roles), 200);
    },
  );

  api.openapi(
    route({
      method: "put",
      path: "/api/me/password",
      operationId: "setPassword",
      summary: "Set your password; your other sessions end",
      permission: "everybody",
      tags,
      request: {
        body: jsonBody(
          z
            .strictObject({
              current: password.optional().openapi({ description: "Needed where you have one." }),
              password: password.min(PASSWORD_CHARACTERS.fewest),
            })
            .openapi("PasswordChange"),
        ),
      },
      responses: { 204: { description: "Set." } },
    }),
    async (context) => {
      const { person, session } = inBrowser(visitor(context));
      const given = context.req.valid("json");
      if (person.passwordHash !== null) {
        const address = addressOf(context, server.reach);
        attempts.check(person.name, address, server.now());
        attempts.failed(person.name, address, server.now());
        if (!(await passwordFits(given.current ?? "", person.passwordHash)))
          throw new ResidencyError("sign-in-failed", "the current password is wrong");
        attempts.succeeded(person.name, address);
      }
      await setPassword(store, person.id, given.password, person.name, session);
      return context.body(null, 204);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/me/tokens",
      operationId: "listOwnTokens",
      summary: "Your tokens, without their secrets",
      permission: "everybody",
      tags,
      responses: {
        200: jsonAnswer(z.object({ items: z.array(tokenSchema) }).openapi("TokenList"), "The newest first."),
      },
    }),
    async (context) => {
      const found = await listTokens(store, visitor(context).person.id);
      return context.json({ items: found.map(shownToken) }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/me/tokens",
      operationId: "makeToken",
      summary: "Make a token for a program; it can do no more than you",
      permission: "everybody",
      tags,
      request: { body: jsonBody(newTokenSchema) },
      responses: { 201: jsonAnswer(madeTokenSchema, "Made. The secret is shown this once.") },
    }),
    async (context) => {
      const { person } = inBrowser(visitor(context));
      const { name, roles, expiresAt } = context.req.valid("json");
      const wanted = { name, roles, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
      const { token, secret } = await makeToken(store, person, wanted, person.name);
      return context.json({ token: shownToken(token), secret }, 201);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/me/tokens/{token}",
      operationId: "revokeOwnToken",
      summary: "Make one of your tokens void",
      permission: "everybody",
      tags,
      request: { params: z.object({ token: idSchema }) },
      responses: { 204: { description: "Void." } },
    }),
    async (context) => {
      const { person } = visitor(context);
      await revokeToken(store, person.id, context.req.valid("param").token, person.name, server.now());
      return context.body(null, 204);
    },
  );
}

/** A token must not make tokens, change passwords or sign anybody out: whoever found it would keep what they took. */
export function inBrowser({ person, session }: Visitor): { person: Person; session: string } {
  if (session === null) throw new ResidencyError("not-permitted", "this takes a session; a token cannot do it");
  return { person, session };
}

const me = (person: Person, roles: Person["roles"]) => ({
  id: person.id,
  name: person.name,
  roles,
  permissions: permissionsOf(roles),
  hasPassword: person.passwordHash !== null,
});

/** Only what the schema names: never a hash. */
export const shownToken = ({ id, name, roles, expiresAt, revokedAt, createdAt }: Token) => ({
  id,
  name,
  roles,
  expiresAt: expiresAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
