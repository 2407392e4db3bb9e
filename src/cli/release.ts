import type { Command } from "commander";
import { release as releaseRun } from "../release/index.ts";
import { contextOf } from "./context.ts";
import { percentOf } from "./output.ts";
import { printGates } from "./releases.ts";

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
  const { rows, agreement, ties, tiedAnswers, rounding } = released.evidence;
  output.line(`Release ${released.id}, ${released.state}: ${released.folder}`);
  output.line(
    `Compared on ${rows} documents: next tokens agree on ${percentOf(agreement)}, ${ties} near-ties, no difference; ${tiedAnswers.length} greedy answers part at a near-tie; rounding moves a logit by ${rounding.toFixed(4)} at most.`,
  );
  printGates(output, released.gates);
  if (released.state === "candidate") output.line(`Next: residency releases stage ${released.id}`);
  output.result(released);
}
