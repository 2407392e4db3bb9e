import { z } from "@hono/zod-openapi";
import { EXPERTISE, ROLES } from "../../domain/role.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { makeLink } from "../people/links.ts";
import { addPerson, changePerson, findPerson, listPeople, type Person } from "../people/people.ts";
import { closeSessions } from "../people/sessions.ts";
import { listTokens, revokeToken } from "../people/tokens.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema, instantSchema } from "../schemas.ts";
import { rolesSchema, shownToken, tokenSchema } from "./session.ts";

const tags = ["people"];

const personSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    expertise: z
      .enum(EXPERTISE)
      .openapi({ description: "Shown beside what they label and settle; it permits nothing." }),
    hasPassword: z.boolean(),
    disabled: z.boolean(),
    createdAt: instantSchema,
  })
  .openapi("Person");

const linkSchema = z
  .object({
    secret: z
      .string()
      .openapi({ description: "The link is the studio's address with #link= and this; shown this once." }),
    expiresAt: instantSchema,
  })
  .openapi("SignInLink");

const newPersonSchema = z
  .strictObject({
    name: z
      .string()
      .transform((name) => name.toLowerCase())
      .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{0,63}$/, "use letters, digits, dots, dashes and @")),
    roles: rolesSchema,
    expertise: z.enum(EXPERTISE).default("trained"),
  })
  .openapi("NewPerson");

const changeSchema = z
  .strictObject({
    roles: rolesSchema.optional(),
    disabled: z.boolean().optional(),
    expertise: z.enum(EXPERTISE).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "changes nothing")
  .openapi("PersonChange");

export function peopleRoutes(api: Api, server: ServerContext): void {
  const { store } = server;
  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/people",
      operationId: "listPeople",
      summary: "Everybody with their roles",
      permission: "people.manage",
      tags,
      responses: { 200: jsonAnswer(z.object({ items: z.array(personSchema) }).openapi("PersonList"), "By name.") },
    }),
    async (context) => context.json({ items: (await listPeople(store)).map(shown) }, 200),
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/people",
      operationId: "addPerson",
      summary: "Add a person; the link signs them in once",
      permission: "people.manage",
      tags,
      request: { body: jsonBody(newPersonSchema) },
      responses: {
        201: jsonAnswer(z.object({ person: personSchema, link: linkSchema }).openapi("AddedPerson"), "Added."),
      },
    }),
    async (context) => {
      const actor = visitor(context).person.name;
      const person = await addPerson(store, context.req.valid("json"), actor);
      const link = await makeLink(store, person, actor, server.now());
      return context.json({ person: shown(person), link: shownLink(link) }, 201);
    },
  );

  api.openapi(
    route({
      method: "patch",
      path: "/api/people/{id}",
      operationId: "changePerson",
      summary: "Change roles or expertise, or disable a person; where they lose access their sessions end",
      permission: "people.manage",
      tags,
      request: { params, body: jsonBody(changeSchema) },
      responses: { 200: jsonAnswer(personSchema, "As it is now.") },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      const changed = await changePerson(store, id, context.req.valid("json"), visitor(context).person.name);
      return context.json(shown(changed), 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/people/{id}/link",
      operationId: "makeLink",
      summary: "A new one-time link for a person; the ones before are void",
      permission: "people.manage",
      tags,
      request: { params },
      responses: { 201: jsonAnswer(linkSchema, "Made.") },
    }),
    async (context) => {
      const person = await findPerson(store, context.req.valid("param").id);
      const link = await makeLink(store, person, visitor(context).person.name, server.now());
      return context.json(shownLink(link), 201);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/people/{id}/sessions",
      operationId: "signOutPerson",
      summary: "End all sessions of a person",
      permission: "people.manage",
      tags,
      request: { params },
      responses: { 204: { description: "Ended." } },
    }),
    async (context) => {
      const person = await findPerson(store, context.req.valid("param").id);
      await closeSessions(store, { personId: person.id }, person, visitor(context).person.name);
      return context.body(null, 204);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/people/{id}/tokens",
      operationId: "listTokens",
      summary: "A person's tokens, without their secrets",
      permission: "people.manage",
      tags,
      request: { params },
      responses: {
        200: jsonAnswer(z.object({ items: z.array(tokenSchema) }).openapi("PersonTokenList"), "The newest first."),
      },
    }),
    async (context) => {
      const { id } = await findPerson(store, context.req.valid("param").id);
      return context.json({ items: (await listTokens(store, id)).map(shownToken) }, 200);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/people/{id}/tokens/{token}",
      operationId: "revokeToken",
      summary: "Make a person's token void",
      permission: "people.manage",
      tags,
      request: { params: params.extend({ token: idSchema }) },
      responses: { 204: { description: "Void." } },
    }),
    async (context) => {
      const { id, token } = context.req.valid("param");
      await revokeToken(store, id, token, visitor(context).person.name, server.now());
      return context.body(null, 204);
    },
  );
}

/** Only what the schema names: never a hash. */
const shown = (person: Person) => ({
  id: person.id,
  name: person.name,
  roles: person.roles,
  expertise: person.expertise,
  hasPassword: person.passwordHash !== null,
  disabled: person.disabled,
  createdAt: person.createdAt.toISOString(),
});

const shownLink = ({ secret, expiresAt }: { secret: string; expiresAt: Date }) => ({
  secret,
  expiresAt: expiresAt.toISOString(),
});
