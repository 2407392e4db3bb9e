import { z } from "@hono/zod-openapi";
import { and, asc, eq, gt } from "drizzle-orm";
import { SPLITS } from "../../domain/dataset.ts";
import { PHI_STATES } from "../../domain/endpoint.ts";
import { tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { diffDatasets } from "../queries/dataset-diff.ts";
import { datasetOf, indexMembers } from "../queries/dataset-members.ts";
import { lineageOf } from "../queries/lineage.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import {
  documentIdSchema,
  fieldStatusSchema,
  idSchema,
  instantSchema,
  pageQuery,
  storedBoxSchema,
} from "../schemas.ts";

const tags = ["datasets"];

const counts = z.record(z.string(), z.int());

const summarySchema = z
  .looseObject({
    documents: z.int(),
    splits: counts,
    domains: z.record(z.string(), counts),
    families: z.record(z.string(), counts),
    exactDuplicates: z.int(),
    nearDuplicates: z.int(),
    leftOut: counts,
    trainingRows: z.int(),
    leaks: z.int(),
  })
  .openapi("DatasetSummary");

const datasetSchema = z
  .object({ id: idSchema, specialty: z.string(), summary: summarySchema, createdAt: instantSchema })
  .openapi("Dataset");

const memberSchema = z
  .object({
    documentId: documentIdSchema,
    name: z.string(),
    family: z.string().nullable(),
    split: z.enum(SPLITS),
    selected: z.boolean().openapi({ description: "Whether it is a training row." }),
    phi: z.enum(PHI_STATES),
  })
  .openapi("DatasetMember");

const diffSchema = z
  .object({
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    equal: z.int(),
    changes: z.array(
      z
        .object({
          documentId: documentIdSchema,
          name: z.string(),
          change: z.enum(["added", "removed", "changed"]),
          parts: z.array(z.string()),
          paths: z.array(z.string()),
          splitBefore: z.string().nullable(),
          splitAfter: z.string().nullable(),
        })
        .openapi("DatasetChange"),
    ),
  })
  .openapi("DatasetDiff");

const lineageSchema = z
  .object({
    document: z.looseObject({
      id: documentIdSchema,
      name: z.string(),
      split: z.enum(SPLITS),
      selected: z.boolean(),
      pages: z.array(z.object({ sha256: z.string(), width: z.int(), height: z.int() })),
      fields: z
        .record(
          z.string(),
          z.object({ value: z.string().nullable(), status: fieldStatusSchema, evidence: z.array(storedBoxSchema) }),
        )
        .optional(),
    }),
    added: z.object({ sequence: z.int(), at: z.string(), actor: z.string() }).nullable(),
    source: z.string().openapi({ description: "Name of the file that it was read from." }),
    labels: z.array(
      z.object({
        path: z.string(),
        revision: z.int().nullable(),
        author: z.string().nullable(),
        method: z.string().nullable(),
      }),
    ),
    runs: z.array(z.object({ id: z.string(), state: z.string(), trained: z.boolean() })),
    evaluations: z.array(z.object({ id: z.string(), split: z.string() })),
  })
  .openapi("Lineage");

/** Changes that a comparison lists; the counts are of all. */
const MOST_CHANGES = 500;

export function datasetRoutes(api: Api, { store }: ServerContext): void {
  api.openapi(
    route({
      method: "get",
      path: "/api/datasets",
      operationId: "listDatasets",
      summary: "Dataset versions, newest first",
      permission: "datasets.read",
      tags,
      request: { query: z.object(pageQuery) },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(datasetSchema), next: z.string().nullable() }).openapi("DatasetList"),
          "One part of the list.",
        ),
      },
    }),
    async (context) => {
      const { limit, cursor } = context.req.valid("query");
      const { datasets } = tables;
      const { at, after, order } = newestFirst(datasets, cursor);
      const rows = await store.database
        .select({ row: datasets, at })
        .from(datasets)
        .where(after)
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ at, row }) => [at, row.id]);
      return context.json({ items: kept.map(({ row }) => shown(row)), next }, 200);
    },
  );

  const params = z.object({ id: idSchema });

  api.openapi(
    route({
      method: "get",
      path: "/api/datasets/{id}",
      operationId: "getDataset",
      summary: "One dataset version with its summary",
      permission: "datasets.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(datasetSchema, "By its id or the beginning of it.") },
    }),
    async (context) => context.json(shown(await datasetOf(store, context.req.valid("param").id)), 200),
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/datasets/{id}/documents",
      operationId: "listDatasetDocuments",
      summary: "The documents of a version with their splits",
      permission: "datasets.read",
      tags,
      request: { params, query: z.object({ split: z.enum(SPLITS).optional(), ...pageQuery }) },
      responses: {
        200: jsonAnswer(
          z.object({ items: z.array(memberSchema), next: z.string().nullable() }).openapi("DatasetMemberList"),
          "By document id.",
        ),
      },
    }),
    async (context) => {
      const { id } = await datasetOf(store, context.req.valid("param").id);
      const { split, limit, cursor } = context.req.valid("query");
      await indexMembers(store, id);
      const { datasetMembers, documents } = tables;
      const after = readCursor(cursor, z.tuple([z.string()]));
      const { documentId, selected, phi } = datasetMembers;
      const rows = await store.database
        .select({
          documentId,
          name: documents.name,
          family: documents.family,
          split: datasetMembers.split,
          selected,
          phi,
        })
        .from(datasetMembers)
        .innerJoin(documents, eq(documents.id, documentId))
        .where(
          and(
            eq(datasetMembers.datasetId, id),
            split && eq(datasetMembers.split, split),
            after && gt(documentId, after[0]),
          ),
        )
        .orderBy(asc(documentId))
        .limit(limit + 1);
      const { rows: items, next } = cutPage(rows, limit, (row) => [row.documentId]);
      return context.json({ items, next }, 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/datasets/{id}/diff/{other}",
      operationId: "diffDatasets",
      summary: "What differs from this version to the other",
      permission: "datasets.read",
      tags,
      request: { params: params.extend({ other: idSchema }) },
      responses: { 200: jsonAnswer(diffSchema, `Counts of all, and the first ${MOST_CHANGES} changes by document.`) },
    }),
    async (context) => {
      const { id, other } = context.req.valid("param");
      const [before, after] = [await datasetOf(store, id), await datasetOf(store, other)];
      return context.json(await diffDatasets(store, before.id, after.id, MOST_CHANGES), 200);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/datasets/{id}/documents/{document}",
      operationId: "getLineage",
      summary: "Where a row came from, and what was done with it",
      permission: "datasets.read",
      tags,
      request: { params: params.extend({ document: documentIdSchema }) },
      responses: { 200: jsonAnswer(lineageSchema, "The row as the version holds it, and its lineage.") },
    }),
    async (context) => {
      const { id, document } = context.req.valid("param");
      const lineage = await lineageOf(store, (await datasetOf(store, id)).id, document);
      return context.json(lineage as unknown as z.infer<typeof lineageSchema>, 200);
    },
  );
}

const shown = ({ id, specialty, summary, createdAt }: typeof tables.datasets.$inferSelect) => ({
  id,
  specialty: specialty.name,
  summary: summary as z.infer<typeof summarySchema>,
  createdAt: createdAt.toISOString(),
});
