import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "@hono/zod-openapi";
import { ResidencyError } from "../../domain/error.ts";
import {
  findRelease,
  listReleases,
  mayBeOverridden,
  publishRelease,
  type ReleaseRow,
  retireRelease,
  rollbackRelease,
  stageRelease,
} from "../../release/index.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext, Visitor } from "../context.ts";
import { releaseLineage } from "../queries/release-lineage.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema, instantSchema, scoreSchema } from "../schemas.ts";

const tags = ["releases"];

const gateSchema = z
  .object({
    name: z.string(),
    requirement: z.string(),
    outcome: z.enum(["passed", "failed"]),
    score: scoreSchema,
    reason: z.string(),
    evidence: z
      .record(z.string(), z.string())
      .openapi({ description: "Ids of the records that the verdict stands on." }),
    override: z.object({ by: z.string(), reason: z.string(), at: instantSchema }).nullable(),
    mayOverride: z.boolean().openapi({ description: "Whether somebody may let it through by name." }),
  })
  .openapi("Gate");

const releaseSchema = z
  .object({
    id: idSchema,
    runId: z.string(),
    specialty: z.string().nullable(),
    state: z.enum(["candidate", "staged", "released", "retired"]),
    evidence: z.record(z.string(), z.unknown()),
    gates: z.array(gateSchema).nullable().openapi({ description: "Null before they were judged." }),
    gatePlanSha256: z.string().nullable(),
    replaces: z.string().nullable(),
    releasedAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .openapi("Release");

const cardSchema = z
  .object({ text: z.string().openapi({ description: "Markdown, as it lies signed in the release's folder." }) })
  .openapi("ModelCard");

const lineageSchema = z
  .object({
    documents: z.object({ inDataset: z.int(), splits: z.record(z.string(), z.int()) }),
    dataset: z.object({ id: z.string(), createdAt: instantSchema, trainingRows: z.int(), leaks: z.int() }),
    base: z.object({ name: z.string(), sha256: z.string() }),
    run: z.object({ id: z.string(), state: z.string(), method: z.string(), createdAt: instantSchema }),
    evaluation: z
      .object({ id: z.string(), split: z.string(), documents: z.int().nullable(), createdAt: instantSchema })
      .nullable()
      .openapi({ description: "The one that the gates stand on; null before they were judged." }),
    release: z.object({ id: z.string(), state: z.string(), createdAt: instantSchema }),
    replaces: z.string().nullable(),
    history: z.array(z.object({ sequence: z.int(), at: z.string(), actor: z.string(), action: z.string() })),
  })
  .openapi("ReleaseLineage");

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
      method: "get",
      path: "/api/releases/{id}/card",
      operationId: "getModelCard",
      summary: "The model card of a release, as text",
      permission: "releases.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(cardSchema, "The card.") },
    }),
    async (context) => {
      const { id, folder } = await findRelease(store, context.req.valid("param").id);
      const text = await readFile(join(folder, "README.md"), "utf8").catch((cause) => {
        throw new ResidencyError("path-not-found", `the folder of release ${id} has no model card`, { cause });
      });
      return context.json({ text }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/releases/{id}/lineage",
      operationId: "getReleaseLineage",
      summary: "What a release came from: documents, dataset version, base, run and evaluation, with its history",
      permission: "releases.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(lineageSchema, "The history is the oldest first.") },
    }),
    async (context) => {
      const release = await findRelease(store, context.req.valid("param").id);
      return context.json(await releaseLineage(store, release), 200);
    },
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
  gates:
    release.gates?.map((gate) => ({
      name: gate.name,
      requirement: gate.requirement,
      outcome: gate.outcome,
      score: gate.score,
      reason: gate.reason,
      evidence: gate.evidence,
      override: gate.override ?? null,
      mayOverride: gate.outcome === "failed" && mayBeOverridden(gate),
    })) ?? null,
  gatePlanSha256: release.gatePlanSha256,
  replaces: release.replaces,
  releasedAt: release.releasedAt?.toISOString() ?? null,
  createdAt: release.createdAt.toISOString(),
});
