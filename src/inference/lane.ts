import { AdaptiveConcurrency } from "./adaptive-concurrency.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { type Dialect, FULL_DIALECT } from "./dialect.ts";
import type { Endpoint } from "./endpoint.ts";
import { FAULTS, type Fault } from "./fault.ts";
import { RateBucket } from "./rate-bucket.ts";

/** How patient a lane is. */
export interface Pace {
  /** First wait after a fault; it doubles with each fault in a row. */
  backoffMs: number;
  /** The longest Retry-After that is waited for. A server that asks for more gets no more questions for now. */
  longestWaitMs: number;
  /** First pause of a server that fails; see CircuitBreaker. */
  pauseMs: number;
  /** The lane is given up after so many pauses, or refusals for rate, without a success in between. */
  patience: number;
}

export const USUAL_PACE: Pace = { backoffMs: 500, longestWaitMs: 120_000, pauseMs: 1000, patience: 5 };

const LATENCIES = 200;
const WEIGHT = 0.05; // of the newest measurement in the moving averages
const SEEN_RESPONSES = 256;
const LONGEST_BACKOFF_MS = 30_000;

/** One request on its way, from `begin` to `end`. */
export interface Passage {
  begunAtMs: number;
  tokens: number;
  probe: boolean;
}

/**
 * Everything this process knows about one endpoint, for all who ask it at once: what its limits leave room for, how quick
 * and reliable it was, and which dialect it takes.
 */
export class Lane {
  readonly endpoint: Endpoint;
  readonly pace: Pace;
  dialect: Dialect = FULL_DIALECT;
  readonly #concurrency: AdaptiveConcurrency;
  readonly #breaker: CircuitBreaker;
  readonly #requests: RateBucket | null;
  readonly #tokens: RateBucket | null;
  readonly #listeners = new Set<() => void>();
  readonly #latenciesMs: number[] = [];
  readonly #responses = new Set<string>();
  #inFlight = 0;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  #refusals = 0;
  #errorRate = 0;
  #secondsEach = 1;
  /** How the endpoint counts input tokens, against our guess: the largest ratio seen. */
  #inputFactor = 1;
  #inputCounted = false;

  constructor(endpoint: Endpoint, pace: Pace, nowMs: number) {
    const { concurrent, requestsPerMinute, tokensPerMinute } = endpoint.settings.limits;
    this.endpoint = endpoint;
    this.pace = pace;
    this.#concurrency = new AdaptiveConcurrency(concurrent);
    this.#breaker = new CircuitBreaker(pace.pauseMs);
    this.#requests = requestsPerMinute === undefined ? null : new RateBucket(requestsPerMinute, nowMs);
    this.#tokens = tokensPerMinute === undefined ? null : new RateBucket(tokensPerMinute, nowMs);
  }

  /** Milliseconds until a request of so many tokens may go; infinite when another one must end first. */
  waitMs(tokens: number, nowMs: number): number {
    if (this.#inFlight >= this.#concurrency.allowed) return Number.POSITIVE_INFINITY;
    return Math.max(
      this.#breaker.waitMs(nowMs),
      this.#pausedUntilMs - nowMs,
      this.#requests?.waitMs(1, nowMs) ?? 0,
      this.#tokens?.waitMs(tokens, nowMs) ?? 0,
      0,
    );
  }

  begin(tokens: number, nowMs: number): Passage {
    this.#inFlight++;
    this.#requests?.take(1, nowMs);
    this.#tokens?.take(tokens, nowMs);
    return { begunAtMs: nowMs, tokens, probe: this.#breaker.begun() };
  }

  /** A further request of the same passage, such as a repair: it counts, and does not wait. */
  again(tokens: number, nowMs: number): void {
    this.#requests?.take(1, nowMs);
    this.#tokens?.take(tokens, nowMs);
  }

  /**
   * The passage ended.
   *
   * @param result `null` for an answer, `"given-up"` when nobody waits for it any more, else the fault.
   * @param usedTokens what it took of the tokens a minute, where the server said so.
   */
  end(passage: Passage, result: Fault | null | "given-up", usedTokens: number | null, nowMs: number): void {
    this.#inFlight--;
    if (usedTokens !== null) this.#tokens?.giveBack(passage.tokens - usedTokens);
    if (result === "given-up") this.#breaker.undecided(passage.probe);
    else if (result === null) this.#succeeded(nowMs - passage.begunAtMs);
    else this.#failed(passage, result, nowMs);
    for (const listener of this.#listeners) listener();
  }

  #succeeded(tookMs: number): void {
    this.#refusals = 0;
    this.#breaker.succeeded();
    this.#concurrency.succeeded();
    this.#errorRate *= 1 - WEIGHT;
    this.#latenciesMs.push(tookMs);
    if (this.#latenciesMs.length > LATENCIES) this.#latenciesMs.shift();
    this.#secondsEach += (this.#latenciesMs.length === 1 ? 1 : WEIGHT) * (tookMs / 1000 - this.#secondsEach);
  }

  #failed(passage: Passage, fault: Fault, nowMs: number): void {
    const { slows, trips } = FAULTS[fault.code];
    if (slows || trips) this.#errorRate += WEIGHT * (1 - this.#errorRate);
    // A refusal for rate is met by waiting; fewer at once would only make it harder to catch up afterwards.
    if (slows) this.#concurrency.overloaded(passage.begunAtMs, nowMs, fault.code === "rate-limited" ? 0.8 : 0.5);
    if (trips) this.#breaker.failed(nowMs, passage.probe);
    else this.#breaker.undecided(passage.probe);
    if (!slows && fault.waitMs === undefined) return;
    // Refusals of requests that began before the pause say nothing new.
    if (fault.waitMs === undefined && passage.begunAtMs < this.#pausedUntilMs) return;
    if (fault.code === "rate-limited") this.#refusals++;
    const backoffMs = Math.min(LONGEST_BACKOFF_MS, this.pace.backoffMs * 2 ** Math.max(0, this.#refusals - 1));
    const waitMs = Math.min(fault.waitMs ?? backoffMs, this.pace.longestWaitMs);
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + waitMs);
  }

  /** Whether it failed for so long that one should say so instead of waiting. */
  get hopeless(): boolean {
    return this.#breaker.openings >= this.pace.patience || this.#refusals >= this.pace.patience * 2;
  }

  /** Larger is better: answers a second and unit of price, weighted by how often they come at all. */
  preference(): number {
    const { inputPerMillion, outputPerMillion } = this.endpoint.settings.price;
    return (1 - this.#errorRate) ** 2 / (Math.max(0.001, this.#secondsEach) * (1 + inputPerMillion + outputPerMillion));
  }

  /** After how long an answer is among the slowest twentieth; null before enough were measured. */
  slowMs(): number | null {
    if (this.#latenciesMs.length < 20) return null;
    return [...this.#latenciesMs].sort((a, b) => a - b)[Math.floor(this.#latenciesMs.length * 0.95)] as number;
  }

  /** Input tokens that a question of so many guessed tokens may be counted as. */
  inputTokens(guessed: number): number {
    return Math.ceil(guessed * this.#inputFactor);
  }

  counted(guessed: number, inputTokens: number): void {
    const ratio = inputTokens / guessed;
    this.#inputFactor = this.#inputCounted ? Math.max(this.#inputFactor, ratio) : ratio;
    this.#inputCounted = true;
  }

  /**
   * Whether the server gave this answer to another question before. Servers that give all their answers one name are
   * not believed.
   */
  isRepeated(responseId: string): boolean {
    if (this.#responses.has(responseId)) return this.#responses.size > 1;
    this.#responses.add(responseId);
    if (this.#responses.size > SEEN_RESPONSES) this.#responses.delete(this.#responses.values().next().value as string);
    return false;
  }

  /** Calls back whenever room may have become free. @returns what ends it. */
  onRoom(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

const lanes = new Map<string, Lane>();

/** The process's one lane to an endpoint: limits hold for all who ask it together. */
export function laneOf(endpoint: Endpoint): Lane {
  const key = JSON.stringify(endpoint.settings);
  let lane = lanes.get(key);
  if (!lane) lanes.set(key, (lane = new Lane(endpoint, USUAL_PACE, performance.now())));
  return lane;
}
