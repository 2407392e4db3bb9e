/**
 * Trains models/starter through the engine like any other run: characters under each patch first, then strips of words,
 * then whole slips with questions about their fields.
 *
 *     npx tsx recipes/starter/train.ts WORK [--from FOLDER] [--short]
 *
 * It begins with random weights, or goes on from an earlier starter with --from. Every stage resumes where it stopped, so
 * the work may be spread over days. On a GPU the same command runs there.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type EngineJob, type EngineVerb, runEngine } from "../../src/engine/index.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: "string" }, short: { type: "boolean", default: false } },
});
const [work] = positionals;
if (!work) {
  console.error("usage: train.ts WORK [--from FOLDER] [--short]");
  process.exit(2);
}
const folder = resolve(work);
const { short } = options;

/** Counts of the shipped model; --short is for trying the recipe out. */
const STAGES = [
  // Vision and projector alone: a strip costs a fifth of what it costs with its answer, and reading starts here.
  {
    name: "characters",
    kind: "lines",
    rows: 30_000,
    seed: 22,
    steps: 5000,
    batch: 16,
    learningRate: 2e-3,
    warmup: 100,
  },
  { name: "lines", kind: "lines", rows: 30_000, seed: 11, steps: 600, batch: 32, learningRate: 1e-3, warmup: 100 },
  { name: "pages", kind: "pages", rows: 26_000, seed: 42, steps: 3250, batch: 16, learningRate: 1.2e-3, warmup: 60 },
] as const;
const HELD_OUT_ROWS = 192;

async function engine(verb: EngineVerb, job: EngineJob): Promise<void> {
  for await (const event of runEngine(verb, job)) {
    if (event.type === "log")
      console.log(
        `${event.step}/${event.of} loss ${event.loss?.toFixed(3) ?? "-"} held-out ${event.eval_loss?.toFixed(3) ?? "-"} ${event.samples_per_second ?? "-"} samples/s`,
      );
  }
}

async function makeRows(kind: string, count: number, seed: number): Promise<string> {
  const out = join(folder, `${kind}-${seed}`);
  if (!existsSync(join(out, "done"))) {
    await promisify(execFile)(process.execPath, [
      "--import",
      "tsx",
      join(here, "make-data.ts"),
      out,
      kind,
      String(count),
      String(seed),
    ]);
    await writeFile(join(out, "done"), "");
  }
  return out;
}

await mkdir(folder, { recursive: true });
let model = options.from ? resolve(options.from) : join(folder, "blank");
if (!existsSync(join(model, "config.json")))
  await engine("create", { output: model, config: JSON.parse(await readFile(join(here, "config.json"), "utf8")) });

for (const [index, stage] of STAGES.entries()) {
  const [rows, heldOut] = [
    await makeRows(stage.kind, short ? 320 : stage.rows, stage.seed),
    await makeRows(stage.kind, short ? 32 : HELD_OUT_ROWS, 9000 + index),
  ];
  // One folder of pictures for both files: rows name them from here.
  const base = join(folder, `data-${stage.name}`);
  for (const part of [rows, heldOut]) await cp(join(part, "images"), join(base, "images"), { recursive: true });
  const output = join(folder, stage.name);
  const charactersOnly = stage.name === "characters";
  await engine("train", {
    output,
    model,
    train: join(rows, `${stage.kind}.jsonl`),
    eval: join(heldOut, `${stage.kind}.jsonl`),
    base_folder: base,
    method: "full",
    initialise: index === 0 && !options.from ? "random" : "weights",
    towers: charactersOnly ? ["vision", "projector"] : ["vision", "projector", "language"],
    max_steps: short ? 8 : stage.steps,
    batch: stage.batch,
    group_by_length: !charactersOnly,
    learning_rate: stage.learningRate,
    beta2: 0.98,
    weight_decay: 0.01,
    schedule: "linear",
    warmup_steps: short ? 2 : stage.warmup,
    characters_weight: 1,
    characters_only: charactersOnly,
    checkpoint_steps: short ? 4 : 250,
    preflight_rows: 200,
    seed: index + 1,
  });
  model = join(output, "best");
}
console.log(
  `The model is ${model}; \`engine/.venv/bin/python recipes/starter/ship.py ${model} models/starter\` puts it in half precision.`,
);
