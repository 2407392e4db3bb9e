import { z } from "@hono/zod-openapi";
import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import { ERRORS, ResidencyError } from "../../domain/error.ts";
import {
  importOutcomes,
  OUTCOME_METRICS,
  type OutcomeMetric,
  OutcomesRefusedError,
  showOutcomes,
} from "../../monitor/index.ts";
import { tables } from "../../store/index.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { jsonAnswer, route } from "../route.ts";
import { failureSchema, instantSchema, intervalSchema, pageQuery, wordBoolean } from "../schemas.ts";

const tags = ["outcomes"];
const { outcomes } = tables;

const metricSchema = z.enum(Object.keys(OUTCOME_METRICS) as [OutcomeMetric, ...OutcomeMetric[]]);
const daySchema = z.iso.date().openapi({ description: "ISO 8601, such as 2026-03-01." });

const outcomeSchema = z
  .object({
    metric: metricSchema,
    day: z.string(),
    value: z.number().openapi({ description: "A share 0..1, or minutes a case." }),
    n: z.int().nullable().openapi({ description: "Cases; null where the source does not say." }),
    source: z.string(),
    createdAt: instantSchema,
  })
  .openapi("Outcome");

const importedSchema = z.object({ added: z.int(), unchanged: z.int(), replaced: z.int() }).openapi("ImportedOutcomes");

const refusedSchema = failureSchema
  .extend({ problems: z.array(z.object({ line: z.int(), reason: z.string() })) })
  .openapi("RefusedOutcomes");

const periodSchema = z
  .object({ days: z.int(), cases: z.int().nullable(), mean: z.number().nullable() })
  .openapi("OutcomePeriod");

const comparisonSchema = z
  .object({
    metrics: z.array(
      z.object({
        metric: metricSchema,
        title: z.string(),
        unit: z.enum(["share", "minutes"]),
        days: z.int(),
        first: z.string(),
        last: z.string(),
        sources: z.array(z.string()),
      }),
    ),
    releases: z.array(
      z.object({
        metric: metricSchema,
        releaseId: z.string(),
        releasedOn: z.string(),
        before: periodSchema,
        after: periodSchema,
        difference: z
          .number()
          .nullable()
          .openapi({ description: "After minus before; below 0 is better for every figure." }),
        interval: intervalSchema.nullable(),
        reason: z.string().nullable().openapi({ description: "Why there is no interval; null when there is one." }),
      }),
    ),
  })
  .openapi("OutcomeComparison");

export function outcomeRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/outcomes",
      operationId: "listOutcomes",
      summary: "Operational figures by metric, day and source",
      permission: "outcomes.read",
      tags,
      request: {
        query: z.object({
          metric: metricSchema.optional(),
          from: daySchema.optional(),
          to: daySchema.optional(),
          ...pageQuery,
        }),
      },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(outcomeSchema), next: z.string().nullable() }).openapi("OutcomeList"),
          "One part of the list.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor, metric, from, to } = context.req.valid("query");
      const after = readCursor(cursor, z.tuple([z.string(), z.string(), z.string()]));
      const rows = await store.database
        .select()
        .from(outcomes)
        .where(
          and(
            metric && eq(outcomes.metric, metric),
            from === undefined ? undefined : gte(outcomes.day, from),
            to === undefined ? undefined : lte(outcomes.day, to),
            after &&
              sql`(${outcomes.metric}, ${outcomes.day}, ${outcomes.source}) > (${after[0]}, ${after[1]}, ${after[2]})`,
          ),
        )
        .orderBy(asc(outcomes.metric), asc(outcomes.day), asc(outcomes.source))
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.metric, row.day, row.source]);
      const items = kept.map((row) => ({
        ...row,
        metric: row.metric as OutcomeMetric,
        createdAt: row.createdAt.toISOString(),
      }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/outcomes",
      operationId: "importOutcomes",
      summary: "Import figures from CSV: all lines of it, or none",
      permission: "outcomes.import",
      tags,
      request: {
        query: z.object({
          replace: wordBoolean
            .optional()
            .openapi({ description: "Whether a figure may take the place of another one that is known." }),
        }),
        body: { required: true, content: { "text/csv": { schema: z.string() } } },
      },
      responses: {
        200: jsonAnswer(importedSchema, "Committed."),
        422: jsonAnswer(refusedSchema, "Lines that cannot be taken, each with its reason; nothing was imported."),
      },
    }),
    async (context) => {
      const replace = context.req.valid("query").replace === true;
      if (!/^text\/csv\s*(;|$)/i.test(context.req.header("content-type") ?? ""))
        throw new ResidencyError("request-invalid", "send the figures as text/csv");
      const text = utf8(await context.req.arrayBuffer());
      const acting = actingStore(store, visitor(context).person.name);
      try {
        const { added, unchanged, replaced } = await importOutcomes(acting, text, { replace, whole: true });
        return context.json({ added, unchanged, replaced }, 200);
      } catch (error) {
        if (!(error instanceof OutcomesRefusedError)) throw error;
        const failure = { code: error.code, message: error.message, remedy: ERRORS[error.code] };
        return context.json({ error: failure, problems: [...error.bad] }, 422);
      }
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/outcomes/comparison",
      operationId: "compareOutcomes",
      summary: "Each figure before and after each release; no proof of a cause",
      permission: "outcomes.read",
      tags,
      request: {
        query: z.object({
          days: z.coerce
            .number()
            .int()
            .min(1)
            .max(3_660)
            .default(90)
            .openapi({ description: "Longest stretch on each side of a release." }),
        }),
      },
      responses: { 200: jsonAnswer(comparisonSchema, "By metric, the oldest release first.") },
    }),
    async (context) => {
      const { metrics, releases } = await showOutcomes(store, context.req.valid("query"));
      return context.json(
        { metrics: metrics.map((row) => ({ ...row, ...OUTCOME_METRICS[row.metric] })), releases },
        200,
      );
    },
  );
}

/** @throws ResidencyError `request-invalid` where bytes are no UTF-8: a guess would change names of sources. */
function utf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ResidencyError("request-invalid", "the figures are not UTF-8", { cause: error });
  }
}
