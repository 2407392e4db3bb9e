import { createHash } from "node:crypto";
import { userInfo } from "node:os";
import { asc, desc, gt, sql } from "drizzle-orm";
import type { Database, Transaction } from "./database.ts";
import { audit } from "./schema/index.ts";

/** What happened, to what. `detail` holds ids and counts only, never text of patients. */
export interface AuditEntry {
  action: string;
  subject: string;
  detail?: Record<string, unknown>;
  actor?: string;
}

const GENESIS = "0".repeat(64);
/** Any number; one chain, so one lock. Held until the transaction ends, which makes the chain gap-free. */
const CHAIN_LOCK = 7_301_984;
const CHUNK = 5_000;

interface ChainRow {
  sequence: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  previous: string;
}

function hashOf(row: ChainRow): string {
  const text = JSON.stringify([row.sequence, row.at, row.actor, row.action, row.subject, row.detail, row.previous]);
  return createHash("sha256").update(text).digest("hex");
}

/** Appends to the audit chain inside the caller's transaction, so that a change and its record stand or fall together. */
export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
  const [last] = await transaction
    .select({ sequence: audit.sequence, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.sequence))
    .limit(1);
  const row: ChainRow = {
    sequence: (last?.sequence ?? 0) + 1,
    at: new Date().toISOString(),
    actor: entry.actor ?? process.env.RESIDENCY_ACTOR ?? userInfo().username,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail ?? {}),
    previous: last?.hash ?? GENESIS,
  };
  await transaction.insert(audit).values({ ...row, hash: hashOf(row) });
}

export type AuditVerdict =
  | { intact: true; rows: number; head: string }
  | { intact: false; rows: number; brokenAt: number; reason: string };

/** Recomputes the whole chain, in chunks at flat memory, and names the first row that does not fit. */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  let previous = GENESIS;
  let expected = 1;
  for (;;) {
    const rows = await database
      .select()
      .from(audit)
      .where(gt(audit.sequence, expected - 1))
      .orderBy(asc(audit.sequence))
      .limit(CHUNK);
    for (const row of rows) {
      const broken = (reason: string): AuditVerdict => ({
        intact: false,
        rows: expected - 1,
        brokenAt: expected,
        reason,
      });
      if (row.sequence !== expected) return broken(`row ${expected} is missing`);
      if (row.previous !== previous) return broken(`row ${expected} does not follow the row before it`);
      if (row.hash !== hashOf(row)) return broken(`row ${expected} was altered`);
      previous = row.hash;
      expected++;
    }
    if (rows.length < CHUNK) return { intact: true, rows: expected - 1, head: previous };
  }
}
