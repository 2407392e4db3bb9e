import { setTimeout as sleep } from "node:timers/promises";
import { z } from "@hono/zod-openapi";
import { eq, sql } from "drizzle-orm";
import { streamSSE } from "hono/streaming";
import { ResidencyError } from "../../domain/error.ts";
import { tables } from "../../store/index.ts";
import { lossCurve } from "../../train/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage } from "../cursor.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import { followRun } from "../run-events.ts";
import { idSchema, instantSchema, pageQuery } from "../schemas.ts";

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
};

const runSchema = z.object(runShape).openapi("Run");

const curvePointSchema = z
  .object({ step: z.int(), loss: z.number().nullable(), evalLoss: z.number().nullable() })
  .openapi("LossPoint");

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
        .select({ row: runs, at })
        .from(runs)
        .where(after)
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ at, row }) => [at, row.id]);
      return context.json({ items: kept.map(({ row }) => shown(row)), next }, 200);
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
          z.object({ ...runShape, curve: z.array(curvePointSchema) }).openapi("RunWithCurve"),
          "The run.",
        ),
      },
    }),
    async (context) => {
      const run = await runOf(context.req.valid("param").id);
      return context.json({ ...shown(run), curve: await lossCurve(store, run.id) }, 200);
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
        followRun(store, run.id, stream, { ...STREAM, after, now: () => performance.now(), sleep: (ms) => sleep(ms) }),
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
      const { id } = await runOf(context.req.valid("param").id);
      const stopped = await store.change(
        { action: "run.stop-requested", subject: id, actor: visitor(context).person.name },
        async (transaction) => {
          const [run] = await transaction.select().from(runs).where(eq(runs.id, id)).for("update");
          if (run?.state !== "training")
            throw new ResidencyError("run-not-training", `run ${id} is not in training: it is ${run?.state}`);
          const [marked] = await transaction
            .update(runs)
            .set({ stopRequestedAt: sql`coalesce(${runs.stopRequestedAt}, now())` })
            .where(eq(runs.id, id))
            .returning();
          return marked as typeof runs.$inferSelect;
        },
      );
      return context.json(shown(stopped), 202);
    },
  );

  async function runOf(id: string): Promise<typeof runs.$inferSelect> {
    const [run] = await store.database.select().from(runs).where(eq(runs.id, id));
    if (!run) throw new ResidencyError("run-not-found", "there is no run of that id");
    return run;
  }
}

const shown = (run: typeof runs.$inferSelect) => ({
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
});
