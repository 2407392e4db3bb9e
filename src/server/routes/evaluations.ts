import { z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { CRITICALITIES } from "../../domain/field.ts";
import { QUALITY_BANDS } from "../../domain/quality-band.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { evaluatedDocument } from "../queries/evaluated-document.ts";
import { fieldResultsOf } from "../queries/field-results.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema, pageQuery, storedBoxSchema, wordBoolean } from "../schemas.ts";

const tags = ["evaluations"];
const { datasets, evaluations } = tables;

const OUTCOMES = ["right", "wrong", "omitted", "hallucinated", "failed"] as const;
const EVIDENCE_OUTCOMES = ["right", "wrong", "missing"] as const;
const criticalitySchema = z.enum(CRITICALITIES);

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
    documentName: z.string(),
    path: z.string(),
    expected: z.string().nullable(),
    answered: z.string().nullable(),
    outcome: z.enum(OUTCOMES),
    anls: z.number(),
    evidence: z.enum(EVIDENCE_OUTCOMES).nullable(),
    confidence: z.number().nullable(),
  })
  .openapi("FieldResult");

const fact = z.string().max(300).optional();

const rowFilter = {
  candidate: z.string().max(300).optional().openapi({ description: "A candidate's id." }),
  field: z.string().max(200).optional().openapi({ description: "Definition path, such as results[].value." }),
  outcome: z.enum(OUTCOMES).optional(),
  errors: wordBoolean.optional().openapi({ description: "Every outcome but right." }),
  evidence: z.enum(EVIDENCE_OUTCOMES).optional(),
  document: documentIdSchema.optional(),
  criticality: criticalitySchema.optional(),
  part: z.enum(["special", "general"]).optional().openapi({
    description: "Documents of the specialty, or the general ones that show what was forgotten.",
  }),
  family: fact,
  facility: fact,
  template: fact,
  class: fact,
  domain: fact,
  quality: z.enum(QUALITY_BANDS).optional().openapi({ description: "How good the scan is." }),
};

const documentSchema = z
  .object({
    id: documentIdSchema,
    name: z.string(),
    pages: z.int(),
    fields: z.array(
      z
        .object({
          path: z.string(),
          criticality: criticalitySchema.nullable(),
          expected: z.string().nullable(),
          boxes: z.array(storedBoxSchema).openapi({ description: "The label's evidence." }),
          answers: z.array(
            z
              .object({
                candidate: z.string(),
                answered: z.string().nullable(),
                outcome: z.enum(OUTCOMES),
                evidence: z.enum(EVIDENCE_OUTCOMES).nullable(),
                confidence: z.number().nullable(),
                boxes: z.array(storedBoxSchema).openapi({ description: "Where the answer says that it stands." }),
                quote: z.string().nullable(),
              })
              .openapi("EvaluatedAnswer"),
          ),
        })
        .openapi("EvaluatedField"),
    ),
    replies: z.array(
      z.object({
        candidate: z.string(),
        answer: z.string().nullable(),
        failure: z.string().nullable(),
        seconds: z.number().nullable(),
      }),
    ),
  })
  .openapi("EvaluatedDocument");

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
          z
            .object({
              ...evaluationShape,
              fields: z
                .array(z.object({ path: z.string(), criticality: criticalitySchema }))
                .openapi({ description: "The specialty's fields, as the dataset was made with them." }),
              result: resultSchema.nullable(),
            })
            .openapi("EvaluationWithResult"),
          "Null result: it was begun and not ended.",
        ),
      },
    }),
    async (context) => {
      const { specialty, ...found } = await evaluationOf(context.req.valid("param").id);
      const fields = specialty.fields.map(({ path, criticality }) => ({ path, criticality }));
      const result = found.result as z.infer<typeof resultSchema> | null;
      return context.json({ ...found, fields, result, createdAt: found.createdAt.toISOString() }, 200);
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
        query: z.object({ ...rowFilter, ...pageQuery }),
      },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(rowSchema), next: z.string().nullable() }).openapi("FieldResultList"),
          "By candidate, document and path.",
        ),
      },
    }),
    async (context) => {
      const { id, specialty } = await evaluationOf(context.req.valid("param").id);
      const { limit, cursor, ...filter } = context.req.valid("query");
      const after = readCursor(cursor, z.tuple([z.string(), z.string(), z.string()]));
      const rows = await fieldResultsOf(store, id, specialty, filter, limit + 1, after);
      const { rows: items, next } = cutPage(rows, limit, (row) => [row.candidate, row.documentId, row.path]);
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/evaluations/{id}/documents/{document}",
      operationId: "getEvaluatedDocument",
      summary: "One document with its labels and the answers of all candidates, and where each says that they stand",
      permission: "evaluations.read",
      tags,
      request: { params: params.extend({ document: documentIdSchema }) },
      responses: { 200: jsonAnswer(documentSchema, "Fields in the order of the schema.") },
    }),
    async (context) => {
      const { id, document } = context.req.valid("param");
      const { specialty, ...evaluation } = await evaluationOf(id);
      return context.json(await evaluatedDocument(store, evaluation, specialty, document), 200);
    },
  );

  async function evaluationOf(id: string): Promise<typeof evaluations.$inferSelect & { specialty: Specialty }> {
    const [found] = await store.database
      .select({ evaluation: evaluations, specialty: datasets.specialty })
      .from(evaluations)
      .innerJoin(datasets, eq(datasets.id, evaluations.datasetId))
      .where(eq(evaluations.id, id));
    if (!found) throw new ResidencyError("evaluation-not-found", "there is no evaluation of that id");
    return { ...found.evaluation, specialty: found.specialty };
  }
}
