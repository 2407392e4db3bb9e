import { z } from "@hono/zod-openapi";
import { VOTE_TAGS, VOTES } from "../../study/index.ts";
import { documentIdSchema, idSchema, instantSchema } from "../schemas.ts";

/** Shapes of blind readings, as the API describes them. */

export const summarySchema = z
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

export const itemSchema = z
  .object({
    studyId: idSchema,
    item: z.int(),
    question: z.string(),
    documentId: documentIdSchema,
    pages: z.int().openapi({ description: "How many; their pictures are at /api/documents/{id}/pages/{page}/image." }),
    a: z.string().nullable(),
    b: z.string().nullable(),
    done: z.int().openapi({ description: "Pairs that you voted on." }),
    left: z.int().openapi({ description: "Pairs that you can still be asked for, this one included." }),
  })
  .openapi("ReaderItem");

export const planSchema = z
  .looseObject({ name: z.string(), candidates: z.array(z.object({ name: z.string(), id: z.string() })) })
  .openapi("StudyPlan", { description: "The type StudyPlanInput of src/study/plan.ts; checked as a whole." });

export const openedSchema = z
  .object({ id: idSchema, planSha256: z.string(), items: z.int(), repeats: z.int(), identical: z.int() })
  .openapi("OpenedStudy");

export const fromEvaluationSchema = z
  .strictObject({
    name: z.string().min(1).max(63),
    evaluation: idSchema,
    against: z.string().min(1).openapi({ description: "Name of the candidate that is compared with." }),
    candidate: z.string().min(1).openapi({ description: "Name of the candidate that the study asks about." }),
    documents: z.int().min(1).max(1_000).optional().openapi({ description: "At most so many, drawn by the seed." }),
    seed: z.int().min(0).max(0xffffffff).default(1),
    readersPerItem: z.int().min(2).max(20).default(2),
    margin: z.number().gt(-1).lt(1).default(0),
  })
  .openapi("StudyFromEvaluation");

export const voteSchema = z
  .strictObject({
    item: z.int().min(0),
    vote: z.enum(VOTES),
    tags: z.array(z.enum(VOTE_TAGS)).max(VOTE_TAGS.length).default([]),
    reason: z.string().max(2_000).optional(),
    seconds: z.number().min(0).max(86_400).optional(),
  })
  .openapi("Vote");

export const resultSchema = z
  .looseObject({ id: idSchema, planSha256: z.string() })
  .openapi("StudyResult", { description: "The type StudyResult of src/study." });

export const sidesSchema = z
  .object({
    items: z.array(z.object({ item: z.int(), documentId: documentIdSchema, a: z.string(), b: z.string() })),
  })
  .openapi("StudySides");
