import { and, eq, inArray, sql } from "drizzle-orm";
import { asResidencyError } from "../domain/fault.ts";
import { databaseError, type Store, type Transaction, tables } from "../store/index.ts";
import {
  type AnswerRow,
  type Booking,
  type Budget,
  fits,
  type Journal,
  type KeptAnswer,
  type OpenTry,
  readAttempt,
} from "./journal.ts";

const { endpointAnswers, spend } = tables;
/** Bookings of what has no budget. */
const NO_BUDGET = "none";
const BATCH = 200;
/** First half of the advisory lock under which a budget is looked at and booked; the second is the budget's name. */
const BUDGET_LOCK = 7_301_986;

type Work =
  | { kind: "reserve"; booking: Booking; done: (room: boolean) => void; failed: (error: unknown) => void }
  | { kind: "settle"; booking: Booking; answer: AnswerRow | null; done: () => void; failed: (error: unknown) => void };

/**
 * The journal in the project's database. What comes while a transaction runs goes into the next one together, so that
 * hundreds of answers a second cost tens of commits. A call returns after its commit.
 */
export function storeJournal(store: Store, budget?: Budget): Journal {
  const name = budget?.name ?? NO_BUDGET;
  const waiting: Work[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      try {
        const room = await store.database.transaction((transaction) => write(transaction, batch));
        for (const work of batch) work.kind === "settle" ? work.done() : work.done(room.has(work.booking.attempt));
      } catch (error) {
        const reason = databaseError(error) ?? asResidencyError(error, "answers could not be written to the database");
        for (const work of batch) work.failed(reason);
      }
    }
    running = false;
  }

  /** @returns the attempts for which there was room. */
  async function write(transaction: Transaction, batch: readonly Work[]): Promise<Set<string>> {
    // First what became cheaper than reserved, then what wants the room.
    const settled = batch.filter((work) => work.kind === "settle");
    if (settled.length > 0) {
      const rows = settled.map(
        ({ booking }) =>
          sql`(${booking.attempt}::text, ${booking.inputTokens}::bigint, ${booking.outputTokens}::bigint, ${booking.costMicros}::bigint)`,
      );
      await transaction.execute(
        sql`update ${spend} set state = 'settled', input_tokens = given.input, output_tokens = given.output, cost_micros = given.cost
            from (values ${sql.join(rows, sql`, `)}) as given (attempt, input, output, cost)
            where ${spend.attempt} = given.attempt and ${spend.state} = 'reserved'`,
      );
    }
    const answers = settled.flatMap(({ answer }) => (answer ? [{ ...answer, answer: { ...answer.answer } }] : []));
    if (answers.length > 0) await transaction.insert(endpointAnswers).values(answers).onConflictDoNothing();

    const reserved = batch.flatMap((work) => (work.kind === "reserve" ? [work.booking] : []));
    const accepted = budget && limited(budget) ? await withinBudget(transaction, budget, reserved) : reserved;
    if (accepted.length > 0)
      await transaction
        .insert(spend)
        .values(accepted.map((booking) => ({ ...booking, budget: name, state: "reserved" as const })));
    return new Set(accepted.map((booking) => booking.attempt));
  }

  const enqueue = (work: Work): void => {
    waiting.push(work);
    if (!running) void run();
  };
  return {
    async open() {
      const rows = await store.database
        .select({ attempt: spend.attempt, endpoint: spend.endpoint })
        .from(spend)
        .where(and(eq(spend.budget, name), eq(spend.state, "reserved")));
      const open = new Map<string, OpenTry>();
      for (const { attempt, endpoint } of rows) {
        const read = readAttempt(attempt);
        if (read && read.told >= (open.get(read.key)?.told ?? 0)) open.set(read.key, { endpoint, told: read.told });
      }
      return open;
    },
    async known(keys) {
      if (keys.length === 0) return new Map();
      const rows = await store.database
        .select()
        .from(endpointAnswers)
        .where(inArray(endpointAnswers.key, [...keys]));
      return new Map(
        rows.map((row) => [row.key, { endpoint: row.endpoint, answer: row.answer as unknown as KeptAnswer }]),
      );
    },
    reserve: (booking) => new Promise((done, failed) => enqueue({ kind: "reserve", booking, done, failed })),
    settle: (booking, answer) =>
      new Promise((done, failed) => enqueue({ kind: "settle", booking, answer, done, failed })),
  };
}

const limited = (budget: Budget): boolean => budget.money !== undefined || budget.tokens !== undefined;

/** The bookings that fit, in their order. The lock makes other processes wait, so that two never take the same room. */
async function withinBudget(
  transaction: Transaction,
  budget: Budget,
  bookings: readonly Booking[],
): Promise<Booking[]> {
  if (bookings.length === 0) return [];
  await transaction.execute(sql`select pg_advisory_xact_lock(${BUDGET_LOCK}::int, hashtext(${budget.name}))`);
  let { tokens, micros } = await sums(transaction, budget.name);
  return bookings.filter((booking) => {
    if (!fits(budget, tokens, micros, booking)) return false;
    tokens += booking.inputTokens + booking.outputTokens;
    micros += booking.costMicros;
    return true;
  });
}

async function sums(database: Pick<Transaction, "select">, name: string): Promise<{ tokens: number; micros: number }> {
  const [row] = await database
    .select({
      tokens: sql<string>`coalesce(sum(${spend.inputTokens} + ${spend.outputTokens}), 0)`,
      micros: sql<string>`coalesce(sum(${spend.costMicros}), 0)`,
    })
    .from(spend)
    .where(eq(spend.budget, name));
  return { tokens: Number(row?.tokens ?? 0), micros: Number(row?.micros ?? 0) };
}

/** What was spent under a budget's name. */
export interface Spent {
  requests: number;
  /** Requests whose end is not known, such as those of a killed process; they are in the sums at their full amount. */
  open: number;
  inputTokens: number;
  outputTokens: number;
  /** In the currency of the endpoints' prices. */
  money: number;
}

export async function spentOn(store: Store, budget: string): Promise<Spent> {
  const [row] = await store.database
    .select({
      requests: sql<string>`count(*)`,
      open: sql<string>`count(*) filter (where ${spend.state} = 'reserved')`,
      inputTokens: sql<string>`coalesce(sum(${spend.inputTokens}), 0)`,
      outputTokens: sql<string>`coalesce(sum(${spend.outputTokens}), 0)`,
      micros: sql<string>`coalesce(sum(${spend.costMicros}), 0)`,
    })
    .from(spend)
    .where(eq(spend.budget, budget));
  return {
    requests: Number(row?.requests ?? 0),
    open: Number(row?.open ?? 0),
    inputTokens: Number(row?.inputTokens ?? 0),
    outputTokens: Number(row?.outputTokens ?? 0),
    money: Number(row?.micros ?? 0) / 1e6,
  };
}
