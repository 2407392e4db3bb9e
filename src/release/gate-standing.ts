import type { GateResult } from "../domain/gate.ts";

export const openGateNames = (gates: readonly GateResult[]): string[] =>
  gates.filter((gate) => gate.outcome === "failed" && !gate.override).map((gate) => gate.name);

/** How the gates stand, in one sentence. */
export function gatesAt(gates: readonly GateResult[]): string {
  if (gates.length === 0) return "The gates were not judged.";
  const passed = gates.filter((gate) => gate.outcome === "passed").length;
  const overridden = gates.filter((gate) => gate.override).length;
  return `${passed} of ${gates.length} gates passed${overridden > 0 ? `, ${overridden} overridden by name` : ""}.`;
}
