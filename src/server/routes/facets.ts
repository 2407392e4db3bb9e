import { z } from "@hono/zod-openapi";
import type { Api, ServerContext } from "../context.ts";
import { documentFacets } from "../queries/document-facets.ts";
import { jsonAnswer, route } from "../route.ts";

const values = z.array(z.string());

const facetsSchema = z
  .object({ family: values, facility: values, template: values })
  .openapi("DocumentFacets", { description: "Values that documents have, in order, at most 200 each." });

export function facetRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/document-facets",
      operationId: "listDocumentFacets",
      summary: "What documents can be filtered by",
      permission: "documents.read",
      tags: ["documents"],
      responses: { 200: jsonAnswer(facetsSchema, "The values.") },
    }),
    async (context) => context.json(await documentFacets(store), 200),
  );
}
