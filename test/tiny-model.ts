import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { enginePython, runEngine } from "../src/engine/index.ts";
import { synthesise } from "../src/synthetic/index.ts";
import { ROOT } from "./support.ts";

/** Whether the engine is installed; tests that need it say so when it is not. */
export function engineInstalled(): boolean {
  try {
    enginePython();
    return true;
  } catch {
    return false;
  }
}

/** A model folder with a few thousand random weights, for tests of everything but quality. Made once a folder. */
export async function tinyModel(folder: string): Promise<string> {
  const model = join(folder, "tiny");
  if (existsSync(join(model, "model.safetensors"))) return model;
  const settings = JSON.parse(await readFile(join(ROOT, "recipes", "starter", "config.json"), "utf8"));
  const config = {
    ...settings,
    min_pixels: 784,
    max_pixels: 784 * 6,
    vision: {
      ...settings.vision,
      hidden_size: 32,
      intermediate_size: 48,
      num_hidden_layers: 1,
      num_attention_heads: 2,
    },
    language: {
      ...settings.language,
      hidden_size: 32,
      intermediate_size: 48,
      num_hidden_layers: 1,
      num_attention_heads: 2,
      num_key_value_heads: 1,
      head_dim: 16,
      rope_parameters: { rope_type: "default", rope_theta: 10000, mrope_section: [2, 3, 3] },
    },
  };
  const blank = join(folder, "blank");
  for await (const _ of runEngine("create", { output: blank, config }));
  const work = join(folder, "pretraining");
  await mkdir(work, { recursive: true });
  const page = await synthesise(0, { family: "receipt", seed: 1 });
  await writeFile(join(work, "page.png"), page.png);
  const row = {
    id: "1",
    images: ["page.png"],
    messages: [
      { role: "user", content: "OCR:" },
      { role: "assistant", content: "A" },
    ],
  };
  await writeFile(join(work, "rows.jsonl"), `${JSON.stringify(row)}\n`);
  const job = {
    output: work,
    model: blank,
    train: join(work, "rows.jsonl"),
    eval: join(work, "rows.jsonl"),
    base_folder: work,
    method: "full",
    initialise: "random",
    towers: ["vision", "projector", "language"],
    max_steps: 1,
    batch: 1,
    checkpoint_steps: 1,
    precision: "fp32",
    learning_rate: 1e-3,
  };
  for await (const _ of runEngine("train", job));
  await rename(join(work, "best"), model);
  return model;
}
