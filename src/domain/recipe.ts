import { z } from "zod";

export const TOWERS = ["vision", "projector", "language"] as const;

/** How a run learns. Every setting that shapes the weights is here; the rest follows from the machine. */
export const recipeSchema = z
  .strictObject({
    method: z.enum(["lora", "qlora", "full"]).default("lora"),
    /** Parts of the model that learn. */
    towers: z.array(z.enum(TOWERS)).min(1).default(["language"]),
    rank: z.int().min(1).max(1024).default(16),
    alpha: z.int().min(1).max(4096).default(32),
    dropout: z.number().min(0).max(0.9).default(0),
    dora: z.boolean().default(false),
    rslora: z.boolean().default(false),
    epochs: z.number().positive().max(1000).default(3),
    /** Rows in one step on the device. */
    batch: z.int().min(1).max(4096).default(8),
    /** Steps whose gradients are added up before the weights move. */
    accumulate: z.int().min(1).max(4096).default(1),
    /** Rows of similar length share a batch: less padding and a shorter run, for documents of mixed length. */
    groupByLength: z.boolean().default(false),
    learningRate: z.number().positive().max(1).default(2e-4),
    weightDecay: z.number().min(0).max(1).default(0),
    schedule: z.enum(["cosine", "linear", "constant", "constant_with_warmup"]).default("cosine"),
    warmupSteps: z.int().min(0).default(0),
    optimiser: z.enum(["adamw", "adamw-8bit"]).default("adamw"),
    gradientCheckpointing: z.boolean().default(false),
    checkpointSteps: z.int().min(1).default(100),
    /** Evaluations on the dev split without improvement before the run stops; 0 never stops. */
    patience: z.int().min(0).default(0),
    maxTokens: z.int().min(16).max(1_000_000).default(4096),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(0),
  })
  .refine((recipe) => recipe.method !== "full" || (!recipe.dora && !recipe.rslora), {
    message: "dora and rslora belong to adapters; remove them or set method to lora",
    path: ["method"],
  });

export type Recipe = z.infer<typeof recipeSchema>;

export type RunState = "planned" | "training" | "stopped" | "failed" | "done";
