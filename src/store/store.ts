import { join } from "node:path";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { type BlobStore, folderBlobs } from "./blobs.ts";
import { type Database, openDatabase, type Transaction } from "./database.ts";
import { databaseError } from "./database-error.ts";
import { ensureEmbeddedPostgres } from "./embedded-postgres.ts";

/** Everything that a project keeps. */
export interface Store {
  /** Folder for what is not in the database: blobs, runs, releases. */
  folder: string;
  database: Database;
  blobs: BlobStore;
  /**
   * Runs `work` in one transaction and appends `entry` to the audit chain in the same one.
   *
   * @throws ResidencyError `disk-full`, `database-unavailable`; whatever `work` throws.
   */
  change<T>(
    entry: AuditEntry | ((result: T) => AuditEntry),
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens a project's store: `DATABASE_URL` when it is set, else the embedded PostgreSQL in `folder`.
 *
 * @throws ResidencyError `database-unavailable`.
 */
export async function openStore(folder: string): Promise<Store> {
  const url = process.env.DATABASE_URL || (await ensureEmbeddedPostgres(folder)).connectionString;
  const { database, close } = await openDatabase(url);
  return {
    folder,
    database,
    blobs: folderBlobs(join(folder, "blobs")),
    async change(entry, work) {
      try {
        return await database.transaction(async (transaction) => {
          const result = await work(transaction);
          await appendAudit(transaction, typeof entry === "function" ? entry(result) : entry);
          return result;
        });
      } catch (error) {
        throw databaseError(error) ?? error;
      }
    },
    close,
  };
}
