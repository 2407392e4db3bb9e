import { Readable } from "node:stream";
import { z } from "@hono/zod-openapi";
import { and, asc, eq, gt } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { type Store, tables } from "../../store/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { may } from "../permissions.ts";
import { PAGE_WIDTHS, pageImage } from "../queries/page-image.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, instantSchema, pageQuery } from "../schemas.ts";

const tags = ["documents"];

const rejectionSchema = z
  .object({ name: z.string(), code: z.string(), reason: z.string(), createdAt: instantSchema })
  .openapi("Rejection");

const binary = z.string().openapi({ format: "binary" });

/** Pages as pictures, files as they were added, and files that were not. */
export function documentFileRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/pages/{page}/image",
      operationId: "getPageImage",
      summary: "One page as WebP, made anew from its pixels",
      permission: "pages.read",
      tags,
      request: {
        params: z.object({ id: documentIdSchema, page: z.coerce.number().int().min(0).max(100_000) }),
        query: z.object({ width: z.enum(PAGE_WIDTHS).default("900") }),
      },
      responses: { 200: { description: "The picture.", content: { "image/webp": { schema: binary } } } },
    }),
    async (context) => {
      const { id, page } = context.req.valid("param");
      // Who only reads in studies sees the pages of their documents, and no others.
      if (!may(visitor(context).roles, "documents.read") && !(await isInStudy(store, id)))
        throw new ResidencyError("document-not-found", "there is no such page");
      const picture = await pageImage(store, id, page, context.req.valid("query").width);
      return context.body(new Uint8Array(picture), 200, { "content-type": "image/webp" });
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/source",
      operationId: "getSourceFile",
      summary: "The file as it was added, always as an attachment",
      permission: "documents.read",
      tags,
      request: { params: z.object({ id: documentIdSchema }) },
      responses: { 200: { description: "The bytes.", content: { "application/octet-stream": { schema: binary } } } },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      const { name, sizeBytes } = tables.documents;
      const [found] = await store.database
        .select({ name, sizeBytes })
        .from(tables.documents)
        .where(eq(tables.documents.id, id));
      if (!found) throw new ResidencyError("document-not-found", "there is no document of that id");
      if (!(await store.blobs.has(id))) throw new ResidencyError("blob-missing", "the source file is gone");
      // Never a type that a browser would open, and a sandbox for one that opens it all the same.
      return context.body(Readable.toWeb(store.blobs.openRead(id)) as globalThis.ReadableStream, 200, {
        "content-type": "application/octet-stream",
        "content-length": String(found.sizeBytes),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replace(/['()*]/g, "_")}`,
        "content-security-policy": "default-src 'none'; sandbox",
      });
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/rejections",
      operationId: "listRejections",
      summary: "Files that could not be added, each with its reason",
      permission: "documents.read",
      tags,
      request: { query: z.object(pageQuery) },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(rejectionSchema), next: z.string().nullable() }).openapi("RejectionList"),
          "By place.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor } = context.req.valid("query");
      const { rejections } = tables;
      const after = readCursor(cursor, z.tuple([z.string()]));
      const rows = await store.database
        .select()
        .from(rejections)
        .where(after && gt(rejections.source, after[0]))
        .orderBy(asc(rejections.source))
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.source]);
      const items = kept.map(({ source, code, reason, createdAt }) => ({
        name: source.split(/[\\/]/).at(-1) ?? "",
        code,
        reason,
        createdAt: createdAt.toISOString(),
      }));
      return context.json({ items, next }, 200);
    },
  );
}

async function isInStudy({ database }: Store, documentId: string): Promise<boolean> {
  const { studies, studyItems } = tables;
  const [found] = await database
    .select({ id: studies.id })
    .from(studyItems)
    .innerJoin(studies, eq(studies.id, studyItems.studyId))
    .where(and(eq(studyItems.documentId, documentId), eq(studies.state, "open")))
    .limit(1);
  return found !== undefined;
}
