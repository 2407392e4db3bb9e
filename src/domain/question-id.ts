import { createHash } from "node:crypto";
import type { DatasetDocument } from "./dataset.ts";

/**
 * The id under which a candidate's answer is stored: a short hash of the prompt, the document's pages and, for a twin, what
 * makes it one. So a stage finds the answers to the plain question without asking the stage that asked it.
 */
export function questionId(
  prompt: string,
  document: Pick<DatasetDocument, "pages">,
  ...twin: (string | number)[]
): string {
  return createHash("sha256")
    .update(JSON.stringify([prompt, document.pages.map((page) => page.sha256), ...twin]))
    .digest("hex")
    .slice(0, 16);
}
