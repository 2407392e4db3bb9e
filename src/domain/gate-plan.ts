import { sha256OfJson } from "./digest.ts";

/** What is fixed before a run learns: the gates, and what the scores mean that they look at. */
interface GatePlanContent {
  /** Name of the specialty. */
  specialty: string;
  /** As `gatesOf` gives them. */
  gates: readonly unknown[];
  metricDefinitionSha256: string;
}

/** The hash that stands for a plan in the audit chain. A bar, or what is measured against it, cannot change without it. */
export function gatePlanSha256({ specialty, gates, metricDefinitionSha256 }: GatePlanContent): string {
  return sha256OfJson([specialty, gates, metricDefinitionSha256]);
}
