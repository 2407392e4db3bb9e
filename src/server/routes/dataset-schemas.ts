import { z } from "@hono/zod-openapi";
import { SPLITS } from "../../domain/dataset.ts";
import { PHI_STATES } from "../../domain/endpoint.ts";
import { documentIdSchema, fieldStatusSchema, idSchema, instantSchema, storedBoxSchema } from "../schemas.ts";

/** Shapes of dataset versions in the API. */

const counts = z.record(z.string(), z.int());
const unscored = z.object({ unscored: z.string() });

const screeningSchema = z
  .object({
    phi: z.object({ documents: counts, kinds: counts }),
    copies: z.union([
      z.object({
        notes: z.int(),
        uniqueNotes: z.int(),
        words: z.int(),
        uniqueWords: z.int(),
        groups: z.array(z.object({ kept: z.string(), duplicates: z.array(z.string()) })),
        copiedForward: z.object({ subjects: z.int(), notes: z.int(), words: z.int(), copiedWords: z.int() }),
        mostCopied: z.array(z.object({ document: z.string(), share: z.number() })),
      }),
      unscored,
    ]),
    fertility: z.union([
      z.object({
        tokensPerWord: z.number().nullable(),
        tokensPerCharacter: z.number().nullable(),
        median: z.number().nullable(),
        p99: z.number().nullable(),
        most: z.number().nullable(),
        limit: z.number(),
        worst: z.array(z.object({ term: z.string(), count: z.int(), tokens: z.number() })),
        cut: z.array(z.string()),
        nearlyCut: z.array(z.string()),
      }),
      unscored,
    ]),
    labelNoise: z.union([
      z.object({
        judged: z.int(),
        likelyWrong: z.int(),
        sources: z.int(),
        ranked: z.array(
          z.object({
            document: z.string(),
            path: z.string(),
            suspicion: z.number(),
            likelyWrong: z.boolean(),
            reasons: z.array(z.string()),
          }),
        ),
      }),
      unscored,
    ]),
  })
  .openapi("DatasetScreening", { description: "What reading the texts and labels found: ids, paths and counts." });

export const summarySchema = z
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
    screening: screeningSchema.optional(),
  })
  .openapi("DatasetSummary");

const splitRuleSchema = z
  .object({
    train: z.number(),
    dev: z.number(),
    test: z.number(),
    by: z
      .array(z.string())
      .openapi({ description: "What is never cut in two, beside equal pages and near-duplicates." }),
    strata: z.array(z.string()),
    seed: z.int(),
  })
  .openapi("SplitRule");

export const datasetSchema = z
  .object({
    id: idSchema,
    specialty: z.string(),
    summary: summarySchema,
    split: splitRuleSchema,
    mix: z.record(z.string(), z.number()).nullable().openapi({ description: "Shares of domains that were asked for." }),
    runs: z.int().openapi({ description: "Runs that learned from it." }),
    createdAt: instantSchema,
  })
  .openapi("Dataset");

const balancedSchema = z
  .object({
    values: z.int().openapi({ description: "Different values; the rows are the most frequent." }),
    rows: z.array(
      z.object({
        value: z.string().nullable(),
        train: z.int(),
        selected: z.int().openapi({ description: "Of train, those that are learned from." }),
        dev: z.int(),
        test: z.int(),
      }),
    ),
  })
  .openapi("DatasetBalanceBy");

export const balanceSchema = z
  .object({ domain: balancedSchema, family: balancedSchema, class: balancedSchema, facility: balancedSchema })
  .openapi("DatasetBalance");

export const memberSchema = z
  .object({
    documentId: documentIdSchema,
    name: z.string(),
    family: z.string().nullable(),
    split: z.enum(SPLITS),
    selected: z.boolean().openapi({ description: "Whether it is a training row." }),
    phi: z.enum(PHI_STATES),
  })
  .openapi("DatasetMember");

export const diffSchema = z
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

export const lineageSchema = z
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
        at: instantSchema.nullable(),
        later: z.int().openapi({ description: "How often it was changed since." }),
      }),
    ),
    neighbours: z
      .array(
        z.object({
          bond: z.enum(["subject", "template", "same page", "near-duplicate"]),
          documents: z.int(),
          first: z.array(z.object({ documentId: documentIdSchema, name: z.string(), split: z.enum(SPLITS) })),
        }),
      )
      .openapi({ description: "What the row was kept together with when the version was split." }),
    runs: z.array(z.object({ id: z.string(), state: z.string(), trained: z.boolean() })),
    evaluations: z.array(z.object({ id: z.string(), split: z.string() })),
  })
  .openapi("Lineage");
