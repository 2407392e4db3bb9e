import { z } from "@hono/zod-openapi";
import { and, asc, eq, sql } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema, pageQuery } from "../schemas.ts";

const tags = ["evaluations"];
const { evaluations, fieldResults } = tables;

/** What the API shows of a row; a column that is added later stays inside until it is named here. */
const SHOWN_COLUMNS = {
  candidate: fieldResults.candidate,
  documentId: fieldResults.documentId,
  path: fieldResults.path,
  expected: fieldResults.expected,
  answered: fieldResults.answered,
  outcome: fieldResults.outcome,
  anls: fieldResults.anls,
  evidence: fieldResults.evidence,
  confidence: fieldResults.confidence,
};

const OUTCOMES = ["right", "wrong", "omitted", "hallucinated", "failed"] as const;

const evaluationShape = {
  id: idSchema,
  datasetId: z.string(),
  split: z.string(),
  candidates: z.array(z.object({ name: z.string(), id: z.string() })),
  createdAt: instantSchema,
};

const resultSchema = z
  .looseObject({
    documents: z.int(),
    generalDocuments: z.int(),
    candidates: z.array(z.looseObject({ name: z.string(), id: z.string() })),
    comparisons: z.array(z.looseObject({ left: z.string(), right: z.string() })),
  })
  .openapi("EvaluationResult", { description: "The type EvaluationResult of src/domain/evaluation.ts." });

const rowSchema = z
  .object({
    candidate: z.string(),
    documentId: documentIdSchema,
    path: z.string(),
    expected: z.string().nullable(),
    answered: z.string().nullable(),
    outcome: z.enum(OUTCOMES),
    anls: z.number(),
    evidence: z.enum(["right", "wrong", "missing"]).nullable(),
    confidence: z.number().nullable(),
  })
  .openapi("FieldResult");

export function evaluationRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/evaluations",
      operationId: "listEvaluations",
      summary: "Evaluations, newest first",
      permission: "evaluations.read",
      tags,
      request: { query: z.object(pageQuery) },
      responses: {
        200: jsonAnswer(
          z
            .object({ items: z.array(z.object(evaluationShape).openapi("Evaluation")), next: z.string().nullable() })
            .openapi("EvaluationList"),
          "One part of the list.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor } = context.req.valid("query");
      const { at, after, order } = newestFirst(evaluations, cursor);
      const { id, datasetId, split, candidates, createdAt } = evaluations;
      const rows = await store.database
        .select({ id, datasetId, split, candidates, createdAt, at })
        .from(evaluations)
        .where(after)
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.at, row.id]);
      const items = kept.map(({ at: _, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return context.json({ items, next }, 200);
    },
  );

  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/evaluations/{id}",
      operationId: "getEvaluation",
      summary: "One evaluation with its scores and comparisons",
      permission: "evaluations.read",
      tags,
      request: { params },
      responses: {
        200: jsonAnswer(
          z.object({ ...evaluationShape, result: resultSchema.nullable() }).openapi("EvaluationWithResult"),
          "Null result: it was begun and not ended.",
        ),
      },
    }),
    async (context) => {
      const found = await evaluationOf(context.req.valid("param").id);
      const result = found.result as z.infer<typeof resultSchema> | null;
      return context.json({ ...found, result, createdAt: found.createdAt.toISOString() }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/evaluations/{id}/rows",
      operationId: "listFieldResults",
      summary: "The judged fields behind the numbers",
      permission: "evaluations.read",
      tags,
      request: {
        params,
        query: z.object({
          candidate: z.string().max(300).optional().openapi({ description: "A candidate's id." }),
          field: z.string().max(200).optional().openapi({ description: "Definition path, such as results[].value." }),
          outcome: z.enum(OUTCOMES).optional(),
          document: documentIdSchema.optional(),
          ...pageQuery,
        }),
      },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(rowSchema), next: z.string().nullable() }).openapi("FieldResultList"),
          "By candidate, document and path.",
        ),
      },
    }),
    async (context) => {
      const { id } = await evaluationOf(context.req.valid("param").id);
      const { limit, cursor, candidate, field, outcome, document } = context.req.valid("query");
      const after = readCursor(cursor, z.tuple([z.string(), z.string(), z.string()]));
      const columns = SHOWN_COLUMNS;
      const rows = await store.database
        .select(columns)
        .from(fieldResults)
        .where(
          and(
            eq(fieldResults.evaluationId, id),
            candidate === undefined ? undefined : eq(columns.candidate, candidate),
            document === undefined ? undefined : eq(columns.documentId, document),
            outcome && eq(columns.outcome, outcome),
            field === undefined
              ? undefined
              : sql`regexp_replace(${columns.path}, '\\[[0-9]+\\]', '[]', 'g') = ${field}`,
            after &&
              sql`(${columns.candidate}, ${columns.documentId}, ${columns.path}) > (${after[0]}, ${after[1]}, ${after[2]})`,
          ),
        )
        .orderBy(asc(columns.candidate), asc(columns.documentId), asc(columns.path))
        .limit(limit + 1);
      const { rows: items, next } = cutPage(rows, limit, (row) => [row.candidate, row.documentId, row.path]);
      return context.json({ items, next }, 200);
    },
  );

  async function evaluationOf(id: string): Promise<typeof evaluations.$inferSelect> {
    const [found] = await store.database.select().from(evaluations).where(eq(evaluations.id, id));
    if (!found) throw new ResidencyError("evaluation-not-found", "there is no evaluation of that id");
    return found;
  }
}
