import { z } from "zod";
import { jsonObject } from "./json-object.ts";
import { asInSet, fitShape, type TeachingTask } from "./teaching-task.ts";

const sentence = z.string().trim().min(1).max(4000);
const shape = z.object({
  evidence: z
    .array(
      z.object({
        observation: sentence,
        /** The words of the page, as they stand there; null for what is seen and not written. */
        quote: sentence.nullable(),
      }),
    )
    .min(1)
    .max(100),
  alternatives: z
    .array(z.object({ alternative: sentence, for: sentence, against: sentence }))
    .min(1)
    .max(30),
  logic: sentence,
  answer: z.string().trim().min(1).max(400),
});

export type ReasoningContent = z.infer<typeof shape>;

/**
 * A reasoning trace: the evidence considered, the alternatives weighed and the logic applied, before the answer, so that
 * the answer follows from the trace and not the trace from the answer.
 */
export const reasoningTask: TeachingTask<ReasoningContent> = {
  name: "reasoning",
  persona: "You are a specialist clinician who teaches residents to reason aloud.",
  prompt: ({ classes, fields }) =>
    [
      classes.length > 0
        ? `Decide which class the attached image belongs to: exactly one of ${classes.join(" | ")}.`
        : `Decide what the attached document says about: ${fields
            .filter((field) => field.criticality === "decision")
            .map((field) => field.path)
            .join(", ")}.`,
      "Answer one JSON object, with its keys in this order:",
      '- evidence: [{"observation", "quote"}], what you considered; quote is the text of the page, copied letter by letter, or null for what is seen and not written',
      '- alternatives: [{"alternative", "for", "against"}], what else it could be, at least one',
      "- logic: how the evidence leads to the answer",
      classes.length > 0 ? "- answer: the class" : "- answer: the decision in one sentence",
    ].join("\n"),
  schema: z.toJSONSchema(shape),
  parse(text, classes) {
    const parsed = fitShape(shape, jsonObject(text));
    return parsed.ok
      ? { ok: true, content: { ...parsed.content, answer: asInSet(parsed.content.answer, classes) } }
      : parsed;
  },
};
