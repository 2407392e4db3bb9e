import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { ResidencyError } from "../domain/error.ts";
import { authenticate } from "./authenticate.ts";
import type { Api, ServerContext, ServerEnvironment } from "./context.ts";
import { failureResponse } from "./failure.ts";
import { securityHeaders } from "./headers.ts";
import { checkOrigin } from "./origin.ts";
import { permissionOf } from "./route.ts";
import { adviceRoutes } from "./routes/advice.ts";
import { agreementRoutes } from "./routes/agreement.ts";
import { auditRoutes } from "./routes/audit.ts";
import { datasetRoutes } from "./routes/datasets.ts";
import { documentFileRoutes } from "./routes/document-files.ts";
import { documentRoutes } from "./routes/documents.ts";
import { evaluationRoutes } from "./routes/evaluations.ts";
import { facetRoutes } from "./routes/facets.ts";
import { judgeRoutes } from "./routes/judges.ts";
import { labelExportRoutes } from "./routes/label-export.ts";
import { labelRoutes } from "./routes/labels.ts";
import { openApiRoute } from "./routes/openapi.ts";
import { outcomeRoutes } from "./routes/outcomes.ts";
import { overviewRoutes } from "./routes/overview.ts";
import { peopleRoutes } from "./routes/people.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { runRoutes } from "./routes/runs.ts";
import { sessionRoutes } from "./routes/session.ts";
import { sessionListRoutes } from "./routes/sessions.ts";
import { studyRoutes } from "./routes/studies.ts";
import { teachingRoutes } from "./routes/teaching.ts";
import { trainingRoutes } from "./routes/training.ts";
import { wordRoutes } from "./routes/words.ts";
import { workRoutes } from "./routes/work.ts";
import type { StudioFiles } from "./studio-files.ts";

/** Largest body of a request in bytes, but for uploads, which are written to disk as they come. */
const MOST_BODY_BYTES = 4 * 2 ** 20;

/** One file a stage. */
const ROUTES = [
  overviewRoutes,
  sessionRoutes,
  sessionListRoutes,
  peopleRoutes,
  documentRoutes,
  documentFileRoutes,
  facetRoutes,
  labelRoutes,
  labelExportRoutes,
  wordRoutes,
  agreementRoutes,
  datasetRoutes,
  teachingRoutes,
  adviceRoutes,
  runRoutes,
  evaluationRoutes,
  judgeRoutes,
  releaseRoutes,
  outcomeRoutes,
  studyRoutes,
  auditRoutes,
  workRoutes,
  trainingRoutes,
];

export interface ApiOptions {
  /** The studio's pages; the API alone when left out. */
  studio?: StudioFiles;
  /** Where faults of our own are reported, without anybody's data. */
  report?: (text: string) => void;
}

/**
 * The whole HTTP interface as one web-standard request handler: `createApi(server).request("/api/health")` needs no socket.
 *
 * @throws ResidencyError `internal` when a route declares no permission: such a server does not start.
 */
export function createApi(server: ServerContext, options: ApiOptions = {}): Api {
  const { studio, report = (text) => void process.stderr.write(text) } = options;
  const api: Api = new OpenAPIHono<ServerEnvironment>({
    defaultHook: (result) => {
      if (result.success) return;
      // The place and the rule, never the value: it may be a patient's.
      const problems = result.error.issues.slice(0, 5).map((issue) => {
        const place = issue.path.map(String).join(".");
        return place === "" ? issue.message : `${place}: ${issue.message}`;
      });
      throw new ResidencyError("request-invalid", `${result.target}: ${problems.join("; ")}`);
    },
  });
  api.onError((error, context) => failureResponse(context, error, report));
  api.use(securityHeaders(server.reach));
  api.use("/api/*", async (context, next) => {
    checkOrigin(context.req.raw, server.reach);
    await next();
  });
  const limit = bodyLimit({
    maxSize: MOST_BODY_BYTES,
    onError: () => {
      throw new ResidencyError("file-too-large", "the body of the request is too large");
    },
  });
  api.use("/api/*", (context, next) =>
    context.req.method === "POST" && context.req.path === "/api/documents" ? next() : limit(context, next),
  );
  api.use("/api/*", authenticate(server));
  for (const routes of ROUTES) routes(api, server);
  openApiRoute(api);
  refuseUndeclared(api);
  api.notFound((context) => {
    const file = context.req.method === "GET" && !context.req.path.startsWith("/api/") && studio?.(context.req.path);
    if (file) return new Response(new Uint8Array(file.bytes), { headers: file.headers });
    return failureResponse(context, new ResidencyError("not-served", "there is nothing at this address"), report);
  });
  return api;
}

/** The permission of every route that is served, by method and path; middleware is none. */
export function servedRoutes(api: Api): { method: string; path: string }[] {
  const handlers = api.routes.filter((route) => route.method !== "ALL");
  const keys = new Set(handlers.map(({ method, path }) => JSON.stringify({ method, path })));
  return [...keys].map((key) => JSON.parse(key));
}

function refuseUndeclared(api: Api): void {
  for (const { method, path } of servedRoutes(api))
    if (permissionOf(method, path) === undefined)
      throw new ResidencyError("internal", `the route ${method} ${path} declares no permission`);
}
