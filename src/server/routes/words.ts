import { z } from "@hono/zod-openapi";
import type { Api, ServerContext } from "../context.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, storedBoxSchema } from "../schemas.ts";

const wordSchema = z
  .object({
    text: z.string(),
    box: storedBoxSchema,
    confidence: z.number().openapi({ description: "What the engine thinks of its own reading, 0..1; not calibrated." }),
  })
  .openapi("Word");

const pageWordsSchema = z
  .object({
    state: z.enum(["ready", "reading", "unreadable", "missing"]).openapi({
      description:
        "`reading` until the page's turn has come, so ask again; `missing` where this machine has no OCR. Nothing waits for it.",
    }),
    words: z.array(wordSchema),
    reason: z.string().nullable(),
  })
  .openapi("PageWords");

export function wordRoutes(api: Api, server: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/pages/{page}/words",
      operationId: "getPageWords",
      summary: "The words of a page with their boxes, by OCR on this machine, read once and kept",
      permission: "documents.read",
      tags: ["documents"],
      request: { params: z.object({ id: documentIdSchema, page: z.coerce.number().int().min(0).max(100_000) }) },
      responses: { 200: jsonAnswer(pageWordsSchema, "The words, or how far they are.") },
    }),
    async (context) => {
      const { id, page } = context.req.valid("param");
      const found = await server.words.of(id, page);
      const words = found.state === "ready" ? found.words : [];
      return context.json(
        {
          state: found.state,
          words: words.map(({ text, box, confidence }) => ({ text, box, confidence })),
          reason: "reason" in found ? found.reason : null,
        },
        200,
      );
    },
  );
}
