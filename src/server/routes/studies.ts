import { z } from "@hono/zod-openapi";
import { and, eq } from "drizzle-orm";
import { tables } from "../../store/index.ts";
import {
  analyse,
  closeStudy,
  listStudies,
  nextItem,
  openStudy,
  planFromEvaluation,
  type StudyPlanInput,
  unblind,
  vote,
} from "../../study/index.ts";
import { actingStore } from "../acting-store.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext, Visitor } from "../context.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema } from "../schemas.ts";
import {
  fromEvaluationSchema,
  itemSchema,
  openedSchema,
  planSchema,
  resultSchema,
  sidesSchema,
  summarySchema,
  voteSchema,
} from "./study-schemas.ts";

const tags = ["studies"];

export function studyRoutes(api: Api, { store, specialty }: ServerContext): void {
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
      path: "/api/studies/from-evaluation",
      operationId: "openStudyFromEvaluation",
      summary: "Open a blind reading of two candidates over documents that an evaluation asked both about",
      permission: "studies.manage",
      tags,
      request: { body: jsonBody(fromEvaluationSchema) },
      responses: { 201: jsonAnswer(openedSchema, "Opened, or open already with this very plan.") },
    }),
    async (context) => {
      const given = context.req.valid("json");
      const { name, evaluation, against, candidate, documents, seed, readersPerItem, margin } = given;
      const plan = await planFromEvaluation(store, specialty, {
        name,
        evaluation,
        candidates: [against, candidate],
        seed,
        ...(documents === undefined ? {} : { documents }),
      });
      const opened = await openStudy(as(visitor(context)), {
        ...plan,
        readersPerItem,
        primary: { ...plan.primary, margin },
      });
      return context.json(opened, 201);
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
      const reader = visitor(context).person.name;
      const found = await nextItem(store, context.req.valid("param").id, reader);
      if (!found) return context.json({ item: null }, 200);
      const { studyVotes } = tables;
      const done = await store.database.$count(
        studyVotes,
        and(eq(studyVotes.studyId, found.studyId), eq(studyVotes.reader, reader)),
      );
      return context.json({ item: { ...found, pages: found.pages.length, done } }, 200);
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
