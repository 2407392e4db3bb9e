/** How an endpoint takes what not every server takes. Learned from its refusals, once for all questions. */
export interface Dialect {
  structure: "json_schema" | "json_object" | "none";
  /** Newer servers know the second name only. */
  answerLimit: "max_tokens" | "max_completion_tokens";
  /** Some models answer at their own temperature only. */
  temperature: boolean;
}

export const FULL_DIALECT: Dialect = { structure: "json_schema", answerLimit: "max_tokens", temperature: true };

/** The error object of a server's body: short codes only, never its message. */
export interface ServerComplaint {
  code: string | null;
  parameter: string | null;
}

/**
 * The next simpler way to say the same, after a server refused a request (status 400, 404, 415, 422 or 501); null when
 * the refusal was about something else. A server that names no parameter is asked in simpler forms, one after another.
 */
export function simplerDialect(dialect: Dialect, complaint: ServerComplaint, structured: boolean): Dialect | null {
  const about = (name: string): boolean => complaint.parameter?.startsWith(name) === true;
  if (about("max_tokens") && dialect.answerLimit === "max_tokens")
    return { ...dialect, answerLimit: "max_completion_tokens" };
  if (about("temperature") && dialect.temperature) return { ...dialect, temperature: false };
  if (!structured || (complaint.parameter !== null && !about("response_format"))) return null;
  if (dialect.structure === "json_schema") return { ...dialect, structure: "json_object" };
  return dialect.structure === "json_object" ? { ...dialect, structure: "none" } : null;
}
