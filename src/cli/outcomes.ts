import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { importOutcomes, OUTCOME_METRICS, type OutcomeMetric, showOutcomes } from "../monitor/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";

/** `outcomes import FILE` and `outcomes show`: what happened in the work itself, before and after each release. */
export async function outcomes(command: Command, action: unknown, file: unknown): Promise<number> {
  const { output, withStore } = contextOf(command);
  const options = command.opts<{ replace?: boolean; days?: number }>();
  if (action === "import") {
    if (typeof file !== "string") throw new ResidencyError("usage", "name the CSV file to import");
    if (!existsSync(file)) throw new ResidencyError("path-not-found", `there is no file ${file}`);
    const text = await readFile(file, "utf8");
    const result = await withStore((store) => importOutcomes(store, text, { replace: options.replace === true }));
    output.line(
      `${result.added} figures added, ${result.unchanged} known already, ${result.replaced} replaced, ${result.bad.length} rows not taken.`,
    );
    for (const { line, reason } of result.bad) output.warn(`line ${line}: ${reason}`);
    output.result(result);
    return result.bad.length === 0 ? EXIT.done : EXIT.no;
  }
  if (action !== "show") throw new ResidencyError("usage", `outcomes has the actions import and show`);
  if (options.days !== undefined && !(options.days >= 1)) throw new ResidencyError("usage", "--days is 1 or more");
  const shown = await withStore((store) =>
    showOutcomes(store, options.days === undefined ? {} : { days: options.days }),
  );
  output.table(
    ["figure", "days", "from", "to", "sources"],
    shown.metrics.map((row) => [
      OUTCOME_METRICS[row.metric].title,
      String(row.days),
      row.first,
      row.last,
      row.sources.join(", "),
    ]),
  );
  if (shown.releases.length > 0) {
    output.line();
    output.table(
      ["figure", "release", "on", "before", "after", "difference", "95 % interval"],
      shown.releases.map((row) => [
        OUTCOME_METRICS[row.metric].title,
        row.releaseId,
        row.releasedOn,
        period(row.metric, row.before),
        period(row.metric, row.after),
        row.difference === null ? "–" : signed(row.metric, row.difference),
        row.interval
          ? `${signed(row.metric, row.interval.low)}..${signed(row.metric, row.interval.high)}`
          : `none, ${row.reason}`,
      ]),
    );
    output.note("Less is better. Before and after is no proof: whatever else changed on those days is in it too.");
  } else output.line("No release went live yet; there is nothing to hold the figures against.");
  output.result(shown);
  return EXIT.done;
}

const figure = (metric: OutcomeMetric, value: number): string =>
  OUTCOME_METRICS[metric].unit === "share" ? `${(value * 100).toFixed(1)} %` : `${value.toFixed(1)} min`;

const signed = (metric: OutcomeMetric, value: number): string =>
  `${value < 0 ? "−" : "+"}${figure(metric, Math.abs(value))}`;

function period(
  metric: OutcomeMetric,
  { mean, days, cases }: { mean: number | null; days: number; cases: number | null },
): string {
  if (mean === null) return "–";
  return `${figure(metric, mean)} (${days} days${cases === null ? "" : `, ${cases} cases`})`;
}
