import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { exportMessages, exportParquet } from "../curate/index.ts";
import { ResidencyError } from "../domain/error.ts";
import { exportLabels } from "../label/index.ts";
import type { Store } from "../store/index.ts";
import { contextOf } from "./context.ts";

export async function exportDataset(command: Command, folder: unknown): Promise<void> {
  const { output, signal, withStore } = contextOf(command);
  const { dataset, format } = command.opts<{ dataset?: string; format: string }>();
  if (format === "labels") {
    if (dataset !== undefined)
      throw new ResidencyError("usage", "labels are exported as they stand now, not as a dataset version holds them");
    const written = await withStore((store) => writeLabels(store, String(folder), signal));
    output.line(`Wrote ${written.rows} labels: ${written.files.join(", ")}`);
    output.result(written);
    return;
  }
  const write = { messages: exportMessages, parquet: exportParquet }[format];
  if (!write) throw new ResidencyError("usage", "--format must be messages, parquet or labels");
  const written = await withStore((store, project) =>
    write(store, project.specialty, String(folder), { dataset, signal }),
  );
  output.line(`Wrote ${written.rows} rows: ${written.files.join(", ")}`);
  output.result(written);
}

/** Writes `labels.jsonl`, complete or not at all. The draft has a folder of its own, which no other export knows. */
async function writeLabels(
  store: Store,
  folder: string,
  signal: AbortSignal,
): Promise<{ rows: number; files: string[] }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "labels.jsonl");
  const person = process.env.RESIDENCY_ACTOR ?? userInfo().username;
  const scratch = await mkdtemp(join(folder, ".residency-export-"));
  const draft = join(scratch, "labels.jsonl");
  let rows = 0;
  try {
    await pipeline(
      exportLabels(store, { person }),
      async function* (chunks: AsyncIterable<string>) {
        for await (const lines of chunks) {
          if (signal.aborted) throw new ResidencyError("interrupted", "the export was stopped; nothing was replaced");
          for (let end = lines.indexOf("\n"); end !== -1; end = lines.indexOf("\n", end + 1)) rows++;
          yield lines;
        }
      },
      createWriteStream(draft),
    );
    await rename(draft, file);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return { rows, files: [file] };
}
