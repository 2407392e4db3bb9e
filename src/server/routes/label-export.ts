import { Readable } from "node:stream";
import { z } from "@hono/zod-openapi";
import { exportLabels } from "../../label/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { route } from "../route.ts";
import { instantSchema } from "../schemas.ts";

const JSON_LINES = "application/x-ndjson";

export function labelExportRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/labels/export",
      operationId: "exportLabels",
      summary: "All current labels as JSON Lines, as they stood at one moment",
      permission: "labels.export",
      tags: ["labels"],
      request: {
        query: z.object({
          family: z.string().min(1).max(200).optional(),
          asOf: instantSchema.optional().openapi({ description: "Now when left out." }),
        }),
      },
      responses: {
        200: {
          description: "One label a line, by document and path; without what you are just reading blind.",
          content: { [JSON_LINES]: { schema: z.string() } },
        },
      },
    }),
    async (context) => {
      const { person } = visitor(context);
      const lines = exportLabels(store, { person: person.name, ...context.req.valid("query") });
      // The next chunk is read when the last one has been taken, however slow the reader is.
      const body = Readable.toWeb(Readable.from(lines, { objectMode: false, highWaterMark: 1 }));
      const headers = {
        "content-type": `${JSON_LINES}; charset=utf-8`,
        "content-disposition": 'attachment; filename="labels.jsonl"',
      };
      // By its name the route's types take this media type for JSON of some other kind, which nothing can be.
      return context.body(body as globalThis.ReadableStream, 200, headers) as never;
    },
  );
}
