import { z } from "@hono/zod-openapi";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { findPerson } from "../people/people.ts";
import { closeSession, listSessions, type Session, sessionId } from "../people/sessions.ts";
import { jsonAnswer, route } from "../route.ts";
import { idSchema, instantSchema } from "../schemas.ts";
import { inBrowser } from "./session.ts";

const tags = ["people"];

const sessionSchema = z
  .object({
    id: idSchema,
    lastSeenAt: instantSchema,
    expiresAt: instantSchema,
    createdAt: instantSchema,
    current: z.boolean().openapi({ description: "The one that asks." }),
  })
  .openapi("Session");

const listAnswer = jsonAnswer(
  z.object({ items: z.array(sessionSchema) }).openapi("SessionList"),
  "Those that still hold, the one used last first.",
);

/** Sessions one by one: a person's own, and those of others for who manages people. */
export function sessionListRoutes(api: Api, server: ServerContext): void {
  const { store, idleMs } = server;
  const list = async (personId: string, own: string | null) => ({
    items: (await listSessions(store, personId, server.now(), idleMs)).map((session) => shown(session, own)),
  });

  api.openapi(
    route({
      method: "get",
      path: "/api/me/sessions",
      operationId: "listOwnSessions",
      summary: "Where you are signed in",
      permission: "everybody",
      tags,
      responses: { 200: listAnswer },
    }),
    async (context) => {
      const { person, session } = visitor(context);
      return context.json(await list(person.id, session), 200);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/me/sessions/{session}",
      operationId: "endOwnSession",
      summary: "End one of your sessions; takes a session, not a token",
      permission: "everybody",
      tags,
      request: { params: z.object({ session: idSchema }) },
      responses: { 204: { description: "Ended." } },
    }),
    async (context) => {
      const { person } = inBrowser(visitor(context));
      await closeSession(store, person, context.req.valid("param").session, person.name);
      return context.body(null, 204);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/people/{id}/sessions",
      operationId: "listSessions",
      summary: "Where a person is signed in",
      permission: "people.manage",
      tags,
      request: { params: z.object({ id: idSchema }) },
      responses: { 200: listAnswer },
    }),
    async (context) => {
      const { id } = await findPerson(store, context.req.valid("param").id);
      return context.json(await list(id, visitor(context).session), 200);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/people/{id}/sessions/{session}",
      operationId: "endSession",
      summary: "End one session of a person",
      permission: "people.manage",
      tags,
      request: { params: z.object({ id: idSchema, session: idSchema }) },
      responses: { 204: { description: "Ended." } },
    }),
    async (context) => {
      const { id, session } = context.req.valid("param");
      await closeSession(store, await findPerson(store, id), session, visitor(context).person.name);
      return context.body(null, 204);
    },
  );
}

const shown = (session: Session, own: string | null) => ({
  id: sessionId(session),
  lastSeenAt: session.lastSeenAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  createdAt: session.createdAt.toISOString(),
  current: session.sha256 === own,
});
