import { z } from "@hono/zod-openapi";
import { desc, isNull } from "drizzle-orm";
import { CRITICALITIES, FIELD_TYPES, NORMALISER_NAMES } from "../../domain/field.ts";
import { tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { jsonAnswer, route } from "../route.ts";
import { idSchema, instantSchema } from "../schemas.ts";

const tags = ["overview"];

const fieldSchema = z
  .object({
    path: z.string(),
    type: z.enum(FIELD_TYPES),
    criticality: z.enum(CRITICALITIES),
    normaliser: z.enum(NORMALISER_NAMES),
    evidence: z.enum(["required", "optional"]),
    description: z.string().nullable(),
  })
  .openapi("FieldDefinition");

const overviewSchema = z
  .object({
    specialty: z.object({
      name: z.string(),
      families: z.array(z.string()),
      fields: z.array(fieldSchema),
      general: z.record(z.string(), z.array(fieldSchema)),
    }),
    documents: z.int(),
    openDisagreements: z.int(),
    datasets: z.int(),
    runs: z.int(),
    lastEvaluation: z.object({ id: idSchema, createdAt: instantSchema }).nullable(),
    lastRelease: z.object({ id: idSchema, state: z.string(), createdAt: instantSchema }).nullable(),
  })
  .openapi("Overview");

export function overviewRoutes(api: Api, { store, specialty }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/health",
      operationId: "getHealth",
      summary: "Whether the server answers and reaches its database",
      permission: "anyone",
      tags,
      responses: { 200: jsonAnswer(z.object({ ok: z.literal(true) }).openapi("Health"), "It does.") },
    }),
    async (context) => {
      await store.database.execute("select 1");
      return context.json({ ok: true as const }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/overview",
      operationId: "getOverview",
      summary: "What the project is about and how far it is",
      permission: "overview.read",
      tags,
      responses: { 200: jsonAnswer(overviewSchema, "Counts, and the newest of what decides.") },
    }),
    async (context) => {
      const { database } = store;
      const { evaluations, releases } = tables;
      const [evaluation] = await database
        .select({ id: evaluations.id, createdAt: evaluations.createdAt })
        .from(evaluations)
        .orderBy(desc(evaluations.createdAt))
        .limit(1);
      const [release] = await database
        .select({ id: releases.id, state: releases.state, createdAt: releases.createdAt })
        .from(releases)
        .orderBy(desc(releases.createdAt))
        .limit(1);
      const overview: z.infer<typeof overviewSchema> = {
        specialty: {
          name: specialty.name,
          families: specialty.families,
          fields: specialty.fields.map(shownField),
          general: Object.fromEntries(
            Object.entries(specialty.general).map(([family, { fields }]) => [family, fields.map(shownField)]),
          ),
        },
        documents: await database.$count(tables.documents),
        openDisagreements: await database.$count(tables.disagreements, isNull(tables.disagreements.resolvedRevision)),
        datasets: await database.$count(tables.datasets),
        runs: await database.$count(tables.runs),
        lastEvaluation: evaluation ? { ...evaluation, createdAt: evaluation.createdAt.toISOString() } : null,
        lastRelease: release ? { ...release, createdAt: release.createdAt.toISOString() } : null,
      };
      return context.json(overview, 200);
    },
  );
}

const shownField = (field: ServerContext["specialty"]["fields"][number]) => ({
  path: field.path,
  type: field.type,
  criticality: field.criticality,
  normaliser: field.normaliser,
  evidence: field.evidence,
  description: field.description ?? null,
});
