import { relative } from "node:path";
import { ResidencyError } from "../domain/error.ts";
import type { Store } from "./store.ts";

/** Path of a stored page as a file, from the store's folder. */
export async function pageFile(store: Store, sha256: string): Promise<string> {
  if (!store.blobs.materialise) throw new ResidencyError("internal", "this blob store gives no local files");
  return relative(store.folder, await store.blobs.materialise(sha256));
}
