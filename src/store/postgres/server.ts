import { execFile, spawn } from "node:child_process";
import { constants } from "node:fs";
import { open, readdir, readFile, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { ResidencyError } from "../../domain/error.ts";
import type { Binaries } from "./binaries.ts";
import type { ClusterHome } from "./home.ts";
import { ROLE } from "./initialise.ts";
import { isAlive } from "./lock.ts";
import { asUser, type SystemUser } from "./system-user.ts";

export const HOST = "127.0.0.1";
export const DATABASE = "postgres";

/** How long a start is tried again when what stood in the way will pass, such as the last backends of a killed server. */
const RETRY_MS = 10_000;
/** How long a living server may take to accept connections: after a crash it first replays its log. */
const READY_MS = 60_000;
const STOP_MS = 30_000;
const LOG_BYTES = 4 * 1024 * 1024;
/** What the server's log says when waiting helps. */
const PASSING = /still in use|already exists|could not bind|could not create any TCP/;

/** A server that accepts connections, one that lives but does not (it starts, recovers or stops), or none. */
export type ServerState =
  | { kind: "ready"; processId: number; port: number }
  | { kind: "busy"; processId: number }
  | { kind: "absent" };

/**
 * Looks at the server of a cluster: the process that postmaster.pid names must be alive, be a PostgreSQL that works in this
 * very folder (process ids are given out again, and folders are deleted and made anew), and answer to the cluster's password.
 * @throws ResidencyError `database-unavailable` when the cluster is somebody else's, or the password is not the server's.
 */
export async function inspect(home: ClusterHome): Promise<ServerState> {
  const file = await readPidFile(home);
  if (!file || !(await isServerOf(home, file.processId))) return { kind: "absent" };
  const { processId, port } = file;
  if (!file.ready) return { kind: "busy", processId };
  const client = new Client({
    ...{ host: HOST, port, user: ROLE, database: DATABASE },
    password: await readPassword(home),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {}); // a connection that breaks after the answer
  try {
    await client.connect();
    return { kind: "ready", processId, port };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "53300") return { kind: "ready", processId, port }; // all connections are taken, so it works
    if (code !== "28P01") return { kind: "busy", processId };
    const message = `The server of ${home.folder} does not accept the password in ${home.passwordFile}.`;
    throw new ResidencyError("database-unavailable", message, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Starts the server of a cluster as a daemon that outlives this process, or finds the one that runs, and waits until it
 * accepts connections. To be called under the folder's lock.
 * @throws ResidencyError `database-unavailable` with the last lines of the server's log.
 */
export async function start(home: ClusterHome, binaries: Binaries, user: SystemUser | null) {
  const begun = Date.now();
  for (;;) {
    const state = await inspect(home);
    if (state.kind === "ready") return state;
    if (state.kind === "busy") {
      if (Date.now() - begun > READY_MS) throw await failure(home, 0, "does not accept connections for a minute");
      await sleep(50);
      continue;
    }
    const logStart = await rotateLog(home);
    await clearStale(home);
    if (await launch(home, binaries, user)) continue;
    const error = await failure(home, logStart, "does not start");
    if (!PASSING.test(error.message) || Date.now() - begun > RETRY_MS) throw error;
    await sleep(200);
  }
}

/**
 * Stops the server of a cluster: running statements are rolled back, what was committed is kept. False when none ran.
 * @throws ResidencyError `database-unavailable` when it still runs after 30 seconds.
 */
export async function stop(home: ClusterHome): Promise<boolean> {
  const processId = (await readPidFile(home))?.processId;
  if (processId === undefined || !(await isServerOf(home, processId))) return false;
  process.kill(processId, "SIGINT"); // "fast shutdown", https://www.postgresql.org/docs/18/server-shutdown.html
  const deadline = Date.now() + STOP_MS;
  while (await isServerOf(home, processId)) {
    if (Date.now() > deadline) throw await failure(home, 0, `does not stop (process ${processId})`);
    await sleep(20);
  }
  return true;
}

/** The password of a cluster's role. */
export async function readPassword(home: ClusterHome): Promise<string> {
  return (await readFile(home.passwordFile, "utf8").catch(refuseStranger(home))).trim();
}

/** Lines of postmaster.pid: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h */
async function readPidFile(home: ClusterHome) {
  const path = join(home.dataFolder, "postmaster.pid");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return "";
    return refuseStranger(home)(error);
  });
  const lines = text.split("\n").map((line) => line.trim());
  const processId = Number(lines[0]);
  if (!Number.isInteger(processId) || processId <= 0) return null;
  return { processId, port: Number(lines[3]), ready: lines[7] === "ready" };
}

function refuseStranger(home: ClusterHome) {
  return (cause: NodeJS.ErrnoException): never => {
    const why = cause.code === "EACCES" ? "belongs to another user of this machine" : "cannot be read";
    throw new ResidencyError("database-unavailable", `The database in ${home.folder} ${why}.`, { cause });
  };
}

/** Whether the process is a PostgreSQL server at work in this data folder. A server's working folder is its data folder. */
async function isServerOf(home: ClusterHome, processId: number): Promise<boolean> {
  if (!isAlive(processId)) return false;
  try {
    if (process.platform === "linux") {
      const [program, theirs, ours] = await Promise.all([
        readlink(`/proc/${processId}/exe`),
        stat(`/proc/${processId}/cwd`), // by inode: right also for a folder that was moved, or deleted and made anew
        stat(home.dataFolder),
      ]);
      return /\/postgres( \(deleted\))?$/.test(program) && theirs.dev === ours.dev && theirs.ino === ours.ino;
    }
    if (process.platform === "win32") return true;
    const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(processId)]);
    return stdout.includes("postgres") && stdout.includes(await realpath(home.dataFolder));
  } catch {
    return false;
  }
}

/**
 * PostgreSQL refuses to start while the process that postmaster.pid names exists, even if that id now belongs to something
 * else. So a stale id is replaced by one that no system gives out. The rest of the file stays, because with it PostgreSQL
 * makes sure that no backend of the dead server still writes. The sockets of a killed server go too: each start has its own.
 */
async function clearStale(home: ClusterHome): Promise<void> {
  const stale = await readPidFile(home);
  if (!stale) return;
  for (const name of await readdir(home.dataFolder)) {
    if (name.startsWith(".s.PGSQL.")) await rm(join(home.dataFolder, name), { force: true });
  }
  if (!isAlive(stale.processId)) return;
  const { O_NOFOLLOW, O_RDWR } = constants;
  const handle = await open(join(home.dataFolder, "postmaster.pid"), O_RDWR | (O_NOFOLLOW ?? 0));
  try {
    const lines = (await handle.readFile("utf8")).split("\n");
    await handle.truncate(0);
    await handle.write(["2147483647", ...lines.slice(1)].join("\n"), 0);
  } finally {
    await handle.close();
  }
}

/** Starts the server process. True once it is at work in its folder, false when it ended before that. */
async function launch(home: ClusterHome, binaries: Binaries, user: SystemUser | null): Promise<boolean> {
  const port = await freePort();
  const log = await openLog(home, user);
  const child = spawn(binaries.postgres, ["-D", await realpath(home.dataFolder), "-p", String(port)], {
    ...asUser(user),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  let ended = false;
  child.on("error", () => (ended = true));
  child.on("exit", () => (ended = true));
  child.unref();
  await log.close();
  const deadline = Date.now() + READY_MS;
  while (!ended && Date.now() < deadline) {
    if ((await readPidFile(home))?.processId === child.pid) return true;
    await sleep(10);
  }
  return !ended;
}

async function openLog(home: ClusterHome, user: SystemUser | null) {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const log = await open(home.logFile, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600);
  if (user) await log.chown(user.uid, user.gid);
  return log;
}

/** Sets a long log aside. Gives the offset in bytes at which the next start will write. */
async function rotateLog(home: ClusterHome): Promise<number> {
  const size = (await stat(home.logFile).catch(() => null))?.size ?? 0;
  if (size < LOG_BYTES) return size;
  await rename(home.logFile, `${home.logFile}.old`);
  return 0;
}

async function failure(home: ClusterHome, logStart: number, what: string): Promise<ResidencyError> {
  const log = await readFile(home.logFile).catch(() => Buffer.alloc(0));
  const lines = log.subarray(logStart).toString("utf8").trim().split("\n").slice(-8).join("\n");
  return new ResidencyError("database-unavailable", `The server of ${home.folder} ${what}. Its log ends:\n${lines}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, HOST, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
