import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MergeDtype } from "../engine/index.ts";

/**
 * The precision that a base is merged into when nobody says another: bfloat16 where its own weights are, because their range
 * is that of full precision and may overflow float16; else float16, which is half of full precision and rounds less.
 *
 * Read from `dtype` or, as it was called before, `torch_dtype` of the base's `config.json`; of its text model where only that says it.
 */
export async function mergeDtypeOf(baseFolder: string): Promise<MergeDtype> {
  const config = JSON.parse(await readFile(join(baseFolder, "config.json"), "utf8")) as Config;
  const own = dtypeOf(config) ?? dtypeOf(config.text_config);
  return own === "bfloat16" ? "bfloat16" : "float16";
}

interface Config {
  dtype?: unknown;
  torch_dtype?: unknown;
  text_config?: Config;
}

const dtypeOf = (config: Config | undefined): string | undefined => {
  const named = config?.dtype ?? config?.torch_dtype;
  return typeof named === "string" ? named.replace(/^torch\./, "") : undefined;
};
