import { z } from "zod";

/** Name of an environment variable that may hold a key: keys are read from the environment and kept nowhere. */
const VARIABLE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** A server that speaks the OpenAI chat completions protocol, as a specialty names it. */
export const endpointSchema = z.strictObject({
  /** What candidates, teachers and judges call it. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "use lower-case letters, digits and dashes"),
  /** Base URL, such as http://127.0.0.1:8000/v1. No user, no password, no fragment. */
  url: z.url({ protocol: /^https?$/ }).refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && url.username === "" && url.password === "" && url.hash === "";
  }, "must not carry a user, a password or a fragment; name the key's variable in keyVariable"),
  model: z.string().min(1),
  /** Environment variable that holds the key; none is sent when left out. */
  keyVariable: z.string().regex(VARIABLE, "is the NAME of an environment variable, not a key").optional(),
  /** Whether documents that hold, or may hold, identifiers of patients may be sent there. */
  mayReceivePhi: z.boolean().default(false),
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
});

export type EndpointSettings = z.infer<typeof endpointSchema>;

/** What happens to documents with identifiers of patients before an endpoint that is not marked for them. */
export const PHI_POLICIES = ["block", "redact", "allow"] as const;
export type PhiPolicy = (typeof PHI_POLICIES)[number];

/** Whether a document holds identifiers of patients. `unknown` is treated as `found`. */
export const PHI_STATES = ["found", "none", "unknown"] as const;
export type PhiState = (typeof PHI_STATES)[number];
