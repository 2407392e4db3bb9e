import type { ReadableStream } from "node:stream/web";
import { z } from "@hono/zod-openapi";
import { asc, eq } from "drizzle-orm";
import { SPLITS } from "../../domain/dataset.ts";
import { MEDIA_TYPES } from "../../domain/document.ts";
import { PHI_STATES } from "../../domain/endpoint.ts";
import { ResidencyError } from "../../domain/error.ts";
import { QUALITY_BANDS } from "../../domain/quality-band.ts";
import { tables } from "../../store/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { LABEL_STATES } from "../queries/document-filter.ts";
import { type ListedDocument, listDocuments } from "../queries/document-list.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema, pageQuery, wordBoolean } from "../schemas.ts";
import { addUpload } from "../upload.ts";

const tags = ["documents"];
const fact = z.string().min(1).max(200);

const factsShape = {
  id: documentIdSchema,
  name: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  sizeBytes: z.int(),
  subject: z.string().nullable(),
  domain: z.string().nullable(),
  family: z.string().nullable(),
  template: z.string().nullable(),
  facility: z.string().nullable(),
  class: z.string().nullable(),
};

const listedSchema = z
  .object({
    ...factsShape,
    createdAt: instantSchema,
    pages: z.int(),
    quality: z.enum(QUALITY_BANDS),
    labels: z.int().openapi({ description: "Values with a label." }),
    disagreements: z.int().openapi({ description: "Values that two readings gave differently, still open." }),
    split: z.enum(SPLITS).nullable(),
    phi: z.enum(PHI_STATES).nullable(),
  })
  .openapi("ListedDocument");

const listSchema = z
  .object({
    items: z.array(listedSchema),
    next: z.string().nullable(),
    dataset: z.string().nullable().openapi({ description: "Version that split and phi are of." }),
    total: z.int().nullable().openapi({ description: "Documents that fit the filter; only with `count=true`." }),
  })
  .openapi("DocumentList");

const filterQuery = {
  dataset: idSchema.optional(),
  split: z.enum(SPLITS).optional(),
  family: fact.optional(),
  facility: fact.optional(),
  template: fact.optional(),
  quality: z.enum(QUALITY_BANDS).optional(),
  labels: z.enum(LABEL_STATES).optional(),
  phi: z.enum(PHI_STATES).optional(),
  search: z.string().max(200).optional(),
};

const pageSchema = z
  .object({
    index: z.int(),
    width: z.int(),
    height: z.int(),
    quality: z.object({
      sharpness: z.number(),
      skewDegrees: z.number().nullable(),
      contrast: z.number(),
      ink: z.number(),
      blank: z.boolean(),
    }),
  })
  .openapi("DocumentPage");

const documentSchema = z
  .object({
    ...factsShape,
    text: z.string().nullable(),
    createdAt: instantSchema,
    pages: z.array(pageSchema),
  })
  .openapi("Document");

const outcomeSchema = z
  .object({
    outcome: z.enum(["added", "known"]),
    id: documentIdSchema,
    pages: z.int().nullable().openapi({ description: "Null for a document that was there already." }),
  })
  .openapi("AddedDocument");

const binary = z.string().openapi({ format: "binary" });

export function documentRoutes(api: Api, server: ServerContext): void {
  const { store } = server;

  api.openapi(
    route({
      method: "get",
      path: "/api/documents",
      operationId: "listDocuments",
      summary: "Documents, newest first",
      permission: "documents.read",
      tags,
      request: { query: z.object({ ...filterQuery, ...pageQuery, count: wordBoolean.optional() }) },
      responses: { 200: jsonAnswer(listSchema, "One part of the list.") },
    }),
    async (context) => {
      const { limit, cursor, count, ...filter } = context.req.valid("query");
      const { rows, next, dataset, total } = await listDocuments(store, filter, { limit, cursor, count });
      return context.json({ items: rows.map(listed), next, dataset, total }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/documents",
      operationId: "addDocument",
      summary: "Add one file: the body is its bytes",
      permission: "documents.add",
      tags,
      request: {
        query: z.object({
          name: z.string().min(1).max(300),
          family: fact.optional(),
          domain: fact.optional(),
          subject: fact.optional(),
          facility: fact.optional(),
          template: fact.optional(),
        }),
        body: { required: true, content: { "application/octet-stream": { schema: binary } } },
      },
      responses: {
        200: jsonAnswer(outcomeSchema, "The same bytes were there already."),
        201: jsonAnswer(outcomeSchema, "Added."),
      },
    }),
    async (context) => {
      const { name, ...facts } = context.req.valid("query");
      if (context.req.header("content-type") !== "application/octet-stream")
        throw new ResidencyError("request-invalid", "send the bytes as application/octet-stream");
      const body = context.req.raw.body as ReadableStream<Uint8Array> | null;
      const outcome = await addUpload(server, body, { name, facts, author: visitor(context).person.name });
      if (outcome.outcome === "rejected") throw rejection(outcome);
      if (outcome.outcome === "known")
        return context.json({ outcome: "known" as const, id: outcome.id, pages: null }, 200);
      return context.json({ outcome: "added" as const, id: outcome.id, pages: outcome.pages }, 201);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}",
      operationId: "getDocument",
      summary: "One document with its pages",
      permission: "documents.read",
      tags,
      request: { params: z.object({ id: documentIdSchema }) },
      responses: { 200: jsonAnswer(documentSchema, "The document.") },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      const [found] = await store.database.select().from(tables.documents).where(eq(tables.documents.id, id));
      if (!found) throw new ResidencyError("document-not-found", "there is no document of that id");
      const { index, width, height, quality } = tables.pages;
      const pages = await store.database
        .select({ index, width, height, quality })
        .from(tables.pages)
        .where(eq(tables.pages.documentId, id))
        .orderBy(asc(index));
      const { source: _, ...known } = found;
      return context.json({ ...known, createdAt: found.createdAt.toISOString(), pages }, 200);
    },
  );
}

const listed = (row: ListedDocument) => ({
  ...row,
  mediaType: row.mediaType as (typeof MEDIA_TYPES)[number],
  createdAt: row.createdAt.toISOString(),
});

/** A file that was refused is the sender's failure, with intake's own code. */
function rejection({ code, reason }: { code: string; reason: string }): ResidencyError {
  return new ResidencyError(code as ResidencyError["code"], reason);
}
