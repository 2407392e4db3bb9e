import type { Command } from "commander";
import { exportMessages, exportParquet } from "../curate/index.ts";
import { ResidencyError } from "../domain/error.ts";
import { contextOf } from "./context.ts";

export async function exportDataset(command: Command, folder: unknown): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { dataset, format } = command.opts<{ dataset?: string; format: string }>();
  const write = { messages: exportMessages, parquet: exportParquet }[format];
  if (!write) throw new ResidencyError("usage", "--format must be messages or parquet");
  const written = await withStore((store, project) => write(store, project.specialty, String(folder), dataset));
  output.line(`Wrote ${written.rows} rows: ${written.files.join(", ")}`);
  output.result(written);
}
