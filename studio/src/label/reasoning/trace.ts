import type { Schema } from "../../api/client.ts";

/** A reasoning trace as teachers give it: what was considered, what else it could be, and how it leads to the answer. */
export interface Trace {
  evidence: { observation: string; quote: string | null }[];
  alternatives: { alternative: string; for: string; against: string }[];
  logic: string;
  answer: string;
}

export interface TraceSuggestion {
  id: string;
  teacher: string;
  decision: Schema<"Suggestion">["decision"];
  trace: Trace;
}

/** Suggestions of the reasoning task. Whatever does not have the shape of a trace is left out. */
export function traces(suggestions: readonly Schema<"Suggestion">[]): TraceSuggestion[] {
  return suggestions.flatMap(({ id, task, teacher, decision, content }) => {
    const trace = task === "reasoning" ? asTrace(content) : null;
    return trace ? [{ id, teacher, decision, trace }] : [];
  });
}

function asTrace({ evidence, alternatives, logic, answer }: Record<string, unknown>): Trace | null {
  if (typeof logic !== "string" || typeof answer !== "string") return null;
  return {
    evidence: rows(evidence).flatMap(({ observation, quote }) =>
      typeof observation === "string" ? [{ observation, quote: typeof quote === "string" ? quote : null }] : [],
    ),
    alternatives: rows(alternatives).flatMap((row) =>
      typeof row.alternative === "string" && typeof row.for === "string" && typeof row.against === "string"
        ? [{ alternative: row.alternative, for: row.for, against: row.against }]
        : [],
    ),
    logic,
    answer,
  };
}

const rows = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter((row) => typeof row === "object" && row !== null) : [];
