import type { PhiPolicy } from "../domain/endpoint.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Question } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";

/** What happens to questions that hold, or may hold, identifiers of patients. */
export interface PhiOptions {
  policy: PhiPolicy;
  /**
   * Takes identifiers out of a text, or gives null when some are left; needed for the policy `redact`. The same text must
   * give the same, or its answer is not found again.
   */
  redact?: (text: string) => string | null;
}

declare const cleared: unique symbol;

/** A question as it may be sent to one endpoint. Only this guard makes one, and what sends takes nothing else. */
export interface ClearedQuestion {
  readonly endpoint: Endpoint;
  readonly question: Question;
  readonly [cleared]: true;
}

/**
 * Promise 9: the one place that says whether a question may go to an endpoint. What is not known to be free of
 * identifiers goes only to endpoints that are marked for it, unless the policy allows it or can take them out: text can be
 * redacted, pages cannot.
 *
 * @returns null when it may not.
 */
export function clearQuestion(endpoint: Endpoint, question: Question, phi: PhiOptions): ClearedQuestion | null {
  const clear = (allowed: Question): ClearedQuestion => ({ endpoint, question: allowed }) as ClearedQuestion;
  if (question.phi === "none" || endpoint.settings.mayReceivePhi || phi.policy === "allow") return clear(question);
  if (phi.policy !== "redact" || !phi.redact || question.images.length > 0) return null;
  const prompt = phi.redact(question.prompt);
  const system = question.system === undefined ? undefined : phi.redact(question.system);
  if (prompt === null || system === null) return null;
  return clear({ ...question, prompt, ...(system === undefined ? {} : { system }) });
}

/**
 * Refuses a batch before anything of it is sent, when one question has no endpoint that may see it.
 *
 * @throws ResidencyError `phi-blocked` with counts.
 */
export function refuseBlocked(endpoints: readonly Endpoint[], questions: readonly Question[], phi: PhiOptions): void {
  const blocked = questions.filter((question) =>
    endpoints.every((endpoint) => clearQuestion(endpoint, question, phi) === null),
  );
  if (blocked.length === 0) return;
  const found = blocked.filter((question) => question.phi === "found").length;
  const names = endpoints.map((endpoint) => endpoint.name).join(", ");
  const why =
    phi.policy === "redact"
      ? "pages cannot be redacted, nor a text in which identifiers are left"
      : `the policy is ${phi.policy}`;
  throw new ResidencyError(
    "phi-blocked",
    `${blocked.length} of ${questions.length} questions are not sent to ${names}: ${found} hold identifiers of patients, ` +
      `${blocked.length - found} were not screened; no endpoint here may receive them, and ${why}. Nothing was sent`,
  );
}
