// Writes the studio's types of the API: `npm run -s studio-api`. They are made from the document that the server serves.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { createApi } from "../src/server/api.ts";
import type { ServerContext } from "../src/server/context.ts";
import { openApiDocument } from "../src/server/openapi.ts";

const SCHEMA_FILE = fileURLToPath(new URL("../studio/src/api/schema.d.ts", import.meta.url));

/** The types as text. The routes are only described, so they need neither a store nor a specialty. */
export async function studioApiTypes(): Promise<string> {
  const document = openApiDocument(createApi({ reach: { kind: "loopback" } } as ServerContext));
  const nodes = await openapiTypescript(document as unknown as OpenAPI3, { alphabetize: true });
  return `// Made by \`npm run -s studio-api\` from /api/openapi.json; a test holds the two together.\n${astToString(nodes)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(SCHEMA_FILE, await studioApiTypes());
