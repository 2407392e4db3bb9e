import { z } from "@hono/zod-openapi";
import {
  findRelease,
  listReleases,
  publishRelease,
  type ReleaseRow,
  retireRelease,
  rollbackRelease,
  stageRelease,
} from "../../release/index.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext, Visitor } from "../context.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema, instantSchema } from "../schemas.ts";

const tags = ["releases"];

const releaseSchema = z
  .object({
    id: idSchema,
    runId: z.string(),
    specialty: z.string().nullable(),
    state: z.enum(["candidate", "staged", "released", "retired"]),
    evidence: z.record(z.string(), z.unknown()),
    gates: z
      .array(z.record(z.string(), z.unknown()))
      .nullable()
      .openapi({ description: "Null before they were judged." }),
    gatePlanSha256: z.string().nullable(),
    replaces: z.string().nullable(),
    releasedAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .openapi("Release");

const stageSchema = z
  .strictObject({
    overrides: z
      .array(z.strictObject({ gate: z.string().min(1), reason: z.string().min(1).max(2_000) }))
      .max(50)
      .default([])
      .openapi({ description: "Gates that you let through in your name; printed on the card." }),
  })
  .openapi("StageRequest");

export function releaseRoutes(api: Api, { store, specialty, projectFolder }: ServerContext): void {
  const params = z.object({ id: idSchema });
  const as = ({ person }: Visitor) => actingStore(store, person.name);

  api.openapi(
    route({
      method: "get",
      path: "/api/releases",
      operationId: "listReleases",
      summary: "Releases with their gates, newest first",
      permission: "releases.read",
      tags,
      responses: {
        200: jsonAnswer(z.object({ items: z.array(releaseSchema) }).openapi("ReleaseList"), "All of them."),
      },
    }),
    async (context) => context.json({ items: (await listReleases(store)).map(shown) }, 200),
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/releases/{id}",
      operationId: "getRelease",
      summary: "One release with the evidence of its gates",
      permission: "releases.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(releaseSchema, "The release.") },
    }),
    async (context) => context.json(shown(await findRelease(store, context.req.valid("param").id)), 200),
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/releases/{id}/stage",
      operationId: "stageRelease",
      summary: "Judge the gates; a release that passes, or is let through by name, is staged",
      permission: "releases.change",
      tags,
      request: { params, body: jsonBody(stageSchema) },
      responses: { 200: jsonAnswer(releaseSchema, "Staged.") },
    }),
    async (context) => {
      const found = visitor(context);
      const overrides = context.req.valid("json").overrides.map((one) => ({ ...one, by: found.person.name }));
      const { id } = context.req.valid("param");
      return context.json(shown(await stageRelease(as(found), specialty, id, { projectFolder, overrides })), 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/releases/{id}/publish",
      operationId: "publishRelease",
      summary: "Make a staged release the released one; the one before it is retired",
      permission: "releases.change",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(releaseSchema, "Released.") },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      return context.json(shown(await publishRelease(as(visitor(context)), specialty, id, { projectFolder })), 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/releases/{id}/retire",
      operationId: "retireRelease",
      summary: "Take a release out of use",
      permission: "releases.change",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(releaseSchema, "Retired.") },
    }),
    async (context) =>
      context.json(shown(await retireRelease(as(visitor(context)), specialty, context.req.valid("param").id)), 200),
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/rollback",
      operationId: "rollbackRelease",
      summary: "Go back to the release before the released one",
      permission: "releases.change",
      tags,
      responses: {
        200: jsonAnswer(z.object({ from: releaseSchema, to: releaseSchema }).openapi("Rollback"), "Rolled back."),
      },
    }),
    async (context) => {
      const { from, to } = await rollbackRelease(as(visitor(context)), specialty);
      return context.json({ from: shown(from), to: shown(to) }, 200);
    },
  );
}

/** Without the folder: a path of the server's machine is nobody's business. */
const shown = (release: ReleaseRow) => ({
  id: release.id,
  runId: release.runId,
  specialty: release.specialty,
  state: release.state,
  evidence: { ...release.evidence },
  gates: release.gates as z.infer<typeof releaseSchema>["gates"],
  gatePlanSha256: release.gatePlanSha256,
  replaces: release.replaces,
  releasedAt: release.releasedAt?.toISOString() ?? null,
  createdAt: release.createdAt.toISOString(),
});
