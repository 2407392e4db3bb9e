import { and, desc, eq } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";

/** One row of the audit chain, with its detail read. */
export interface AuditEvent {
  sequence: number;
  at: string;
  actor: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** The rows of one kind of change, newest first; of one subject when it is given. */
export async function auditEvents(store: Store, action: string, subject?: string): Promise<AuditEvent[]> {
  const { audit } = tables;
  const rows = await store.database
    .select()
    .from(audit)
    .where(and(eq(audit.action, action), subject === undefined ? undefined : eq(audit.subject, subject)))
    .orderBy(desc(audit.sequence));
  return rows.map(({ sequence, at, actor, subject, detail }) => ({
    sequence,
    at,
    actor,
    subject,
    detail: JSON.parse(detail) as Record<string, unknown>,
  }));
}
