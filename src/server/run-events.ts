import { and, asc, eq, gt } from "drizzle-orm";
import type { SSEStreamingApi } from "hono/streaming";
import type { RunState } from "../domain/recipe.ts";
import { type Store, tables } from "../store/index.ts";

const { runEvents, runs } = tables;

const CHUNK = 500;
/** States in which a run says nothing more until somebody trains it again. */
const SETTLED: ReadonlySet<RunState> = new Set(["done", "stopped", "failed"]);

export interface FollowOptions {
  /** Sequence of the last event that the listener has; -1 for none. */
  after: number;
  pollMs: number;
  /** A comment is sent when nothing was, so that proxies keep the connection. */
  aliveMs: number;
  /** The stream ends after so long; a browser comes back by itself, and is asked again who it is. */
  longestMs: number;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Sends a run's events as they are stored, whichever process trains it, each with its sequence as id so that a listener who
 * was cut off goes on where it was. Ends with the event `end` and the run's state when the run has settled.
 */
export async function followRun(
  { database }: Pick<Store, "database">,
  runId: string,
  stream: Pick<SSEStreamingApi, "writeSSE" | "write" | "aborted" | "closed">,
  options: FollowOptions,
): Promise<void> {
  const { now, sleep } = options;
  const startedAt = now();
  let { after } = options;
  let sentAt = startedAt;
  while (!stream.aborted && !stream.closed && now() - startedAt < options.longestMs) {
    // The state is read before the events: what was written before it settled is then certainly sent.
    const [run] = await database.select({ state: runs.state }).from(runs).where(eq(runs.id, runId));
    const rows = await database
      .select({ sequence: runEvents.sequence, event: runEvents.event })
      .from(runEvents)
      .where(and(eq(runEvents.runId, runId), gt(runEvents.sequence, after)))
      .orderBy(asc(runEvents.sequence))
      .limit(CHUNK);
    for (const { sequence, event } of rows) {
      await stream.writeSSE({ id: String(sequence), event: String(event.type), data: JSON.stringify(event) });
      after = sequence;
      sentAt = now();
    }
    if (rows.length === CHUNK) continue;
    if (!run || SETTLED.has(run.state)) {
      await stream.writeSSE({ event: "end", data: JSON.stringify({ state: run?.state ?? null }) });
      return;
    }
    if (now() - sentAt >= options.aliveMs) {
      await stream.write(": alive\n\n");
      sentAt = now();
    }
    await sleep(options.pollMs);
  }
}
