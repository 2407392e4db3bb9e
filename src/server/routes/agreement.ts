import { z } from "@hono/zod-openapi";
import { agreement, disagreementsOf, openDisagreements } from "../../label/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { jsonAnswer, route } from "../route.ts";
import {
  documentIdSchema,
  fieldStatusSchema,
  instantSchema,
  intervalSchema,
  pageQuery,
  scoreSchema,
  storedBoxSchema,
} from "../schemas.ts";

const tags = ["agreement"];

const sharedScores = {
  percent: scoreSchema,
  interval: intervalSchema.nullable(),
  alpha: scoreSchema,
  evidence: scoreSchema,
};

const agreementSchema = z
  .object({
    documents: z.int(),
    fields: z.array(z.object({ path: z.string(), ...sharedScores, kappa: scoreSchema }).openapi("FieldAgreement")),
    all: z.object(sharedScores),
    readers: z.array(z.object({ first: z.string(), second: z.string(), documents: z.int(), percent: scoreSchema })),
  })
  .openapi("Agreement");

const readingSchema = z
  .object({
    path: z.string(),
    revision: z.int(),
    value: z.string().nullable(),
    status: fieldStatusSchema,
    evidence: z.array(storedBoxSchema),
    author: z.string(),
    method: z.string(),
  })
  .openapi("Reading");

const disagreementSchema = z
  .object({
    documentId: documentIdSchema,
    path: z.string(),
    first: readingSchema.nullable(),
    second: readingSchema.nullable(),
    current: readingSchema.nullable(),
  })
  .openapi("Disagreement");

const openSchema = z
  .object({ documentId: documentIdSchema, path: z.string(), createdAt: instantSchema })
  .openapi("OpenDisagreement");

export function agreementRoutes(api: Api, { store, specialty }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/agreement",
      operationId: "getAgreement",
      summary: "How far independent readings agree, by field and by readers",
      permission: "agreement.read",
      tags,
      responses: { 200: jsonAnswer(agreementSchema, "Over all documents that were read twice.") },
    }),
    async (context) => context.json(await agreement(store, specialty), 200),
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/disagreements",
      operationId: "listDisagreements",
      summary: "What still has to be adjudicated",
      permission: "labels.adjudicate",
      tags,
      request: { query: z.object(pageQuery) },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(openSchema), next: z.string().nullable() }).openapi("DisagreementList"),
          "By document and path.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor } = context.req.valid("query");
      const after = readCursor(cursor, z.tuple([z.string(), z.string()]));
      const rows = await openDisagreements(store, limit + 1, after && { documentId: after[0], path: after[1] });
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.documentId, row.path]);
      const items = kept.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/disagreements",
      operationId: "getDisagreements",
      summary: "Open disagreements of one document, with both readings",
      permission: "labels.adjudicate",
      tags,
      request: { params: z.object({ id: documentIdSchema }) },
      responses: {
        200: jsonAnswer(z.object({ items: z.array(disagreementSchema) }).openapi("DocumentDisagreements"), "By path."),
      },
    }),
    async (context) => context.json({ items: await disagreementsOf(store, context.req.valid("param").id) }, 200),
  );
}
