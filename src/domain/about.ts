import { z } from "zod";

const text = z.string().trim().min(1);

/**
 * What no record can tell about a specialist, for its card and its files. Everything is optional; what is left out is
 * printed as not recorded, never guessed.
 */
export const aboutSchema = z.strictObject({
  /** Who is responsible for it, and how to reach them. */
  provider: text.optional(),
  contact: text.optional(),
  intendedUse: text.optional(),
  /** Uses that it is not meant for. */
  outOfScope: text.optional(),
  /** Who works with it, and what they do with an answer before it takes effect. */
  humanOversight: text.optional(),
  /** Licence of the weights, as the Hugging Face hub names it, such as `apache-2.0`. */
  licence: text.optional(),
  /** Languages of the documents, as ISO 639-1 codes. */
  languages: z.array(text).default([]),
  /** Where the documents come from and on what ground they may be learned from. */
  dataOrigin: text.optional(),
  /** Known risks and limits. */
  risks: z.array(text).default([]),
  /** Changes that are planned before they are made; a change control plan is about these. */
  modifications: z
    .array(
      z.strictObject({
        id: text,
        what: text,
        why: text,
        /** What sets it off. */
        trigger: text.optional(),
        automatic: z.boolean().default(false),
        scope: z.enum(["global", "local"]).default("global"),
        frequency: text.optional(),
        /** Why it stays within the intended use. */
        withinIntendedUse: text.optional(),
        benefits: text.optional(),
        risks: text.optional(),
        mitigation: text.optional(),
      }),
    )
    .default([]),
});
