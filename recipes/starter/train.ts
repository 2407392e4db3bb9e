/**
 * Trains models/starter from random weights: strips of words first, then whole slips, through the engine like any other run.
 *
 *     npx tsx recipes/starter/train.ts WORK [--short]
 *
 * Every stage resumes where it stopped, so the work may be spread over days. On a GPU the same command runs there.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type EngineJob, type EngineVerb, runEngine } from "../../src/engine/index.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const [work = "", mode] = process.argv.slice(2);
if (!work) {
  console.error("usage: train.ts WORK [--short]");
  process.exit(2);
}
const folder = resolve(work);
const short = mode === "--short";

/** Counts of the shipped model; --short is for trying the recipe out. */
const STAGES = [
  {
    name: "lines",
    rows: short ? 400 : 30_000,
    heldOut: short ? 32 : 192,
    seed: 11,
    steps: short ? 8 : 600,
    batch: 32,
    learningRate: 1e-3,
    schedule: "constant_with_warmup",
    warmup: 100,
  },
  {
    name: "pages",
    rows: short ? 200 : 30_000,
    heldOut: short ? 32 : 192,
    seed: 12,
    steps: short ? 8 : 1320,
    batch: 16,
    learningRate: 1.2e-3,
    schedule: "linear",
    warmup: 60,
  },
] as const;

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
let model = join(folder, "blank");
if (!existsSync(join(model, "config.json")))
  await engine("create", { output: model, config: JSON.parse(await readFile(join(here, "config.json"), "utf8")) });

for (const [index, stage] of STAGES.entries()) {
  const [rows, heldOut] = [
    await makeRows(stage.name, stage.rows, stage.seed),
    await makeRows(stage.name, stage.heldOut, 9000 + index),
  ];
  // One folder of pictures for both files: rows name them from here.
  const base = join(folder, `data-${stage.name}`);
  for (const part of [rows, heldOut]) await cp(join(part, "images"), join(base, "images"), { recursive: true });
  const output = join(folder, stage.name);
  await engine("train", {
    output,
    model,
    train: join(rows, `${stage.name}.jsonl`),
    eval: join(heldOut, `${stage.name}.jsonl`),
    base_folder: base,
    method: "full",
    initialise: index === 0 ? "random" : "weights",
    towers: ["vision", "projector", "language"],
    max_steps: stage.steps,
    batch: stage.batch,
    learning_rate: stage.learningRate,
    beta2: 0.98,
    weight_decay: 0.01,
    schedule: stage.schedule,
    warmup_steps: stage.warmup,
    characters_weight: 1,
    checkpoint_steps: Math.max(4, Math.round(stage.steps / 5)),
    preflight_rows: 200,
    seed: index + 1,
  });
  model = join(output, "best");
}
console.log(
  `The model is ${model}; \`npx tsx recipes/starter/ship.ts ${model} models/starter\` puts it in half precision.`,
);
