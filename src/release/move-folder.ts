import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";
import { RELEASE_FILE } from "./model-digest.ts";

const releaseFileSchema = z.object({ release: z.string(), run: z.string() });

/**
 * Moves a release into its folder, also to another disk; the target is whole or as it was. Only a folder that holds the same
 * release is replaced.
 *
 * @throws ResidencyError `usage` when something else is there.
 */
export async function moveFolder(from: string, to: string, release: string): Promise<void> {
  await refuseOthers(to, { release });
  await mkdir(resolve(to, ".."), { recursive: true });
  // The release's id is in these names, so that a folder of someone else's is never taken for what an earlier try left.
  const [staging, former] = [`${to}.${release}.part`, `${to}.${release}.former`];
  for (const left of [staging, former]) await rm(left, { recursive: true, force: true });
  await cp(from, staging, { recursive: true });
  if (existsSync(to)) await rename(to, former);
  await rename(staging, to);
  for (const done of [former, from]) await rm(done, { recursive: true, force: true });
}

/**
 * Refuses a folder that is there, unless it holds what is named.
 *
 * @throws ResidencyError `usage`.
 */
export async function refuseOthers(folder: string, own: { release?: string; run?: string }): Promise<void> {
  if (!existsSync(folder)) return;
  const text = await readFile(join(folder, RELEASE_FILE), "utf8").catch(() => "");
  const found = releaseFileSchema.safeParse(parsed(text)).data;
  const same = found && Object.entries(own).every(([name, id]) => found[name as "release" | "run"] === id);
  if (!same) throw new ResidencyError("usage", `${folder} is there already and is not this release; name a new folder`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
