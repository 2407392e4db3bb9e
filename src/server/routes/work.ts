import { z } from "@hono/zod-openapi";
import { ResidencyError } from "../../domain/error.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema, instantSchema } from "../schemas.ts";
import { WORK_KINDS, WORK_STATES, type Work } from "../work/background-work.ts";
import { makeDemo, refuseDemo } from "../work/demo.ts";

const tags = ["work"];

export const workSchema = z
  .object({
    id: idSchema,
    kind: z.enum(WORK_KINDS),
    subject: z.string().nullable().openapi({ description: "Id of the dataset or run that it is about." }),
    state: z.enum(WORK_STATES),
    done: z.int(),
    total: z.int().nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
    failure: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
    person: z.string(),
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
  })
  .openapi("Work", { description: "What takes longer than a request; it goes on when the browser is closed." });

/** The name of the specialty, so that nothing is made in a project that somebody took for another one. */
export const confirmedSchema = z.strictObject({ specialty: z.string().min(1).max(63) }).openapi("ConfirmedProject");

/** @throws ResidencyError `request-invalid` when the project is another one. */
export function refuseOther({ specialty }: Pick<ServerContext, "specialty">, confirmed: { specialty: string }): void {
  if (confirmed.specialty !== specialty.name)
    throw new ResidencyError("request-invalid", `this project's specialty is ${specialty.name}`);
}

export const shownWork = (work: Work) => ({
  ...work,
  startedAt: work.startedAt.toISOString(),
  endedAt: work.endedAt?.toISOString() ?? null,
});

export function workRoutes(api: Api, server: ServerContext): void {
  const { store, specialty, work } = server;
  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/work",
      operationId: "listWork",
      summary: "Work of this studio that runs or has ended lately, newest first",
      permission: "work.read",
      tags,
      responses: { 200: jsonAnswer(z.object({ items: z.array(workSchema) }).openapi("WorkList"), "The list.") },
    }),
    (context) => context.json({ items: work.list().map(shownWork) }, 200),
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/work/{id}",
      operationId: "getWork",
      summary: "How far one piece of work is",
      permission: "work.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(workSchema, "The work.") },
    }),
    (context) => context.json(shownWork(work.get(context.req.valid("param").id)), 200),
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/work/{id}",
      operationId: "cancelWork",
      summary: "Ask for an end; what is done is kept",
      permission: "work.start",
      tags,
      request: { params },
      responses: { 202: jsonAnswer(workSchema, "Asked for. The state becomes `cancelled` when it has ended.") },
    }),
    (context) => context.json(shownWork(work.cancel(context.req.valid("param").id)), 202),
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/demo",
      operationId: "makeDemo",
      summary: "Fill an empty project with made documents and labels; goes on where an earlier call was cut off",
      permission: "work.start",
      tags,
      request: { body: jsonBody(confirmedSchema) },
      responses: { 202: jsonAnswer(workSchema, "Begun.") },
    }),
    async (context) => {
      refuseOther(server, context.req.valid("json"));
      await refuseDemo(store, specialty);
      const { name } = visitor(context).person;
      const begun = work.start({ kind: "demo", person: name }, async (signal, progress) => {
        await store.change({ action: "demo.requested", subject: specialty.name, actor: name }, async () => {});
        return { ...(await makeDemo(actingStore(store, name), specialty, { author: name, signal, progress })) };
      });
      return context.json(shownWork(begun), 202);
    },
  );
}
