import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ResidencyError } from "../../domain/error.ts";
import type { Binaries } from "./binaries.ts";
import { type ClusterHome, exists, homeAt } from "./home.ts";
import { runAs, type SystemUser } from "./system-user.ts";

/** The one role of an embedded cluster, its superuser. */
export const ROLE = "residency";

/** Written to postgresql.conf, where a person may tune them. Small: the machine is for training. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  // Relative to the data folder, which only the owner can enter, and so never too long for a socket address.
  unix_socket_directories: ".",
  shared_buffers: "64MB",
  max_connections: "50",
  fsync: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

/**
 * Makes a new cluster at `home`: UTF-8, sorted by code point, with a random password for TCP and socket alike. It is made
 * under another name and renamed when it is complete and on the disk, so that a kill at any moment leaves either no cluster
 * or a whole one. When another process made one meanwhile, that one stays.
 * @throws ResidencyError `database-unavailable` with initdb's last lines.
 */
export async function initialise(home: ClusterHome, binaries: Binaries, user: SystemUser | null): Promise<void> {
  await sweep(home);
  const draft = homeAt(`${home.folder}.new-${randomBytes(4).toString("hex")}`);
  try {
    await mkdir(draft.folder, { mode: 0o700 });
    await writeFile(draft.passwordFile, randomBytes(24).toString("hex"), { mode: 0o600, flush: true });
    if (user) for (const path of [draft.passwordFile, draft.folder]) await chown(path, user.uid, user.gid);
    const { code, output } = await runAs(user, binaries.initdb, [
      ...["-D", draft.dataFolder, "-U", ROLE, "--auth=scram-sha-256", `--pwfile=${draft.passwordFile}`],
      // Sorts like C, and knows upper and lower case of all letters, on every machine the same.
      ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ]);
    if (code !== 0) {
      const lines = output.trim().split("\n").slice(-6).join("\n");
      throw new ResidencyError("database-unavailable", `A database cannot be made in ${home.folder}:\n${lines}`);
    }
    await syncFolder(draft.folder);
    await rename(draft.folder, home.folder).catch(async (error) => {
      if (!(await exists(home.folder))) throw error;
    });
    await syncFolder(dirname(home.folder));
  } finally {
    await rm(draft.folder, { recursive: true, force: true });
  }
}

/** Removes what a killed initialise left. One that still writes there is left for the next time. */
async function sweep(home: ClusterHome): Promise<void> {
  const parent = dirname(home.folder);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(home.folder)}.new-`)) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}
