import type { Usage } from "./chat-reply.ts";

/** What may be spent under one name, by all processes together. Left out means no limit. */
export interface Budget {
  name: string;
  /** In the currency of the endpoints' prices. */
  money?: number;
  /** Input and output together. */
  tokens?: number;
}

/** A request that is about to be sent, at the most that it may cost. */
export interface Booking extends Usage {
  /** Its own name, `<name of the try>:<id>`; booked once. */
  attempt: string;
  endpoint: string;
  /** Millionths of the price's currency. */
  costMicros: number;
}

export interface OpenTry {
  endpoint: string;
  told: number;
}

/**
 * The name of a try: the same after an end that nobody saw, so that a server which knows `Idempotency-Key` answers without
 * charging again; a new one after an end that the server told, and for a second request beside the first.
 */
export const nameTry = (key: string, told: number, second: boolean): string =>
  `${key}-${told}${second ? "-second" : ""}`;

/** Reads a booking's attempt, `<name of the try>:<its own id>`; null for a second request. */
export function readAttempt(attempt: string): { key: string; told: number } | null {
  const found = /^([0-9a-f]{64})-(\d+):/.exec(attempt);
  return found ? { key: found[1] as string, told: Number(found[2]) } : null;
}

/** An answer as it is kept. */
export interface KeptAnswer {
  text: string;
  tokens: number | null;
  inputTokens: number | null;
  cut: boolean;
  seconds: number;
  /** The model's name in the answer itself. */
  answeredAs: string | null;
  repaired: boolean;
}

/** An answer with its key and whose it is. */
export interface AnswerRow {
  key: string;
  endpoint: string;
  model: string;
  answer: KeptAnswer;
}

/**
 * What must survive a kill: answers that were paid for, and what was spent. A booking stays at its full amount until it
 * is settled; so a request whose end nobody saw counts as paid.
 */
export interface Journal {
  /**
   * Questions that were sent and of which nobody saw the end, by their keys: a server that was asked may still know its
   * answer by the name of that try.
   */
  open(): Promise<Map<string, OpenTry>>;
  known(keys: readonly string[]): Promise<Map<string, { endpoint: string; answer: KeptAnswer }>>;
  /** False when the budget has no room for it. */
  reserve(booking: Booking): Promise<boolean>;
  /** Replaces a booking's amounts by what it cost, and keeps the answer in the same transaction. */
  settle(booking: Booking, answer: AnswerRow | null): Promise<void>;
}

/** For questions outside a project: nothing outlives the process. */
export function memoryJournal(budget?: Budget): Journal {
  const bookings = new Map<string, Booking>();
  let [tokens, micros] = [0, 0];
  const add = (booking: Booking, sign: 1 | -1): void => {
    tokens += sign * (booking.inputTokens + booking.outputTokens);
    micros += sign * booking.costMicros;
  };
  return {
    open: async () => new Map(),
    known: async () => new Map(),
    async reserve(booking) {
      if (bookings.has(booking.attempt)) throw new RangeError("an attempt is booked once");
      if (!fits(budget, tokens, micros, booking)) return false;
      bookings.set(booking.attempt, booking);
      add(booking, 1);
      return true;
    },
    async settle(booking) {
      const reserved = bookings.get(booking.attempt);
      if (!reserved) return;
      bookings.delete(booking.attempt);
      add(reserved, -1);
      add(booking, 1);
    },
  };
}

/** Whether a booking fits into what a budget has left. What is no number leaves no room. */
export function fits(budget: Budget | undefined, tokens: number, micros: number, booking: Booking): boolean {
  const { money, tokens: mostTokens } = budget ?? {};
  if (money !== undefined && !(micros + booking.costMicros <= money * 1e6)) return false;
  return mostTokens === undefined || tokens + booking.inputTokens + booking.outputTokens <= mostTokens;
}
