import { z } from "zod";
import { aboutSchema } from "./about.ts";
import { endpointSchema, PHI_POLICIES } from "./endpoint.ts";
import { ResidencyError } from "./error.ts";
import {
  CRITICALITIES,
  FIELD_KINDS,
  FIELD_TYPES,
  isFieldPath,
  NORMALISER_NAMES,
  type NormaliserName,
} from "./field.ts";
import { gatesSchema } from "./gate.ts";
import { fieldPrompt } from "./prompt.ts";
import { recipeSchema } from "./recipe.ts";

const DEFAULT_NORMALISER: Record<(typeof FIELD_TYPES)[number], NormaliserName> = {
  text: "text",
  number: "number",
  date: "date",
  code: "exact",
};

const fieldSchema = z
  .strictObject({
    path: z
      .string()
      .refine(isFieldPath, "is not a field path; write names joined by dots, with [] for lists: results[].value"),
    type: z.enum(FIELD_TYPES).default("text"),
    criticality: z.enum(CRITICALITIES).default("supporting"),
    normaliser: z.enum(NORMALISER_NAMES).optional(),
    evidence: z.enum(["required", "optional"]).default("optional"),
    description: z.string().optional(),
    guideline: z.string().trim().min(1).max(4000).optional(),
    kind: z.enum(FIELD_KINDS).optional(),
  })
  .transform((field) => {
    const { description, guideline, kind, normaliser, ...rest } = field;
    return {
      ...rest,
      normaliser: normaliser ?? DEFAULT_NORMALISER[field.type],
      ...(description === undefined ? {} : { description }),
      ...(guideline === undefined ? {} : { guideline }),
      ...(kind === undefined ? {} : { kind }),
    };
  });

const fieldsSchema = z
  .array(fieldSchema)
  .min(1, "needs at least one field")
  .superRefine((fields, context) => {
    const seen = new Set<string>();
    for (const [index, field] of fields.entries()) {
      if (seen.has(field.path))
        context.addIssue({ code: "custom", path: [index, "path"], message: `occurs twice: ${field.path}` });
      seen.add(field.path);
    }
  });

const share = z.number().min(0).max(1);

const splitSchema = z
  .strictObject({
    train: share.default(0.8),
    dev: share.default(0.1),
    test: share.default(0.1),
    /** What must not be cut in two. Near-duplicates are never cut in two. */
    by: z.array(z.enum(["subject", "template"])).default(["subject"]),
    /** What each split should have its share of. */
    strata: z.array(z.enum(["family", "domain", "class", "facility"])).default(["family"]),
    seed: z.int().min(0).default(0),
  })
  .refine((split) => Math.abs(split.train + split.dev + split.test - 1) < 1e-9, {
    message: "train, dev and test must add up to 1",
  })
  .refine((split) => split.train > 0 && split.test > 0, { message: "train and test must be greater than 0" });

export const specialtySchema = z.strictObject({
  /** Short name, used for folders. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "use lower-case letters, digits and dashes"),
  /** Of the fields and their guidelines, as the owner counts: it changes when people should label otherwise. */
  version: z.string().trim().min(1).max(40).optional(),
  /** Folder of the base model, from the project folder. */
  base: z.string().min(1),
  /** Families of documents that the specialty is about. All other documents are general: practice for not forgetting. */
  families: z.array(z.string().min(1)).min(1, "name at least one family of documents"),
  fields: fieldsSchema,
  /** The question; made from the field paths when left out. */
  prompt: z.string().min(1).optional(),
  /** Fields of other families, for the general part. A family that is not here takes them from its labels. */
  general: z.record(z.string(), z.strictObject({ fields: fieldsSchema })).default({}),
  /** Shares of domains among the training rows, such as {medical: 0.6, general: 0.4}. Left out: as they come. */
  mix: z
    .record(z.string(), share)
    .refine(
      (mix) => Math.abs(Object.values(mix).reduce((sum, part) => sum + part, 0) - 1) < 1e-9,
      "shares must add up to 1",
    )
    .optional(),
  /** Caps the commonest value of the key at `ratio` times the rarest, among training documents. */
  balance: z
    .strictObject({ by: z.enum(["class", "family", "template"]), ratio: z.number().min(1).default(1) })
    .optional(),
  /** Largest Hamming distance (of 64 bits) between page hashes of near-duplicates. */
  nearDuplicateBits: z.int().min(0).max(16).default(3),
  split: splitSchema.prefault({}),
  recipe: recipeSchema.prefault({}),
  candidates: z.array(z.string().min(1)).min(1).default(["base", "tuned"]),
  /** Accepted loss on general documents, as a share of their fields; retention is judged against it. */
  retentionMargin: z.number().gt(0).max(1).default(0.03),
  /** What a release must show; fixed before a run, so that no bar is moved afterwards. */
  gates: gatesSchema.prefault({}),
  /** For the model card, the change plan and the technical documentation. */
  about: aboutSchema.prefault({}),
  /** How the proof is told, beside the scores that every evaluation has. */
  evaluation: z
    .strictObject({
      /** `facility`, `template`, `quality`, `family`, `domain`, `class`, or the path of a single labelled field. */
      sliceBy: z.array(z.string().min(1)).default(["facility", "template", "quality", "family"]),
      /** Documents that a slice needs to be scored. */
      sliceFloor: z.int().min(1).default(10),
      /** List of medical terms for term recall; all lists when left out. */
      terms: z.enum(["cardiology", "pathology", "radiology", "laboratory", "pharmacy", "general"]).optional(),
      /** Error rates that are promised for fields which nobody reviews. */
      errorRates: z.array(z.number().gt(0).lt(1)).default([0.01, 0.02, 0.05]),
      /** Documents that are asked again as twins, when twins are asked for. */
      twinDocuments: z.int().min(1).default(40),
    })
    .prefault({}),
  /** Servers that candidates, teachers and judges are named after. */
  endpoints: z
    .array(endpointSchema)
    .superRefine((endpoints, context) => {
      const names = endpoints.map((endpoint) => endpoint.name);
      for (const [index, name] of names.entries())
        if (names.indexOf(name) !== index)
          context.addIssue({ code: "custom", path: [index, "name"], message: `occurs twice: ${name}` });
    })
    .default([]),
  /** Documents with identifiers of patients, before endpoints that are not marked `mayReceivePhi`. */
  phi: z
    .strictObject({
      policy: z.enum(PHI_POLICIES).default("block"),
      /** Families whose pages hold no identifiers, as the owner declares: photographs and smears that nothing is printed on. */
      withoutIdentifiers: z.array(z.string().min(1)).default([]),
    })
    .prefault({}),
  limits: z
    .strictObject({
      fileBytes: z.int().positive().default(200_000_000),
      pages: z.int().positive().default(500),
      answerTokens: z.int().positive().default(512),
    })
    .prefault({}),
});

export type Specialty = z.infer<typeof specialtySchema>;
export type SpecialtyInput = z.input<typeof specialtySchema>;

/** Types a specialty as it is written; the checks run when the config is loaded. */
export function defineSpecialty(specialty: SpecialtyInput): SpecialtyInput {
  return specialty;
}

/**
 * Checks a specialty and fills in its defaults.
 *
 * @throws ResidencyError `config-invalid`, naming every wrong path.
 */
export function parseSpecialty(input: unknown): Specialty {
  const result = specialtySchema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const path = issue.path
      .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
      .join("");
    return `${path || "the specialty"}: ${issue.message}`;
  });
  throw new ResidencyError("config-invalid", `residency.config.ts is not valid:\n  ${problems.join("\n  ")}`);
}

/** The question that a specialty puts to every candidate. */
export function specialtyPrompt(specialty: Pick<Specialty, "prompt" | "fields">): string {
  return specialty.prompt ?? fieldPrompt(specialty.fields.map((field) => field.path));
}
