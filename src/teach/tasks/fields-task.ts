import { z } from "zod";
import { FIELD_STATUSES, isFieldPath } from "../../domain/field.ts";
import { jsonObject } from "./json-object.ts";
import { fitShape, type TeachingTask } from "./teaching-task.ts";

const entry = z
  .object({
    /** Concrete: `results[0].value`. */
    path: z.string().refine((path) => isFieldPath(path) && !path.includes("[]"), "is no concrete field path"),
    value: z.string().trim().min(1).nullable(),
    status: z.enum(FIELD_STATUSES),
    /** The words of the page that carry the value, as they stand there; null where nothing does. */
    quote: z.string().trim().min(1).nullable(),
  })
  .refine((field) => (field.status === "present") === (field.value !== null), {
    message: "present takes a value, and nothing else does",
    path: ["value"],
  });

const shape = z.object({ fields: z.array(entry).max(5000) });
const onePathOnce = shape.refine(
  ({ fields }) => new Set(fields.map((field) => field.path)).size === fields.length,
  "a path stands twice",
);

export type FieldsContent = z.infer<typeof shape>;

/** Values of the specialty's fields, each with the words that carry it. */
export const fieldsTask: TeachingTask<FieldsContent> = {
  name: "fields",
  persona:
    "You are a careful medical data abstractor. You copy what a document says and never infer what it does not say.",
  prompt: ({ fields }) =>
    [
      "Read the attached pages of one document and give these fields as JSON.",
      ...fields.map(
        ({ path, type, description }) => `- ${path} (${type})${description === undefined ? "" : `: ${description}`}`,
      ),
      'Answer {"fields": [{"path", "value", "status", "quote"}]}. In a path, [] stands for the row of a list: write results[0].value, results[1].value.',
      `status is one of ${FIELD_STATUSES.join(", ")}; value is null unless status is present. Give absent fields too.`,
      "quote is the text of the page that carries the value, copied letter by letter; null when nothing does.",
    ].join("\n"),
  schema: z.toJSONSchema(shape),
  parse: (text) => fitShape(onePathOnce, jsonObject(text)),
};
