import type { Schema } from "../api/client.ts";
import { suggestedAnswers } from "./proposals.ts";

/**
 * What a person made of a suggestion, judged by the labels that they saved: accepted where all of it stands, rejected where
 * none does, else edited into what stands. Null while a part of it has no label, and where it was decided before.
 */
export function decisionOn(
  suggestion: Schema<"Suggestion">,
  labels: readonly Schema<"Label">[],
): Schema<"SuggestionDecision"> | null {
  if (suggestion.decision !== null) return null;
  const current = new Map(labels.map((label) => [label.path, label]));
  const proposed = [...suggestedAnswers([suggestion])].flatMap(([path, [answer]]) =>
    answer ? [{ path, answer }] : [],
  );
  if (proposed.length === 0 || proposed.some(({ path }) => !current.has(path))) return null;
  const kept = proposed.filter(({ path, answer }) => {
    const label = current.get(path);
    return label?.status === answer.status && label.value === answer.value;
  });
  if (kept.length === proposed.length) return { decision: "accepted" };
  if (kept.length === 0) return { decision: "rejected" };
  const fields = proposed.map(({ path }) => ({
    path,
    value: current.get(path)?.value ?? null,
    status: current.get(path)?.status,
    quote: null,
  }));
  return { decision: "edited", edited: { fields } };
}
