import { readFile } from "node:fs/promises";
import type { Question } from "./answer.ts";
import type { Dialect } from "./dialect.ts";
import type { Endpoint } from "./endpoint.ts";

/** What the model said and what was wrong with it: the second turn asks for it again, once. */
export interface Repair {
  said: string;
  problems: string;
}

const schemaWords = (schema: Record<string, unknown>): string =>
  `\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;

/** The body of a chat completion. Pages go as data URLs before the question, as in training. */
export async function chatBody(
  endpoint: Endpoint,
  question: Question,
  answerTokens: number,
  dialect: Dialect,
  repair: Repair | null,
): Promise<string> {
  const { schema, system } = question;
  const text = schema && dialect.structure !== "json_schema" ? question.prompt + schemaWords(schema) : question.prompt;
  const pages = [];
  for (const path of question.images) {
    const url = `data:image/png;base64,${(await readFile(path)).toString("base64")}`;
    pages.push({ type: "image_url", image_url: { url } });
  }
  const messages: unknown[] = [];
  if (system !== undefined) messages.push({ role: "system", content: system });
  messages.push({ role: "user", content: pages.length === 0 ? text : [...pages, { type: "text", text }] });
  if (repair) {
    messages.push({ role: "assistant", content: repair.said });
    messages.push({
      role: "user",
      content: `That is not the JSON that was asked for: ${repair.problems}. Give the corrected JSON object and nothing else.`,
    });
  }
  return JSON.stringify({
    model: endpoint.settings.model,
    messages,
    stream: false,
    [dialect.answerLimit]: answerTokens,
    ...(dialect.temperature ? { temperature: question.temperature ?? 0 } : {}),
    ...(schema ? responseFormat(schema, dialect) : {}),
  });
}

function responseFormat(schema: Record<string, unknown>, dialect: Dialect): object {
  if (dialect.structure === "none") return {};
  if (dialect.structure === "json_object") return { response_format: { type: "json_object" } };
  return { response_format: { type: "json_schema", json_schema: { name: "answer", schema } } };
}

/** First guesses, which each endpoint's own counts correct: bytes of text a token, and tokens a page. */
const BYTES_A_TOKEN = 3;
const TOKENS_A_PAGE = 1200;

/** Input tokens of a question, roughly; before the endpoint has said how it counts. */
export function guessInputTokens(question: Question): number {
  const text = `${question.system ?? ""}${question.prompt}${question.schema ? JSON.stringify(question.schema) : ""}`;
  return 16 + Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN) + question.images.length * TOKENS_A_PAGE;
}
