import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { verifyAudit } from "./audit.ts";
import { ensureEmbeddedPostgres, removeEmbeddedPostgres } from "./embedded-postgres.ts";
import * as tables from "./schema/index.ts";
import { openStore, type Store } from "./store.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A server that a team would run: another project's, with a database of its own. */
let parent: string;
let teamUrl: string;
const stores: Store[] = [];

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "residency-team-"));
  await chmod(parent, 0o755);
  const server = await ensureEmbeddedPostgres(join(parent, "server"));
  const client = new Client({ connectionString: server.connectionString });
  await client.connect();
  await client.query("create database team");
  await client.end();
  const url = new URL(server.connectionString);
  url.pathname = "/team";
  teamUrl = url.href;
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await removeEmbeddedPostgres(join(parent, "server"));
  await rm(parent, { recursive: true, force: true });
});

async function open(name: string): Promise<Store> {
  const store = await openStore(join(parent, name));
  stores.push(store);
  return store;
}

test("DATABASE_URL puts a team on one server: tables are made once, and all see the same", async () => {
  vi.stubEnv("DATABASE_URL", teamUrl);
  const members = await Promise.all([open("ana"), open("ben"), open("carla")]);
  await Promise.all(
    members.map((store, index) =>
      store.change({ action: "test.written", subject: `member-${index}`, detail: {} }, (transaction) =>
        transaction
          .insert(tables.rejections)
          .values({ source: `file-${index}`, code: "file-empty", reason: "the file is empty" }),
      ),
    ),
  );
  const ana = members[0] as Store;
  expect(await ana.database.select().from(tables.rejections)).toHaveLength(3);
  expect(await verifyAudit(ana.database)).toMatchObject({ intact: true, rows: 3 });
  expect(existsSync(join(parent, "ana", "postgres-18"))).toBe(false);
});

test("a server that does not answer is said to be unavailable, without its password", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://residency:hunter2@127.0.0.1:9/team");
  const error = await openStore(join(parent, "nobody")).catch((reason) => reason);
  expect(error).toMatchObject({ code: "database-unavailable" });
  expect(String(error.message)).not.toContain("hunter2");
});
