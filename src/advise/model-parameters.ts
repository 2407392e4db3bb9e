import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** A header of a safetensors file is JSON; a larger one is none that a model has. */
const MOST_HEADER_BYTES = 100_000_000;

/**
 * Weights of a model folder, counted from the headers of its safetensors files: 8 bytes of length, little endian, then JSON with
 * the shape of every tensor. Null when the folder has no such files or one cannot be read.
 *
 * @see The safetensors format, https://github.com/huggingface/safetensors.
 */
export async function modelParameters(folder: string): Promise<number | null> {
  try {
    let parameters = 0;
    for (const name of await readdir(folder)) {
      if (!name.endsWith(".safetensors")) continue;
      const file = await open(join(folder, name));
      try {
        const length = Number((await file.read(Buffer.alloc(8), 0, 8, 0)).buffer.readBigUInt64LE(0));
        if (length > MOST_HEADER_BYTES) return null;
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, 8);
        const header = JSON.parse(buffer.toString("utf8")) as Record<string, { shape?: number[] }>;
        for (const { shape } of Object.values(header))
          if (Array.isArray(shape)) parameters += shape.reduce((product, size) => product * size, 1);
      } finally {
        await file.close();
      }
    }
    return parameters === 0 ? null : parameters;
  } catch {
    return null;
  }
}
