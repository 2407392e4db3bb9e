/** The supervisor of the embedded PostgreSQL. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { removeEmbeddedPostgres, stopEmbeddedPostgres } from "./embedded-postgres.ts";
import { serverUser } from "./postgres/system-user.ts";
import { IS_ROOT, isGone, query, TestCluster } from "./test-cluster.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cluster: TestCluster;
beforeEach(async () => {
  cluster = await TestCluster.make();
});
afterEach(async () => {
  await cluster.remove();
});

describe("a first call", () => {
  test("gives a durable UTF-8 database that sorts by code point and wants the password", async () => {
    const server = await cluster.ensure();
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
    expect((await stat(join(cluster.folder, "postgres-18", "password"))).mode & 0o777).toBe(0o600);
    const overSocket = `postgresql:///postgres?host=${encodeURIComponent(server.dataFolder)}&port=${server.port}`;
    await expect(query(`${overSocket}&user=residency&password=wrong`, "select 1")).rejects.toMatchObject({
      code: "28P01",
    });
    expect(await query(`${overSocket}&user=residency&password=${server.password}`, "select 1 as one")).toEqual([
      { one: 1 },
    ]);
  });

  test("works in a folder with spaces, quotes, dollars and a long name", async () => {
    const odd = join(cluster.parent, `it's a "$(project)" ${"x".repeat(120)}`);
    try {
      expect(await query((await cluster.ensure(odd)).connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      await removeEmbeddedPostgres(odd);
    }
  });

  test("from two processes and twice from this one at the same instant makes one cluster and one server", async () => {
    const [first, second] = [cluster.ensureElsewhere(), cluster.ensureElsewhere()];
    const processIds = await Promise.all([
      ...[first, second].map((child) => cluster.processIdFrom(child as ChildProcess)),
      ...[cluster.ensure(), cluster.ensure()].map(async (server) => (await server).processId),
    ]);
    expect(new Set(processIds).size).toBe(1);
    expect((await readdir(cluster.folder)).sort()).toEqual(["postgres-18"]);
  });
});

describe("a later call", () => {
  test("finds the server that runs, also when it was started by a process that was killed", async () => {
    const child = cluster.ensureElsewhere();
    const processId = await cluster.processIdFrom(child);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect((await cluster.ensure()).processId).toBe(processId);
    expect((await cluster.ensure()).processId).toBe(processId);
  });

  test("starts it again after a stop", async () => {
    const before = await cluster.ensure();
    await query(before.connectionString, "create table kept (n int); insert into kept values (7)");
    expect(await stopEmbeddedPostgres(cluster.folder)).toBe(true);
    expect(await isGone(before.processId)).toBe(true);
    expect(await stopEmbeddedPostgres(cluster.folder)).toBe(false);
    const after = await cluster.ensure();
    expect(after.processId).not.toBe(before.processId);
    expect(await query(after.connectionString, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("tells when the folder cannot be made", async () => {
    await writeFile(join(cluster.parent, "file"), "");
    await expect(cluster.ensure(join(cluster.parent, "file", "project"))).rejects.toMatchObject({
      code: "database-unavailable",
    });
  });

  test("finds a server whose connections are all taken", async () => {
    const server = await cluster.ensure();
    const clients = Array.from({ length: 50 }, () => new Client({ connectionString: server.connectionString }));
    await Promise.all(clients.map((client) => client.connect()));
    try {
      await expect(query(server.connectionString, "select 1")).rejects.toMatchObject({ code: "53300" });
      expect((await cluster.ensure()).processId).toBe(server.processId);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });

  test("tells the end of the server's log when it does not start", async () => {
    const { dataFolder } = await cluster.ensure();
    await stopEmbeddedPostgres(cluster.folder);
    await writeFile(join(dataFolder, "postgresql.auto.conf"), "shared_buffers = 'plenty'\n");
    const attempt = cluster.ensure();
    await expect(attempt).rejects.toMatchObject({ name: "ResidencyError", code: "database-unavailable" });
    await expect(attempt).rejects.toThrow(/invalid value for parameter "shared_buffers": "plenty"/);
  });

  test("tells when the password was lost", async () => {
    const server = await cluster.ensure();
    const file = join(cluster.folder, "postgres-18", "password");
    await writeFile(file, "another");
    await expect(cluster.ensure()).rejects.toMatchObject({ code: "database-unavailable" });
    await writeFile(file, server.password);
    expect((await cluster.ensure()).processId).toBe(server.processId);
  });
});

describe.skipIf(!IS_ROOT)("for root", () => {
  test("the server runs as another user, in the folder when that user can go there", async () => {
    const server = await cluster.ensure();
    expect(server.dataFolder).toBe(join(cluster.folder, "postgres-18", "data"));
    const { uid } = await stat(`/proc/${server.processId}`);
    expect(uid).not.toBe(0);
    expect((await stat(server.dataFolder)).uid).toBe(uid);
    await stopEmbeddedPostgres(cluster.folder);
    await cluster.ensure();
  });

  test("the server runs as the folder's owner", async () => {
    await mkdir(cluster.folder);
    await chown(cluster.folder, 65534, 65534); // nobody, on most systems
    const owner = await serverUser([cluster.folder]);
    const server = await cluster.ensure();
    expect((await stat(`/proc/${server.processId}`)).uid).toBe(owner!.uid);
  });
});
