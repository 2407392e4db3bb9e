import type { Answer } from "../answer.ts";
import type { Snapshot } from "../label-session.ts";

/** What is said about one value, and by whom. */
export interface Standing {
  answer: Answer | undefined;
  state: "conflict" | "edited" | "saved" | "none";
  /** Of the label that stands. */
  author?: string;
  /** Revision and method, for who wants to know. */
  about?: string;
}

export function standing(path: string, { drafts, labels, conflicts }: Snapshot): Standing {
  const [draft, label] = [drafts.get(path), labels.get(path)];
  const answer = draft ?? label;
  if (conflicts.has(path)) return { answer, state: "conflict" };
  if (draft) return { answer, state: "edited" };
  return label
    ? { answer, state: "saved", author: label.author, about: `revision ${label.revision}, ${label.method}` }
    : { answer, state: "none" };
}
