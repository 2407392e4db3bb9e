import { type FoundPhi, PHI_KINDS } from "./kind.ts";

/** What the owner of a data set wants for identifiers in it. */
export type PhiPolicy = "block" | "redact" | "allow";

export interface PhiEndpoint {
  /** Whether the owner marked the endpoint as one that may see PHI. */
  phi: "allowed" | "not-allowed" | "unknown";
}

export interface PhiDecision {
  action: "send" | "redact" | "refuse";
  reason: string;
}

/**
 * Whether a text may go to an endpoint. Everything that is missing or not known here is refused: no result of a search, a
 * policy, a mark of the endpoint or a kind outside the lists. An endpoint of unknown standing counts as not allowed.
 */
export function phiDecision(
  found: readonly Pick<FoundPhi, "kind">[] | undefined,
  policy: PhiPolicy | undefined,
  endpoint: PhiEndpoint | undefined,
): PhiDecision {
  if (policy !== "block" && policy !== "redact" && policy !== "allow") return refuse("no PHI policy is set");
  const mark = endpoint?.phi;
  if (mark !== "allowed" && mark !== "not-allowed" && mark !== "unknown")
    return refuse("the endpoint does not say whether it may see PHI");
  if (!Array.isArray(found)) return refuse("the text was not searched for PHI");
  if (found.some((item) => !Object.hasOwn(PHI_KINDS, item?.kind ?? "")))
    return refuse("an identifier of an unknown kind was found");
  if (found.length === 0) return { action: "send", reason: "no identifier was found" };
  if (policy === "redact") return { action: "redact", reason: "the policy is to redact" };
  if (mark === "allowed") return { action: "send", reason: "the endpoint may see PHI" };
  const standing =
    mark === "unknown" ? "it is not known whether the endpoint may see PHI" : "the endpoint may not see PHI";
  return refuse(`identifiers were found and ${standing}`);
}

function refuse(reason: string): PhiDecision {
  return { action: "refuse", reason };
}
