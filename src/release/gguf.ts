import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
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
 * Writes a merged model as GGUF in half precision: `model.gguf` with the language model and `mmproj.gguf` with the part
 * that sees, as llama.cpp wants them apart.
 *
 * @throws ResidencyError `converter-missing`, `converter-failed`, `engine-missing`.
 */
export async function writeGguf(modelFolder: string, output: string): Promise<void> {
  const script = ggufConverter();
  for (const [name, more] of [
    ["model.gguf", []],
    ["mmproj.gguf", ["--mmproj"]],
  ] as const) {
    const file = join(output, name);
    await convert([script, modelFolder, "--outfile", file, "--outtype", "f16", ...more]);
    if (!existsSync(file)) throw new ResidencyError("converter-failed", `the converter wrote no ${name}`);
  }
}

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
