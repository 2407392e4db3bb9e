import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { verifyFolder } from "../release/index.ts";
import { contextOf } from "./context.ts";

/** Checks a released folder against its signed manifest. Needs no project and no database. */
export async function verify(command: Command, folder: unknown): Promise<void> {
  const { output } = contextOf(command);
  const { key } = command.opts<{ key?: string }>();
  const publicKey = key
    ? await readFile(key, "utf8").catch((cause) => {
        throw new ResidencyError("path-not-found", `${key} cannot be read`, { cause });
      })
    : undefined;
  const verified = await verifyFolder(String(folder), publicKey);
  output.line(`${verified.files} files are as they were signed, with key ${verified.keyId}.`);
  if (!verified.trusted)
    output.warn(
      "The key came with the folder, so this shows that nothing was damaged, not who signed. Give --key with the key that you were told.",
    );
  output.result(verified);
}
