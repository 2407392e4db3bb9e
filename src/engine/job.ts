import type { Recipe } from "../domain/recipe.ts";

export const ENGINE_VERBS = ["check", "train", "predict", "merge", "create"] as const;
export type EngineVerb = (typeof ENGINE_VERBS)[number];

/** A job file as the engine reads it (engine/residency_engine/job.py); paths are absolute. */
export type EngineJob = { output: string } & Record<string, unknown>;

/** Precisions that merged weights can have. */
export const MERGE_DTYPES = ["float16", "bfloat16", "float32"] as const;
export type MergeDtype = (typeof MERGE_DTYPES)[number];

/** One row as the engine reads it. Image paths start at the job's `base_folder`. */
export interface EngineRow {
  id: string;
  images: string[];
  messages: { role: "user" | "assistant"; content: string }[];
  /** JSON Schema that the answer is held to, token by token; to predict only. */
  schema?: Record<string, unknown>;
}

/** A recipe in the engine's words. */
export function recipeSettings(recipe: Recipe): Record<string, unknown> {
  return {
    method: recipe.method,
    towers: recipe.towers,
    rank: recipe.rank,
    alpha: recipe.alpha,
    dropout: recipe.dropout,
    dora: recipe.dora,
    rslora: recipe.rslora,
    epochs: recipe.epochs,
    batch: recipe.batch,
    accumulate: recipe.accumulate,
    group_by_length: recipe.groupByLength,
    learning_rate: recipe.learningRate,
    weight_decay: recipe.weightDecay,
    schedule: recipe.schedule,
    warmup_steps: recipe.warmupSteps,
    optimiser: recipe.optimiser,
    gradient_checkpointing: recipe.gradientCheckpointing,
    checkpoint_steps: recipe.checkpointSteps,
    patience: recipe.patience,
    max_tokens: recipe.maxTokens,
    seed: recipe.seed,
  };
}
