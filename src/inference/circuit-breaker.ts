const FAILURES = 5;
const LONGEST_MS = 30_000;

/**
 * Stops asking a server that fails: after five failures in a row it waits, then lets one request through; each opening
 * without a success in between waits twice as long.
 */
export class CircuitBreaker {
  readonly #firstMs: number;
  #failures = 0;
  #openings = 0;
  #openUntilMs = Number.NEGATIVE_INFINITY;
  #probing = false;

  constructor(firstMs: number) {
    this.#firstMs = firstMs;
  }

  /** Openings since the last success. */
  get openings(): number {
    return this.#openings;
  }

  /** Milliseconds until a request may go; infinite while one is being tried. */
  waitMs(nowMs: number): number {
    if (this.#openings === 0) return 0;
    if (this.#probing) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#openUntilMs - nowMs);
  }

  /** A request goes. @returns whether it is the one that is let through to try the server. */
  begun(): boolean {
    if (this.#openings === 0) return false;
    this.#probing = true;
    return true;
  }

  /** The request ended in a way that says nothing about the server's health. */
  undecided(probe: boolean): void {
    if (probe) this.#probing = false;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openings = 0;
    this.#probing = false;
  }

  /** Requests that were in flight when it opened do not open it again. */
  failed(nowMs: number, probe: boolean): void {
    if (probe) this.#probing = false;
    this.#failures++;
    if (this.#openings > 0 ? !probe : this.#failures < FAILURES) return;
    this.#openUntilMs = nowMs + Math.min(LONGEST_MS, this.#firstMs * 2 ** this.#openings);
    this.#openings++;
  }
}
