import createClient from "openapi-fetch";
import type { components, operations, paths } from "./schema.d.ts";

/** A named shape of the API. */
export type Schema<Name extends keyof components["schemas"]> = NonNullable<components["schemas"][Name]>;

export const api = createClient<paths>({ baseUrl: "" });

/** What the server, or the way to it, said instead of an answer. `offline` is ours: there was no server to ask. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly remedy: string;
  readonly status: number;
  /** The body as it came, for failures that carry more. */
  readonly body: unknown;

  constructor(code: string, message: string, remedy: string, status: number, body?: unknown) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.status = status;
    this.body = body;
  }
}

/** The body of an answer. @throws ApiFailure for every other outcome, a lost connection too. */
export async function answer<Body>(call: Promise<{ data?: Body; error?: unknown; response: Response }>): Promise<Body> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiFailure("offline", "The studio cannot be reached", "Nothing is lost; it is tried again by itself.", 0);
  });
  if (response.ok) return data as Body;
  const failure = (error as Schema<"Failure"> | undefined)?.error;
  throw new ApiFailure(
    failure?.code ?? "internal",
    failure?.message ?? `the server answered ${response.status}`,
    failure?.remedy ?? "Try again.",
    response.status,
    error,
  );
}

type PageWidth = NonNullable<NonNullable<operations["getPageImage"]["parameters"]["query"]>["width"]>;

/** Address of a page's picture. */
export const pageImage = (documentId: string, page: number, width: PageWidth): string =>
  `/api/documents/${documentId}/pages/${page}/image?width=${width}`;

/** The stream of a run's events; the browser reconnects by itself and goes on where it was. */
export const runEvents = (runId: string): EventSource =>
  new EventSource(`/api/runs/${encodeURIComponent(runId)}/events`);
