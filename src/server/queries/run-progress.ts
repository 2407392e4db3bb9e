import { existsSync } from "node:fs";
import { join } from "node:path";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { type Store, tables } from "../../store/index.ts";

const { runEvents, runs } = tables;

/** The last thing that a run said of its progress. */
export interface RunProgress {
  step: number;
  of: number;
  loss: number | null;
  samplesPerSecond: number | null;
}

/** The newest `log` event of the run of the outer query; a run logs every few events, so few rows are looked at. */
export const lastLog = sql<Record<string, unknown> | null>`(
  select ${runEvents.event} from ${runEvents}
  where ${runEvents.runId} = ${runs}.id and ${runEvents.event}->>'type' = 'log'
  order by ${runEvents.sequence} desc limit 1)`;

/** When the run of the outer query last said anything, in ISO 8601. */
export const lastHeard: SQL<string | null> = sql<string | null>`(
  select to_char(${runEvents.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from ${runEvents}
  where ${runEvents.runId} = ${runs}.id
  order by ${runEvents.sequence} desc limit 1)`;

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

export function progressOf(log: Record<string, unknown> | null): RunProgress | null {
  if (log === null) return null;
  return {
    step: Number(log.step),
    of: Number(log.of ?? 0),
    loss: numberOf(log.loss),
    samplesPerSecond: numberOf(log.samples_per_second),
  };
}

export interface Checkpoint {
  step: number;
  /** Loss on the dev split at that step; null where none was measured. */
  devLoss: number | null;
  /** Whether it is still on the disk: the engine keeps the newest and the best. */
  kept: boolean;
}

/** The checkpoints that a run wrote, in order of step. A checkpoint counts only with its `complete` file. */
export async function checkpointsOf(store: Store, runId: string): Promise<Checkpoint[]> {
  const type = sql<string>`${runEvents.event}->>'type'`;
  const rows = await store.database
    .select({ event: runEvents.event })
    .from(runEvents)
    .where(
      and(eq(runEvents.runId, runId), sql`(${type} = 'checkpoint' or ${runEvents.event}->>'eval_loss' is not null)`),
    )
    .orderBy(asc(runEvents.sequence));
  const devLoss = new Map<number, number>();
  const steps = new Set<number>();
  for (const { event } of rows) {
    const step = Number(event.step);
    if (event.type === "checkpoint") steps.add(step);
    else if (typeof event.eval_loss === "number") devLoss.set(step, event.eval_loss);
  }
  return [...steps]
    .sort((a, b) => a - b)
    .map((step) => ({
      step,
      devLoss: devLoss.get(step) ?? null,
      kept: existsSync(join(store.folder, "runs", runId, `checkpoint-${step}`, "complete")),
    }));
}
