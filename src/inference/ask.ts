import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EngineRow, runEngine } from "../engine/index.ts";
import type { Answer, Question } from "./answer.ts";
import { askEndpoint, type Endpoint } from "./endpoint.ts";
import type { LocalModel } from "./model-folder.ts";

export type Answerer = LocalModel | Endpoint;

export interface AskOptions {
  /** Folder for job files; a folder of its own is made in it and removed. */
  scratch: string;
  answerTokens: number;
  /** Longest question and answer together, in tokens. */
  maxTokens?: number;
  batch?: number;
  signal?: AbortSignal;
}

/** Requests in flight at an endpoint. */
const ENDPOINT_CONCURRENCY = 4;

/**
 * Puts questions to a model and yields the answers as they come, in no order. Every question gets exactly one answer.
 *
 * @throws ResidencyError `engine-missing`, `engine-refused`, `engine-failed`; what came before the failure was yielded.
 */
export async function* ask(
  answerer: Answerer,
  questions: readonly Question[],
  options: AskOptions,
): AsyncGenerator<Answer> {
  if (questions.length === 0) return;
  yield* answerer.kind === "local" ? askEngine(answerer, questions, options) : askServer(answerer, questions, options);
}

async function* askEngine(
  model: LocalModel,
  questions: readonly Question[],
  options: AskOptions,
): AsyncGenerator<Answer> {
  const folder = join(options.scratch, `ask-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    const rows = questions.map(
      ({ id, images, prompt }): EngineRow => ({ id, images, messages: [{ role: "user", content: prompt }] }),
    );
    await writeFile(join(folder, "rows.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const job = {
      output: folder,
      model: model.folder,
      rows: join(folder, "rows.jsonl"),
      batch: options.batch ?? 16,
      max_new_tokens: options.answerTokens,
      max_tokens: options.maxTokens ?? 4096,
      precision: "fp32",
      ...(model.adapter ? { adapter: model.adapter } : {}),
    };
    for await (const event of runEngine("predict", job, options.signal)) {
      if (event.type === "prediction") {
        yield {
          id: event.id,
          text: event.text,
          tokens: event.tokens,
          logProbability: event.log_probability,
          lowest: event.lowest,
          cut: event.cut,
          seconds: event.seconds,
        };
      } else if (event.type === "rejected") yield { id: event.id, failure: event.reason, seconds: 0 };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* askServer(
  endpoint: Endpoint,
  questions: readonly Question[],
  options: AskOptions,
): AsyncGenerator<Answer> {
  const waiting = new Map<string, Promise<Answer>>();
  for (const question of questions) {
    if (options.signal?.aborted) return;
    waiting.set(question.id, askEndpoint(endpoint, question, options.answerTokens, options.signal));
    if (waiting.size >= ENDPOINT_CONCURRENCY) yield await settle(waiting);
  }
  while (waiting.size > 0) yield await settle(waiting);
}

async function settle(waiting: Map<string, Promise<Answer>>): Promise<Answer> {
  const answer = await Promise.race(waiting.values());
  waiting.delete(answer.id);
  return answer;
}
