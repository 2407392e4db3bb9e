import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { reproduceRelease } from "../release/index.ts";
import { prepareRun } from "../train/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";
import { percentOf } from "./output.ts";

export async function reproduce(command: Command, id: unknown): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const { train, tolerance } = command.opts<{ train?: boolean; tolerance: number }>();
  if (!(tolerance >= 0)) throw new ResidencyError("usage", "--tolerance must be a number from 0");
  const progress = output.progress("reproduce");
  const result = await withStore((store, { folder }) =>
    reproduceRelease(store, String(id), {
      projectFolder: folder,
      prepareRun,
      ...(train ? { train: { tolerance, signal, onStep: (step, of) => progress.update(step, of) } } : {}),
    }),
  ).finally(() => progress.end());
  output.table(
    ["what", "recorded", "rebuilt", ""],
    result.plan.map(({ what, recorded, rebuilt, equal }) => [
      what,
      recorded.slice(0, 16),
      rebuilt.slice(0, 16),
      equal ? "equal" : "DIFFERS",
    ]),
  );
  if (result.training) {
    const { steps, largestLossDifference, equalWeights } = result.training;
    output.line(
      `Trained again: ${steps} losses, largest relative difference ${percentOf(largestLossDifference)}; the adapter ${equalWeights ? "has the same bytes" : "has other bytes"}.`,
    );
  }
  output.line(
    result.reproduced ? `Release ${result.release} is reproduced.` : `Release ${result.release} is NOT reproduced.`,
  );
  output.result(result);
  return result.reproduced ? EXIT.done : EXIT.no;
}
