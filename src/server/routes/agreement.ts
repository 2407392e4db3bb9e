import { z } from "@hono/zod-openapi";
import { inArray } from "drizzle-orm";
import { EXPERTISE } from "../../domain/role.ts";
import {
  agreement,
  annotators,
  capacityOf,
  disagreementsOf,
  openDisagreements,
  readingsOf,
  settledDisagreements,
} from "../../label/index.ts";
import { tables } from "../../store/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { jsonAnswer, route } from "../route.ts";
import {
  documentIdSchema,
  fieldStatusSchema,
  instantSchema,
  intervalSchema,
  orNull,
  pageQuery,
  scoreSchema,
  storedBoxSchema,
} from "../schemas.ts";

const tags = ["agreement"];

const sharedScores = {
  percent: scoreSchema,
  interval: orNull(intervalSchema),
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
    first: orNull(readingSchema),
    second: orNull(readingSchema),
    current: orNull(readingSchema),
  })
  .openapi("Disagreement");

const openSchema = z
  .object({ documentId: documentIdSchema, path: z.string(), createdAt: instantSchema })
  .openapi("OpenDisagreement");

const capacitySchema = z.enum(["expert", "third", "reader"]).openapi("Capacity", {
  description: "An expert, a third person beside two readers (2 + 1), or one of the two readers.",
});

const settledSchema = z
  .object({
    documentId: documentIdSchema,
    path: z.string(),
    settledBy: z.string(),
    settledAt: instantSchema,
    took: z.enum(["first", "second", "other"]),
    as: capacitySchema,
  })
  .openapi("SettledDisagreement");

const estimatedSchema = z.object({ score: scoreSchema, interval: orNull(intervalSchema) });

const annotatorSchema = z
  .object({
    name: z.string(),
    expertise: z
      .enum(EXPERTISE)
      .nullable()
      .openapi({ description: "Null for an author who is no person of the studio." }),
    documents: z.int(),
    values: z.int(),
    agreement: estimatedSchema,
    upheld: estimatedSchema.openapi({
      description: "Of their disagreements that somebody else settled, those settled as they had read.",
    }),
    settled: z.int(),
  })
  .openapi("Annotator");

const listQuery = z.object({
  field: z.string().max(200).optional().openapi({ description: "Definition path, such as results[].value." }),
  ...pageQuery,
});
const listKey = z.tuple([z.string(), z.string()]);

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
      request: { query: listQuery },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(openSchema), next: z.string().nullable() }).openapi("DisagreementList"),
          "By document and path.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor, field } = context.req.valid("query");
      const after = readCursor(cursor, listKey);
      const from = after && { documentId: after[0], path: after[1] };
      const rows = await openDisagreements(store, limit + 1, from, field);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.documentId, row.path]);
      const items = kept.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/disagreements/settled",
      operationId: "listSettledDisagreements",
      summary: "What was adjudicated, by whom and in what capacity",
      permission: "agreement.read",
      tags,
      request: { query: listQuery },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(settledSchema), next: z.string().nullable() }).openapi("SettledDisagreementList"),
          "By document and path.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor, field } = context.req.valid("query");
      const after = readCursor(cursor, listKey);
      const from = after && { documentId: after[0], path: after[1] };
      const rows = await settledDisagreements(store, specialty, limit + 1, from, field);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.documentId, row.path]);
      const items = kept.map((row) => ({ ...row, settledAt: row.settledAt.toISOString() }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/annotators",
      operationId: "listAnnotators",
      summary: "Who labels, with their expertise and how their labels hold up",
      permission: "agreement.read",
      tags,
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(annotatorSchema) }).openapi("AnnotatorList"),
          "Those with the most documents first.",
        ),
      },
    }),
    async (context) => context.json({ items: await annotators(store, specialty) }, 200),
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
        200: jsonAnswer(
          z
            .object({
              items: z.array(disagreementSchema),
              as: capacitySchema,
              readers: z.array(z.object({ name: z.string(), expertise: z.enum(EXPERTISE).nullable() })),
            })
            .openapi("DocumentDisagreements"),
          "By path; with the capacity in which you would settle them.",
        ),
      },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      const { person } = visitor(context);
      const items = await disagreementsOf(store, id);
      const readings = (await readingsOf(store, [id])).get(id);
      const names = readings ? [readings.firstReader, readings.secondReader] : [];
      const known = new Map(
        names.length === 0
          ? []
          : (
              await store.database
                .select({ name: tables.people.name, expertise: tables.people.expertise })
                .from(tables.people)
                .where(inArray(tables.people.name, names))
            ).map(({ name, expertise }) => [name, expertise]),
      );
      const readers = names.map((name) => ({ name, expertise: known.get(name) ?? null }));
      return context.json({ items, as: capacityOf(person.name, person.expertise, readings), readers }, 200);
    },
  );
}
