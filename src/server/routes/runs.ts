import { setTimeout as sleep } from "node:timers/promises";
import { z } from "@hono/zod-openapi";
import { eq, sql } from "drizzle-orm";
import { streamSSE } from "hono/streaming";
import { SPLITS } from "../../domain/dataset.ts";
import { ResidencyError } from "../../domain/error.ts";
import { tables } from "../../store/index.ts";
import { lossCurve, samplesOf } from "../../train/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage } from "../cursor.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { checkpointsOf, lastHeard, lastLog, progressOf } from "../queries/run-progress.ts";
import { runSamples, samplesBesideLabels } from "../queries/run-samples.ts";
import { jsonAnswer, route } from "../route.ts";
import { followRun } from "../run-events.ts";
import { documentIdSchema, idSchema, instantSchema, pageQuery } from "../schemas.ts";

const tags = ["runs"];
const { runs } = tables;

const runShape = {
  id: idSchema,
  datasetId: z.string(),
  state: z.enum(["planned", "training", "stopped", "failed", "done"]),
  recipe: z.looseObject({ method: z.string() }),
  base: z.string(),
  baseSha256: z.string(),
  variation: z.looseObject({ kind: z.string(), share: z.number(), seed: z.number() }).nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  stopRequestedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  progress: z
    .object({ step: z.int(), of: z.int(), loss: z.number().nullable(), samplesPerSecond: z.number().nullable() })
    .nullable()
    .openapi({ description: "The newest that the run logged." }),
  lastHeardAt: instantSchema.nullable().openapi({ description: "When the run last said anything." }),
};

const runSchema = z.object(runShape).openapi("Run");

const curvePointSchema = z
  .object({ step: z.int(), loss: z.number().nullable(), evalLoss: z.number().nullable() })
  .openapi("LossPoint");

const checkpointSchema = z
  .object({
    step: z.int(),
    devLoss: z.number().nullable(),
    kept: z.boolean().openapi({ description: "Whether it is on the disk; the newest and the best are kept." }),
  })
  .openapi("Checkpoint");

const sampleSchema = z
  .object({
    documentId: documentIdSchema,
    name: z.string(),
    split: z.enum(SPLITS),
    rows: z.array(
      z.object({
        path: z.string(),
        label: z.string().nullable(),
        base: z.string().nullable(),
        run: z.string().nullable(),
      }),
    ),
    baseAnswered: z.boolean(),
    unreadable: z.string().nullable().openapi({ description: "The answer, where it cannot be read as fields." }),
  })
  .openapi("RunSample");

const MOST_SAMPLES = 8;

const STREAM = { pollMs: 500, aliveMs: 15_000, longestMs: 10 * 60_000 };

export function runRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/runs",
      operationId: "listRuns",
      summary: "Runs, newest first; points of curves too",
      permission: "runs.read",
      tags,
      request: { query: z.object(pageQuery) },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(runSchema), next: z.string().nullable() }).openapi("RunList"),
          "One part of the list.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor } = context.req.valid("query");
      const { at, after, order } = newestFirst(runs, cursor);
      const rows = await store.database
        .select({ row: runs, at, log: lastLog, heard: lastHeard })
        .from(runs)
        .where(after)
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ at, row }) => [at, row.id]);
      return context.json({ items: kept.map(shown), next }, 200);
    },
  );

  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/runs/{id}",
      operationId: "getRun",
      summary: "One run with its loss curve",
      permission: "runs.read",
      tags,
      request: { params },
      responses: {
        200: jsonAnswer(
          z
            .object({ ...runShape, curve: z.array(curvePointSchema), checkpoints: z.array(checkpointSchema) })
            .openapi("RunWithCurve"),
          "The run.",
        ),
      },
    }),
    async (context) => {
      const run = await runOf(context.req.valid("param").id);
      const [curve, checkpoints] = [await lossCurve(store, run.row.id), await checkpointsOf(store, run.row.id)];
      return context.json({ ...shown(run), curve, checkpoints }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/runs/{id}/samples",
      operationId: "listRunSamples",
      summary:
        "Answers of a run about documents that it did not learn from: while it learned, and once it was evaluated",
      permission: "evaluations.read",
      tags,
      request: {
        params,
        query: z.object({
          step: z.coerce.number().int().min(0).optional().openapi({
            description: "A step of `steps`; answers that an evaluation stored of the finished run, when left out.",
          }),
        }),
      },
      responses: {
        200: jsonAnswer(
          z
            .object({
              asked: z.boolean().openapi({ description: "Whether an evaluation has asked the run yet." }),
              steps: z
                .array(z.int())
                .openapi({ description: "Steps at which it was asked about a few dev documents while it learned." }),
              items: z.array(sampleSchema),
            })
            .openapi("RunSampleList"),
          "Beside the labels and the base model's answers; dev documents first.",
        ),
      },
    }),
    async (context) => {
      const { row } = await runOf(context.req.valid("param").id);
      const { step } = context.req.valid("query");
      const [learned, { asked, samples }] = [
        await samplesOf(store, row.id),
        await runSamples(store, row, MOST_SAMPLES),
      ];
      const steps = [...new Set(learned.map((one) => one.step))];
      const items =
        step === undefined
          ? samples
          : await samplesBesideLabels(
              store,
              row,
              learned.filter((one) => one.step === step),
            );
      return context.json({ asked, steps, items }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/runs/{id}/events",
      operationId: "followRun",
      summary: "The run's events as they come; goes on after Last-Event-ID",
      permission: "runs.read",
      tags,
      request: {
        params,
        headers: z.object({ "last-event-id": z.coerce.number().int().min(0).optional() }),
      },
      responses: {
        200: {
          description:
            "Server-sent events: `log`, `checkpoint`, ... as the engine said them, and `end` with the state.",
          content: { "text/event-stream": { schema: z.string() } },
        },
      },
    }),
    async (context) => {
      const run = await runOf(context.req.valid("param").id);
      const after = context.req.valid("header")["last-event-id"] ?? -1;
      return streamSSE(context, (stream) =>
        followRun(store, run.row.id, stream, {
          ...STREAM,
          after,
          now: () => performance.now(),
          sleep: (ms) => sleep(ms),
        }),
      );
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/runs/{id}/stop",
      operationId: "stopRun",
      summary: "Ask for a stop; whoever trains the run saves a checkpoint first",
      permission: "runs.stop",
      tags,
      request: { params },
      responses: { 202: jsonAnswer(runSchema, "Asked for. The state becomes `stopped` when it has stopped.") },
    }),
    async (context) => {
      const { id } = (await runOf(context.req.valid("param").id)).row;
      await store.change(
        { action: "run.stop-requested", subject: id, actor: visitor(context).person.name },
        async (transaction) => {
          const [run] = await transaction.select().from(runs).where(eq(runs.id, id)).for("update");
          if (run?.state !== "training")
            throw new ResidencyError("run-not-training", `run ${id} is not in training: it is ${run?.state}`);
          await transaction
            .update(runs)
            .set({ stopRequestedAt: sql`coalesce(${runs.stopRequestedAt}, now())` })
            .where(eq(runs.id, id));
        },
      );
      return context.json(shown(await runOf(id)), 202);
    },
  );

  async function runOf(id: string): Promise<ReadRun> {
    const [run] = await store.database
      .select({ row: runs, log: lastLog, heard: lastHeard })
      .from(runs)
      .where(eq(runs.id, id));
    if (!run) throw new ResidencyError("run-not-found", "there is no run of that id");
    return run;
  }
}

interface ReadRun {
  row: typeof runs.$inferSelect;
  log: Record<string, unknown> | null;
  heard: string | null;
}

const shown = ({ row: run, log, heard }: ReadRun) => ({
  id: run.id,
  datasetId: run.datasetId,
  state: run.state,
  recipe: { ...run.recipe },
  base: run.base,
  baseSha256: run.baseSha256,
  variation: run.variation && { ...run.variation },
  result: run.result,
  stopRequestedAt: run.stopRequestedAt?.toISOString() ?? null,
  createdAt: run.createdAt.toISOString(),
  progress: progressOf(log),
  lastHeardAt: heard,
});
