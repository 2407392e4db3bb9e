import type { Schema } from "../api/client.ts";
import type { Answer, Box, FieldStatus } from "./answer.ts";

/** One proposed answer to one field: of teachers, or of a reader where two readings differ. */
export interface Proposal extends Answer {
  /** Everybody who proposes it, joined by commas. */
  from: string;
  /** The words of the page that carry the value, as they stand there, where they are known. */
  quote?: string;
}

const STATUSES: ReadonlySet<unknown> = new Set<FieldStatus>(["present", "absent", "illegible", "not-applicable"]);

/** What teachers proposed by path, the oldest first. Whatever does not have the shape of an answer is left out. */
export function suggestedAnswers(suggestions: readonly Schema<"Suggestion">[]): Map<string, Proposal[]> {
  const byPath = new Map<string, Proposal[]>();
  for (const { task, teacher, content, decision } of suggestions) {
    if (task !== "fields" || decision === "rejected" || !Array.isArray(content.fields)) continue;
    for (const entry of content.fields as Record<string, unknown>[]) {
      if (typeof entry?.path !== "string" || !STATUSES.has(entry.status)) continue;
      const value = typeof entry.value === "string" ? entry.value : null;
      if ((entry.status === "present") !== (value !== null)) continue;
      add(byPath, entry.path, {
        from: teacher,
        value,
        status: entry.status as FieldStatus,
        evidence: boxesOf(entry.evidence),
        ...(typeof entry.quote === "string" ? { quote: entry.quote } : {}),
      });
    }
  }
  return byPath;
}

/** Both readings of what is to be settled, by path. */
export function readAnswers(disagreements: readonly Schema<"Disagreement">[]): Map<string, Proposal[]> {
  const byPath = new Map<string, Proposal[]>();
  // Who gave no label did not see the value on the page.
  for (const { path, first, second } of disagreements)
    for (const reading of [first, second])
      add(byPath, path, {
        from: reading?.author ?? "gave no label",
        value: reading?.value ?? null,
        status: reading?.status ?? "absent",
        evidence: reading?.evidence ?? [],
      });
  return byPath;
}

/** Whoever proposes what stands already only adds their name to it. */
function add(byPath: Map<string, Proposal[]>, path: string, proposal: Proposal): void {
  const before = byPath.get(path) ?? [];
  const same = before.find(({ value, status }) => value === proposal.value && status === proposal.status);
  if (same) {
    same.from = `${same.from}, ${proposal.from}`;
    if (same.evidence.length === 0) same.evidence = proposal.evidence;
  } else byPath.set(path, [...before, proposal]);
}

function boxesOf(evidence: unknown): Box[] {
  if (!Array.isArray(evidence)) return [];
  return evidence.filter((box): box is Box =>
    ["page", "x", "y", "width", "height"].every((name) => typeof (box as Record<string, unknown>)?.[name] === "number"),
  );
}
