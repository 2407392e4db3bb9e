import { type GateOverride, type GateResult, gatesOf } from "../domain/gate.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { Store, tables } from "../store/index.ts";
import { readBundle, specialtyAsMade } from "./bundle.ts";
import { collectEvidence } from "./collect-evidence.ts";
import { judgeGate } from "./judge-gate.ts";
import { planOfRun } from "./plan-of-run.ts";

/**
 * Holds a release against the gates that were fixed before its run. Where none were, today's gates are judged to show how
 * it stands, and the gate `plan` has failed. Nothing is stored.
 */
export async function judgeGates(
  store: Store,
  specialty: Specialty,
  projectFolder: string,
  run: typeof tables.runs.$inferSelect,
  release: typeof tables.releases.$inferSelect,
): Promise<{ gates: GateResult[]; gatePlanSha256: string | null }> {
  const plan = await planOfRun(store, specialty.name, run.id);
  const gates = "missing" in plan ? gatesOf(specialty) : plan.gates;
  const asMade = specialtyAsMade(await readBundle(release.folder), run.base);
  const evidence = await collectEvidence(store, { run, release, specialty: asMade, projectFolder, plan, gates });
  return {
    gates: gates.map((gate) => judgeGate(gate, evidence)),
    gatePlanSha256: "missing" in plan ? null : plan.sha256,
  };
}

/** A merged model that is not its adapter, or that cannot be traced, is nobody's to let through. */
const NEVER_OVERRIDDEN = new Set(["parity", "lineage"]);

export const mayBeOverridden = (gate: GateResult): boolean => !NEVER_OVERRIDDEN.has(gate.gate.kind);

/** Gates that failed and that nobody has let through. */
export const openGates = (gates: readonly GateResult[]): GateResult[] =>
  gates.filter((gate) => gate.outcome === "failed" && !gate.override);

/** Puts overrides beside the failed gates that they name; those of gates that pass by now fall away. */
export function withOverrides(
  gates: readonly GateResult[],
  overrides: Readonly<Record<string, GateOverride>>,
): GateResult[] {
  return gates.map((gate) => {
    const override = overrides[gate.name];
    return gate.outcome === "failed" && override && mayBeOverridden(gate) ? { ...gate, override } : gate;
  });
}
