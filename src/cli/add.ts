import type { Command } from "commander";
import { addDocuments } from "../intake/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";

export async function add(command: Command, paths: unknown): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const { labels } = command.opts<{ labels?: string }>();
  const progress = output.progress("add");
  const report = await withStore((store, project) =>
    addDocuments(store, paths as string[], {
      ...(labels ? { labelsFile: labels } : {}),
      fileBytes: project.specialty.limits.fileBytes,
      renderer: { maxPages: project.specialty.limits.pages },
      onFile: (_outcome, done, total) => progress.update(done, total),
      signal,
    }),
  ).finally(() => progress.end());
  output.line(
    `Added ${report.added} documents (${report.pages} pages), ${report.known} were there already, ${report.labels} labels are new, ${report.rejected.length} files were rejected.`,
  );
  for (const { file, code, reason } of report.rejected) output.line(`  ${JSON.stringify(file)}: ${code}: ${reason}`);
  output.result(report);
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}
