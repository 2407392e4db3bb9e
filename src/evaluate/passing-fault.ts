import type { Answerer, FaultCode } from "../inference/index.ts";

/**
 * Faults of a provider's moment: the same question may be answered an hour later. All others (a refusal, a filter, a question
 * that the server will not take, an answer without text) are what this candidate says to this question.
 */
const PASSING: ReadonlySet<string> = new Set<FaultCode>([
  "rate-limited",
  "quota-spent",
  "overloaded",
  "server-error",
  "unreachable",
  "reset",
  "timeout",
  "unauthorised",
  "not-json",
  "mismatched",
  "page-missing",
]);

/** Whether there is no answer for a passing fault: such a question counts as not asked yet. */
export function failedInPassing(
  candidate: Pick<Answerer, "kind">,
  { failure, fault }: { failure: string | null; fault: string | null },
): boolean {
  if (failure === null) return false;
  // Of failures from before faults were kept, those of a server may have been of any kind.
  return fault === null ? candidate.kind === "endpoint" : PASSING.has(fault);
}
