import type { Command } from "commander";
import { release as releaseRun } from "../release/index.ts";
import { contextOf } from "./context.ts";

export async function release(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { run, out } = command.opts<{ run?: string; out?: string }>();
  const released = await withStore((store, project) =>
    releaseRun(store, project.specialty, {
      projectFolder: project.folder,
      ...(run ? { run } : {}),
      ...(out ? { output: out } : {}),
    }),
  );
  output.line(`Release ${released.id}: ${released.folder}`);
  output.line(
    `Compared on ${released.evidence.rows} documents: greedy answers equal, next tokens agree on ${(released.evidence.agreement * 100).toFixed(2)} %, largest logit difference ${released.evidence.drift.toFixed(4)}.`,
  );
  output.result(released);
}
