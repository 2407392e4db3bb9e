import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ClearedQuestion } from "./phi-guard.ts";

/** Part of every key: a change of how questions are put to servers must not find the old answers. */
const FORM = "chat-1";

/**
 * SHA-256 of everything that an answer depends on: who answers (base URL and model), system text, prompt, the bytes of
 * the pages, schema, temperature, longest answer, and which repetition it is.
 */
export async function questionKey({ endpoint, question }: ClearedQuestion, answerTokens: number): Promise<string> {
  const images = [];
  for (const path of question.images) images.push(await hashFile(path));
  const parts = [
    FORM,
    endpoint.id,
    question.system ?? null,
    question.prompt,
    images,
    question.schema ?? null,
    question.temperature ?? 0,
    answerTokens,
    question.repetition ?? 0,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function hashFile(path: string): Promise<string> {
  const digest = createHash("sha256");
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest("hex");
}
