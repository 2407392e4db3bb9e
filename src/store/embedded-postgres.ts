import { mkdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Client } from "pg";
import { ResidencyError } from "../domain/error.ts";
import { usableBinaries } from "./postgres/binaries.ts";
import {
  type ClusterHome,
  exists,
  knownHome,
  makeParent,
  noteInitialised,
  OUTSIDE_ROOT,
  orphanedHomes,
  placeHome,
} from "./postgres/home.ts";
import { initialise, ROLE } from "./postgres/initialise.ts";
import { withLock } from "./postgres/lock.ts";
import { DATABASE, HOST, inspect, readPassword, start, stop } from "./postgres/server.ts";

/** A running embedded PostgreSQL server. */
export interface EmbeddedPostgres {
  /** postgresql:// URL with the password: not for logs. */
  connectionString: string;
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Process id of the server. */
  processId: number;
  /** Folder of the cluster's files; its unix socket lies there too. */
  dataFolder: string;
  logFile: string;
}

/**
 * Gives the PostgreSQL server of a folder, with the binaries that npm installed: the one that runs, else it is started, on
 * first use with a new cluster in `folder`/postgres-18. Any number of processes may call it at once.
 *
 * The server is a daemon. It outlives this process, however that ends, and the next call finds it again; at rest it takes
 * some 30 MB of memory and no processor time. It runs until `stopEmbeddedPostgres`, until the machine stops, or until the
 * folder is deleted, which it notices within a minute. It listens on 127.0.0.1 at a random port, with a random password in
 * `folder`/postgres-18/password (mode 0600).
 *
 * PostgreSQL refuses root, so for root it runs as the folder's owner, `postgres` or `nobody`. Where that user cannot reach
 * the folder the cluster is put below /var/lib/residency, and `folder`/postgres.json tells where.
 *
 * @param folder made when it is missing. Relative paths start at the current folder.
 * @throws ResidencyError `database-unavailable` when it cannot be made or started; the message ends with the server's log.
 * `disk-full`.
 */
export async function ensureEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const absolute = resolve(folder);
  try {
    const running = await findRunning(absolute);
    return running ?? (await makeRunning(absolute));
  } catch (error) {
    if (error instanceof ResidencyError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ResidencyError(
      code === "ENOSPC" || code === "EDQUOT" ? "disk-full" : "database-unavailable",
      `The embedded PostgreSQL of ${absolute} cannot be made or started: ${message}`,
      { cause: error },
    );
  }
}

async function findRunning(absolute: string): Promise<EmbeddedPostgres | null> {
  const home = await knownHome(absolute);
  if (!home) return null;
  const state = await inspect(home);
  return state.kind === "ready" ? describe(home, state) : null;
}

async function makeRunning(absolute: string): Promise<EmbeddedPostgres> {
  await mkdir(absolute, { recursive: true });
  return withLock(lockFile(absolute), async () => {
    const { home, user } = await placeHome(absolute);
    const outside = dirname(home.folder) !== absolute;
    if (outside) for (const orphan of await orphanedHomes()) await stop(orphan);
    const binaries = await usableBinaries(user, user ? OUTSIDE_ROOT : absolute);
    await makeParent(absolute, home);
    if (!(await exists(home.folder))) await initialise(home, binaries, user);
    await noteInitialised(absolute);
    return describe(home, await start(home, binaries, user));
  });
}

/**
 * Stops the server of a folder; running statements are rolled back. False when none ran, or the folder has no cluster.
 * @throws ResidencyError `database-unavailable` when it still runs after 30 seconds.
 */
export async function stopEmbeddedPostgres(folder: string): Promise<boolean> {
  const absolute = resolve(folder);
  if (!(await exists(absolute))) return false;
  return withLock(lockFile(absolute), async () => {
    const home = await knownHome(absolute);
    return home ? stop(home) : false;
  });
}

/** Commands and studios that are connected to the server of a folder now; 0 when none runs. @throws ResidencyError `database-unavailable`. */
export async function embeddedPostgresSessions(folder: string): Promise<number> {
  const running = await findRunning(resolve(folder));
  if (!running) return 0;
  const client = new Client({ connectionString: running.connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    // A process of ours holds several connections, all under its own application name.
    const { rows } = await client.query<{ sessions: string }>(
      `select count(distinct application_name) as sessions from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return Number(rows[0]?.sessions ?? 0);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Stops the server of a folder and deletes its cluster, with all data, wherever it lies. The folder itself stays. */
export async function removeEmbeddedPostgres(folder: string): Promise<void> {
  const absolute = resolve(folder);
  if (!(await exists(absolute))) return;
  await withLock(lockFile(absolute), async () => {
    const home = await knownHome(absolute);
    if (!home) return;
    await stop(home);
    const parent = dirname(home.folder);
    await rm(parent === absolute ? home.folder : parent, { recursive: true, force: true });
    await rm(join(absolute, "postgres.json"), { force: true });
  });
}

const lockFile = (folder: string) => join(folder, "postgres.lock");

async function describe(home: ClusterHome, server: { processId: number; port: number }): Promise<EmbeddedPostgres> {
  const password = await readPassword(home);
  const { processId, port } = server;
  return {
    connectionString: `postgresql://${ROLE}:${password}@${HOST}:${port}/${DATABASE}`,
    ...{ host: HOST, port, user: ROLE, password, database: DATABASE },
    ...{ processId, dataFolder: home.dataFolder, logFile: home.logFile },
  };
}
