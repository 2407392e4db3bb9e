import { createHash } from "node:crypto";
import { seededRandom, seedOf } from "../domain/random.ts";
import type { TeacherQuestion } from "./ask-teacher.ts";

/**
 * The id of what one teacher proposes when it is asked one question: SHA-256 over teacher, task, persona, prompt, schema
 * and pages, 32 hex digits. So the same question is never paid for twice, and a changed prompt is another question.
 */
export function suggestionId(
  teacherId: string,
  task: string,
  pages: readonly string[],
  question: Pick<TeacherQuestion, "system" | "prompt" | "schema">,
): string {
  return createHash("sha256")
    .update(JSON.stringify([teacherId, task, question.system, question.prompt, question.schema, pages]))
    .digest("hex")
    .slice(0, 32);
}

/**
 * Whether people label a document without seeing its suggestions. It hangs on document and task alone, so that all
 * teachers' suggestions of one document are held back together, and asking again changes nothing.
 */
export function isHeldBack(documentId: string, task: string, share: number): boolean {
  return seededRandom(seedOf("held back", task, documentId)).next() < share;
}
