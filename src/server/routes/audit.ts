import { z } from "@hono/zod-openapi";
import { and, desc, eq, lt } from "drizzle-orm";
import { tables, verifyAudit } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { jsonAnswer, route } from "../route.ts";
import { pageQuery } from "../schemas.ts";

const tags = ["audit"];

const entrySchema = z
  .object({
    sequence: z.int(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
    previous: z.string().openapi({ description: "The hash of the entry before it." }),
    hash: z.string(),
  })
  .openapi("AuditEntry");

const verdictSchema = z
  .union([
    z.object({ intact: z.literal(true), rows: z.int(), head: z.string() }),
    z.object({ intact: z.literal(false), rows: z.int(), brokenAt: z.int(), reason: z.string() }),
  ])
  .openapi("AuditVerdict");

export function auditRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/audit",
      operationId: "listAudit",
      summary: "The audit chain, newest first",
      permission: "audit.read",
      tags,
      request: {
        query: z.object({
          actor: z.string().max(200).optional(),
          action: z.string().max(200).optional(),
          subject: z.string().max(200).optional(),
          ...pageQuery,
        }),
      },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(entrySchema), next: z.string().nullable() }).openapi("AuditList"),
          "One part of the chain.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor, actor, action, subject } = context.req.valid("query");
      const { audit } = tables;
      const after = readCursor(cursor, z.tuple([z.int()]));
      const rows = await store.database
        .select()
        .from(audit)
        .where(
          and(
            actor === undefined ? undefined : eq(audit.actor, actor),
            action === undefined ? undefined : eq(audit.action, action),
            subject === undefined ? undefined : eq(audit.subject, subject),
            after && lt(audit.sequence, after[0]),
          ),
        )
        .orderBy(desc(audit.sequence))
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.sequence]);
      const items = kept.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/audit/verdict",
      operationId: "verifyAudit",
      summary: "Recompute the whole chain",
      permission: "audit.read",
      tags,
      responses: { 200: jsonAnswer(verdictSchema, "Intact with its head, or the first row that does not fit.") },
    }),
    async (context) => context.json(await verifyAudit(store.database), 200),
  );
}
