import type { Api } from "./context.ts";

/** The OpenAPI 3.1 document, made from the schemas that requests and answers are checked with. */
export function openApiDocument(api: Api) {
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Residency",
      version: "1",
      description:
        "What the studio works with. Lists are read in parts: give `next` of one part as `cursor` of the following. Every error is a Failure with a code of docs/errors.md.",
    },
    servers: [{ url: "/" }],
  });
}

/** How a request says who sends it. */
export function registerSecurity(api: Api): void {
  api.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "residency_session",
    description: "Set by signing in. Over TLS its name is __Host-residency_session; on loopback it ends with the port.",
  });
  api.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
}
