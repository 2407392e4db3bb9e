import { join } from "node:path";
import { sha256OfJson } from "../domain/digest.ts";
import { BUNDLE_FOLDER } from "./bundle.ts";
import { sha256OfFile } from "./digest.ts";
import { filesOf, PUBLIC_KEY_FILE } from "./manifest.ts";

/** What a release's folder says about itself, beside the model. */
export const RELEASE_FILE = "residency.json";
export const CARD_FILE = "README.md";

const ABOUT_THE_MODEL = new Set([RELEASE_FILE, CARD_FILE, PUBLIC_KEY_FILE]);

/**
 * SHA-256 of the merged model in a release's folder: names and bytes of its weights, settings and tokenizer, and not of the
 * documents about it. Read anew each time: what was hashed before says nothing of what is on the disk now.
 *
 * @throws ResidencyError `bundle-altered` for a link; ENOENT when the folder is gone.
 */
export async function modelSha256(folder: string): Promise<string> {
  const files: [string, string][] = [];
  for (const name of await filesOf(folder))
    if (!ABOUT_THE_MODEL.has(name) && !name.startsWith(`${BUNDLE_FOLDER}/`))
      files.push([name, await sha256OfFile(join(folder, name))]);
  return sha256OfJson(files);
}
