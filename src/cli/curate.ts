import type { Command } from "commander";
import { curate as makeDataset } from "../curate/index.ts";
import { contextOf } from "./context.ts";

export async function curate(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { id, summary } = await withStore((store, project) => makeDataset(store, project.specialty));
  output.line(`Dataset ${id.slice(0, 16)}: ${summary.documents} documents, ${summary.trainingRows} training rows`);
  const families = [...new Set(Object.values(summary.families).flatMap((counts) => Object.keys(counts)))].sort();
  output.table(
    ["family", "train", "dev", "test"],
    families.map((family) => [
      family,
      ...["train", "dev", "test"].map((split) => String(summary.families[split]?.[family] ?? 0)),
    ]),
  );
  output.line(
    `Exact duplicates left out: ${summary.exactDuplicates}; pairs of near-duplicates kept together: ${summary.nearDuplicates}; leaks: ${summary.leaks}`,
  );
  for (const [reason, count] of Object.entries(summary.leftOut)) output.line(`Left out, ${reason}: ${count}`);
  output.result({ id, ...summary });
}
