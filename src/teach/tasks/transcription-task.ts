import { z } from "zod";
import { jsonObject } from "./json-object.ts";
import { fitShape, type TeachingTask } from "./teaching-task.ts";

const shape = z.object({ text: z.string().trim().min(1) });

export type TranscriptionContent = z.infer<typeof shape>;

/** The whole text of a document as one continuous text, in reading order. */
export const transcriptionTask: TeachingTask<TranscriptionContent> = {
  name: "transcription",
  persona:
    "You are a meticulous transcriptionist of medical documents. You write down what is there, and correct nothing.",
  prompt: () =>
    [
      'Transcribe the attached pages of one document. Answer {"text": "..."}.',
      "Write continuous text in reading order: join lines that one sentence runs over, keep paragraphs apart by one empty line, and keep each row of a table on one line with | between its cells.",
      "Keep spelling, numbers, units, abbreviations and punctuation as they stand. Write [illegible] for what cannot be read.",
    ].join("\n"),
  schema: z.toJSONSchema(shape),
  parse: (text) => fitShape(shape, jsonObject(text)),
};
