import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { type Budget, resolveModel } from "../inference/index.ts";
import { readDataset, type Store } from "../store/index.ts";
import {
  type FilterGroup,
  type FilterReport,
  filteredSuggestions,
  filterReport,
  TEACHABLE,
  TEACHING_TASKS,
  type Teachable,
  type TeachingTaskName,
  type TeachResult,
  teach as teachDocuments,
  teacherOf,
} from "../teach/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";
import { type Output, percent, range } from "./output.ts";

interface TeachCommandOptions {
  teachers: string;
  task: string;
  documents: string;
  budget?: number;
  dataset?: string;
  limit?: number;
  heldBack?: number;
}

export async function teach(command: Command): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const options = command.opts<TeachCommandOptions>();
  const task = taskNamed(options.task);
  const documents = options.documents.split(",").map((name) => teachableNamed(name.trim()));
  for (const [name, value] of [
    ["--budget", options.budget],
    ["--limit", options.limit],
    ["--held-back", options.heldBack],
  ] as const)
    if (value !== undefined && !(value >= 0)) throw new ResidencyError("usage", `${name} must be a number from 0`);
  if (options.heldBack !== undefined && options.heldBack > 1)
    throw new ResidencyError("usage", "--held-back is a share, 0 to 1");
  const { result, report } = await withStore(async (store, { specialty, folder }) => {
    // Kept by task and dataset, so that a round that is run again goes on with what is left of its budget.
    const budget: Budget = {
      name: `teach ${task} ${await datasetId(store, options.dataset)}`,
      ...(options.budget === undefined ? {} : { money: options.budget }),
    };
    const teachers = [];
    for (const name of options.teachers.split(",").map((name) => name.trim()))
      teachers.push(
        teacherOf(
          await resolveModel(store, name, {
            projectFolder: folder,
            base: specialty.base,
            endpoints: specialty.endpoints,
          }),
          { store, specialty, budget },
        ),
      );
    const progress = output.progress("teach");
    const result = await teachDocuments(store, specialty, teachers, {
      task,
      documents,
      ...(options.dataset ? { dataset: options.dataset } : {}),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      ...(options.heldBack === undefined ? {} : { heldBack: options.heldBack }),
      signal,
      onAnswer: (done, total) => progress.update(done, total),
    }).finally(() => progress.end());
    return { result, report: filterReport(await filteredSuggestions(store, task)) };
  });
  printTeaching(output, result);
  printFilterReport(output, report);
  output.result({ ...result, report });
  if (result.stopped === "interrupted") return EXIT.interrupted;
  return result.stopped === "budget-spent" ? EXIT.no : EXIT.done;
}

/** The version that is meant; `none` before there is one, when only unlabelled documents can be taught. */
async function datasetId(store: Store, given: string | undefined): Promise<string> {
  try {
    return (await readDataset(store, given)).id;
  } catch (error) {
    if (given === undefined && error instanceof ResidencyError && error.code === "dataset-not-found") return "none";
    throw error;
  }
}

/** @throws ResidencyError `usage`. */
export function taskNamed(text: string): TeachingTaskName {
  const task = TEACHING_TASKS.find((name) => name === text);
  if (!task) throw new ResidencyError("usage", `--task must be one of ${TEACHING_TASKS.join(", ")}`);
  return task;
}

function teachableNamed(text: string): Teachable {
  const documents = TEACHABLE.find((name) => name === text);
  if (!documents)
    throw new ResidencyError(
      "usage",
      `--documents takes ${TEACHABLE.join(", ")}${text === "test" ? "; documents of the test split are never taught" : ""}`,
    );
  return documents;
}

function printTeaching(output: Output, result: TeachResult): void {
  output.line(
    `${result.documents} documents, ${result.task}: ${result.answered} answers, ${result.known} were there already; ${result.kept} suggestions kept, ${result.rejected} rejected`,
  );
  for (const [reason, count] of Object.entries(result.failures)) output.warn(`${count} without an answer: ${reason}`);
  if (result.stopped === "budget-spent") output.warn("the budget is spent; the same command goes on when it is raised");
  if (result.stopped === "interrupted") output.warn("stopped; the same command goes on");
}

/** What filtering removed, one row a group. */
export function printFilterReport(output: Output, report: FilterReport): void {
  const row = (name: string, group: FilterGroup): string[] => [
    name,
    String(group.suggestions),
    String(group.removed),
    String(group.documents),
    `${group.lost} (${percent(group.lostShare)} [${range(group.interval)}])`,
    Object.entries(group.removedBy)
      .map(([filter, count]) => `${filter} ${count}`)
      .join(", "),
  ];
  output.table(
    ["", "suggestions", "removed", "documents", "lost", "failed filters"],
    [
      row("all", report.all),
      ...(["classes", "difficulties", "teachers"] as const).flatMap((kind) =>
        Object.entries(report[kind]).map(([name, group]) => row(`  ${name}`, group)),
      ),
    ],
  );
}
