import { and, asc, eq, sql } from "drizzle-orm";
import { type Store, tables } from "../../store/index.ts";

/** What a run's own log says: how much there was to learn at its beginning, and how fast it went. */
export async function readLog(store: Store, runId: string) {
  const { runEvents } = tables;
  const rows = await store.database
    .select({ event: runEvents.event })
    .from(runEvents)
    .where(and(eq(runEvents.runId, runId), sql`${runEvents.event}->>'type' in ('log', 'model')`))
    .orderBy(asc(runEvents.sequence));
  let [initialLoss, device, parameters]: [number | null, string | null, number | null] = [null, null, null];
  const speeds: number[] = [];
  for (const { event } of rows) {
    if (event.type === "model") {
      if (typeof event.device === "string") device = event.device;
      if (typeof event.parameters === "number") parameters = event.parameters;
    } else {
      if (initialLoss === null && typeof event.loss === "number") initialLoss = event.loss;
      if (typeof event.samples_per_second === "number") speeds.push(event.samples_per_second);
    }
  }
  speeds.sort((a, b) => a - b);
  return { initialLoss, device, parameters, samplesPerSecond: speeds[Math.floor(speeds.length / 2)] ?? null };
}
