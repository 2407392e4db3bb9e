import type { Command } from "commander";
import { desc } from "drizzle-orm";
import { tables } from "../store/index.ts";
import { contextOf } from "./context.ts";

export async function datasets(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  await withStore(async ({ database }) => {
    const { id, createdAt, summary } = tables.datasets;
    const rows = await database.select({ id, createdAt, summary }).from(tables.datasets).orderBy(desc(createdAt));
    output.table(
      ["id", "made", "documents", "training rows"],
      rows.map((row) => [
        row.id.slice(0, 16),
        row.createdAt.toISOString(),
        String(row.summary.documents),
        String(row.summary.trainingRows),
      ]),
    );
    output.result(rows);
  });
}
