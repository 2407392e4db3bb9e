import { z } from "@hono/zod-openapi";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Split } from "../../domain/dataset.ts";
import { ResidencyError } from "../../domain/error.ts";
import { judgeStanding } from "../../domain/judge-standing.ts";
import { JUDGE_TASKS } from "../../domain/judge-task.ts";
import { storedScores } from "../../judge/index.ts";
import { tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { indexMembers } from "../queries/dataset-members.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, idSchema, instantSchema, intervalSchema, pageQuery, scoreSchema } from "../schemas.ts";

const tags = ["judges"];
const { datasetMembers, evaluations, judgeChecks, judgements } = tables;

const taskSchema = z.enum(JUDGE_TASKS);

/** The type InstrumentReport of src/judge, as it is stored with a check. */
const reportShape = {
  cases: z.int(),
  answered: z.int(),
  kappa: scoreSchema,
  kappaInterval: intervalSchema.nullable(),
  agreement: scoreSchema,
  repeatConsistency: scoreSchema,
  orderConsistency: scoreSchema,
};

const checkShape = {
  id: idSchema,
  judge: z.string(),
  task: taskSchema,
  promptSha256: z.string(),
  ...reportShape,
  mayGate: z.boolean().openapi({ description: "Whether the judge may gate by this check, under today's prompt." }),
  reason: z.string(),
  createdAt: instantSchema,
};

const checkSchema = z.object(checkShape).openapi("JudgeCheck");

const reportSchema = z
  .object({
    ...checkShape,
    confusion: z
      .record(z.string(), z.record(z.string(), z.int()))
      .openapi({ description: "Counts by what people said, then by what the judge said." }),
    floors: z.object({ kappa: z.number(), cases: z.number(), answered: z.number(), consistency: z.number() }),
  })
  .openapi("InstrumentReport");

const instrumentSchema = z
  .object({ metric: z.string(), implementation: z.string(), judge: z.string(), promptSha256: z.string() })
  .openapi("Instrument", { description: "What a score was read with; two different ones are not compared." });

const summarySchema = z
  .object({
    metric: z.string(),
    candidate: z.string(),
    name: z.string().openapi({ description: "What the evaluation calls the candidate." }),
    instrument: instrumentSchema.nullable(),
    documents: z.int(),
    score: scoreSchema,
    interval: intervalSchema.nullable(),
    unscored: z.record(z.string(), z.int()).openapi({ description: "Reasons for no score, with their counts." }),
  })
  .openapi("JudgedScore");

const judgementSchema = z
  .object({
    id: idSchema,
    documentId: documentIdSchema,
    candidate: z.string(),
    ...instrumentSchema.shape,
    score: scoreSchema,
    detail: z.record(z.string(), z.unknown()).openapi({ description: "Counts and verdicts behind the number." }),
    createdAt: instantSchema,
  })
  .openapi("Judgement");

const listOf = <Item extends z.ZodType>(item: Item, name: string) =>
  z.object({ items: z.array(item), next: z.string().nullable() }).openapi(name);

type Report = z.infer<typeof reportSchema>;

export function judgeRoutes(api: Api, { store }: ServerContext): void {
  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/judges",
      operationId: "listJudges",
      summary: "Judges by task, with their newest check beside people and whether they may gate",
      permission: "judges.read",
      tags,
      responses: {
        200: jsonAnswer(z.object({ items: z.array(checkSchema) }).openapi("JudgeList"), "By judge and task."),
      },
    }),
    async (context) => {
      const rows = await store.database
        .selectDistinctOn([judgeChecks.judge, judgeChecks.task])
        .from(judgeChecks)
        .orderBy(asc(judgeChecks.judge), asc(judgeChecks.task), desc(judgeChecks.createdAt), desc(judgeChecks.id));
      return context.json({ items: rows.map(shownCheck) }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/judge-checks",
      operationId: "listJudgeChecks",
      summary: "Every check of a judge beside people, newest first",
      permission: "judges.read",
      tags,
      request: {
        query: z.object({ judge: z.string().max(300).optional(), task: taskSchema.optional(), ...pageQuery }),
      },
      responses: { 200: jsonAnswer(listOf(checkSchema, "JudgeCheckList"), "One part of the list.") },
    }),
    async (context) => {
      const { limit, cursor, judge, task } = context.req.valid("query");
      const { at, after, order } = newestFirst(judgeChecks, cursor);
      const rows = await store.database
        .select({ row: judgeChecks, at })
        .from(judgeChecks)
        .where(
          and(
            judge === undefined ? undefined : eq(judgeChecks.judge, judge),
            task && eq(judgeChecks.task, task),
            after,
          ),
        )
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ row, at }) => [at, row.id]);
      return context.json({ items: kept.map(({ row }) => shownCheck(row)), next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/judge-checks/{id}",
      operationId: "getInstrumentReport",
      summary: "How a judge did as an instrument: agreement, confusion, consistency and floors",
      permission: "judges.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(reportSchema, "The report.") },
    }),
    async (context) => {
      const [row] = await store.database
        .select()
        .from(judgeChecks)
        .where(eq(judgeChecks.id, context.req.valid("param").id));
      if (!row) throw new ResidencyError("judge-check-not-found", "there is no check of that id");
      const { confusion, floors } = row.report as unknown as Report;
      return context.json({ ...shownCheck(row), confusion, floors }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/evaluations/{id}/judged",
      operationId: "getJudgedScores",
      summary: "What judges made of the answers of an evaluation, by candidate and instrument",
      permission: "judges.read",
      tags,
      request: { params },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(summarySchema) }).openapi("JudgedScores"),
          "Empty before `residency judge score`. The newest judgement of each document counts.",
        ),
      },
    }),
    async (context) => {
      const { candidates, datasetId, split } = await evaluationOf(context.req.valid("param").id);
      const nameOf = new Map(candidates.map(({ id, name }) => [id, name]));
      const scores = await storedScores(store, {
        candidates: [...nameOf.keys()],
        dataset: datasetId,
        split: split as Split,
      });
      return context.json(
        { items: scores.map((score) => ({ ...score, name: nameOf.get(score.candidate) ?? score.candidate })) },
        200,
      );
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/evaluations/{id}/judgements",
      operationId: "listJudgements",
      summary: "The judgements behind the scores, each with its verdicts",
      permission: "judges.read",
      tags,
      request: {
        params,
        query: z.object({
          candidate: z.string().max(300).optional().openapi({ description: "A candidate's id." }),
          metric: z.string().max(100).optional(),
          judge: z.string().max(300).optional(),
          document: documentIdSchema.optional(),
          ...pageQuery,
        }),
      },
      responses: { 200: jsonAnswer(listOf(judgementSchema, "JudgementList"), "By candidate, metric and document.") },
    }),
    async (context) => {
      const { candidates, datasetId, split } = await evaluationOf(context.req.valid("param").id);
      const { limit, cursor, candidate, metric, judge, document } = context.req.valid("query");
      const after = readCursor(cursor, z.tuple([z.string(), z.string(), z.string(), z.string()]));
      await indexMembers(store, datasetId);
      const rows = await store.database
        .select({ row: judgements })
        .from(judgements)
        .innerJoin(
          datasetMembers,
          and(
            eq(datasetMembers.documentId, judgements.documentId),
            eq(datasetMembers.datasetId, datasetId),
            eq(datasetMembers.split, split as Split),
          ),
        )
        .where(
          and(
            inArray(
              judgements.candidate,
              candidates.map(({ id }) => id),
            ),
            candidate === undefined ? undefined : eq(judgements.candidate, candidate),
            metric === undefined ? undefined : eq(judgements.metric, metric),
            judge === undefined ? undefined : eq(judgements.judge, judge),
            document === undefined ? undefined : eq(judgements.documentId, document),
            after &&
              sql`(${judgements.candidate}, ${judgements.metric}, ${judgements.documentId}, ${judgements.id}) > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]})`,
          ),
        )
        .orderBy(asc(judgements.candidate), asc(judgements.metric), asc(judgements.documentId), asc(judgements.id))
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ row }) => [
        row.candidate,
        row.metric,
        row.documentId,
        row.id,
      ]);
      const items = kept.map(({ row }) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return context.json({ items, next }, 200);
    },
  );

  async function evaluationOf(id: string): Promise<typeof evaluations.$inferSelect> {
    const [found] = await store.database.select().from(evaluations).where(eq(evaluations.id, id));
    if (!found) throw new ResidencyError("evaluation-not-found", "there is no evaluation of that id");
    return found;
  }
}

/** A check with what it is worth today: one that was made with another prompt lets nothing through. */
function shownCheck(row: typeof judgeChecks.$inferSelect): z.infer<typeof checkSchema> {
  const { cases, answered, kappa, kappaInterval, agreement, repeatConsistency, orderConsistency } =
    row.report as unknown as Report;
  const standing = judgeStanding(row.judge, row.task, row);
  return {
    id: row.id,
    judge: row.judge,
    task: row.task as (typeof JUDGE_TASKS)[number],
    promptSha256: row.promptSha256,
    ...{ cases, answered, kappa, kappaInterval, agreement, repeatConsistency, orderConsistency },
    mayGate: standing.may,
    reason: standing.reason,
    createdAt: row.createdAt.toISOString(),
  };
}
