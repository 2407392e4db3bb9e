import type { FieldDefinition } from "../../domain/field.ts";
import type { CaptionContent } from "../tasks/caption-task.ts";
import type { FieldsContent } from "../tasks/fields-task.ts";
import type { ReasoningContent } from "../tasks/reasoning-task.ts";
import type { TranscriptionContent } from "../tasks/transcription-task.ts";

/** What a teacher proposed, by its task. */
export type Proposal =
  | { task: "fields"; content: FieldsContent }
  | { task: "transcription"; content: TranscriptionContent }
  | { task: "caption"; content: CaptionContent }
  | { task: "reasoning"; content: ReasoningContent };

/** A proposal with what is known about its document to be true. */
export interface FilterInput {
  proposal: Proposal;
  known: {
    class?: string | undefined;
    text?: string | undefined;
  };
  /** What other teachers proposed for the same document and task. */
  others: readonly Proposal[];
  /** The specialty's fields. */
  fields: readonly FieldDefinition[];
}

/** `not-applicable` where nothing is known that the proposal could be held against; it keeps nothing out. */
export type Verdict = "passed" | "failed" | "not-applicable";

/** One filter's verdict as it is stored. The reason names paths, classes and counts, never a patient's text. */
export interface FilterVerdict {
  filter: string;
  verdict: Verdict;
  reason: string;
}

/** A filter is data: its name, why it exists, and its verdict over one proposal. Filters are pure. */
export interface Filter {
  name: string;
  why: string;
  judge(input: FilterInput): { verdict: Verdict; reason: string };
}

export const passed = (reason: string) => ({ verdict: "passed", reason }) as const;
export const failed = (reason: string) => ({ verdict: "failed", reason }) as const;
export const notApplicable = (reason: string) => ({ verdict: "not-applicable", reason }) as const;

/** "3 of 8 (a, b, c)", with the first five places named. */
export const places = (some: readonly string[], of: number): string =>
  `${some.length} of ${of} (${some.slice(0, 5).join(", ")}${some.length > 5 ? ", ..." : ""})`;
