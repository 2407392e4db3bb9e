import { z } from "zod";
import { jsonObject } from "./json-object.ts";
import { asInSet, fitShape, type TeachingTask } from "./teaching-task.ts";

const section = z.string().trim().min(1).max(4000);
const shape = z.object({
  class: z.string().trim().min(1).max(200),
  image_type: section,
  anatomical_region: section,
  key_findings: section,
  clinical_significance: section,
});

export type CaptionContent = z.infer<typeof shape>;

/** The sections of a caption, in their order; each is a field of the same name when a model learns from it. */
export const CAPTION_SECTIONS = ["image_type", "anatomical_region", "key_findings", "clinical_significance"] as const;

/** The caption as running text under its headings. */
export function captionText(caption: Pick<CaptionContent, (typeof CAPTION_SECTIONS)[number]>): string {
  return CAPTION_SECTIONS.map((name) => `${name.replace("_", " ").toUpperCase()}: ${caption[name]}`).join("\n");
}

/**
 * The class of an image and a caption in four sections, as one JSON object: the form of arXiv 2510.15418, where a caption
 * counts only if its class is the known one.
 */
export const captionTask: TeachingTask<CaptionContent> = {
  name: "caption",
  persona: "You are a specialist clinician and image interpreter.",
  prompt: ({ classes }) =>
    [
      "Describe the attached medical image as one JSON object with these keys:",
      classes.length > 0 ? `- class: exactly one of ${classes.join(" | ")}` : "- class: the diagnostic class",
      "- image_type: the modality and how the image was taken",
      "- anatomical_region: what part of the body, or which specimen",
      "- key_findings: what is seen, in plain sentences; say what is absent only where it matters",
      "- clinical_significance: what the findings mean for the patient, without advice on treatment",
      "Describe only what can be seen in the image.",
    ].join("\n"),
  schema: z.toJSONSchema(shape),
  parse(text, classes) {
    const parsed = fitShape(shape, jsonObject(text));
    return parsed.ok
      ? { ok: true, content: { ...parsed.content, class: asInSet(parsed.content.class, classes) } }
      : parsed;
  },
};
