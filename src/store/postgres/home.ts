import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ResidencyError } from "../../domain/error.ts";
import { canEnter, type SystemUser, serverUser } from "./system-user.ts";

/** Part of the folder's name, because a cluster can only be read by the major version that wrote it. */
const MAJOR = 18;

/** Where root puts what the server's user cannot reach in the project: clusters, and one copy of the binaries. */
export const OUTSIDE_ROOT = "/var/lib/residency";

/** The folder of one cluster and what is in it. All paths are absolute. */
export interface ClusterHome {
  folder: string;
  dataFolder: string;
  passwordFile: string;
  logFile: string;
}

function homeIn(parent: string): ClusterHome {
  const folder = join(parent, `postgres-${MAJOR}`);
  return homeAt(folder);
}

/** The same layout under any name, for a cluster that is being made. */
export function homeAt(folder: string): ClusterHome {
  return {
    folder,
    dataFolder: join(folder, "data"),
    passwordFile: join(folder, "password"),
    logFile: join(folder, "server.log"),
  };
}

interface Placement {
  /** Parent of the cluster's home, below OUTSIDE_ROOT. */
  location: string;
  /** The project's folder when it was written. */
  folder: string;
  /** Whether a cluster was ever completed there. */
  initialised: boolean;
}

const placementFile = (folder: string) => join(folder, "postgres.json");

/**
 * The cluster's home that belongs to a folder, or null when none was chosen yet. Most live in the folder itself; one that
 * lives elsewhere is named in the folder's postgres.json.
 * @throws ResidencyError `database-unavailable` when the cluster named there is gone, or belongs to another folder.
 */
export async function knownHome(folder: string): Promise<ClusterHome | null> {
  const placement = await readPlacement(folder);
  if (!placement) {
    const inside = homeIn(folder);
    return (await exists(inside.folder)) ? inside : null;
  }
  const home = homeIn(placement.location);
  if (placement.initialised && !(await exists(home.folder))) {
    throw new ResidencyError(
      "database-unavailable",
      `The database of ${folder} was in ${home.folder} and is gone. Restore it, or delete postgres.json to begin anew.`,
    );
  }
  const here = await realpath(folder);
  if (placement.folder === here) return home;
  const other = await readPlacement(placement.folder);
  if (other?.location === placement.location) {
    throw new ResidencyError(
      "database-unavailable",
      `${folder} is a copy of ${placement.folder}, which keeps the database. Delete postgres.json here to begin anew.`,
    );
  }
  await writePlacement(folder, { ...placement, folder: here }); // the folder was moved
  return home;
}

/**
 * Chooses where the cluster of a folder is to live, and who runs it: in the folder when the server's user can go there,
 * else below OUTSIDE_ROOT. To be called under the folder's lock.
 */
export async function placeHome(folder: string): Promise<{ home: ClusterHome; user: SystemUser | null }> {
  const known = await knownHome(folder);
  if (known) return { home: known, user: await serverUser([known.dataFolder, known.folder, folder]) };
  const user = await serverUser([folder]);
  if (canEnter(user, folder)) return { home: homeIn(folder), user };
  const here = await realpath(folder);
  // Never the name of an earlier folder at the same path: who deleted that one wants to begin anew.
  const name = `${createHash("sha256").update(here).digest("hex").slice(0, 16)}-${randomBytes(4).toString("hex")}`;
  const location = join(OUTSIDE_ROOT, name);
  await writePlacement(folder, { location, folder: here, initialised: false });
  return { home: homeIn(location), user };
}

/** Notes that the cluster is complete, so that its loss is told and not taken for a new beginning. */
export async function noteInitialised(folder: string): Promise<void> {
  const placement = await readPlacement(folder);
  if (placement && !placement.initialised) await writePlacement(folder, { ...placement, initialised: true });
}

/** Makes the parent folder of a home, open for passage; one outside the project keeps the name of its project. */
export async function makeParent(folder: string, home: ClusterHome): Promise<void> {
  const placement = await readPlacement(folder);
  if (!placement || home.folder !== homeIn(placement.location).folder) return;
  for (const path of [OUTSIDE_ROOT, placement.location]) {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o755); // whatever the umask
  }
  await writeFile(join(placement.location, "project.txt"), placement.folder);
}

/** Homes below OUTSIDE_ROOT whose project folder was deleted or has begun anew. Their data is left for a person to judge. */
export async function orphanedHomes(): Promise<ClusterHome[]> {
  const orphans: ClusterHome[] = [];
  for (const name of await readdir(OUTSIDE_ROOT).catch(() => [])) {
    const location = join(OUTSIDE_ROOT, name);
    const folder = await readFile(join(location, "project.txt"), "utf8").catch(() => null);
    if (folder !== null && (await readPlacement(folder))?.location !== location) orphans.push(homeIn(location));
  }
  return orphans;
}

async function readPlacement(folder: string): Promise<Placement | null> {
  try {
    return JSON.parse(await readFile(placementFile(folder), "utf8")) as Placement;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new ResidencyError("database-unavailable", `${placementFile(folder)} cannot be read.`, { cause: error });
  }
}

async function writePlacement(folder: string, placement: Placement): Promise<void> {
  const draft = `${placementFile(folder)}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(placement, null, 2)}\n`, { flush: true });
  await rename(draft, placementFile(folder));
  if (await exists(placement.location)) await writeFile(join(placement.location, "project.txt"), placement.folder);
}

/** Whether a path exists. @throws when that cannot be told, such as for want of permission. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw error;
  }
}
