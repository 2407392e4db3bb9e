import { z } from "@hono/zod-openapi";
import { desc, isNull } from "drizzle-orm";
import type { DatasetSummary } from "../../domain/dataset.ts";
import type { EvaluationResult } from "../../domain/evaluation.ts";
import { CRITICALITIES, FIELD_TYPES, NORMALISER_NAMES } from "../../domain/field.ts";
import { NEWEST_FIRST, tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { lastHeard, lastLog, progressOf } from "../queries/run-progress.ts";
import { jsonAnswer, route } from "../route.ts";
import { idSchema, instantSchema, intervalSchema, scoreSchema } from "../schemas.ts";
import { DEMO_DOCUMENTS, demoState } from "../work/demo.ts";

const tags = ["overview"];

const fieldSchema = z
  .object({
    path: z.string(),
    type: z.enum(FIELD_TYPES),
    criticality: z.enum(CRITICALITIES),
    normaliser: z.enum(NORMALISER_NAMES),
    evidence: z.enum(["required", "optional"]),
    description: z.string().nullable(),
    guideline: z.string().nullable().openapi({ description: "How people label it; its version is the specialty's." }),
  })
  .openapi("FieldDefinition");

const overviewSchema = z
  .object({
    specialty: z.object({
      name: z.string(),
      version: z.string().nullable(),
      families: z.array(z.string()),
      fields: z.array(fieldSchema),
      general: z.record(z.string(), z.array(fieldSchema)),
    }),
    documents: z.int(),
    rejections: z.int().openapi({ description: "Files that could not be added." }),
    openDisagreements: z.int(),
    datasets: z.int(),
    lastDataset: z
      .object({
        id: idSchema,
        documents: z.int(),
        trainingRows: z.int(),
        leaks: z.int(),
        createdAt: instantSchema,
      })
      .nullable(),
    runs: z.int(),
    lastRun: z
      .object({
        id: idSchema,
        datasetId: z.string(),
        state: z.enum(["planned", "training", "stopped", "failed", "done"]),
        progress: z.object({ step: z.int(), of: z.int(), loss: z.number().nullable() }).nullable(),
        lastHeardAt: instantSchema.nullable(),
      })
      .nullable()
      .openapi({ description: "The newest that is no point of a curve." }),
    lastEvaluation: z
      .object({
        id: idSchema,
        createdAt: instantSchema,
        candidates: z.array(z.object({ name: z.string(), decision: scoreSchema })),
        gain: z.object({ estimate: z.number(), interval: intervalSchema }).nullable().openapi({
          description: "Second candidate minus the first on decision fields, as a share.",
        }),
      })
      .nullable(),
    lastRelease: z.object({ id: idSchema, state: z.string(), createdAt: instantSchema }).nullable(),
    demo: z
      .object({ state: z.enum(["offered", "interrupted"]), documents: z.int() })
      .nullable()
      .openapi({ description: "Whether made documents can fill this project." }),
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
      const { datasets, evaluations, releases, runs } = tables;
      const [dataset] = await database
        .select()
        .from(datasets)
        .orderBy(...NEWEST_FIRST)
        .limit(1);
      const [run] = await database
        .select({ row: runs, log: lastLog, heard: lastHeard })
        .from(runs)
        .where(isNull(runs.variation))
        .orderBy(desc(runs.createdAt))
        .limit(1);
      const [evaluation] = await database
        .select({ id: evaluations.id, createdAt: evaluations.createdAt, result: evaluations.result })
        .from(evaluations)
        .orderBy(desc(evaluations.createdAt))
        .limit(1);
      const [release] = await database
        .select({ id: releases.id, state: releases.state, createdAt: releases.createdAt })
        .from(releases)
        .orderBy(desc(releases.createdAt))
        .limit(1);
      const demo = await demoState(store, specialty);
      const overview: z.infer<typeof overviewSchema> = {
        specialty: {
          name: specialty.name,
          version: specialty.version ?? null,
          families: specialty.families,
          fields: specialty.fields.map(shownField),
          general: Object.fromEntries(
            Object.entries(specialty.general).map(([family, { fields }]) => [family, fields.map(shownField)]),
          ),
        },
        documents: await database.$count(tables.documents),
        rejections: await database.$count(tables.rejections),
        openDisagreements: await database.$count(tables.disagreements, isNull(tables.disagreements.resolvedRevision)),
        datasets: await database.$count(tables.datasets),
        lastDataset: dataset ? shownDataset(dataset) : null,
        runs: await database.$count(tables.runs),
        lastRun: run
          ? {
              id: run.row.id,
              datasetId: run.row.datasetId,
              state: run.row.state,
              progress: progressOf(run.log),
              lastHeardAt: run.heard,
            }
          : null,
        lastEvaluation: evaluation
          ? {
              id: evaluation.id,
              createdAt: evaluation.createdAt.toISOString(),
              ...headline(evaluation.result as Partial<EvaluationResult> | null),
            }
          : null,
        lastRelease: release ? { ...release, createdAt: release.createdAt.toISOString() } : null,
        demo: demo === null ? null : { state: demo, documents: DEMO_DOCUMENTS },
      };
      return context.json(overview, 200);
    },
  );
}

const shownDataset = ({ id, summary, createdAt }: { id: string; summary: DatasetSummary; createdAt: Date }) => ({
  id,
  documents: summary.documents,
  trainingRows: summary.trainingRows,
  leaks: summary.leaks,
  createdAt: createdAt.toISOString(),
});

/** What an evaluation says in one line; results of long ago may lack any of it. */
function headline(result: Partial<EvaluationResult> | null) {
  const decision = result?.comparisons?.[0]?.decision;
  return {
    candidates: (result?.candidates ?? []).slice(0, 3).map(({ name, criticality }) => ({
      name,
      decision: criticality?.decision?.exact.score ?? {
        kind: "unscored" as const,
        reason: "no field decides anything",
      },
    })),
    gain: decision && "estimate" in decision ? { estimate: decision.estimate, interval: decision.interval } : null,
  };
}

const shownField = (field: ServerContext["specialty"]["fields"][number]) => ({
  path: field.path,
  type: field.type,
  criticality: field.criticality,
  normaliser: field.normaliser,
  evidence: field.evidence,
  description: field.description ?? null,
  guideline: field.guideline ?? null,
});
