import { z } from "zod";

/** What the engine may say: one JSON object a line. This is the whole contract; engine/residency_engine mirrors it. */
export const engineEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("dataset"),
    split: z.string(),
    rows: z.int(),
    rejected: z.int(),
    tokens: z.int(),
    answer_tokens: z.int(),
    longest: z.int(),
    images: z.int(),
  }),
  z.object({ type: z.literal("rejected"), split: z.string(), id: z.string(), reason: z.string() }),
  z.object({
    type: z.literal("plan"),
    rows: z.int(),
    steps: z.int(),
    parameters: z.int(),
    trainable: z.int(),
    device: z.string(),
    bf16: z.boolean(),
    memory_bytes: z.number(),
    measured_memory_bytes: z.number().nullish(),
    longest_sampled: z.int(),
    samples_per_second: z.number().nullish(),
  }),
  z.object({
    type: z.literal("model"),
    parameters: z.int(),
    trainable: z.int(),
    device: z.string(),
    bf16: z.boolean(),
    steps: z.int(),
    resume: z.string().nullable(),
  }),
  z.object({
    type: z.literal("log"),
    step: z.int(),
    of: z.int(),
    seconds: z.number(),
    samples_per_second: z.number().nullable(),
    loss: z.number().nullable(),
    eval_loss: z.number().nullable(),
    gradient: z.number().nullable(),
    learning_rate: z.number().nullable(),
  }),
  z.object({ type: z.literal("checkpoint"), step: z.int(), path: z.string() }),
  /** What the model answers about a held-out row while it learns; `id` is the row's. */
  z.object({ type: z.literal("sample"), step: z.int(), id: z.string(), text: z.string(), cut: z.boolean() }),
  z.object({ type: z.literal("stopped"), step: z.int(), of: z.int() }),
  z.object({
    type: z.literal("prediction"),
    id: z.string(),
    text: z.string(),
    tokens: z.int(),
    log_probability: z.number(),
    lowest: z.number(),
    /** [text, natural log-probability] of each token; the end token has no text. */
    token_log_probabilities: z.array(z.tuple([z.string(), z.number()])),
    cut: z.boolean(),
    seconds: z.number(),
  }),
  z.object({
    type: z.literal("merged"),
    path: z.string(),
    dtype: z.string(),
    rows: z.int(),
    tokens: z.int(),
    /** Largest difference of a logit: by folding, by rounding, by storing, and at most by all together. */
    folding: z.number(),
    rounding: z.number(),
    storing: z.number(),
    drift: z.number(),
    agreement: z.number(),
    /** Tokens at which the choice turned: explained by rounding, and not. */
    ties: z.int(),
    differences: z.int(),
    /** Ids of rows whose greedy answers part, at a tie or at a difference. */
    tied_answers: z.array(z.string()),
    different_answers: z.array(z.string()),
    versions: z.record(z.string(), z.string()),
  }),
  /** `busy`: another engine holds the output folder; `refused`: the job cannot be done as it stands. */
  z.object({ type: z.literal("refused"), reason: z.string(), code: z.enum(["refused", "busy"]).default("refused") }),
  z.looseObject({ type: z.literal("done") }),
]);

export type EngineEvent = z.infer<typeof engineEventSchema>;
export type EngineEventOf<Type extends EngineEvent["type"]> = Extract<EngineEvent, { type: Type }>;
