import { and, eq, inArray, sql } from "drizzle-orm";
import { type Store, tables } from "../../store/index.ts";
import type { Measured } from "./measured.ts";
import { AT_ONCE } from "./split.ts";

/** Documents with an unreadable answer all of whose answers were cut off: no prompt was short enough for the limit. */
export async function readCut(store: Store, today: Measured): Promise<Set<string>> {
  const { predictions } = tables;
  const failed = [
    ...new Set(today.fields.filter((field) => field.outcome === "failed").map((field) => field.documentId)),
  ];
  const cut = new Set<string>();
  for (let start = 0; start < failed.length; start += AT_ONCE) {
    const rows = await store.database
      .select({ documentId: predictions.documentId })
      .from(predictions)
      .where(
        and(
          eq(predictions.candidate, today.baseline.candidateId),
          inArray(predictions.documentId, failed.slice(start, start + AT_ONCE)),
        ),
      )
      .groupBy(predictions.documentId)
      .having(sql`bool_and(coalesce(${predictions.cut}, false))`);
    for (const row of rows) cut.add(row.documentId);
  }
  return cut;
}
