import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ResidencyError } from "../domain/error.ts";
import { type EngineRow, runEngine } from "../engine/index.ts";
import type { Store } from "../store/index.ts";
import type { Answer, Question } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { keyFor } from "./endpoint-key.ts";
import { type Budget, memoryJournal } from "./journal.ts";
import { laneOf } from "./lane.ts";
import type { LocalModel } from "./model-folder.ts";
import { askOcrRules, type OcrRules } from "./ocr/index.ts";
import { type PhiOptions, refuseBlocked } from "./phi-guard.ts";
import { Pool } from "./pool.ts";
import { storeJournal } from "./store-journal.ts";

export type Answerer = LocalModel | Endpoint | OcrRules;

export interface AskOptions {
  /** Folder for job files; a folder of its own is made in it and removed. */
  scratch: string;
  answerTokens: number;
  /** Longest question and answer together, in tokens. */
  maxTokens?: number;
  batch?: number;
  signal?: AbortSignal;
  /** What endpoints answered is kept here and never paid for again. */
  store?: Store;
  /** Before endpoints that are not marked `mayReceivePhi`; nothing that may hold identifiers goes there when left out. */
  phi?: PhiOptions;
  /** What may be spent on endpoints. */
  budget?: Budget;
  /** The slowest answers are asked for twice, and may be paid for twice. */
  hedge?: boolean;
}

/**
 * Puts questions to a model and yields the answers as they come, in no order. Every question gets exactly one answer,
 * unless this throws; what came before was yielded.
 *
 * @throws ResidencyError `engine-missing`, `engine-refused`, `engine-failed`; what `askEndpoints` throws.
 */
export async function* ask(
  answerer: Answerer,
  questions: readonly Question[],
  options: AskOptions,
): AsyncGenerator<Answer> {
  if (questions.length === 0) return;
  if (answerer.kind === "local") yield* askEngine(answerer, questions, options);
  else if (answerer.kind === "ocr") yield* askOcrRules(questions, options);
  else yield* askEndpoints([answerer], questions, options);
}

/**
 * Puts one question to a model.
 *
 * @throws ResidencyError as `ask` does.
 */
export async function askOne(answerer: Answerer, question: Question, options: AskOptions): Promise<Answer> {
  for await (const answer of ask(answerer, [question], options)) return answer;
  throw new ResidencyError("engine-failed", "the model ended without an answer");
}

/**
 * Spreads questions over endpoints that may answer for one another, such as two providers of one model. See Pool.
 *
 * @throws ResidencyError before anything is sent: `phi-blocked`; `endpoint-failed` when a key is missing. Later:
 *   `endpoint-failed` or `endpoint-invalid` when no endpoint takes more questions, `budget-spent`, `interrupted`.
 */
export async function* askEndpoints(
  endpoints: readonly Endpoint[],
  questions: readonly Question[],
  options: Pick<AskOptions, "answerTokens" | "store" | "phi" | "budget" | "hedge" | "signal">,
): AsyncGenerator<Answer> {
  const { answerTokens, store, budget, hedge, signal } = options;
  const phi = options.phi ?? { policy: "block" };
  refuseBlocked(endpoints, questions, phi);
  for (const endpoint of endpoints) keyFor(endpoint);
  const journal = store ? storeJournal(store, budget) : memoryJournal(budget);
  const pool = new Pool(endpoints.map(laneOf), {
    answerTokens,
    phi,
    journal,
    ...(hedge === undefined ? {} : { hedge }),
    ...(signal ? { signal } : {}),
  });
  yield* pool.ask(questions);
}

async function* askEngine(
  model: LocalModel,
  questions: readonly Question[],
  options: AskOptions,
): AsyncGenerator<Answer> {
  const folder = join(options.scratch, `ask-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    // Not every template of a model knows a system turn.
    const rows = questions.map(({ id, images, prompt, system, schema }): EngineRow => {
      const content = system === undefined ? prompt : `${system}\n\n${prompt}`;
      return { id, images, messages: [{ role: "user", content }], ...(schema ? { schema } : {}) };
    });
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
          tokenLogProbabilities: event.token_log_probabilities,
        };
      } else if (event.type === "rejected") yield { id: event.id, failure: event.reason, seconds: 0 };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
