import { z } from "@hono/zod-openapi";
import { and, asc, eq } from "drizzle-orm";
import { ERRORS, ResidencyError } from "../../domain/error.ts";
import { LABEL_PURPOSES, type LabelPurpose } from "../../domain/label-purpose.ts";
import {
  type CurrentLabel,
  finishDocument,
  giveBackDocument,
  keepDocument,
  type LabelInput,
  labelHistory,
  nextDocument,
  queueLengths,
  readLabels,
  readsSecond,
  SECOND_SHARE,
  saveLabels,
} from "../../label/index.ts";
import { tables } from "../../store/index.ts";
import { decideSuggestion } from "../../teach/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext, Visitor } from "../context.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import {
  boxSchema,
  documentIdSchema,
  failureSchema,
  fieldStatusSchema,
  idSchema,
  instantSchema,
  storedBoxSchema,
} from "../schemas.ts";

const tags = ["labels"];

export const labelSchema = z
  .object({
    path: z.string(),
    revision: z.int(),
    value: z.string().nullable(),
    status: fieldStatusSchema,
    evidence: z.array(storedBoxSchema),
    author: z.string(),
    method: z.string(),
    createdAt: instantSchema,
  })
  .openapi("Label");

const labelInputSchema = z
  .strictObject({
    path: z.string().min(1).max(200),
    expectedRevision: z.int().min(0).openapi({ description: "Revision that the person saw; 0 for none." }),
    value: z.string().max(100_000).nullable(),
    status: fieldStatusSchema,
    evidence: z.array(boxSchema).max(200),
  })
  .openapi("LabelInput");

const saveSchema = z.strictObject({ labels: z.array(labelInputSchema).min(1).max(2_000) }).openapi("LabelSave");

const savedSchema = z.object({ labels: z.array(labelSchema) }).openapi("SavedLabels");

const conflictSchema = failureSchema
  .extend({
    conflicts: z.array(
      z.object({ path: z.string(), yours: labelInputSchema, current: labelSchema.nullable() }).openapi("LabelConflict"),
    ),
  })
  .openapi("LabelConflicts");

const documentLabelsSchema = z
  .object({
    documentId: documentIdSchema,
    blind: z.boolean().openapi({ description: "You are its second reader: only your own labels are shown." }),
    labels: z.array(labelSchema),
    disagreements: z.array(z.string()).openapi({ description: "Paths on which two readings differ, still open." }),
  })
  .openapi("DocumentLabels");

const historySchema = z.object({ items: z.array(labelSchema) }).openapi("LabelHistory");

const suggestionSchema = z
  .object({
    id: idSchema,
    task: z.string(),
    teacher: z.string(),
    content: z.record(z.string(), z.unknown()),
    decision: z.enum(["accepted", "edited", "rejected"]).nullable(),
    decidedBy: z.string().nullable(),
    createdAt: instantSchema,
  })
  .openapi("Suggestion");

const queueItemSchema = z
  .object({ documentId: documentIdSchema, purpose: z.enum(LABEL_PURPOSES), expiresAt: instantSchema })
  .openapi("QueueItem");

const params = z.object({ id: documentIdSchema });
const itemRequest = { params, query: z.object({ purpose: z.enum(LABEL_PURPOSES) }) };
const shareSchema = z.coerce.number().min(0).max(1).default(SECOND_SHARE);

export function labelRoutes(api: Api, server: ServerContext): void {
  const { store, specialty } = server;

  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/labels",
      operationId: "getLabels",
      summary: "Current labels with evidence and revision",
      permission: "labels.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(documentLabelsSchema, "Sorted by path.") },
    }),
    async (context) => {
      const found = await readLabels(store, context.req.valid("param").id, visitor(context).person.name);
      return context.json({ ...found, labels: found.labels.map(shown) }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/labels/history",
      operationId: "getLabelHistory",
      summary: "Every revision of every label",
      permission: "labels.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(historySchema, "By path, the oldest first.") },
    }),
    async (context) => {
      const rows = await labelHistory(store, context.req.valid("param").id, visitor(context).person.name);
      return context.json({ items: rows.map(shown) }, 200);
    },
  );

  const saveRequest = { params, body: jsonBody(saveSchema) };
  const saveResponses = {
    200: jsonAnswer(savedSchema, "Committed: every label as it stands now."),
    409: jsonAnswer(conflictSchema, "Somebody else was quicker; nothing was written, and both versions are given."),
  };

  api.openapi(
    route({
      method: "put",
      path: "/api/documents/{id}/labels",
      operationId: "saveLabels",
      summary: "Save labels on top of the revisions that were seen, all or none",
      permission: "labels.write",
      tags,
      request: saveRequest,
      responses: saveResponses,
    }),
    async (context) => {
      const outcome = await save(
        context.req.valid("param").id,
        visitor(context).person.name,
        context.req.valid("json"),
      );
      return outcome.kind === "saved" ? context.json(outcome.answer, 200) : context.json(outcome.answer, 409);
    },
  );

  api.openapi(
    route({
      method: "put",
      path: "/api/documents/{id}/adjudications",
      operationId: "adjudicate",
      summary: "Settle what two readings gave differently",
      permission: "labels.adjudicate",
      tags,
      request: saveRequest,
      responses: saveResponses,
    }),
    async (context) => {
      const outcome = await save(
        context.req.valid("param").id,
        visitor(context).person.name,
        context.req.valid("json"),
        true,
      );
      return outcome.kind === "saved" ? context.json(outcome.answer, 200) : context.json(outcome.answer, 409);
    },
  );

  async function save(documentId: string, author: string, { labels }: { labels: LabelInput[] }, adjudicates = false) {
    const outcome = await saveLabels(store, { documentId, author, labels, adjudicates, now: server.now() });
    if (outcome.kind === "saved") return { kind: "saved", answer: { labels: outcome.labels.map(shown) } } as const;
    const message = `${outcome.conflicts.length} labels were changed since you read them; nothing was saved`;
    return {
      kind: "conflict",
      answer: {
        error: { code: "label-conflict" as const, message, remedy: ERRORS["label-conflict"] },
        conflicts: outcome.conflicts.map((conflict) => ({
          ...conflict,
          current: conflict.current && shown(conflict.current),
        })),
      },
    } as const;
  }

  api.openapi(
    route({
      method: "get",
      path: "/api/documents/{id}/suggestions",
      operationId: "getSuggestions",
      summary: "What teachers proposed; never what is held back, and nothing to a second reader",
      permission: "labels.read",
      tags,
      request: { params },
      responses: {
        200: jsonAnswer(z.object({ items: z.array(suggestionSchema) }).openapi("SuggestionList"), "The oldest first."),
      },
    }),
    async (context) => {
      const { id } = context.req.valid("param");
      if (await readsSecond(store.database, id, visitor(context).person.name)) return context.json({ items: [] }, 200);
      const { suggestions } = tables;
      const rows = await store.database
        .select({
          id: suggestions.id,
          task: suggestions.task,
          teacher: suggestions.teacher,
          content: suggestions.content,
          decision: suggestions.decision,
          decidedBy: suggestions.decidedBy,
          createdAt: suggestions.createdAt,
        })
        .from(suggestions)
        .where(and(eq(suggestions.documentId, id), eq(suggestions.state, "kept"), eq(suggestions.shown, true)))
        .orderBy(asc(suggestions.createdAt), asc(suggestions.id));
      return context.json({ items: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/documents/{id}/suggestions/{suggestion}/decision",
      operationId: "decideSuggestion",
      summary: "Accept, edit or reject a suggestion; accepted ones become labels in your name",
      permission: "labels.write",
      tags,
      request: {
        params: params.extend({ suggestion: idSchema }),
        body: jsonBody(
          z
            .strictObject({
              decision: z.enum(["accepted", "edited", "rejected"]),
              edited: z.record(z.string(), z.unknown()).optional(),
            })
            .openapi("SuggestionDecision"),
        ),
      },
      responses: { 200: jsonAnswer(z.object({ labels: z.int() }).openapi("DecidedSuggestion"), "Labels written.") },
    }),
    async (context) => {
      const { id, suggestion } = context.req.valid("param");
      const { decision, edited } = context.req.valid("json");
      const { name } = visitor(context).person;
      const { suggestions } = tables;
      const [found] = await store.database
        .select({ documentId: suggestions.documentId })
        .from(suggestions)
        .where(and(eq(suggestions.id, suggestion), eq(suggestions.documentId, id)));
      if (!found) throw new ResidencyError("suggestion-not-found", "the document has no suggestion of that id");
      if (await readsSecond(store.database, id, name))
        throw new ResidencyError("not-permitted", "a second reader labels without suggestions");
      const fields = [specialty.fields, ...Object.values(specialty.general).map((family) => family.fields)].flat();
      const { labels } = await decideSuggestion(
        store,
        suggestion,
        { decision, by: name, ...(edited === undefined ? {} : { edited }) },
        fields,
      );
      return context.json({ labels }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/label-queue",
      operationId: "getQueueLengths",
      summary: "How many documents wait, by purpose",
      permission: "labels.read",
      tags,
      request: { query: z.object({ share: shareSchema }) },
      responses: {
        200: jsonAnswer(
          z.object({ first: z.int(), second: z.int(), adjudicate: z.int() }).openapi("QueueLengths"),
          "Documents.",
        ),
      },
    }),
    async (context) => context.json(await queueLengths(store, specialty, context.req.valid("query").share), 200),
  );

  const nextResponses = {
    200: jsonAnswer(z.object({ item: queueItemSchema.nullable() }).openapi("NextItem"), "Null when nothing waits."),
  };

  api.openapi(
    route({
      method: "post",
      path: "/api/label-queue/next",
      operationId: "takeNextDocument",
      summary: "The next document to label, kept for you for a quarter of an hour",
      permission: "labels.write",
      tags,
      request: {
        body: jsonBody(
          z
            .strictObject({
              purpose: z.enum(["first", "second"]).default("first"),
              share: z.number().min(0).max(1).default(SECOND_SHARE),
            })
            .openapi("NextRequest"),
        ),
      },
      responses: nextResponses,
    }),
    async (context) => {
      const request = { ...context.req.valid("json"), person: visitor(context).person.name, now: server.now() };
      return context.json({ item: item(await nextDocument(store, specialty, request)) }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/adjudication-queue/next",
      operationId: "takeNextDispute",
      summary: "The next document with a disagreement, kept for you for a quarter of an hour",
      permission: "labels.adjudicate",
      tags,
      responses: nextResponses,
    }),
    async (context) => {
      const request = { purpose: "adjudicate" as const, person: visitor(context).person.name, now: server.now() };
      return context.json({ item: item(await nextDocument(store, specialty, request)) }, 200);
    },
  );

  api.openapi(
    route({
      method: "put",
      path: "/api/label-queue/{id}",
      operationId: "keepDocument",
      summary: "Keep a document for another quarter of an hour",
      permission: "labels.write",
      tags,
      request: itemRequest,
      responses: { 200: jsonAnswer(queueItemSchema, "Kept.") },
    }),
    async (context) => {
      const kept = await keepDocument(
        store,
        held(context.req.valid("param"), context.req.valid("query"), visitor(context)),
      );
      return context.json({ ...kept, expiresAt: kept.expiresAt.toISOString() }, 200);
    },
  );

  api.openapi(
    route({
      method: "delete",
      path: "/api/label-queue/{id}",
      operationId: "giveBackDocument",
      summary: "Give a document back unfinished",
      permission: "labels.write",
      tags,
      request: itemRequest,
      responses: { 204: { description: "Given back, or not held." } },
    }),
    async (context) => {
      await giveBackDocument(store, held(context.req.valid("param"), context.req.valid("query"), visitor(context)));
      return context.body(null, 204);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/label-queue/{id}/finish",
      operationId: "finishDocument",
      summary: "End the work on a document; a second reading is then compared with the first",
      permission: "labels.write",
      tags,
      request: itemRequest,
      responses: {
        200: jsonAnswer(
          z.object({ disagreements: z.array(z.string()) }).openapi("FinishedDocument"),
          "Paths on which the two readings differ.",
        ),
      },
    }),
    async (context) => {
      const disagreements = await finishDocument(
        store,
        specialty,
        held(context.req.valid("param"), context.req.valid("query"), visitor(context)),
      );
      return context.json({ disagreements }, 200);
    },
  );

  function held({ id }: { id: string }, { purpose }: { purpose: LabelPurpose }, { person }: Visitor) {
    return { documentId: id, purpose, person: person.name, now: server.now() };
  }
}

/** A label as the API shows it; only what the schema names leaves the server. */
export const shown = ({ path, revision, value, status, evidence, author, method, createdAt }: CurrentLabel) => ({
  path,
  revision,
  value,
  status,
  evidence,
  author,
  method,
  createdAt: createdAt.toISOString(),
});

const item = (found: Awaited<ReturnType<typeof nextDocument>>) =>
  found && { ...found, expiresAt: found.expiresAt.toISOString() };
