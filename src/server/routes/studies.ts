import { z } from "@hono/zod-openapi";
import {
  analyse,
  closeStudy,
  listStudies,
  nextItem,
  openStudy,
  type StudyPlanInput,
  unblind,
  VOTE_TAGS,
  VOTES,
  vote,
} from "../../study/index.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext, Visitor } from "../context.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema } from "../schemas.ts";

const tags = ["studies"];

const summarySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    state: z.enum(["open", "closed", "unblinded"]),
    planSha256: z.string(),
    items: z.int(),
    readers: z.int(),
    votes: z.int(),
    votesAskedFor: z.int(),
    openedAt: instantSchema,
  })
  .openapi("Study");

const itemSchema = z
  .object({
    studyId: idSchema,
    item: z.int(),
    question: z.string(),
    documentId: documentIdSchema,
    pages: z.int().openapi({ description: "How many; their pictures are at /api/documents/{id}/pages/{page}/image." }),
    a: z.string().nullable(),
    b: z.string().nullable(),
    left: z.int(),
  })
  .openapi("ReaderItem");

const planSchema = z
  .looseObject({ name: z.string(), candidates: z.array(z.object({ name: z.string(), id: z.string() })) })
  .openapi("StudyPlan", { description: "The type StudyPlanInput of src/study/plan.ts; checked as a whole." });

const openedSchema = z
  .object({ id: idSchema, planSha256: z.string(), items: z.int(), repeats: z.int(), identical: z.int() })
  .openapi("OpenedStudy");

const voteSchema = z
  .strictObject({
    item: z.int().min(0),
    vote: z.enum(VOTES),
    tags: z.array(z.enum(VOTE_TAGS)).max(VOTE_TAGS.length).default([]),
    reason: z.string().max(2_000).optional(),
    seconds: z.number().min(0).max(86_400).optional(),
  })
  .openapi("Vote");

const resultSchema = z
  .looseObject({ id: idSchema, planSha256: z.string() })
  .openapi("StudyResult", { description: "The type StudyResult of src/study." });

const sidesSchema = z
  .object({
    items: z.array(z.object({ item: z.int(), documentId: documentIdSchema, a: z.string(), b: z.string() })),
  })
  .openapi("StudySides");

export function studyRoutes(api: Api, { store }: ServerContext): void {
  const params = z.object({ id: idSchema });
  const as = ({ person }: Visitor) => actingStore(store, person.name);

  api.openapi(
    route({
      method: "get",
      path: "/api/studies",
      operationId: "listStudies",
      summary: "Blind readings and how far they are; no models and no sides",
      permission: "studies.list",
      tags,
      responses: {
        200: jsonAnswer(z.object({ items: z.array(summarySchema) }).openapi("StudyList"), "The newest first."),
      },
    }),
    async (context) => {
      const items = (await listStudies(store)).map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }));
      return context.json({ items }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/studies",
      operationId: "openStudy",
      summary: "Open a blind reading: its plan is frozen from here on",
      permission: "studies.manage",
      tags,
      request: { body: jsonBody(planSchema) },
      responses: { 201: jsonAnswer(openedSchema, "Opened, or open already with this very plan.") },
    }),
    async (context) => {
      // The stage parses the plan as a whole, and names every wrong part.
      const plan = context.req.valid("json") as unknown as StudyPlanInput;
      return context.json(await openStudy(as(visitor(context)), plan), 201);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/studies/{id}/next",
      operationId: "nextStudyItem",
      summary: "The next pair for you; nothing in it tells the sides apart",
      permission: "studies.vote",
      tags,
      request: { params },
      responses: {
        200: jsonAnswer(
          z.object({ item: itemSchema.nullable() }).openapi("NextStudyItem"),
          "Null when nothing is left for you.",
        ),
      },
    }),
    async (context) => {
      const found = await nextItem(store, context.req.valid("param").id, visitor(context).person.name);
      return context.json({ item: found && { ...found, pages: found.pages.length } }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/studies/{id}/votes",
      operationId: "vote",
      summary: "Vote on a pair, once and for good",
      permission: "studies.vote",
      tags,
      request: { params, body: jsonBody(voteSchema) },
      responses: { 201: jsonAnswer(z.object({ item: z.int() }).openapi("StoredVote"), "Stored.") },
    }),
    async (context) => {
      const { reason, seconds, ...rest } = context.req.valid("json");
      const { item } = await vote(store, {
        studyId: context.req.valid("param").id,
        reader: visitor(context).person.name,
        ...rest,
        ...(reason === undefined ? {} : { reason }),
        ...(seconds === undefined ? {} : { seconds }),
      });
      return context.json({ item }, 201);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/studies/{id}/close",
      operationId: "closeStudy",
      summary: "End the voting, for good",
      permission: "studies.manage",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(z.object({ id: idSchema, votes: z.int() }).openapi("ClosedStudy"), "Closed.") },
    }),
    async (context) => context.json(await closeStudy(as(visitor(context)), context.req.valid("param").id), 200),
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/studies/{id}/sides",
      operationId: "unblindStudy",
      summary: "Reveal the sides of a closed study; recorded, and refused while it is open",
      permission: "studies.manage",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(sidesSchema, "Which candidate stood where.") },
    }),
    async (context) => context.json({ items: await unblind(as(visitor(context)), context.req.valid("param").id) }, 200),
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/studies/{id}/result",
      operationId: "getStudyResult",
      summary: "The result, once the sides are revealed",
      permission: "studies.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(resultSchema, "As the plan said it would be analysed.") },
    }),
    async (context) => context.json({ ...(await analyse(store, context.req.valid("param").id)) }, 200),
  );
}
