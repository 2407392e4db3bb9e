import { realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { DocumentFacts } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { listFiles } from "./files.ts";
import { readLabels, resolveInside } from "./import-format.ts";

/** A file to add, with what its labels say. */
export interface LabelledFile {
  file: string;
  facts: DocumentFacts;
  /** Why the file that a row names cannot be read. It fails alone; the import goes on. */
  problem?: ResidencyError;
}

/**
 * The files that a labels file names, links followed, plus the other files of the folder, which come without labels.
 *
 * @throws ResidencyError `usage` when `paths` are not one folder; `labels-invalid`, with the line, when a row is not sound, leads out of
 * the folder, or reaches the file of an earlier row; `path-not-found` when the labels file or a folder cannot be read.
 */
export async function labelledFiles(paths: readonly string[], labelsFile: string): Promise<LabelledFile[]> {
  const [folder] = paths;
  if (paths.length !== 1 || folder === undefined || !(await isFolder(folder)))
    throw new ResidencyError("usage", "--labels goes with exactly one folder, which its file names start from");
  // Rows give real paths; the folder may be reached by a link.
  const root = await realpath(folder);
  const found = new Map<string, LabelledFile & { line: number }>();
  for await (const { line, row } of readLabels(labelsFile)) {
    const { file: name, ...facts } = row;
    const at = `${basename(labelsFile)} line ${line}`;
    let item: LabelledFile;
    try {
      item = { file: await resolveInside(root, name), facts };
    } catch (error) {
      if (!(error instanceof ResidencyError)) throw error;
      const problem = new ResidencyError(error.code, `${at}: ${error.message}`, { cause: error });
      if (error.code !== "path-not-found") throw problem;
      item = { file: resolve(root, name), facts, problem };
    }
    const earlier = found.get(item.file);
    if (earlier)
      throw new ResidencyError("labels-invalid", `${at}: ${JSON.stringify(name)} is the file of line ${earlier.line}.`);
    found.set(item.file, { ...item, line });
  }
  const ownPath = await realpath(labelsFile).catch(() => resolve(labelsFile));
  const others = (await listFiles([root])).filter((file) => file !== ownPath && !found.has(file));
  return [...found.values(), ...others.map((file) => ({ file, facts: {} }))];
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
