import { ResidencyError } from "../domain/error.ts";
import type { Answer, Question } from "./answer.ts";
import { withoutKey } from "./endpoint-key.ts";
import { checkerOf, type ExchangeResult, exchange } from "./exchange.ts";
import { describeFault, FAULTS, type Fault, type FaultCode } from "./fault.ts";
import { backoffMs, emptyJob, type Job, keysOf, makeJob, type Way } from "./job.ts";
import { type Journal, type KeptAnswer, nameTry, type OpenTry } from "./journal.ts";
import type { Lane } from "./lane.ts";
import { Outbox } from "./outbox.ts";
import type { PhiOptions } from "./phi-guard.ts";

export interface PoolOptions {
  answerTokens: number;
  phi: PhiOptions;
  journal: Journal;
  /** The slowest answers are asked for twice, and the first counts. Both may have to be paid. */
  hedge?: boolean;
  signal?: AbortSignal;
}

/** Questions whose answers are looked up together. */
const LOOK_UP = 32;
/** Questions that wait for room; more are not read. */
const WAITING = 128;
/** Answers that nobody took yet; more are not asked for. */
const UNTAKEN = 256;
/** After an interruption, what is in flight may still come: it may have been paid for. */
const GRACE_MS = 5000;

/**
 * Ends after which the server may have an answer all the same, or never began: it is asked again by the same name, so that
 * one which knows the name does not charge twice.
 */
const SAME_NAME = new Set<FaultCode>(["reset", "timeout", "unreachable", "overloaded", "rate-limited"]);
/** So often a server is asked for what it may have answered to a killed process; then the question is anybody's. */
const RECOVERIES = 3;

/**
 * Puts questions to several endpoints at once and yields the answers as they come. A question goes to the endpoint that
 * has room and, among those, answers best for its price; so each takes what it can carry. What was answered before is
 * looked up, the same question twice is asked once.
 *
 * The iteration ends by throwing, after everything that came was yielded, when the budget is spent, when questions are
 * left for which no endpoint answers any more, or on the signal.
 */
export class Pool {
  readonly #lanes: readonly Lane[];
  readonly #options: PoolOptions;
  readonly #outbox = new Outbox<Answer>();
  readonly #queue: Job[] = [];
  /** By each key under which the answer may come. */
  readonly #pending = new Map<string, Job>();
  readonly #running = new Set<Job>();
  readonly #stopped = new Map<Lane, Fault>();
  #flights = 0;
  #stranded = 0;
  #fed = false;
  /** The budget refused a request while others were in flight: their end may give room. */
  #tight = false;
  #halted = false;
  #error: unknown;
  #timer: NodeJS.Timeout | undefined;
  #roomForMore: (() => void) | null = null;

  constructor(lanes: readonly Lane[], options: PoolOptions) {
    this.#lanes = lanes;
    this.#options = options;
  }

  async *ask(questions: readonly Question[]): AsyncGenerator<Answer> {
    const { signal } = this.#options;
    const unlisten = this.#lanes.map((lane) => lane.onRoom(() => this.#pump()));
    let grace: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      this.#halt(
        new ResidencyError("interrupted", "stopped before every question was asked; what was answered is kept"),
      );
      grace = setTimeout(() => this.#abortAll(), GRACE_MS);
    };
    signal?.addEventListener("abort", interrupt, { once: true });
    if (signal?.aborted) interrupt();
    this.#feed(questions).catch((error) => this.#halt(error));
    try {
      yield* this.#outbox.items(() => this.#pump());
    } finally {
      signal?.removeEventListener("abort", interrupt);
      clearTimeout(grace);
      clearTimeout(this.#timer);
      this.#halted = true;
      this.#roomForMore?.();
      this.#abortAll();
      for (const end of unlisten) end();
    }
  }

  /** Reads questions ahead of their turn: what is stored is yielded at once, the rest waits for room. */
  async #feed(questions: readonly Question[]): Promise<void> {
    const open = await this.#options.journal.open();
    for (let start = 0; start < questions.length && !this.#halted; start += LOOK_UP) {
      while ((this.#queue.length >= WAITING || this.#outbox.size >= UNTAKEN) && !this.#halted)
        await new Promise<void>((resolve) => (this.#roomForMore = resolve));
      const jobs = [];
      for (const question of questions.slice(start, start + LOOK_UP)) jobs.push(await this.#jobOf(question, open));
      const known = await this.#options.journal.known(jobs.flatMap((job) => keysOf(job)));
      for (const job of jobs) {
        const key = keysOf(job).find((key) => known.has(key));
        const kept = key === undefined ? undefined : known.get(key);
        if (kept) this.#deliver(job, kept.endpoint, kept.answer, true);
        else this.#enqueue(job);
      }
      this.#pump();
    }
    this.#fed = true;
    this.#pump();
  }

  async #jobOf(question: Question, open: ReadonlyMap<string, OpenTry>): Promise<Job> {
    if (question.schema) checkerOf(question.schema);
    try {
      return await makeJob(question, this.#lanes, this.#options, open);
    } catch (error) {
      const detail = (error as NodeJS.ErrnoException).code;
      if (detail === undefined) throw error;
      const job = emptyJob(question);
      this.#fail(job, { code: "page-missing", detail }, null);
      return job;
    }
  }

  #enqueue(job: Job): void {
    if (job.done) return;
    for (const key of keysOf(job)) {
      const twin = this.#pending.get(key);
      if (twin) {
        twin.ids.push(...job.ids);
        return;
      }
    }
    for (const key of keysOf(job)) this.#pending.set(key, job);
    this.#queue.push(job);
  }

  /** Sends what can be sent now, and wakes itself when more can. */
  #pump(): void {
    clearTimeout(this.#timer);
    let nextMs = Number.POSITIVE_INFINITY;
    while (!this.#halted && this.#outbox.size < UNTAKEN && (!this.#tight || this.#flights === 0)) {
      const nowMs = performance.now();
      const choice = this.#choose(nowMs);
      if (typeof choice === "number") {
        nextMs = choice;
        break;
      }
      const [index, lane] = choice;
      const [job] = this.#queue.splice(index, 1) as [Job];
      if (lane) this.#launch(job, lane, nowMs);
      else this.#stranded++;
    }
    if (!this.#halted && this.#options.hedge && this.#fed && this.#queue.length === 0)
      nextMs = Math.min(nextMs, this.#hedgeTail(performance.now()));
    if (this.#queue.length < WAITING) this.#roomForMore?.();
    if (this.#flights === 0 && (this.#halted || (this.#fed && this.#queue.length === 0)))
      this.#outbox.end(this.#error ?? this.#strandedError());
    else if (nextMs !== Number.POSITIVE_INFINITY)
      this.#timer = setTimeout(() => this.#pump(), Math.min(60_000, Math.max(1, nextMs)));
  }

  /**
   * The first question that may go now with its endpoint; without one when none is left for it. Else the milliseconds
   * until one may go.
   */
  #choose(nowMs: number): [index: number, lane: Lane | null] | number {
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const [index, job] of this.#queue.entries()) {
      const left = [...job.ways.keys()].filter((lane) => !this.#stopped.has(lane));
      const lanes = job.first && left.includes(job.first) ? [job.first] : left;
      if (lanes.length === 0) return [index, null];
      const waits = lanes.map((lane) => Math.max(this.#waitMs(job, lane, nowMs), job.notBeforeMs - nowMs));
      const ready = lanes.filter((_, position) => (waits[position] as number) <= 0);
      const best = choosePreferred(ready, job.avoid);
      if (best) return [index, best];
      soonestMs = Math.min(soonestMs, ...waits);
    }
    return soonestMs;
  }

  #waitMs(job: Job, lane: Lane, nowMs: number): number {
    return lane.waitMs(lane.inputTokens((job.ways.get(lane) as Way).guessed) + this.#options.answerTokens, nowMs);
  }

  #launch(job: Job, lane: Lane, nowMs: number): void {
    const { answerTokens, journal } = this.#options;
    const { cleared, key, guessed } = job.ways.get(lane) as Way;
    const controller = new AbortController();
    const alone = this.#flights === 0;
    const passage = lane.begin(lane.inputTokens(guessed) + answerTokens, nowMs);
    this.#flights++;
    job.sent++;
    job.running.set(controller, { lane, begunAtMs: nowMs });
    this.#running.add(job);
    const tryName = nameTry(key, job.told, job.hedged);
    const land = (result: ExchangeResult | null): void => {
      this.#flights--;
      job.running.delete(controller);
      if (job.running.size === 0) this.#running.delete(job);
      const fault = result?.kind === "fault" ? result.fault : null;
      // The question is settled, and the endpoint judged, before the lane tells everybody that it has room.
      if (fault && mustStop(lane, fault)) this.#stopped.set(lane, fault);
      if (result && !job.done) this.#settle(job, lane, result, alone);
      const outcome = result?.kind === "answered" ? null : (fault ?? "given-up");
      lane.end(passage, outcome, result && result.kind !== "no-room" ? result.usedTokens : null, performance.now());
      if (fault && lane.hopeless && !this.#stopped.has(lane)) this.#stopped.set(lane, fault);
      this.#pump();
    };
    exchange({ lane, cleared, key, tryName, answerTokens, journal, signal: controller.signal }).then(land, (error) => {
      if (!controller.signal.aborted) this.#halt(error);
      land(null);
    });
  }

  #settle(job: Job, lane: Lane, result: ExchangeResult, alone: boolean): void {
    if (result.kind === "answered") {
      this.#tight = false;
      this.#deliver(job, lane.endpoint.name, result.answer, false);
      for (const other of job.running.keys()) other.abort();
      return;
    }
    if (result.kind === "no-room") {
      job.sent--;
      this.#tight = true;
      if (job.running.size === 0) this.#queue.unshift(job);
      if (alone) this.#halt(new ResidencyError("budget-spent", "the budget has no room for another request"));
      return;
    }
    this.#tight = false;
    const { fault } = result;
    const rule = FAULTS[fault.code];
    if (rule.then !== "retry" || job.sent >= RECOVERIES) job.first = null;
    if (!SAME_NAME.has(fault.code) && !job.first) job.told++;
    if (job.running.size > 0) return;
    if (rule.then === "fail" || (rule.then === "retry" && job.sent >= rule.attempts)) {
      this.#fail(job, fault, lane);
      return;
    }
    // A refusal for rate or of the endpoint as a whole is not the question's fault.
    if (rule.then === "stop" || fault.code === "rate-limited") job.sent--;
    job.avoid = lane;
    if (!rule.slows) job.notBeforeMs = performance.now() + backoffMs(job, lane);
    this.#queue.push(job);
  }

  /** Asks a second time for what is among the slowest. @returns milliseconds until the next one is. */
  #hedgeTail(nowMs: number): number {
    let nextMs = Number.POSITIVE_INFINITY;
    for (const job of this.#running) {
      const [flight] = job.running.values();
      if (!flight || job.hedged || job.done) continue;
      const slowMs = flight.lane.slowMs();
      if (slowMs === null) continue;
      const leftMs = flight.begunAtMs + slowMs - nowMs;
      const ready = [...job.ways.keys()].filter(
        (lane) => !this.#stopped.has(lane) && this.#waitMs(job, lane, nowMs) <= 0,
      );
      const lane = choosePreferred(ready, flight.lane);
      if (leftMs > 0) nextMs = Math.min(nextMs, leftMs);
      else if (lane) {
        job.hedged = true;
        this.#launch(job, lane, nowMs);
      }
    }
    return nextMs;
  }

  #deliver(job: Job, endpoint: string, kept: KeptAnswer, stored: boolean): void {
    this.#forget(job);
    const { text, tokens, cut, seconds } = kept;
    for (const id of job.ids)
      this.#outbox.push({
        id,
        text,
        tokens,
        logProbability: null,
        lowest: null,
        cut,
        seconds,
        endpoint,
        ...(job.question.schema ? { value: JSON.parse(text) } : {}),
        ...(stored ? { stored } : {}),
      });
  }

  #fail(job: Job, fault: Fault, lane: Lane | null): void {
    this.#forget(job);
    const why = describeFault(fault);
    const failure = `the endpoint failed: ${lane ? withoutKey(lane.endpoint, why) : why}`;
    for (const id of job.ids)
      this.#outbox.push({
        id,
        failure,
        fault: fault.code,
        seconds: 0,
        ...(lane ? { endpoint: lane.endpoint.name } : {}),
      });
  }

  #forget(job: Job): void {
    job.done = true;
    for (const key of keysOf(job)) if (this.#pending.get(key) === job) this.#pending.delete(key);
  }

  /** Sends nothing more; what is in flight may land. The first reason counts. */
  #halt(error: unknown): void {
    if (!this.#halted) this.#error = error;
    this.#halted = true;
    this.#roomForMore?.();
    this.#pump();
  }

  #abortAll(): void {
    for (const job of this.#running) for (const controller of job.running.keys()) controller.abort();
  }

  #strandedError(): ResidencyError | undefined {
    if (this.#stranded === 0) return undefined;
    const reasons = [...this.#stopped].map(
      ([{ endpoint }, fault]) => `${endpoint.name}: ${withoutKey(endpoint, describeFault(fault))}`,
    );
    const [first] = this.#stopped.values();
    const invalid = first && ["redirected", "address-refused"].includes(first.code);
    return new ResidencyError(
      invalid ? "endpoint-invalid" : "endpoint-failed",
      `${this.#stranded} questions have no answer, because no endpoint takes more: ${reasons.join("; ")}. What was answered is kept`,
    );
  }
}

/** Whether a fault ends the endpoint's part for all questions. */
const mustStop = (lane: Lane, fault: Fault): boolean =>
  FAULTS[fault.code].then === "stop" || (fault.waitMs ?? 0) > lane.pace.longestWaitMs;

function choosePreferred(ready: readonly Lane[], avoid: Lane | null): Lane | null {
  const others = ready.filter((lane) => lane !== avoid);
  let best: Lane | null = null;
  for (const lane of others.length > 0 ? others : ready)
    if (!best || lane.preference() > best.preference()) best = lane;
  return best;
}
