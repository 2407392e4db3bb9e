import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { Box } from "../domain/box.ts";
import type { MediaType, PageQuality } from "../domain/document.ts";
import type { FieldStatus } from "../domain/field.ts";
import type { Recipe } from "../domain/recipe.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { CurvePoint, Variation } from "../domain/variation.ts";

const createdAt = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();

/** One row a source file; the id is the SHA-256 of its bytes. */
export const documents = pgTable(
  "documents",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Where the file was read from, for provenance. */
    source: text().notNull(),
    mediaType: text("media_type").$type<MediaType>().notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    subject: text(),
    domain: text(),
    family: text(),
    template: text(),
    facility: text(),
    text: text(),
    class: text(),
    createdAt: createdAt(),
  },
  (table) => [index("documents_family").on(table.family), index("documents_subject").on(table.subject)],
);

export const pages = pgTable(
  "pages",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    index: integer().notNull(),
    sha256: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    quality: jsonb().$type<PageQuality>().notNull(),
    perceptualHash: text("perceptual_hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.index] })],
);

/** Every version of every label; the highest revision is the current one, and none is ever overwritten. */
export const labels = pgTable(
  "labels",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    path: text().notNull(),
    revision: integer().notNull(),
    value: text(),
    status: text().$type<FieldStatus>().notNull(),
    evidence: jsonb().$type<Box[]>().notNull(),
    author: text().notNull(),
    method: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.path, table.revision] })],
);

/** Files that were not added, each with its reason. Keyed by the place, so a repaired file clears its own row. */
export const rejections = pgTable("rejections", {
  source: text().primaryKey(),
  code: text().notNull(),
  reason: text().notNull(),
  createdAt: createdAt(),
});

/** What a dataset version says about itself; the manifest itself is a blob whose hash is the id. */
export interface DatasetSummary {
  documents: number;
  splits: Record<string, number>;
  domains: Record<string, Record<string, number>>;
  families: Record<string, Record<string, number>>;
  exactDuplicates: number;
  nearDuplicates: number;
  leftOut: Record<string, number>;
  trainingRows: number;
  leaks: number;
}

export const datasets = pgTable("datasets", {
  id: text().primaryKey(),
  specialty: jsonb().$type<Specialty>().notNull(),
  summary: jsonb().$type<DatasetSummary>().notNull(),
  createdAt: createdAt(),
});

export type RunState = "planned" | "training" | "stopped" | "failed" | "done";

export const runs = pgTable("runs", {
  id: text().primaryKey(),
  datasetId: text("dataset_id")
    .notNull()
    .references(() => datasets.id),
  recipe: jsonb().$type<Recipe>().notNull(),
  /** Folder of the base model and the SHA-256 of its files. */
  base: text().notNull(),
  baseSha256: text("base_sha256").notNull(),
  state: text().$type<RunState>().notNull(),
  /** Set for the points of a curve; such a run is never taken for the specialist. */
  variation: jsonb().$type<Variation>(),
  result: jsonb().$type<Record<string, unknown>>(),
  createdAt: createdAt(),
});

/** What more labels, or worse ones, do to the specialist: one row a dataset and kind. */
export const curves = pgTable(
  "curves",
  {
    datasetId: text("dataset_id")
      .notNull()
      .references(() => datasets.id),
    kind: text().$type<Variation["kind"]>().notNull(),
    points: jsonb().$type<CurvePoint[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.kind] })],
);

/** Everything that the engine said about a run, in its order; the loss curve is read from here. */
export const runEvents = pgTable(
  "run_events",
  {
    runId: text("run_id")
      .notNull()
      .references(() => runs.id),
    sequence: integer().notNull(),
    event: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.sequence] })],
);

/** One answer of one candidate to one question about one document. Paid for once, kept for every evaluation. */
export const predictions = pgTable(
  "predictions",
  {
    candidate: text().notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    question: text().notNull(),
    answer: text(),
    /** Why there is no answer. */
    failure: text(),
    tokens: integer(),
    logProbability: doublePrecision("log_probability"),
    lowestLogProbability: doublePrecision("lowest_log_probability"),
    cut: boolean(),
    seconds: doublePrecision(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.candidate, table.documentId, table.question] })],
);

export const evaluations = pgTable("evaluations", {
  id: text().primaryKey(),
  datasetId: text("dataset_id")
    .notNull()
    .references(() => datasets.id),
  split: text().notNull(),
  candidates: jsonb().$type<{ name: string; id: string }[]>().notNull(),
  result: jsonb().$type<Record<string, unknown>>(),
  createdAt: createdAt(),
});

/** One judged field of one answer: the rows behind every number of a report. */
export const fieldResults = pgTable(
  "field_results",
  {
    evaluationId: text("evaluation_id")
      .notNull()
      .references(() => evaluations.id),
    candidate: text().notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    path: text().notNull(),
    expected: text(),
    answered: text(),
    outcome: text().$type<"right" | "wrong" | "omitted" | "hallucinated" | "failed">().notNull(),
    anls: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.evaluationId, table.candidate, table.documentId, table.path] })],
);

export const releases = pgTable("releases", {
  id: text().primaryKey(),
  runId: text("run_id")
    .notNull()
    .references(() => runs.id),
  folder: text().notNull(),
  evidence: jsonb().$type<Record<string, unknown>>().notNull(),
  createdAt: createdAt(),
});

/** The audit chain. `hash` covers the row and the hash before it; a trigger refuses changes. */
export const audit = pgTable("audit", {
  sequence: bigint({ mode: "number" }).primaryKey(),
  at: text().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  /** JSON text as it was hashed; counts and ids only, never text of patients. */
  detail: text().notNull(),
  previous: text().notNull(),
  hash: text().notNull(),
});

/** The current labels: the newest revision of each path of each document. */
export const currentLabels = sql`(select distinct on (document_id, path) * from labels order by document_id, path, revision desc)`;
