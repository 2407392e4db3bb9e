import { ResidencyError } from "../domain/error.ts";
import { causesOf } from "../domain/fault.ts";

/** PostgreSQL's class 53 is "insufficient resources"; 53100 is a full disk. */
const DISK_FULL = "53100";

/**
 * The connection is gone or was never there: class 08 of https://www.postgresql.org/docs/18/errcodes-appendix.html, a server
 * that shuts down, crashed or starts, too many connections, and what the system says of a socket.
 */
const LOST = /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;

/** The driver gives these without a code: node_modules/pg/lib/client.js and pg-pool/index.js. */
const LOST_MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after)/;

/**
 * What a failure of the database means for a person, wherever in the chain of causes it stands (Drizzle wraps the
 * driver's error): `disk-full` or `database-unavailable`; null for all others.
 */
export function databaseError(error: unknown): ResidencyError | null {
  for (const cause of causesOf(error)) {
    if (cause instanceof ResidencyError) return null;
    const { code } = cause as { code?: unknown };
    if (code === DISK_FULL)
      return new ResidencyError("disk-full", "the database has no room left on its disk", { cause: error });
    if (typeof code === "string" ? LOST.test(code) : LOST_MESSAGE.test(cause.message))
      return new ResidencyError(
        "database-unavailable",
        `the connection to the database was lost${typeof code === "string" ? ` (${code})` : ""}; the same command goes on where it stopped`,
        { cause: error },
      );
  }
  return null;
}
