import { z } from "@hono/zod-openapi";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { SPLITS } from "../../domain/dataset.ts";
import { tables } from "../../store/index.ts";
import type { Api, ServerContext } from "../context.ts";
import { cutPage, readCursor } from "../cursor.ts";
import { datasetBalance } from "../queries/dataset-balance.ts";
import { diffDatasets } from "../queries/dataset-diff.ts";
import { datasetOf, indexMembers } from "../queries/dataset-members.ts";
import { lineageOf } from "../queries/lineage.ts";
import { newestFirst } from "../queries/newest-first.ts";
import { jsonAnswer, route } from "../route.ts";
import { documentIdSchema, idSchema, pageQuery } from "../schemas.ts";
import {
  balanceSchema,
  datasetSchema,
  diffSchema,
  lineageSchema,
  memberSchema,
  type summarySchema,
} from "./dataset-schemas.ts";

const tags = ["datasets"];

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
        .select({ row: datasets, at, runs: runCount })
        .from(datasets)
        .where(after)
        .orderBy(...order)
        .limit(limit + 1);
      const { rows: kept, next } = cutPage(rows, limit, ({ at, row }) => [at, row.id]);
      return context.json({ items: kept.map(({ row, runs }) => shown(row, runs)), next }, 200);
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
    async (context) => {
      const found = await datasetOf(store, context.req.valid("param").id);
      return context.json(
        shown(found, await store.database.$count(tables.runs, eq(tables.runs.datasetId, found.id))),
        200,
      );
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/datasets/{id}/balance",
      operationId: "getDatasetBalance",
      summary: "What a version is made of: by domain, family, class and facility, in each split",
      permission: "datasets.read",
      tags,
      request: { params },
      responses: { 200: jsonAnswer(balanceSchema, "The most frequent values first.") },
    }),
    async (context) => {
      const { id } = await datasetOf(store, context.req.valid("param").id);
      return context.json(await datasetBalance(store, id), 200);
    },
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

const runCount = sql<number>`(select count(*)::int from ${tables.runs} where ${tables.runs.datasetId} = ${tables.datasets}.id)`;

const shown = ({ id, specialty, summary, createdAt }: typeof tables.datasets.$inferSelect, runs: number) => ({
  id,
  specialty: specialty.name,
  summary: summary as z.infer<typeof summarySchema>,
  split: specialty.split,
  mix: specialty.mix ?? null,
  runs,
  createdAt: createdAt.toISOString(),
});
