import { seededRandom, seedOf } from "../domain/random.ts";
import type { Question } from "./answer.ts";
import { guessInputTokens } from "./chat-request.ts";
import type { OpenTry } from "./journal.ts";
import type { Lane } from "./lane.ts";
import { type ClearedQuestion, clearQuestion, type PhiOptions } from "./phi-guard.ts";
import { questionKey } from "./question-key.ts";

/** How a question goes to one endpoint. */
export interface Way {
  cleared: ClearedQuestion;
  key: string;
  /** Input tokens, before the endpoint has said how it counts. */
  guessed: number;
}

/** One question on its way, for all who ask the same. */
export interface Job {
  question: Question;
  ids: string[];
  ways: Map<Lane, Way>;
  sent: number;
  /** Ends that the server itself told; each makes the next try a new one for it. */
  told: number;
  notBeforeMs: number;
  avoid: Lane | null;
  /** Where it was sent before this process began, with an end that nobody saw: that server is asked again first. */
  first: Lane | null;
  running: Map<AbortController, { lane: Lane; begunAtMs: number }>;
  hedged: boolean;
  done: boolean;
}

/**
 * A question with every way that is open to it.
 *
 * @param open what was sent before this process began, with an end that nobody saw.
 * @throws the file system's error when a page cannot be read.
 */
export async function makeJob(
  question: Question,
  lanes: readonly Lane[],
  { phi, answerTokens }: { phi: PhiOptions; answerTokens: number },
  open: ReadonlyMap<string, OpenTry>,
): Promise<Job> {
  const job = emptyJob(question);
  for (const lane of lanes) {
    const cleared = clearQuestion(lane.endpoint, question, phi);
    if (!cleared) continue;
    const key = await questionKey(cleared, answerTokens);
    job.ways.set(lane, { cleared, key, guessed: guessInputTokens(cleared.question) });
    const before = open.get(key);
    if (before?.endpoint !== lane.endpoint.name) continue;
    job.first = lane;
    job.told = before.told;
  }
  return job;
}

/** A question that has no way yet. */
export const emptyJob = (question: Question): Job => ({
  question,
  ids: [question.id],
  ways: new Map(),
  sent: 0,
  told: 0,
  notBeforeMs: Number.NEGATIVE_INFINITY,
  avoid: null,
  first: null,
  running: new Map(),
  hedged: false,
  done: false,
});

/** The keys under which the answer may come, one an endpoint. */
export const keysOf = (job: Job): string[] => [...job.ways.values()].map((way) => way.key);

/** Full jitter (Brooker 2015): anywhere up to a bound that doubles with each try. */
export function backoffMs(job: Job, lane: Lane): number {
  const random = seededRandom(seedOf(job.ids[0] ?? "", job.sent));
  return lane.pace.backoffMs * 2 ** (job.sent - 1) * random.next();
}
