import type { Command } from "commander";
import { writeReport } from "../report/index.ts";
import { contextOf } from "./context.ts";
import { bytes } from "./output.ts";

export async function report(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { evaluation, out } = command.opts<{ evaluation?: string; out: string }>();
  const written = await withStore((store) =>
    writeReport(store, { output: out, now: new Date(), ...(evaluation ? { evaluation } : {}) }),
  );
  output.line(written.verdict.sentence);
  output.line(`Wrote ${written.path} (${bytes(written.sizeBytes)}).`);
  output.result(written);
}
