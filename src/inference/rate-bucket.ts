const MINUTE_MS = 60_000;
/** Servers often allow a second's worth at once. A tenth of that is left for requests that bunch up on their way. */
const BURST_SECONDS = 0.9;

/**
 * Keeps a rate a minute, evenly. The bucket holds some seconds' worth (at least one request), and refills at such a rate
 * that bucket and refill together stay within the limit in any minute: (limit - capacity) / minute.
 */
export class RateBucket {
  readonly #capacity: number;
  readonly #perMs: number;
  #level: number;
  #filledAtMs: number;

  constructor(perMinute: number, nowMs: number) {
    this.#capacity = Math.max(1, (perMinute / 60) * BURST_SECONDS);
    this.#perMs = (this.#capacity > 1 ? perMinute - this.#capacity : perMinute) / MINUTE_MS;
    this.#level = this.#capacity;
    this.#filledAtMs = nowMs;
  }

  /** Milliseconds until `amount` may be taken. What is larger than the bucket waits for a full one, and leaves it in debt. */
  waitMs(amount: number, nowMs: number): number {
    this.#fill(nowMs);
    const lacking = Math.min(amount, this.#capacity) - this.#level;
    return lacking <= 1e-9 ? 0 : lacking / this.#perMs;
  }

  take(amount: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#level -= amount;
  }

  /** Gives back what was taken too much, such as tokens that an answer might have had. */
  giveBack(amount: number): void {
    this.#level = Math.min(this.#capacity, this.#level + amount);
  }

  #fill(nowMs: number): void {
    this.#level = Math.min(this.#capacity, this.#level + (nowMs - this.#filledAtMs) * this.#perMs);
    this.#filledAtMs = nowMs;
  }
}
