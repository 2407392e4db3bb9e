import { ResidencyError } from "../../domain/error.ts";

const WINDOW_MS = 15 * 60_000;
/** Failures within the window: of one name from one address, of one address, of one name from everywhere. */
const MOST = { pair: 5, address: 30, name: 50 } as const;
/** More keys than this and the oldest are forgotten; memory stays small whatever is sent. */
const MOST_KEYS = 20_000;

/**
 * Slows down guessing of passwords. Only failures count, so nobody is locked out by working; a name under attack from many
 * addresses is closed last. Kept in memory: a restart forgives, and costs an attacker more than it gives.
 */
export class AttemptLimit {
  readonly #failures = new Map<string, number[]>();

  /** @throws ResidencyError `too-many-attempts`, which says how long to wait. */
  check(name: string, address: string, now: Date): void {
    for (const [key, most] of keysOf(name, address)) {
      const recent = this.#recent(key, now);
      const oldest = recent[recent.length - most];
      if (oldest === undefined) continue;
      const seconds = Math.ceil((oldest + WINDOW_MS - now.getTime()) / 1000);
      throw new TooManyAttemptsError(seconds);
    }
  }

  failed(name: string, address: string, now: Date): void {
    for (const [key] of keysOf(name, address)) {
      const recent = [...this.#recent(key, now), now.getTime()];
      this.#failures.delete(key); // set again, it is the newest key
      this.#failures.set(key, recent.slice(-MOST.name));
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= MOST_KEYS) break;
      this.#failures.delete(key);
    }
  }

  /** A right password forgives the failures of this name from this address. */
  succeeded(name: string, address: string): void {
    this.#failures.delete(keysOf(name, address)[0][0]);
  }

  #recent(key: string, now: Date): number[] {
    return (this.#failures.get(key) ?? []).filter((time) => time > now.getTime() - WINDOW_MS);
  }
}

/** Says in seconds how long to wait, for the header Retry-After. */
export class TooManyAttemptsError extends ResidencyError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("too-many-attempts", `there were too many failed attempts; the next one is taken in ${retryAfterSeconds} s`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Limits = [[string, number], [string, number], [string, number]];

const keysOf = (name: string, address: string): Limits => [
  [JSON.stringify([name, address]), MOST.pair],
  [`address ${address}`, MOST.address],
  [`name ${name}`, MOST.name],
];
