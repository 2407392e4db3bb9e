import type { Command } from "commander";
import { desc, like } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { tables } from "../store/index.ts";
import { lossCurve, samplesOf } from "../train/index.ts";
import { contextOf } from "./context.ts";

export async function runs(command: Command, id: unknown): Promise<void> {
  const { output, withStore } = contextOf(command);
  await withStore(async (store) => {
    if (typeof id === "string") {
      const [run] = await store.database
        .select()
        .from(tables.runs)
        .where(like(tables.runs.id, `${id.replace(/[%_\\]/g, "")}%`))
        .limit(1);
      if (!run) throw new ResidencyError("run-not-found", `there is no run ${id}`);
      const curve = await lossCurve(store, run.id);
      output.line(`Run ${run.id}: ${run.state}, ${run.recipe.method} on dataset ${run.datasetId.slice(0, 16)}`);
      output.table(
        ["step", "loss", "dev loss"],
        curve.map((point) => [String(point.step), point.loss?.toFixed(4) ?? "–", point.evalLoss?.toFixed(4) ?? "–"]),
      );
      if (command.opts<{ samples?: boolean }>().samples) {
        const samples = await samplesOf(store, run.id);
        for (const { step, documentId, answer, cut } of samples)
          output.line(`step ${step}, document ${documentId.slice(0, 16)}: ${answer}${cut ? " (cut)" : ""}`);
        output.result({ ...run, curve, samples });
        return;
      }
      output.result({ ...run, curve });
      return;
    }
    const rows = await store.database.select().from(tables.runs).orderBy(desc(tables.runs.createdAt));
    output.table(
      ["id", "state", "method", "dataset", "made"],
      rows.map((run) => [
        run.id,
        run.state,
        run.recipe.method,
        run.datasetId.slice(0, 16),
        run.createdAt.toISOString(),
      ]),
    );
    output.result(rows);
  });
}
