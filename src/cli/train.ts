import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { planRun, prepareRun, trainRun } from "../train/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";
import { bytes, duration } from "./output.ts";

export async function train(command: Command): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const { dataset, plan, expect } = command.opts<{ dataset?: string; plan?: boolean; expect?: string }>();
  return withStore(async (store, project) => {
    const run = await prepareRun(store, project.specialty, {
      projectFolder: project.folder,
      ...(dataset ? { dataset } : {}),
    });
    if (expect !== undefined && expect !== run.id)
      throw new ResidencyError("plan-changed", `this would be run ${run.id}, and run ${expect} was planned`);
    if (plan) {
      const planned = await planRun(run);
      output.table(
        ["what", "how much"],
        [
          ["run", run.id],
          ["rows", String(planned.rows)],
          ["rows rejected", String(planned.rejected.length)],
          ["tokens", `${planned.tokens} (${planned.answerTokens} in answers)`],
          ["steps", String(planned.steps)],
          ["weights that learn", `${planned.trainable} of ${planned.parameters}`],
          ["device", `${planned.device}, ${planned.bf16 ? "bf16" : "fp32"}`],
          ["memory, estimated", bytes(planned.memory_bytes)],
          ["time, estimated", planned.estimatedSeconds === null ? "not measured" : duration(planned.estimatedSeconds)],
        ],
      );
      for (const { id, reason } of planned.rejected) output.line(`  rejected ${id.slice(0, 12)}: ${reason}`);
      output.result({ run: run.id, ...planned });
      return EXIT.done;
    }
    const progress = output.progress("train");
    const result = await trainRun(store, run, {
      signal,
      onEvent(event) {
        if (event.type === "model")
          output.note(
            `run ${run.id}: ${event.trainable} of ${event.parameters} weights learn on ${event.device} (${event.bf16 ? "bf16" : "fp32"})${event.resume ? `, resumed from ${event.resume}` : ""}`,
          );
        if (event.type === "rejected")
          output.warn(`row ${event.id.slice(0, 12)} of ${event.split} is left out: ${event.reason}`);
        if (event.type === "log" && event.loss !== null) {
          const left = event.samples_per_second
            ? ((event.of - event.step) * project.specialty.recipe.batch * project.specialty.recipe.accumulate) /
              event.samples_per_second
            : null;
          progress.update(
            event.step,
            event.of,
            `loss ${event.loss.toFixed(3)}  ${event.samples_per_second?.toFixed(1) ?? "–"} samples/s  ${left === null ? "" : `${duration(left)} left`}`,
          );
        }
      },
    }).finally(() => progress.end());
    output.line(
      result.state === "done"
        ? `Run ${run.id} is done. Next: residency evaluate`
        : `Run ${run.id} stopped at a checkpoint. residency train goes on.`,
    );
    output.result({ run: run.id, state: result.state, ...result.summary });
    return result.state === "done" ? EXIT.done : EXIT.interrupted;
  });
}
