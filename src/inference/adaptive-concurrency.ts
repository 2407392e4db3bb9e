const START = 8;

/**
 * How many requests may be in flight: one more with each success until the first overload, then one more after each round
 * of them; a part of them after overload (slow start, additive increase, multiplicative decrease; Jacobson 1988). Overload
 * counts once for all requests that were in flight then.
 */
export class AdaptiveConcurrency {
  readonly #most: number;
  #allowed: number;
  #halvedAtMs = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
    this.#allowed = Math.min(START, most);
  }

  get allowed(): number {
    return Math.floor(this.#allowed);
  }

  succeeded(): void {
    const starting = this.#halvedAtMs === Number.NEGATIVE_INFINITY;
    this.#allowed = Math.min(this.#most, this.#allowed + (starting ? 1 : 1 / this.#allowed));
  }

  /**
   * @param begunAtMs when the request began that met the overload.
   * @param part how many of them are left.
   */
  overloaded(begunAtMs: number, nowMs: number, part: number): void {
    if (begunAtMs < this.#halvedAtMs) return;
    this.#halvedAtMs = nowMs;
    this.#allowed = Math.max(1, this.#allowed * part);
  }
}
