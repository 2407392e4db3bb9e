import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import {
  advise as adviseSpecialty,
  BASELINE_NAMES,
  chooseExamples,
  fewShotPrompt,
  formatPrompt,
  mayAsk,
  modelParameters,
  NEEDS,
  type Need,
  phiStates,
  renderAdviceHtml,
  renderAdviceText,
} from "../advise/index.ts";
import type { DatasetDocument } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { evaluate } from "../evaluate/index.ts";
import { type Answerer, OCR_RULES, resolveModel } from "../inference/index.ts";
import type { Project } from "../project.ts";
import { readDataset, type Store } from "../store/index.ts";
import { type Context, contextOf } from "./context.ts";
import { bytes } from "./output.ts";

interface AdviseCommandOptions {
  dataset?: string;
  limit?: number;
  measure: boolean;
  examples: number;
  target: number;
  margin: number;
  gain: number;
  needs?: string;
  seconds?: number;
  gpuMemory?: number;
  reviewMinutes: number;
  labelSeconds: number;
  out?: string;
}

/** Measures what a specialist would have to beat, on the dev split, and says whether to train one at all. */
export async function advise(command: Command): Promise<void> {
  const context = contextOf(command);
  const options = command.opts<AdviseCommandOptions>();
  const needs = checked(options);
  const advice = await context.withStore(async (store, project) => {
    if (options.measure) await measure(store, project, options, context);
    return adviseSpecialty(store, project.specialty, {
      ...(options.dataset ? { dataset: options.dataset } : {}),
      target: options.target,
      margin: options.margin,
      gain: options.gain,
      needs,
      secondsPerDocument: options.seconds ?? null,
      hardware: {
        gpuMemoryBytes: options.gpuMemory === undefined ? null : options.gpuMemory * 1e9,
        parameters: await modelParameters(resolve(project.folder, project.specialty.base)),
      },
      assumptions: {
        reviewMinutesPerDocument: options.reviewMinutes,
        labelSecondsPerField: options.labelSeconds,
      },
    });
  });
  context.output.line(renderAdviceText(advice));
  if (options.out) {
    const path = resolve(options.out);
    const html = Buffer.from(renderAdviceHtml(advice, new Date()));
    await mkdir(dirname(path), { recursive: true });
    // Whole or not at all: a reader never meets half a page.
    await writeFile(`${path}.part`, html);
    await rename(`${path}.part`, path);
    context.output.line(`Wrote ${path} (${bytes(html.length)}).`);
  }
  context.output.result(advice);
}

function checked(options: AdviseCommandOptions): Need[] {
  for (const [name, value] of [
    ["--target", options.target],
    ["--margin", options.margin],
    ["--gain", options.gain],
  ] as const)
    if (!(value > 0 && value < 1))
      throw new ResidencyError("usage", `${name} is a share between 0 and 1, such as 0.05 for 5 points`);
  for (const [name, value] of [
    ["--limit", options.limit],
    ["--seconds", options.seconds],
    ["--gpu-memory", options.gpuMemory],
    ["--review-minutes", options.reviewMinutes],
    ["--label-seconds", options.labelSeconds],
  ] as const)
    if (value !== undefined && !(value > 0 && Number.isFinite(value)))
      throw new ResidencyError("usage", `${name} must be a number above 0`);
  if (!Number.isInteger(options.examples) || options.examples < 1)
    throw new ResidencyError("usage", "--examples must be a whole number from 1");
  return (options.needs?.split(",") ?? []).map((name) => {
    const need = NEEDS.find((known) => known === name.trim());
    if (!need) throw new ResidencyError("usage", `--needs is a list of ${NEEDS.join(", ")}`);
    return need;
  });
}

/** Has every candidate answer the dev split that was not asked yet. What cannot be asked is said, and stays unscored. */
async function measure(
  store: Store,
  { specialty, folder }: Project,
  options: AdviseCommandOptions,
  { output, signal }: Context,
): Promise<void> {
  const dataset = await readDataset(store, options.dataset);
  const book = taskBook(specialty, dataset.documents);
  const special = dataset.documents.filter((document) => book.isSpecialty(document));
  const places = { projectFolder: folder, base: specialty.base, endpoints: specialty.endpoints };
  const ask = async (asked: Specialty, candidates: readonly Answerer[]): Promise<void> => {
    const progress = output.progress("measure");
    await evaluate(store, asked, candidates, {
      dataset: dataset.id,
      split: "dev",
      ...(options.limit ? { limit: options.limit } : {}),
      signal,
      onAnswer: (name, done, total) => progress.update(done, total, name),
    }).finally(() => progress.end());
  };
  const base = await resolveModel(store, "base", places);
  const tuned = await resolveModel(store, "tuned", places).catch((error) => {
    if (error instanceof ResidencyError && error.code === "model-not-found") return null;
    throw error;
  });
  await ask(specialty, tuned ? [base, tuned] : [base]);
  if (specialty.fields.length > 0 && special.some((document) => document.fields !== undefined)) {
    for (const [name, prompt] of prompts(specialty, special, options.examples))
      await ask({ ...specialty, prompt }, [
        name === BASELINE_NAMES.format ? heldToItsForm(base, name) : { ...base, name },
      ]);
    // Rules read the plain question and none that a specialty words itself.
    const { prompt: _own, ...plain } = specialty;
    await ask(plain, [OCR_RULES]);
  }
  const states = phiStates(special);
  for (const endpoint of specialty.endpoints) {
    if (!mayAsk(endpoint, states, specialty)) continue;
    try {
      await ask(specialty, [base, await resolveModel(store, endpoint.name, places)]);
    } catch (error) {
      if (!(error instanceof ResidencyError) || signal.aborted) throw error;
      output.warn(`${endpoint.name} could not be measured: ${error.message}`);
    }
  }
}

/** The model as a candidate of its own, whose answers cannot be of another form; an endpoint cannot be held so. */
function heldToItsForm(base: Answerer, name: string): Answerer {
  if (base.kind !== "local") return { ...base, name };
  return { ...base, name, id: createHash("sha256").update(`${base.id} constrained`).digest("hex"), constrained: true };
}

function prompts(specialty: Specialty, special: readonly DatasetDocument[], count: number): [string, string][] {
  const asked: [string, string][] = [[BASELINE_NAMES.format, formatPrompt(specialty)]];
  // The base runs on this machine, so examples may hold what pages hold.
  const examples = chooseExamples(special, count, { seed: specialty.split.seed, withIdentifiers: true });
  if (examples.length > 0) asked.push([BASELINE_NAMES["few-shot"], fewShotPrompt(specialty, examples)]);
  return asked;
}
