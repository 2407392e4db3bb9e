import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ResidencyError } from "../domain/error.ts";

/** The file in a folder that carries its labels. */
export const LABELS_FILE = "labels.jsonl";

/**
 * The files that `paths` name: a file is itself, a folder is all files under it, sorted by name. Hidden files and folders and
 * `labels.jsonl` are left out of folders. Links to folders are not followed; links to files are files, even broken ones, so
 * that each fails by itself when it is read. A file named twice comes once.
 * @throws ResidencyError `path-not-found` when a path of `paths` or a folder under it cannot be read.
 */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>();
  const add = (path: string): void => {
    const key = resolve(path);
    if (!found.has(key)) found.set(key, path);
  };
  for (const path of paths) {
    const stats = await inspect(path);
    if (stats.isDirectory()) {
      for (const file of await filesUnder(path)) add(file);
    } else if (stats.isFile()) {
      add(path);
    } else {
      throw new ResidencyError("path-not-found", `${JSON.stringify(path)} is neither a file nor a folder.`);
    }
  }
  return [...found.values()];
}

async function filesUnder(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await list(folder);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === LABELS_FILE) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesUnder(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && !(await linksToOther(path)))) files.push(path);
  }
  return files;
}

/** Whether a link leads to something that exists and is no file. */
async function linksToOther(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && !stats.isFile();
}

function inspect(path: string): Promise<Stats> {
  return stat(path).catch((error: NodeJS.ErrnoException) => unreadable(path, error));
}

function list(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => unreadable(folder, error));
}

/** @throws ResidencyError `path-not-found`, always: says of a path why it cannot be read. */
export function unreadable(path: string, error: NodeJS.ErrnoException): never {
  const what = error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code ?? error.message})`;
  throw new ResidencyError("path-not-found", `${JSON.stringify(path)} ${what}.`, { cause: error });
}
