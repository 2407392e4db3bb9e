import { eq } from "drizzle-orm";
import { type Gate, gatesOf } from "../domain/gate.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Store, tables } from "../store/index.ts";
import { auditEvents } from "./audit-events.ts";
import { sha256OfJson } from "./digest.ts";

const { gatePlans } = tables;

/** The gates of a specialty as they were fixed. */
export interface GatePlan {
  sha256: string;
  gates: Gate[];
  /** Row of the audit chain in which they were fixed, and when. */
  sequence: number;
  at: string;
}

/**
 * Fixes the specialty's gates before a run: the plan's hash goes into the audit chain. The gates that were fixed last,
 * when the run began to learn, are its gates; fixing others later moves no bar of it. Fixing the same gates again changes
 * nothing.
 *
 * @returns the SHA-256 of the plan.
 */
export async function fixGates(store: Store, specialty: Specialty): Promise<string> {
  const gates = gatesOf(specialty);
  const sha256 = sha256OfJson([specialty.name, gates]);
  const last = (await fixings(store, specialty.name))[0];
  if (last?.subject === sha256) return sha256;
  await store.change(
    { action: "gates.fixed", subject: sha256, detail: { specialty: specialty.name, gates: gates.length } },
    (transaction) =>
      transaction.insert(gatePlans).values({ sha256, specialty: specialty.name, gates }).onConflictDoNothing(),
  );
  return sha256;
}

/** The plan that a run is held to, or why there is none. */
export async function planOfRun(
  store: Store,
  specialty: string,
  runId: string,
): Promise<GatePlan | { missing: string }> {
  const began = (await auditEvents(store, "run.training", runId)).at(-1);
  if (!began) return { missing: "the audit chain does not say when the run began to learn" };
  const all = await fixings(store, specialty);
  const fixed = all.find((event) => event.sequence < began.sequence);
  if (!fixed)
    return {
      missing:
        all.length > 0 ? "the gates were fixed after the run began to learn" : "no gates were fixed before the run",
    };
  const [row] = await store.database.select().from(gatePlans).where(eq(gatePlans.sha256, fixed.subject));
  if (!row || sha256OfJson([row.specialty, row.gates]) !== fixed.subject)
    return { missing: `the plan ${fixed.subject.slice(0, 16)} is gone or was altered` };
  return {
    sha256: fixed.subject,
    gates: row.gates as unknown as Gate[],
    sequence: fixed.sequence,
    at: fixed.at,
  };
}

/** All fixings of a specialty's gates, newest first. */
async function fixings(store: Store, specialty: string) {
  return (await auditEvents(store, "gates.fixed")).filter((event) => event.detail.specialty === specialty);
}
