import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "./database.ts";
import { ensureEmbeddedPostgres, removeEmbeddedPostgres } from "./embedded-postgres.ts";
import { openStore, type Store } from "./store.ts";

/** Names the folder of the server that all test files of one run share; test/shared-postgres.ts sets it. */
export const SHARED_POSTGRES = "RESIDENCY_TEST_POSTGRES";

const TEMPLATE = "residency_template";
const TEMPLATE_LOCK = 7_301_986;
let opened = 0;

/** A store for tests, with a database and a folder of its own. */
export interface TestStore {
  store: Store;
  /** Any user may enter it; the store's own folder is `folder`/store. */
  folder: string;
  /** Closes the store and deletes everything. */
  remove(): Promise<void>;
}

/**
 * Opens an empty store for one test file. The server is shared by the test run and the tables are copied from a template,
 * since a cluster for every file would cost more than the tests themselves. Commands that the file starts find this store
 * too: `DATABASE_URL` names it from here on.
 */
export async function openTestStore(topic: string): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), `residency-${topic}-`));
  // As root, PostgreSQL runs as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  const shared = process.env[SHARED_POSTGRES];
  const serverFolder = shared ?? join(folder, "server");
  const { connectionString } = await ensureEmbeddedPostgres(serverFolder);
  const name = `test_${topic.replaceAll(/\W/g, "_")}_${process.pid}_${++opened}`;
  const url = (database: string): string => Object.assign(new URL(connectionString), { pathname: `/${database}` }).href;

  await asAdministrator(connectionString, async (client) => {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [TEMPLATE]);
    if (rowCount === 0) {
      await client.query(`create database ${TEMPLATE}`);
      await (await openDatabase(url(TEMPLATE))).close();
    }
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  process.env.DATABASE_URL = url(name);
  const store = await openStore(join(folder, "store"));
  return {
    store,
    folder,
    async remove() {
      await store.close();
      if (shared)
        await asAdministrator(connectionString, (client) => client.query(`drop database ${name} with (force)`));
      else await removeEmbeddedPostgres(serverFolder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function asAdministrator(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
