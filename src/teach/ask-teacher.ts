import type { DatasetDocument } from "../domain/dataset.ts";

/** One thing asked of a teacher. `images` are paths of PNG files; `schema` is the JSON schema that the answer has to meet. */
export interface TeacherQuestion {
  /** The suggestion that the answer becomes. */
  id: string;
  document: DatasetDocument;
  images: string[];
  system: string;
  prompt: string;
  schema: Record<string, unknown>;
}

/**
 * What came back: a text, `cut` when it was longer than it was allowed to be, or why there is none. A `final` failure was
 * answered, and most likely paid for, but is of no use: asking the same again would give the same.
 */
export type TeacherAnswer = { id: string } & ({ text: string; cut: boolean } | { failure: string; final: boolean });

/**
 * Puts questions to a teacher and yields the answers as they come, in no order. A failure of one question is an answer;
 * what ends the whole round, such as a spent budget, is thrown.
 *
 * @throws ResidencyError `budget-spent`, `interrupted`, `phi-blocked`, and what its source throws.
 */
export type AskTeacher = (questions: readonly TeacherQuestion[], signal?: AbortSignal) => AsyncIterable<TeacherAnswer>;

/** A model that proposes labels. The id changes with the model, so that its answers are told apart for ever. */
export interface Teacher {
  name: string;
  id: string;
  ask: AskTeacher;
}
