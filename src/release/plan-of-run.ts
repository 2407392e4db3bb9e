import { eq } from "drizzle-orm";
import type { Gate } from "../domain/gate.ts";
import { gatePlanSha256 } from "../domain/gate-plan.ts";
import { type Store, tables } from "../store/index.ts";
import { auditEvents } from "./audit-events.ts";

const { gatePlans } = tables;

/** The gates of a run as they were fixed before it began to learn. */
export interface GatePlan {
  sha256: string;
  gates: Gate[];
  /** What the scores mean that the gates look at. */
  metricDefinitionSha256: string;
  /** When they were fixed. */
  at: string;
}

/** The plan that a run is held to: the one that its first row of training names in the audit chain. Or why there is none. */
export async function planOfRun(
  store: Store,
  specialty: string,
  runId: string,
): Promise<GatePlan | { missing: string }> {
  const began = (await auditEvents(store, "run.training", runId)).at(-1);
  if (!began) return { missing: "the audit chain does not say when the run began to learn" };
  const sha256 = began.detail.gatePlan;
  if (typeof sha256 !== "string") return { missing: "no gates were fixed before the run" };
  const fixed = (await auditEvents(store, "gates.fixed", sha256)).find((event) => event.sequence < began.sequence);
  if (!fixed)
    return { missing: `the audit chain does not say that plan ${sha256.slice(0, 16)} was fixed before the run` };
  const [row] = await store.database.select().from(gatePlans).where(eq(gatePlans.sha256, sha256));
  const { metricDefinitionSha256 } = row ?? {};
  if (!row || !metricDefinitionSha256 || gatePlanSha256({ ...row, metricDefinitionSha256 }) !== sha256)
    return { missing: `the plan ${sha256.slice(0, 16)} is gone or was altered` };
  if (row.specialty !== specialty) return { missing: `the run began with the gates of ${row.specialty}` };
  return { sha256, gates: row.gates as unknown as Gate[], metricDefinitionSha256, at: fixed.at };
}
