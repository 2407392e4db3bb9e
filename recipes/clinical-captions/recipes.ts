import type { defineSpecialty } from "residency";

type RecipeInput = NonNullable<Parameters<typeof defineSpecialty>[0]["recipe"]>;

/** For the starter on a CPU: small enough for minutes, and every part learns, since it has seen no photographs. */
export const STARTER_RECIPE = {
  method: "lora",
  towers: ["vision", "projector", "language"],
  rank: 16,
  alpha: 32,
  epochs: 10,
  batch: 4,
  learningRate: 1e-3,
  warmupSteps: 5,
  checkpointSteps: 20,
  seed: 1,
} as const satisfies RecipeInput;

/**
 * For a model of some billions of weights on one GPU of 24 GB, such as MedGemma-4B: QLoRA on the language model. The
 * published work gives no rank and no rate; these are the usual ones for 1,000 to 2,000 pairs.
 */
export const QLORA_RECIPE = {
  method: "qlora",
  towers: ["language"],
  rank: 16,
  alpha: 16,
  dropout: 0.05,
  epochs: 3,
  batch: 4,
  accumulate: 4,
  learningRate: 2e-4,
  schedule: "linear",
  warmupSteps: 10,
  optimiser: "adamw-8bit",
  gradientCheckpointing: true,
  checkpointSteps: 50,
  seed: 1,
} as const satisfies RecipeInput;
