import { join, relative } from "node:path";
import type { DatasetDocument } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Store } from "./store.ts";

/** Path of a stored page as a file, from the store's folder. */
export async function pageFile(store: Store, sha256: string): Promise<string> {
  if (!store.blobs.materialise) throw new ResidencyError("internal", "this blob store gives no local files");
  return relative(store.folder, await store.blobs.materialise(sha256));
}

/** Paths of a document's page pictures, in the order of its pages. */
export function pageImages(store: Store, document: Pick<DatasetDocument, "pages">): Promise<string[]> {
  return Promise.all(document.pages.map(async ({ sha256 }) => join(store.folder, await pageFile(store, sha256))));
}
