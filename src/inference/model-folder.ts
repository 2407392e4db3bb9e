import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";

/** A model on this machine: a folder with weights, and perhaps an adapter on top. */
export interface LocalModel {
  kind: "local";
  /** What a person calls it. */
  name: string;
  /** Changes when a byte of the weights, tokenizer or template changes. */
  id: string;
  folder: string;
  adapter?: string;
  /** The run whose weights these are; what it was trained on must not be what it is evaluated on. */
  runId?: string;
  /** Whether answers with fields are held to their form token by token. A model held so is another candidate, with an id of its own. */
  constrained?: boolean;
}

/** Weights, tokenizer (also `tokenizer.model`, `merges.txt`, `qwen.tiktoken`), template and settings, as in the engine's checkpoints. */
const IDENTITY_FILES = /\.(jinja|json|model|safetensors|tiktoken|txt)$/;
const BOOKKEEPING = new Set(["finished.json"]);
const fingerprints = new Map<string, Promise<string>>();

/** SHA-256 over names and bytes of a model folder's weights, tokenizer and settings. Read once a process. */
export function folderFingerprint(folder: string): Promise<string> {
  const key = resolve(folder);
  if (!fingerprints.has(key)) fingerprints.set(key, hashFolder(key));
  return fingerprints.get(key) as Promise<string>;
}

async function hashFolder(folder: string): Promise<string> {
  const digest = createHash("sha256");
  for (const name of (await readdir(folder)).sort()) {
    if (!IDENTITY_FILES.test(name) || BOOKKEEPING.has(name)) continue;
    digest.update(`${name}\0`);
    for await (const chunk of createReadStream(join(folder, name))) digest.update(chunk as Buffer);
  }
  return digest.digest("hex");
}

/**
 * A folder as a model: a full model, or an adapter whose base is given.
 *
 * @throws ResidencyError `model-not-found` when the folder holds neither.
 */
export async function localModel(folder: string, name: string, base?: string): Promise<LocalModel> {
  const root = resolve(folder);
  if (existsSync(join(root, "adapter_config.json"))) {
    const baseFolder = base ?? (await baseOfAdapter(root));
    if (!baseFolder || !existsSync(join(baseFolder, "config.json")))
      throw new ResidencyError(
        "model-not-found",
        `${folder} is an adapter, and its base model is not at ${baseFolder}`,
      );
    const id = `${(await folderFingerprint(baseFolder)).slice(0, 16)}+${(await folderFingerprint(root)).slice(0, 16)}`;
    return { kind: "local", name, id, folder: resolve(baseFolder), adapter: root };
  }
  if (existsSync(join(root, "config.json")))
    return { kind: "local", name, id: (await folderFingerprint(root)).slice(0, 16), folder: root };
  throw new ResidencyError(
    "model-not-found",
    `${folder} is not a model folder: it has no config.json and no adapter_config.json`,
  );
}

const adapterSchema = z.object({ base_model_name_or_path: z.string().nullish() });

/** The base model that an adapter names. @throws ResidencyError `model-not-found` when its settings cannot be read. */
async function baseOfAdapter(folder: string): Promise<string | null | undefined> {
  try {
    const settings = await readFile(join(folder, "adapter_config.json"), "utf8");
    return adapterSchema.parse(JSON.parse(settings)).base_model_name_or_path;
  } catch (error) {
    throw new ResidencyError("model-not-found", `${folder} is an adapter with an unsound adapter_config.json`, {
      cause: error,
    });
  }
}
