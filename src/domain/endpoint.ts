import { z } from "zod";
import { addressKind, isLocalName, isMetadataName, literalAddress } from "./network-address.ts";

/** Name of an environment variable that may hold a key: keys are read from the environment and kept nowhere. */
const VARIABLE = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * What is wrong with an endpoint's URL, or null. The same rules hold again for the address that is connected to.
 *
 * @param plainHttp whether plain http may be spoken to private addresses.
 */
export function endpointUrlProblem(text: string, plainHttp: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return "is not an http or https URL";
  if (url.username || url.password || url.hash || url.search)
    return "must not carry a user, a password, a query or a fragment; name the key's variable in keyVariable";
  if (isMetadataName(url.hostname)) return "points to a metadata service";
  const address = literalAddress(url);
  const kind = address === null ? null : addressKind(address);
  if (kind === "forbidden") return "points to a link-local address or a metadata service";
  if (url.protocol === "https:" || kind === "loopback" || isLocalName(url.hostname)) return null;
  if (kind !== "public" && plainHttp) return null;
  return kind === "public"
    ? "speaks plain http to a public address; use https"
    : "speaks plain http to another machine; use https, or set plainHttpInPrivateNetwork for a private address";
}

/** A server that speaks the OpenAI chat completions protocol, as a specialty names it. */
export const endpointSchema = z
  .strictObject({
    /** What candidates, teachers and judges call it. */
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "use lower-case letters, digits and dashes")
      .refine((name) => name !== "base" && name !== "tuned", "base and tuned are names of the project's own models"),
    /** Base URL, such as http://127.0.0.1:8000/v1. No user, password, query or fragment. */
    url: z.string(),
    model: z.string().min(1),
    /** The name under which the server answers, when it differs from `model` by more than organisation, date or version. */
    answersAs: z.string().min(1).optional(),
    /**
     * Environment variable that holds the key; none is sent when left out. Where a second variable of this name and `_HOST`
     * is set, the key goes to that host alone.
     */
    keyVariable: z.string().regex(VARIABLE, "is the NAME of an environment variable, not a key").optional(),
    /** Whether documents that hold, or may hold, identifiers of patients may be sent there. */
    mayReceivePhi: z.boolean().default(false),
    /** Whether plain http may be spoken to it; its address must then be a private one. This machine needs no permission. */
    plainHttpInPrivateNetwork: z.boolean().default(false),
    /** Where it runs, for the reader of a report: `on-site`, `eu-west-1`, a vendor's name. */
    place: z.string().min(1).default("unknown"),
    /** Price of a million tokens, in one currency for all endpoints of a project. */
    price: z
      .strictObject({ inputPerMillion: z.number().min(0), outputPerMillion: z.number().min(0) })
      .prefault({ inputPerMillion: 0, outputPerMillion: 0 }),
    limits: z
      .strictObject({
        requestsPerMinute: z.number().positive().optional(),
        tokensPerMinute: z.number().positive().optional(),
        /** Requests in flight at most. */
        concurrent: z.int().min(1).max(1024).default(4),
        timeoutMs: z.int().min(100).max(3_600_000).default(120_000),
      })
      .prefault({}),
  })
  .superRefine((endpoint, context) => {
    const problem = endpointUrlProblem(endpoint.url, endpoint.plainHttpInPrivateNetwork);
    if (problem) context.addIssue({ code: "custom", path: ["url"], message: problem });
  });

export type EndpointSettings = z.infer<typeof endpointSchema>;

/** What happens to documents with identifiers of patients before an endpoint that is not marked for them. */
export const PHI_POLICIES = ["block", "redact", "allow"] as const;
export type PhiPolicy = (typeof PHI_POLICIES)[number];

/** Whether a document holds identifiers of patients. `unknown` is treated as `found`. */
export const PHI_STATES = ["found", "none", "unknown"] as const;
export type PhiState = (typeof PHI_STATES)[number];
