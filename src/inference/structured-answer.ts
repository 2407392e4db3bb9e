import { z } from "zod";

export type Structured = { ok: true; text: string; value: unknown } | { ok: false; problems: string };

const MOST_PROBLEMS = 8;

/** Holds answers to a JSON Schema. A schema that cannot be read throws where it is first used: a fault of the caller. */
export function answerChecker(schema: Record<string, unknown>): (text: string) => Structured {
  const type = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  return (text) => {
    const json = insideFence(text);
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      return { ok: false, problems: "it is not JSON" };
    }
    const result = type.safeParse(value);
    if (result.success) return { ok: true, text: json, value };
    // Paths and expectations; never a value, and never a key that the schema does not know.
    const problems = result.error.issues.slice(0, MOST_PROBLEMS).map((issue) => {
      const path = issue.path.map(String).join(".") || "the answer";
      if (issue.code === "unrecognized_keys") return `${path} has ${issue.keys.length} keys too many`;
      return issue.code === "invalid_type"
        ? `${path} must be ${issue.expected}`
        : `${path} is not allowed (${issue.code})`;
    });
    return { ok: false, problems: problems.join("; ") };
  };
}

/** Models like to wrap JSON in a code fence, and to add a sentence before or after it. */
function insideFence(text: string): string {
  const fenced = /```(?:json)?\s*\n?([\s\S]*?)```/i.exec(text);
  return (fenced?.[1] ?? text).trim();
}
