import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { ResidencyError } from "../domain/error.ts";
import { enginePython } from "../engine/index.ts";

const LAST_LINES = 12;

/** Path of llama.cpp's converter in the folder that `RESIDENCY_LLAMA_CPP` names. @throws ResidencyError `converter-missing`. */
export function ggufConverter(): string {
  const folder = process.env.RESIDENCY_LLAMA_CPP;
  const script = folder ? join(folder, "convert_hf_to_gguf.py") : null;
  if (script && existsSync(script)) return script;
  throw new ResidencyError(
    "converter-missing",
    folder ? `there is no convert_hf_to_gguf.py in ${folder}` : "RESIDENCY_LLAMA_CPP names no folder of llama.cpp",
  );
}

/**
 * Writes a merged model as GGUF in the half precision it was merged into, since float16 may not hold what bfloat16 does: `model.gguf` with the language model and `mmproj.gguf` with the part
 * that sees, as llama.cpp wants them apart.
 *
 * @throws ResidencyError `converter-missing`, `converter-failed`, `engine-missing`.
 */
export async function writeGguf(modelFolder: string, output: string, dtype: string): Promise<void> {
  const script = ggufConverter();
  const work = await mkdtemp(join(tmpdir(), "residency-gguf-"));
  try {
    const folder = await originalForm(modelFolder, work);
    for (const [name, more] of [
      ["model.gguf", []],
      ["mmproj.gguf", ["--mmproj"]],
    ] as const) {
      const file = join(output, name);
      await convert([script, folder, "--outfile", file, "--outtype", OUTPUT_TYPES[dtype] ?? "auto", ...more]);
      if (!existsSync(file)) throw new ResidencyError("converter-failed", `the converter wrote no ${name}`);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const OUTPUT_TYPES: Readonly<Record<string, string>> = { float16: "f16", bfloat16: "bf16", float32: "f32" };

/** The class of the part that sees, which transformers does not write for models that it has classes of its own for. */
const VISION_ARCHITECTURES: Readonly<Record<string, string>> = { paddleocr_vl: "PaddleOCRVisionModel" };

/**
 * A folder of links to the model's files in which settings stand as in the folders that models are published in, where the
 * converter looks for them: limits of pixels beside the sizes that transformers writes, the vision part's class. It has the
 * model folder's name, which the converter writes into its file.
 */
async function originalForm(modelFolder: string, work: string): Promise<string> {
  const folder = join(work, basename(modelFolder));
  await mkdir(folder);
  const changed = new Map<string, object>();
  const config = await json(join(modelFolder, "config.json"));
  const vision = VISION_ARCHITECTURES[config?.model_type as string];
  if (config && vision)
    changed.set("config.json", {
      ...config,
      vision_config: { architectures: [vision], ...(config.vision_config as object) },
    });
  const pictures = (await json(join(modelFolder, "processor_config.json")))?.image_processor as Json | undefined;
  const { shortest_edge, longest_edge } = (pictures?.size ?? {}) as Json;
  if (shortest_edge !== undefined && longest_edge !== undefined)
    changed.set("preprocessor_config.json", {
      min_pixels: shortest_edge,
      max_pixels: longest_edge,
      ...pictures,
      ...(await json(join(modelFolder, "preprocessor_config.json"))),
    });
  for (const [name, settings] of changed) await writeFile(join(folder, name), JSON.stringify(settings, null, 2));
  for (const name of await readdir(modelFolder))
    if (!changed.has(name)) await symlink(resolve(modelFolder, name), join(folder, name));
  return folder;
}

type Json = Record<string, unknown>;

const json = async (file: string): Promise<Json | undefined> =>
  existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Json) : undefined;

async function convert(words: string[]): Promise<void> {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(enginePython(), words, {
    env: { PATH, HOME, TMPDIR, HF_HUB_OFFLINE: "1", PYTHONDONTWRITEBYTECODE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-8_000)));
  const ended = await new Promise<number | string | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(signal ?? code));
  });
  if (ended !== 0)
    throw new ResidencyError(
      "converter-failed",
      `the converter ended with ${ended}:\n${said.trimEnd().split("\n").slice(-LAST_LINES).join("\n")}`,
    );
}
