import type { DatasetDocument } from "../../domain/dataset.ts";
import type { EndpointSettings, PhiState } from "../../domain/endpoint.ts";
import type { Specialty } from "../../domain/specialty.ts";

/** Documents by what is known of identifiers of patients in them; what was never screened is unknown. */
export function phiStates(documents: readonly Pick<DatasetDocument, "phi">[]): Record<PhiState, number> {
  const states: Record<PhiState, number> = { found: 0, none: 0, unknown: 0 };
  for (const document of documents) states[document.phi ?? "unknown"]++;
  return states;
}

/** Whether an endpoint may see documents of these states. Unknown counts as found. */
export function mayAsk(
  endpoint: Pick<EndpointSettings, "mayReceivePhi">,
  states: Record<PhiState, number>,
  { phi }: Pick<Specialty, "phi">,
): boolean {
  return endpoint.mayReceivePhi || phi.policy === "allow" || states.found + states.unknown === 0;
}
