import type { defineSpecialty } from "residency";

type SpecialtyInput = Parameters<typeof defineSpecialty>[0];

export interface CaptionSpecialtyOptions {
  /** Short name: `skin-lesions`, `fundus`, `chest-x-rays`, `blood-smears`. */
  name: string;
  /** Every class; the question names them all, so that base and tuned are held to the same set. */
  classes: readonly string[];
  /** Folder of the base model. */
  base: string;
  recipe: NonNullable<SpecialtyInput["recipe"]>;
  split?: SpecialtyInput["split"];
  endpoints?: SpecialtyInput["endpoints"];
  /** Longest answer of base and tuned, in tokens of the base. */
  answerTokens: number;
}

/**
 * Images with a class and a caption in sections, as one JSON object (the form of arXiv 2510.15418). The class decides; the
 * sections are what a retrieval system or a reader goes on with.
 */
export function captionSpecialty(options: CaptionSpecialtyOptions): SpecialtyInput {
  return {
    name: options.name,
    base: options.base,
    families: [options.name],
    fields: [
      { path: "class", criticality: "decision", description: `one of ${options.classes.join(", ")}` },
      { path: "image_type", criticality: "informational" },
      { path: "anatomical_region", criticality: "informational" },
      { path: "key_findings", criticality: "supporting" },
      { path: "clinical_significance", criticality: "supporting" },
    ],
    prompt: `JSON: class, image_type, anatomical_region, key_findings, clinical_significance\nCLASS: ${options.classes.join(", ")}`,
    split: { train: 0.7, dev: 0.2, test: 0.1, by: ["subject"], strata: ["class"], seed: 1, ...options.split },
    recipe: options.recipe,
    ...(options.endpoints ? { endpoints: options.endpoints } : {}),
    limits: { answerTokens: options.answerTokens },
  };
}
