import { Console } from "node:console";
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
    interopDefault: false, // which fails on a default export of null
    alias: { residency: fileURLToPath(new URL("./index.ts", import.meta.url)) },
  });
  const input = await importConfig(() => jiti.import(file));
  return {
    folder: root,
    home: resolve(process.env.RESIDENCY_HOME || join(root, ".residency")),
    specialty: parseSpecialty(input),
  };
}

/** What a config prints goes to stderr: stdout belongs to the command's result. */
async function importConfig(load: () => Promise<unknown>): Promise<unknown> {
  const ours = globalThis.console;
  globalThis.console = new Console(process.stderr);
  let loaded: unknown;
  try {
    loaded = await load();
  } catch (error) {
    throw new ResidencyError("config-invalid", `${CONFIG_FILE} cannot be read: ${String(error)}`, { cause: error });
  } finally {
    globalThis.console = ours;
  }
  const config = (loaded as { default?: unknown } | null | undefined)?.default;
  if (config === null || config === undefined)
    throw new ResidencyError("config-invalid", `${CONFIG_FILE} has no default export; write \`export default …\``);
  return config;
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
