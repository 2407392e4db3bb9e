import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import {
  acceptKept,
  anchoring,
  anchoringRows,
  exportInstructions,
  filteredSuggestions,
  filterReport,
  listSuggestions,
  type TeachingTaskName,
  taughtDataset,
} from "../teach/index.ts";
import { type Context, contextOf } from "./context.ts";
import { percent, points, range } from "./output.ts";
import { printFilterReport, taskNamed } from "./teach.ts";

interface SuggestionsOptions {
  task: string;
  state?: string;
  limit: number;
  by?: string;
  dataset?: string;
  ratio?: number;
  out?: string;
}

const ACTIONS = { list, report, accept, dataset, export: exportRows, anchoring: printAnchoring } as const;

type Action = (context: Context, task: TeachingTaskName, options: SuggestionsOptions) => Promise<void>;

export async function suggestions(command: Command, action: unknown): Promise<void> {
  const options = command.opts<SuggestionsOptions>();
  const named = ACTIONS[String(action) as keyof typeof ACTIONS] as Action | undefined;
  if (!named || !Object.hasOwn(ACTIONS, String(action)))
    throw new ResidencyError("usage", `suggestions takes one of ${Object.keys(ACTIONS).join(", ")}`);
  await named(contextOf(command), taskNamed(options.task), options);
}

async function list({ output, withStore }: Context, task: TeachingTaskName, options: SuggestionsOptions) {
  const { state } = options;
  if (state !== undefined && state !== "kept" && state !== "rejected")
    throw new ResidencyError("usage", "--state must be kept or rejected");
  const rows = await withStore((store) =>
    listSuggestions(store, { task, limit: options.limit, ...(state ? { state } : {}) }),
  );
  output.table(
    ["id", "document", "teacher", "state", "decision", "failed filters"],
    rows.map((row) => [
      row.id.slice(0, 12),
      row.documentId.slice(0, 12),
      row.teacher,
      row.state,
      row.decision ?? "",
      row.filters
        .filter((verdict) => verdict.verdict === "failed")
        .map((verdict) => verdict.filter)
        .join(", "),
    ]),
  );
  output.result(rows);
}

async function report({ output, withStore }: Context, task: TeachingTaskName) {
  const result = filterReport(await withStore((store) => filteredSuggestions(store, task)));
  printFilterReport(output, result);
  output.result(result);
}

async function accept({ output, withStore }: Context, task: TeachingTaskName, { by }: SuggestionsOptions) {
  if (!by) throw new ResidencyError("usage", "--by names the person who answers for accepting what filters kept");
  const result = await withStore((store, { specialty }) => acceptKept(store, { task, by }, specialty.fields));
  output.line(
    `${result.accepted} suggestions accepted in the name of ${by}, ${result.labels} labels written, ${result.conflicts} documents left as they were labelled`,
  );
  output.result(result);
}

async function dataset({ output, withStore }: Context, task: TeachingTaskName, options: SuggestionsOptions) {
  if (task === "reasoning")
    throw new ResidencyError("usage", "reasoning traces are no labels; write them with `residency suggestions export`");
  const version = await withStore((store, { specialty }) =>
    taughtDataset(store, specialty, { task, ...versionOptions(options) }),
  );
  output.line(
    `Dataset ${version.id.slice(0, 16)}: ${version.summary.documents} documents, ${version.summary.trainingRows} training rows`,
  );
  for (const [reason, count] of Object.entries(version.summary.leftOut)) output.line(`  ${count} left out: ${reason}`);
  output.result({ id: version.id, summary: version.summary });
}

async function exportRows({ output, withStore }: Context, task: TeachingTaskName, options: SuggestionsOptions) {
  const folder = options.out;
  if (!folder) throw new ResidencyError("usage", "--out names the folder to write to");
  const result = await withStore((store, { specialty }) =>
    exportInstructions(store, specialty, { task, folder, ...versionOptions(options) }),
  );
  output.line(`${result.rows.train} train, ${result.rows.dev} dev and ${result.rows.test} test rows in ${folder}`);
  output.result(result);
}

async function printAnchoring({ output, withStore }: Context, task: TeachingTaskName) {
  if (task !== "fields" && task !== "caption")
    throw new ResidencyError("usage", "anchoring is measured on labels: --task fields or caption");
  const result = await withStore(async (store, { specialty }) =>
    anchoring(await anchoringRows(store, task, specialty.fields)),
  );
  for (const [name, arm] of [
    ["suggestion in view", result.shown],
    ["suggestion held back", result.heldBack],
  ] as const)
    output.line(
      `${name}: ${arm.alike} of ${arm.documents} documents labelled as suggested, ${percent(arm.share)} [${range(arm.interval)}]; of values ${percent(arm.values)}`,
    );
  const { difference } = result;
  output.line(
    difference.kind === "unscored"
      ? `anchoring: unscored, ${difference.reason}`
      : `anchoring: ${points(difference.value)} points [${points(difference.interval.low)}..${points(difference.interval.high)}]`,
  );
  output.result(result);
}

const versionOptions = ({ dataset, ratio }: SuggestionsOptions): { dataset?: string; ratio?: number } => ({
  ...(dataset ? { dataset } : {}),
  ...(ratio === undefined ? {} : { ratio }),
});
