import { resolve } from "node:path";
import { z } from "@hono/zod-openapi";
import { eq, sql } from "drizzle-orm";
import {
  advise,
  CAUSES,
  type KeptAdvice,
  modelParameters,
  NEEDS,
  renderAdviceHtml,
  VERDICTS,
} from "../../advise/index.ts";
import { ADVICE_DEFAULTS } from "../../domain/advice-defaults.ts";
import { ResidencyError } from "../../domain/error.ts";
import { tables } from "../../store/index.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { datasetOf } from "../queries/dataset-members.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema, intervalSchema, pageQuery } from "../schemas.ts";
import { runResidency } from "../work/residency-command.ts";
import { shownWork, workSchema } from "./work.ts";

const tags = ["advice"];
const { advice } = tables;

const basisSchema = z.enum(["measured", "rule-of-thumb"]);

const listedShape = {
  id: idSchema,
  datasetId: z.string(),
  verdict: z.enum(VERDICTS),
  basis: basisSchema,
  sentence: z.string(),
  createdAt: instantSchema,
};

const findingSchema = z
  .object({
    rule: z.string(),
    basis: basisSchema,
    verdict: z.enum(VERDICTS),
    says: z.string(),
    reason: z.string(),
    source: z.string(),
    evidence: z.array(z.string()),
  })
  .openapi("AdviceFinding");

const estimateSchema = z
  .union([
    z.object({
      scored: z.literal(true),
      what: z.string(),
      amount: z.number(),
      unit: z.string(),
      formula: z.string(),
      basis: z.string(),
    }),
    z.object({ scored: z.literal(false), what: z.string(), reason: z.string() }),
  ])
  .openapi("AdviceEstimate");

const adviceSchema = z
  .looseObject({
    ...listedShape,
    specialty: z.string(),
    split: z.string(),
    use: z.string().openapi({ description: "The candidate to use until the advice is followed." }),
    because: findingSchema,
    runnerUp: z.object({ verdict: z.enum(VERDICTS), because: z.string(), evidence: z.array(z.string()) }),
    overruled: z.array(findingSchema),
    constraints: z.array(z.object({ says: z.string(), evidence: z.array(z.string()), source: z.string() })),
    documents: z.int(),
    fields: z.int(),
    causes: z.array(
      z.object({ cause: z.enum(CAUSES), errors: z.int(), share: z.number(), interval: intervalSchema.nullable() }),
    ),
    errors: z.int().openapi({ description: "How many; they are listed at /api/advice/{id}/errors." }),
    estimates: z.array(estimateSchema),
    risks: z.array(z.object({ risk: z.string(), evidence: z.string() })),
    unscored: z.array(z.object({ what: z.string(), reason: z.string() })),
  })
  .openapi("AdviceWithEvidence", {
    description: "The type Advice of src/advise/advice.ts, with a count for its errors.",
  });

const errorSchema = z
  .object({
    documentId: documentIdSchema,
    path: z.string(),
    outcome: z.string(),
    cause: z.enum(CAUSES),
    because: z.string(),
  })
  .openapi("AttributedError");

const share = z.number().gt(0).lt(1);
const amount = z.number().gt(0);

const requestSchema = z
  .strictObject({
    dataset: idSchema.optional().openapi({ description: "The newest when left out." }),
    target: share.default(ADVICE_DEFAULTS.target).openapi({ description: "Share of fields that has to be right." }),
    margin: share
      .default(ADVICE_DEFAULTS.margin)
      .openapi({ description: "A smaller difference is not worth a change." }),
    gain: share
      .default(ADVICE_DEFAULTS.gain)
      .openapi({ description: "The gain that held-out documents should be able to prove." }),
    needs: z.array(z.enum(NEEDS)).max(NEEDS.length).default([]),
    secondsPerDocument: amount.nullable().default(null),
    gpuMemoryBytes: amount.nullable().default(null),
    reviewMinutesPerDocument: amount.default(ADVICE_DEFAULTS.reviewMinutesPerDocument),
    labelSecondsPerField: amount.default(ADVICE_DEFAULTS.labelSecondsPerField),
    measure: z
      .boolean()
      .default(false)
      .openapi({ description: "Whether models are asked first, in the background, for what was not measured yet." }),
    limit: z
      .int()
      .min(1)
      .optional()
      .openapi({ description: "With `measure`: at most so many held-out documents of each part." }),
  })
  .openapi("AdviceRequest");

type AdviceRequest = z.infer<typeof requestSchema>;

export function adviceRoutes(api: Api, server: ServerContext): void {
  const { store, specialty, projectFolder, work, command } = server;
  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/advice",
      operationId: "listAdvice",
      summary: "Advice that was given, newest first",
      permission: "advice.read",
      tags,
      request: { query: z.object(pageQuery) },
      responses: {
        200: jsonAnswer(
          z
            .object({ items: z.array(z.object(listedShape).openapi("Advice")), next: z.string().nullable() })
            .openapi("AdviceList"),
          "One part of the list.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor } = context.req.valid("query");
      const { at, after, order } = newestFirst(advice, cursor);
      const rows = await store.database
        .select({
          id: advice.id,
          datasetId: advice.datasetId,
          // The whole of it holds every error, and is not needed for a list.
          verdict: sql<KeptAdvice["verdict"]>`${advice.advice} ->> 'verdict'`,
          basis: sql<KeptAdvice["basis"]>`${advice.advice} ->> 'basis'`,
          sentence: sql<string>`${advice.advice} ->> 'sentence'`,
          createdAt: advice.createdAt,
          at,
        })
        .from(advice)
        .where(after)
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, (row) => [row.at, row.id]);
      const items = kept.map(({ at: _, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/advice",
      operationId: "giveAdvice",
      summary: "Advise from what was measured before; models are asked only with `measure`",
      permission: "advice.give",
      tags,
      request: { body: jsonBody(requestSchema) },
      responses: {
        201: jsonAnswer(adviceSchema, "Kept. The same facts give the same advice and the same id."),
        202: jsonAnswer(workSchema, "With `measure`: begun. Its result has the advice's id and verdict."),
      },
    }),
    async (context) => {
      const request = context.req.valid("json");
      const { name } = visitor(context).person;
      if (request.measure) {
        const dataset = request.dataset === undefined ? null : (await datasetOf(store, request.dataset)).id;
        const begun = work.start({ kind: "advice", subject: dataset, person: name }, async (signal) => {
          const place = { projectFolder, home: store.folder, actor: name, signal };
          const { id, verdict } = await runResidency(command, adviseWords(request, dataset), place);
          return { id, verdict };
        });
        return context.json(shownWork(begun), 202);
      }
      const { dataset, target, margin, gain, needs, secondsPerDocument } = request;
      const { gpuMemoryBytes, reviewMinutesPerDocument, labelSecondsPerField } = request;
      const { id } = await advise(actingStore(store, name), specialty, {
        ...{ target, margin, gain, needs, secondsPerDocument },
        ...(dataset === undefined ? {} : { dataset }),
        hardware: { gpuMemoryBytes, parameters: await modelParameters(resolve(projectFolder, specialty.base)) },
        assumptions: { reviewMinutesPerDocument, labelSecondsPerField },
      });
      return context.json(shown(await adviceOf(id)), 201);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/advice/{id}",
      operationId: "getAdvice",
      summary: "One advice: verdict, runner-up, evidence, costs and risks",
      permission: "advice.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(adviceSchema, "The advice.") },
    }),
    async (context) => context.json(shown(await adviceOf(context.req.valid("param").id)), 200),
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/advice/{id}/errors",
      operationId: "listAttributedErrors",
      summary: "The errors behind the causes; no value of a page",
      permission: "advice.read",
      tags,
      request: { params, query: z.object({ cause: z.enum(CAUSES).optional(), ...pageQuery }) },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(errorSchema), next: z.string().nullable() }).openapi("AttributedErrorList"),
          "As they stand in the advice.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor, cause } = context.req.valid("query");
      // Advice never changes, so a place in it is a key.
      const [after] = readCursor(cursor, z.tuple([z.int().min(0)])) ?? [-1];
      const { advice: found } = await adviceOf(context.req.valid("param").id);
      const rows = found.errors
        .map((error, place) => ({ error, place }))
        .filter(({ error, place }) => place > after && (cause === undefined || error.cause === cause));
      const { rows: kept, next } = cutPage(rows.slice(0, limit + 1), limit, ({ place }) => [place]);
      return context.json({ items: kept.map(({ error }) => error), next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/advice/{id}/page",
      operationId: "getAdvicePage",
      summary: "The advice as one HTML file, always as an attachment",
      permission: "advice.read",
      tags,
      request: { params },
      responses: { 200: { description: "The file.", content: { "text/html": { schema: z.string() } } } },
    }),
    async (context) => {
      const { advice: found, createdAt } = await adviceOf(context.req.valid("param").id);
      // It bears the day on which it was given, so that it is the same file every time.
      return context.body(renderAdviceHtml(found, createdAt), 200, {
        "content-type": "text/html; charset=utf-8",
        "content-disposition": `attachment; filename="advice-${found.id}.html"`,
        "content-security-policy": "default-src 'none'; sandbox",
      });
    },
  );

  async function adviceOf(id: string): Promise<{ advice: KeptAdvice; createdAt: Date }> {
    const [found] = await store.database.select().from(advice).where(eq(advice.id, id));
    if (!found) throw new ResidencyError("advice-not-found", "there is no advice of that id");
    return { advice: found.advice as unknown as KeptAdvice, createdAt: found.createdAt };
  }
}

/** The command line that a person would type, for what takes longer than a request. */
function adviseWords(request: AdviceRequest, dataset: string | null): string[] {
  const options: Record<string, string | number | null | undefined> = {
    dataset,
    limit: request.limit,
    target: request.target,
    margin: request.margin,
    gain: request.gain,
    needs: request.needs.length === 0 ? null : request.needs.join(),
    seconds: request.secondsPerDocument,
    "gpu-memory": request.gpuMemoryBytes && request.gpuMemoryBytes / 1e9,
    "review-minutes": request.reviewMinutesPerDocument,
    "label-seconds": request.labelSecondsPerField,
  };
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return ["advise", ...given.map(([name, value]) => `--${name}=${value}`)];
}

const shown = ({ advice, createdAt }: { advice: KeptAdvice; createdAt: Date }) => ({
  ...advice,
  errors: advice.errors.length,
  createdAt: createdAt.toISOString(),
});
