import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";

/** The JSON Schema that an answer must have. */
export type JsonSchema = Record<string, unknown>;

/**
 * The one way in which a judge is asked: a prompt, the JSON Schema of the answer and which repetition of the question this
 * is (0 the first time), so that a kept answer is not taken for a second opinion. Returns the parsed JSON, undefined where the
 * judge gave none.
 *
 * @throws ResidencyError `endpoint-failed` when this one question went wrong; any other error ends the work.
 */
export type AskJudge = (prompt: string, schema: JsonSchema, repetition?: number) => Promise<unknown>;

/** A judge as it stands behind a score. */
export interface Judge {
  /** Endpoint and model, as stored with every score. */
  name: string;
  ask: AskJudge;
}

/** What came of one question. Whether asking again can help is the difference between a fault and an answer of the wrong form. */
export type Asked<T> = { value: T } | { failure: string; transient: boolean };

/** Asks and checks the form of the answer. An answer of the wrong form is never mended by guessing. */
export async function askChecked<T>(
  judge: Judge,
  prompt: string,
  schema: z.ZodType<T>,
  repetition = 0,
): Promise<Asked<T>> {
  let answer: unknown;
  try {
    answer = await judge.ask(prompt, z.toJSONSchema(schema) as JsonSchema, repetition);
  } catch (error) {
    // Refused for privacy, out of budget, interrupted: nothing to be kept as a score.
    if (!(error instanceof ResidencyError) || error.code !== "endpoint-failed") throw error;
    return { failure: "the judge failed to answer", transient: true };
  }
  if (answer === undefined) return { failure: "the judge gave no usable answer", transient: false };
  const parsed = schema.safeParse(answer);
  return parsed.success
    ? { value: parsed.data }
    : { failure: "the judge's answer is not of the asked form", transient: false };
}
