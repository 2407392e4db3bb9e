import { fileURLToPath } from "node:url";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { ResidencyError } from "../domain/error.ts";
import * as schema from "./schema/index.ts";

export type Database = NodePgDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Two commands that start at once must not migrate at once. */
const MIGRATION_LOCK = 7_301_985;

export interface OpenDatabase {
  database: Database;
  close(): Promise<void>;
}

/**
 * Connects and brings the tables up to date.
 *
 * @throws ResidencyError `database-unavailable` when the server does not answer.
 */
export async function openDatabase(connectionString: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    ...{ connectionString, max: 8, connectionTimeoutMillis: 15_000, idleTimeoutMillis: 10_000 },
    // One connection stays for as long as the store is open, under the process's own name: `residency stop` counts them.
    ...{ min: 1, application_name: `residency ${process.pid}` },
  });
  // A connection that breaks while it is in use fails its query; its event without a listener would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {}); // a dropped idle connection is replaced; a query on a dead server reports by itself
  try {
    const client = await pool.connect();
    try {
      await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
      await migrate(drizzle(client, { schema }), { migrationsFolder: MIGRATIONS });
    } finally {
      await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
      client.release();
    }
  } catch (error) {
    await pool.end().catch(() => {});
    throw new ResidencyError("database-unavailable", `the database does not answer: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return { database: drizzle(pool, { schema }), close: () => pool.end() };
}
