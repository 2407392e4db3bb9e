/**
 * What this machine does, as figures: `npm run bench`. Ratios are against a peer that ran in the same run.
 * Prints a table and writes bench/results/latest.json.
 */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { curate, exportMessages } from "../src/curate/index.ts";
import { parseSpecialty } from "../src/domain/specialty.ts";
import { enginePython } from "../src/engine/index.ts";
import { parseAnswer, scoreFields } from "../src/evaluate/index.ts";
import { defineSpecialty, type FieldDefinition } from "../src/index.ts";
import { addDocuments } from "../src/intake/index.ts";
import { openStore, removeEmbeddedPostgres } from "../src/store/index.ts";
import { synthesise, writeCorpus } from "../src/synthetic/index.ts";
import { atLeast, Figures } from "./figures.ts";

const run = promisify(execFile);
const ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
const STEPS = 14;
const BATCH = 8;
/** Each trainer runs this often, in turns, and the better time counts: the machine is never alone. */
const ROUNDS = 2;

const specialty = parseSpecialty(
  defineSpecialty({
    name: "bench",
    base: "models/starter",
    families: ["lab-report"],
    fields: [
      "patient",
      "date",
      "results[].test",
      "results[].value",
      "results[].unit",
      "results[].range",
      "results[].flag",
    ].map((path) => ({ path })),
    split: { train: 0.8, dev: 0.1, test: 0.1, by: ["subject"] },
  }),
);

const figures = new Figures();

async function syntheticSpeed(folder: string): Promise<void> {
  for (const { size, severity, count, bar } of [
    { size: "slip", severity: 0, count: 300 },
    { size: "slip", severity: 0.4, count: 300, bar: 20 },
    { size: "page", severity: 0, count: 100, bar: 40 },
    { size: "page", severity: 0.4, count: 60 },
  ] as const) {
    const made = { size, severity, folder: join(folder, severity === 0 ? `${size}-clean` : size) };
    await writeCorpus({ ...made, family: "receipt", count: 12, seed: 1, folder: join(folder, `warm-${size}`) });
    const [begun, processor] = [performance.now(), process.cpuUsage()];
    await writeCorpus({ ...made, family: "lab-report", count, seed: 2 });
    const { user, system } = process.cpuUsage(processor);
    const what = `synthetic, ${size === "slip" ? "280 x 224" : "840 x 1190"} px, ${severity === 0 ? "clean" : "degraded"}`;
    figures.add(
      what,
      count / ((performance.now() - begun) / 1000),
      "pages/s",
      bar === undefined ? undefined : atLeast(bar),
    );
    figures.add(`${what}, processor time`, (user + system) / 1e3 / count, "ms/page");
  }
}

async function addSpeed(folder: string): Promise<void> {
  for (const size of ["slip", "page"]) {
    const home = join(folder, `home-${size}`);
    await mkdir(home, { recursive: true });
    const store = await openStore(home);
    try {
      const begun = performance.now();
      const report = await addDocuments(store, [join(folder, size)], {
        labelsFile: join(folder, size, "labels.jsonl"),
      });
      figures.add(
        `add, ${size === "slip" ? "280 x 224" : "840 x 1190"} px PNG with labels`,
        report.added / ((performance.now() - begun) / 1000),
        "pages/s",
      );
      if (size === "slip") {
        await curate(store, specialty);
        await exportMessages(store, specialty, join(folder, "rows"));
      }
    } finally {
      await store.close();
      await removeEmbeddedPostgres(home);
    }
  }
}

async function scoringSpeed(): Promise<void> {
  const definitions = new Map<string, FieldDefinition>(specialty.fields.map((field) => [field.path, field]));
  const documents = [];
  for (let index = 0; index < 200; index++) {
    const { facts } = await synthesise(index, { family: "lab-report", seed: 9, size: "page" });
    // Half of the answers are right, half have one character wrong, so that the edit distance works too.
    const values = Object.entries(facts.fields).map(
      ([path, field], place) =>
        [path, field.value === null || (index + place) % 2 ? field.value : `${field.value}x`] as const,
    );
    documents.push({
      expected: facts.fields,
      answer: JSON.stringify({
        results: rowsOf(values),
        ...Object.fromEntries(values.filter(([path]) => !path.includes("["))),
      }),
    });
  }
  let fields = 0;
  const begun = performance.now();
  while (performance.now() - begun < 2000) {
    for (const { expected, answer } of documents)
      fields += scoreFields(expected, parseAnswer(answer), definitions).results.length;
  }
  figures.add(
    "scoring: parse, normalise, judge, ANLS",
    fields / ((performance.now() - begun) / 1000),
    "fields/s",
    atLeast(100_000),
  );
}

function rowsOf(values: readonly (readonly [string, string | null])[]): Record<string, string | null>[] {
  const rows: Record<string, string | null>[] = [];
  for (const [path, value] of values) {
    const match = /^results\[(\d+)\]\.(\w+)$/.exec(path);
    if (match) (rows[Number(match[1])] ??= {})[match[2] as string] = value;
  }
  return rows;
}

interface Measured {
  samples: number;
  seconds: number;
  peakMemoryBytes: number;
}

async function trainingSpeed(folder: string): Promise<void> {
  const rows = join(folder, "rows");
  const model = join(ROOT, "models", "starter");
  const python = enginePython();
  const environment = { ...process.env, HF_HUB_OFFLINE: "1", TOKENIZERS_PARALLELISM: "false" };
  const measure = async (script: string, words: string[], more: Record<string, string> = {}): Promise<Measured> => {
    const { stdout } = await run(python, [join(ROOT, "bench", script), ...words], {
      env: { ...environment, ...more },
      maxBuffer: 1e8,
    });
    return JSON.parse(stdout.trim().split("\n").at(-1) as string) as Measured;
  };
  for (const precision of ["fp32", "bf16"]) {
    const [ours, theirs]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const output = join(folder, `engine-${precision}-${round}`);
      const job = {
        output,
        model,
        train: join(rows, "train.jsonl"),
        eval: join(rows, "dev.jsonl"),
        base_folder: rows,
        method: "lora",
        towers: ["language"],
        rank: 16,
        alpha: 32,
        max_steps: STEPS,
        batch: BATCH,
        checkpoint_steps: 1000,
        learning_rate: 1e-4,
        precision,
      };
      await mkdir(output, { recursive: true });
      await writeFile(join(output, "job.json"), JSON.stringify(job));
      ours.push(
        await measure("engine_speed.py", [join(output, "job.json")], {
          MALLOC_MMAP_THRESHOLD_: "8589934592",
          MALLOC_TRIM_THRESHOLD_: "8589934592",
        }),
      );
      theirs.push(
        await measure("trl_sft.py", [model, join(rows, "train.jsonl"), rows, String(STEPS), String(BATCH), precision]),
      );
    }
    const speed = (runs: Measured[]): number => Math.max(...runs.map((one) => one.samples / one.seconds));
    figures.add(`training, engine, LoRA, ${precision}`, speed(ours), "samples/s");
    figures.add(`training, plain TRL SFTTrainer, same rows, ${precision}`, speed(theirs), "samples/s");
    figures.add(`training, engine against TRL, ${precision}`, speed(ours) / speed(theirs), "x", atLeast(1));
    figures.add(`peak memory, engine, ${precision}`, median(ours.map((one) => one.peakMemoryBytes)) / 1e6, "MB");
    figures.add(`peak memory, TRL, ${precision}`, median(theirs.map((one) => one.peakMemoryBytes)) / 1e6, "MB");
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

const folder = await mkdtemp(join(tmpdir(), "residency-bench-"));
await chmod(folder, 0o755);
try {
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}\n`,
  );
  await syntheticSpeed(folder);
  await addSpeed(folder);
  await scoringSpeed();
  await trainingSpeed(folder);
  await figures.write("latest", { version: JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")).version });
  figures.judge();
} finally {
  await rm(folder, { recursive: true, force: true });
}
