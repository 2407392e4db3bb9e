import { and, desc, eq } from "drizzle-orm";
import { gatesOf } from "../domain/gate.ts";
import { gatePlanSha256 } from "../domain/gate-plan.ts";
import { metricDefinitionSha256 } from "../domain/metric-definition.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Store, tables } from "../store/index.ts";

const { audit, gatePlans } = tables;

/**
 * Fixes a specialty's gates, with the definition of what they measure: the plan's hash goes into the audit chain. A run is
 * held to the plan that was fixed last when it began to learn, so fixing others later moves no bar of it. Fixing the same
 * gates again changes nothing.
 *
 * @returns the SHA-256 of the plan.
 */
export async function fixGates(store: Store, specialty: Specialty): Promise<string> {
  const plan = {
    specialty: specialty.name,
    gates: gatesOf(specialty),
    metricDefinitionSha256: metricDefinitionSha256(specialty),
  };
  const sha256 = gatePlanSha256(plan);
  if ((await fixedLast(store, specialty.name)) === sha256) return sha256;
  await store.change(
    { action: "gates.fixed", subject: sha256, detail: { specialty: specialty.name, gates: plan.gates.length } },
    (transaction) =>
      transaction
        .insert(gatePlans)
        .values({ sha256, ...plan })
        .onConflictDoNothing(),
  );
  return sha256;
}

/** Hash of the specialty's newest plan, as the audit chain has it. */
async function fixedLast(store: Store, specialty: string): Promise<string | undefined> {
  const [last] = await store.database
    .select({ sha256: audit.subject })
    .from(audit)
    .innerJoin(gatePlans, eq(gatePlans.sha256, audit.subject))
    .where(and(eq(audit.action, "gates.fixed"), eq(gatePlans.specialty, specialty)))
    .orderBy(desc(audit.sequence))
    .limit(1);
  return last?.sha256;
}
