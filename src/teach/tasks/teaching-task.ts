import type { z } from "zod";
import type { FieldDefinition } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";

export const TEACHING_TASKS = ["fields", "transcription", "caption", "reasoning"] as const;
export type TeachingTaskName = (typeof TEACHING_TASKS)[number];

/** What a question is made from, beside the pages. */
export interface TaskContext {
  fields: readonly FieldDefinition[];
  /** Every class that images of this kind may have, sorted; empty where documents have none. */
  classes: readonly string[];
}

export type ParsedSuggestion<Content> = { ok: true; content: Content } | { ok: false; reason: string };

/** A kind of work for a teacher: how it is asked, what an answer looks like, and how it is read. */
export interface TeachingTask<Content> {
  name: TeachingTaskName;
  /** Who the teacher is to be: the system message. */
  persona: string;
  prompt(context: TaskContext): string;
  /** JSON schema (draft 2020-12) of the answer, for servers that can be held to one. */
  schema: Record<string, unknown>;
  /**
   * Reads an answer; a class that is one of `classes` but for its typography is written as it stands there. The reason of
   * a refusal names places, never values.
   */
  parse(text: string, classes: readonly string[]): ParsedSuggestion<Content>;
}

/** The class of the set that `given` is another way to write, else `given`. */
export const asInSet = (given: string, classes: readonly string[]): string =>
  classes.find((name) => normalise(name, "text") === normalise(given, "text")) ?? given;

/** The object of a shape, or which parts of it do not fit. */
export function fitShape<Content>(shape: z.ZodType<Content>, value: unknown): ParsedSuggestion<Content> {
  const result = shape.safeParse(value);
  if (result.success) return { ok: true, content: result.data };
  const places = [...new Set(result.error.issues.map((issue) => issue.path.join(".") || "the object"))];
  return { ok: false, reason: `does not fit the schema: ${places.slice(0, 5).join(", ")}` };
}
