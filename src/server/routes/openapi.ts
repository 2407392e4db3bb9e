import { z } from "@hono/zod-openapi";
import type { Api } from "../context.ts";
import { openApiDocument, registerSecurity } from "../openapi.ts";
import { jsonAnswer, route } from "../route.ts";

/** Serves the description of everything that was registered before. */
export function openApiRoute(api: Api): void {
  registerSecurity(api);
  let document: ReturnType<typeof openApiDocument> | undefined;
  api.openapi(
    route({
      method: "get",
      path: "/api/openapi.json",
      operationId: "getOpenApi",
      summary: "This description",
      permission: "anyone",
      tags: ["overview"],
      responses: { 200: jsonAnswer(z.record(z.string(), z.unknown()).openapi("OpenApi"), "OpenAPI 3.1.") },
    }),
    (context) => {
      document ??= openApiDocument(api);
      return context.json(document as unknown as Record<string, unknown>, 200);
    },
  );
}
