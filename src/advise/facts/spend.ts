import { asc, eq, sql } from "drizzle-orm";
import type { Specialty } from "../../domain/specialty.ts";
import { type Store, tables } from "../../store/index.ts";
import type { Facts } from "./facts.ts";

export async function readSpend(store: Store, specialty: Specialty): Promise<Facts["spend"]> {
  if (specialty.endpoints.length === 0) return [];
  const { spend } = tables;
  const rows = await store.database
    .select({
      endpoint: spend.endpoint,
      requests: sql<number>`count(*)::int`,
      micros: sql<number>`sum(${spend.costMicros})::float8`,
    })
    .from(spend)
    .where(eq(spend.state, "settled"))
    .groupBy(spend.endpoint)
    .orderBy(asc(spend.endpoint));
  return rows.map((row) => ({
    endpoint: row.endpoint,
    requests: row.requests,
    costPerRequest: row.micros / 1e6 / row.requests,
  }));
}
