import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { MERGE_DTYPES } from "../engine/index.ts";
import { release as releaseRun } from "../release/index.ts";
import { contextOf } from "./context.ts";
import { percentOf } from "./output.ts";
import { printGates } from "./releases.ts";

export async function release(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { run, out, dtype: named } = command.opts<{ run?: string; out?: string; dtype?: string }>();
  const dtype = MERGE_DTYPES.find((one) => one === named);
  if (named !== undefined && !dtype)
    throw new ResidencyError("usage", `--dtype must be one of ${MERGE_DTYPES.join(", ")}`);
  const released = await withStore((store, project) =>
    releaseRun(store, project.specialty, {
      projectFolder: project.folder,
      ...(run ? { run } : {}),
      ...(out ? { output: out } : {}),
      ...(dtype ? { dtype } : {}),
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
