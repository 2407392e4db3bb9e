import { z } from "@hono/zod-openapi";
import { and, asc, count, countDistinct, eq, like, max, min, type SQL, sql, sum } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { readsSecond } from "../../label/index.ts";
import { tables } from "../../store/index.ts";
import {
  anchoring,
  anchoringRows,
  filteredSuggestions,
  filterReport,
  TEACHING_TASKS,
  type TeachingTaskName,
} from "../../teach/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage } from "../cursor.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema, intervalSchema, pageQuery, scoreSchema } from "../schemas.ts";

const tags = ["teaching"];
const { spend, suggestions } = tables;

const taskSchema = z.enum(TEACHING_TASKS);
const stateSchema = z.enum(["kept", "rejected"]);
const decisionSchema = z.enum(["accepted", "edited", "rejected"]);
const verdictSchema = z.enum(["passed", "failed", "not-applicable"]);

const teacherSchema = z
  .object({
    task: taskSchema,
    teacher: z.string(),
    suggestions: z.int(),
    documents: z.int(),
    kept: z.int(),
    rejected: z.int().openapi({ description: "By filters." }),
    heldBack: z.int().openapi({ description: "Not shown to people, to measure anchoring." }),
    accepted: z.int(),
    edited: z.int(),
    refused: z.int().openapi({ description: "Rejected by people." }),
    firstAt: instantSchema,
    lastAt: instantSchema,
  })
  .openapi("Teacher");

const roundSchema = z
  .object({
    task: z.string(),
    dataset: z.string().openapi({ description: "Dataset version that was taught; `none` before there was one." }),
    endpoint: z.string(),
    requests: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    cost: z.number().openapi({ description: "In the currency of the endpoint's price; 0 where it has none." }),
    lastAt: instantSchema,
  })
  .openapi("TeachingSpend");

const groupSchema = z
  .object({
    suggestions: z.int(),
    removed: z.int(),
    removedBy: z
      .record(z.string(), z.int())
      .openapi({ description: "Suggestions that each filter alone would have removed; one can fail several." }),
    documents: z.int(),
    lost: z.int().openapi({ description: "Documents that no suggestion is left for." }),
    lostShare: scoreSchema,
    interval: intervalSchema.nullable(),
  })
  .openapi("FilterGroup");

const filterReportSchema = z
  .object({
    all: groupSchema,
    classes: z.record(z.string(), groupSchema),
    difficulties: z.record(z.string(), groupSchema).openapi({ description: "Thirds of page sharpness." }),
    teachers: z.record(z.string(), groupSchema),
  })
  .openapi("FilterReport");

const armSchema = z
  .object({
    documents: z.int(),
    alike: z.int(),
    share: scoreSchema,
    interval: intervalSchema.nullable(),
    values: scoreSchema,
  })
  .openapi("AnchoringArm");

const anchoringSchema = z
  .object({
    shown: armSchema,
    heldBack: armSchema,
    difference: z.union([
      z.object({ kind: z.literal("scored"), value: z.number(), interval: intervalSchema }),
      z.object({ kind: z.literal("unscored"), reason: z.string() }),
    ]),
  })
  .openapi("Anchoring");

const listedShape = {
  id: idSchema,
  documentId: documentIdSchema,
  task: taskSchema,
  teacher: z.string(),
  state: stateSchema,
  decision: decisionSchema.nullable(),
  decidedBy: z.string().nullable(),
  createdAt: instantSchema,
};

const listedSchema = z
  .object({ ...listedShape, failed: z.array(z.string()).openapi({ description: "Filters that it did not pass." }) })
  .openapi("ListedSuggestion");

const filteredSchema = z
  .object({
    ...listedShape,
    content: z.record(z.string(), z.unknown()),
    edited: z.record(z.string(), z.unknown()).nullable(),
    filters: z.array(z.object({ filter: z.string(), verdict: verdictSchema, reason: z.string() })),
  })
  .openapi("FilteredSuggestion");

export function teachingRoutes(api: Api, { store, specialty }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/teaching",
      operationId: "listTeachers",
      summary: "What each teacher proposed, what became of it, and what it cost",
      permission: "teaching.read",
      tags,
      responses: {
        200: jsonAnswer(
          z.object({ teachers: z.array(teacherSchema), spend: z.array(roundSchema) }).openapi("Teaching"),
          "Teachers by task and name; spending by round and endpoint.",
        ),
      },
    }),
    async (context) => {
      const { createdAt, decision, documentId, shown, state, task, teacher } = suggestions;
      const counted = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
      const teachers = await store.database
        .select({
          task,
          teacher,
          suggestions: count(),
          documents: countDistinct(documentId),
          kept: counted(eq(state, "kept")),
          rejected: counted(eq(state, "rejected")),
          heldBack: counted(eq(shown, false)),
          accepted: counted(eq(decision, "accepted")),
          edited: counted(eq(decision, "edited")),
          refused: counted(eq(decision, "rejected")),
          firstAt: min(createdAt),
          lastAt: max(createdAt),
        })
        .from(suggestions)
        .groupBy(task, teacher)
        .orderBy(asc(task), asc(teacher));
      const rounds = await store.database
        .select({
          budget: spend.budget,
          endpoint: spend.endpoint,
          requests: count(),
          inputTokens: sum(spend.inputTokens).mapWith(Number),
          outputTokens: sum(spend.outputTokens).mapWith(Number),
          costMicros: sum(spend.costMicros).mapWith(Number),
          lastAt: max(spend.createdAt),
        })
        .from(spend)
        .where(like(spend.budget, "teach %"))
        .groupBy(spend.budget, spend.endpoint)
        .orderBy(asc(spend.budget), asc(spend.endpoint));
      return context.json(
        {
          teachers: teachers.map((row) => ({
            ...row,
            task: row.task as TeachingTaskName,
            firstAt: (row.firstAt as Date).toISOString(),
            lastAt: (row.lastAt as Date).toISOString(),
          })),
          spend: rounds.map(({ budget, costMicros, lastAt, ...row }) => {
            // `teach TASK DATASET`, as the command names the budget of a round.
            const [, task = "", dataset = ""] = budget.split(" ");
            return { task, dataset, ...row, cost: costMicros / 1e6, lastAt: (lastAt as Date).toISOString() };
          }),
        },
        200,
      );
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/teaching/{task}/filters",
      operationId: "getFilterReport",
      summary: "What filtering removed, by class, difficulty and teacher",
      permission: "teaching.read",
      tags,
      request: { params: z.object({ task: taskSchema }) },
      responses: { 200: jsonAnswer(filterReportSchema, "Counts, with Wilson intervals of documents lost.") },
    }),
    async (context) => {
      const { task } = context.req.valid("param");
      return context.json(filterReport(await filteredSuggestions(store, task)), 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/teaching/{task}/anchoring",
      operationId: "getAnchoring",
      summary: "Whether people agreed with suggestions because they saw them",
      permission: "teaching.read",
      tags,
      request: { params: z.object({ task: z.enum(["fields", "caption"]) }) },
      responses: { 200: jsonAnswer(anchoringSchema, "Unscored until documents were labelled both ways.") },
    }),
    async (context) => {
      const rows = await anchoringRows(store, context.req.valid("param").task, specialty.fields);
      return context.json(anchoring(rows), 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/suggestions",
      operationId: "listSuggestions",
      summary: "Suggestions with their state, newest first; never what is held back, and no content",
      permission: "teaching.read",
      tags,
      request: {
        query: z.object({
          task: taskSchema.optional(),
          state: stateSchema.optional(),
          document: documentIdSchema.optional(),
          teacher: z.string().max(300).optional(),
          failed: z.string().max(100).optional().openapi({ description: "A filter that it did not pass." }),
          ...pageQuery,
        }),
      },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(listedSchema), next: z.string().nullable() }).openapi("ListedSuggestions"),
          "One part of the list.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor, task, state, document, teacher, failed } = context.req.valid("query");
      const { at, after, order } = newestFirst(suggestions, cursor);
      const failure = failed === undefined ? undefined : JSON.stringify([{ filter: failed, verdict: "failed" }]);
      const rows = await store.database
        .select({ row: suggestions, at })
        .from(suggestions)
        .where(
          and(
            eq(suggestions.shown, true),
            task && eq(suggestions.task, task),
            state && eq(suggestions.state, state),
            document === undefined ? undefined : eq(suggestions.documentId, document),
            teacher === undefined ? undefined : eq(suggestions.teacher, teacher),
            failure === undefined ? undefined : sql`${suggestions.filters} @> ${failure}::jsonb`,
            after,
          ),
        )
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ row, at }) => [at, row.id]);
      const items = kept.map(({ row }) => ({
        ...listed(row),
        failed: verdictsOf(row)
          .filter(({ verdict }) => verdict === "failed")
          .map(({ filter }) => filter),
      }));
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/suggestions/{id}",
      operationId: "getSuggestion",
      summary: "One suggestion with its content and each filter's verdict",
      permission: "teaching.read",
      tags,
      request: { params: z.object({ id: idSchema }) },
      responses: { 200: jsonAnswer(filteredSchema, "The suggestion, kept or rejected.") },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      const [row] = await store.database
        .select()
        .from(suggestions)
        .where(and(eq(suggestions.id, id), eq(suggestions.shown, true)));
      if (!row) throw new ResidencyError("suggestion-not-found", "there is no suggestion of that id that may be shown");
      if (await readsSecond(store.database, row.documentId, visitor(context).person.name))
        throw new ResidencyError("not-permitted", "a second reader labels without suggestions");
      const { content, edited } = row;
      return context.json({ ...listed(row), content, edited, filters: verdictsOf(row) }, 200);
    },
  );
}

type Row = typeof suggestions.$inferSelect;

const verdictsOf = ({ filters }: Row) => filters as unknown as z.infer<typeof filteredSchema>["filters"];

const listed = (row: Row) => ({
  id: row.id,
  documentId: row.documentId,
  task: row.task as TeachingTaskName,
  teacher: row.teacher,
  state: row.state,
  decision: row.decision,
  decidedBy: row.decidedBy,
  createdAt: row.createdAt.toISOString(),
});
