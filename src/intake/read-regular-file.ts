import { constants, open } from "node:fs/promises";
import { ResidencyError } from "../domain/error.ts";

/**
 * All bytes of a regular file. Pipes, sockets, devices and folders are refused by what they are: reading them might never end, and
 * so might opening a pipe that nobody writes to, which is why the file is opened without waiting.
 *
 * @param limit largest size in bytes.
 * @throws ResidencyError `path-not-found`, `file-type-unsupported`, `file-empty`, `file-too-large`.
 */
export async function readRegularFile(path: string, limit: number): Promise<Buffer> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw new ResidencyError("file-type-unsupported", "this is not a regular file");
      if (found.size === 0) throw new ResidencyError("file-empty", "the file has 0 bytes");
      if (found.size > limit)
        throw new ResidencyError("file-too-large", `the file has ${found.size} bytes, more than ${limit}`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ResidencyError) throw error;
    throw new ResidencyError(
      "path-not-found",
      `the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown reason"}`,
      { cause: error },
    );
  }
}
