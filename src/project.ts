import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";
import { ResidencyError } from "./domain/error.ts";
import { parseSpecialty, type Specialty } from "./domain/specialty.ts";
import { openStore, type Store } from "./store/index.ts";

export const CONFIG_FILE = "residency.config.ts";

/** A folder with a specialty, and where its data are kept. */
export interface Project {
  folder: string;
  /** `RESIDENCY_HOME`, else `.residency` in the project folder. */
  home: string;
  specialty: Specialty;
}

/**
 * Reads a project's config.
 *
 * @throws ResidencyError `config-missing`, `config-invalid`.
 */
export async function loadProject(folder: string): Promise<Project> {
  const root = resolve(folder);
  const file = join(root, CONFIG_FILE);
  if (!existsSync(file)) throw new ResidencyError("config-missing", `there is no ${CONFIG_FILE} in ${root}`);
  const jiti = createJiti(import.meta.url, {
    moduleCache: false,
    fsCache: false,
    alias: { residency: fileURLToPath(new URL("./index.ts", import.meta.url)) },
  });
  let input: unknown;
  try {
    input = await jiti.import(file, { default: true });
  } catch (error) {
    throw new ResidencyError("config-invalid", `${CONFIG_FILE} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return {
    folder: root,
    home: resolve(process.env.RESIDENCY_HOME || join(root, ".residency")),
    specialty: parseSpecialty(input),
  };
}

/** Opens a project's store, does the work and closes the store. */
export async function withStore<T>(project: Project, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(project.home);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
