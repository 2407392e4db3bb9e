/**
 * What the general part of the mix is worth: `npm run bench:retention [-- --recipe lab-reports --count 440]`. Trains the
 * recipe twice from the starter, with its mix and with medical documents alone for as many steps, and judges both on the
 * same held-out documents. Prints a table, writes bench/results/retention-RECIPE.json.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { curate } from "../src/curate/index.ts";
import type { PairedDifference } from "../src/domain/evaluation.ts";
import type { Score } from "../src/domain/score.ts";
import type { Specialty } from "../src/domain/specialty.ts";
import { evaluate } from "../src/evaluate/index.ts";
import { resolveModel } from "../src/inference/index.ts";
import { addDocuments } from "../src/intake/index.ts";
import { loadProject } from "../src/project.ts";
import { openStore, removeEmbeddedPostgres } from "../src/store/index.ts";
import { writeCorpus } from "../src/synthetic/index.ts";
import { prepareRun, trainRun } from "../src/train/index.ts";

const ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
const { values: options } = parseArgs({
  options: {
    recipe: { type: "string", default: "lab-reports" },
    count: { type: "string", default: "440" },
    seed: { type: "string", default: "31" },
  },
});
const { specialty, folder: projectFolder } = await loadProject(join(ROOT, "recipes", options.recipe));
const mix = specialty.mix;
if (!mix?.medical) throw new Error(`recipes/${options.recipe} has no mix with a medical part`);

const work = await mkdtemp(join(tmpdir(), "residency-retention-"));
const home = join(work, "home");
await mkdir(home);
const store = await openStore(home);
const scored = (score: Score | undefined): number | null => (score?.kind === "scored" ? score.value : null);

/** Trains one form of the recipe and compares it with the base. */
async function measure(name: string, form: Specialty) {
  const dataset = await curate(store, form);
  const begun = performance.now();
  const run = await prepareRun(store, form, { projectFolder, dataset: dataset.id });
  await trainRun(store, run, {
    onEvent: (event) => {
      if (event.type === "log" && event.loss !== null)
        console.log(`${name} ${event.step}/${event.of} loss ${event.loss.toFixed(3)}`);
    },
  });
  const trainSeconds = (performance.now() - begun) / 1000;
  const candidates = [];
  for (const model of ["base", run.id])
    candidates.push(await resolveModel(store, model, { projectFolder, base: form.base }));
  const result = await evaluate(store, form, candidates, { dataset: dataset.id });
  const [base, tuned] = result.candidates;
  const comparison = result.comparisons[0];
  return {
    name,
    rows: dataset.summary.trainingRows,
    trainSeconds,
    documents: result.documents,
    generalDocuments: result.generalDocuments,
    base: { decision: scored(base?.criticality.decision?.exact.score), general: scored(base?.retention.exact.score) },
    tuned: {
      decision: scored(tuned?.criticality.decision?.exact.score),
      general: scored(tuned?.retention.exact.score),
    },
    gain: comparison?.decision,
    retention: comparison?.retention,
  };
}

try {
  const families = [...specialty.families, ...Object.keys(specialty.general)];
  for (const family of families) {
    const count = specialty.families.includes(family) ? Number(options.count) : Math.round(Number(options.count) / 3);
    const made = join(work, family);
    const { labelsFile } = await writeCorpus({ family, count, seed: Number(options.seed), folder: made });
    await addDocuments(store, [made], { labelsFile });
  }
  const results = [
    await measure("with the mix", specialty),
    await measure("medical alone", {
      ...specialty,
      mix: { ...Object.fromEntries(Object.keys(mix).map((domain) => [domain, 0])), medical: 1 },
      // As many steps as with the mix, so that the two differ by what they learned from and not by how long.
      recipe: { ...specialty.recipe, epochs: specialty.recipe.epochs / mix.medical },
    }),
  ];
  const percent = (value: number | null): string =>
    (value === null ? "–" : `${(value * 100).toFixed(1)} %`).padStart(8);
  const difference = (value: PairedDifference | { unscored: string } | undefined): string =>
    !value || "unscored" in value
      ? "unscored"
      : `${(value.estimate * 100).toFixed(1)} [${(value.interval.low * 100).toFixed(1)}, ${(value.interval.high * 100).toFixed(1)}]`;
  console.log(
    `\n${options.recipe}, seed ${options.seed}: exact match of fields, differences in points with paired 95 % intervals`,
  );
  console.log(
    `${"".padEnd(16)} ${"decision".padStart(8)} ${"gain".padStart(22)} ${"general".padStart(8)} ${"change".padStart(22)}  rows  training`,
  );
  const [first] = results;
  console.log(
    `${"base".padEnd(16)} ${percent(first!.base.decision)} ${"".padStart(22)} ${percent(first!.base.general)}`,
  );
  for (const { name, tuned, gain, retention, rows, trainSeconds } of results)
    console.log(
      `${name.padEnd(16)} ${percent(tuned.decision)} ${difference(gain).padStart(22)} ${percent(tuned.general)} ${difference(retention).padStart(22)}  ${rows}  ${Math.round(trainSeconds)} s`,
    );
  await mkdir(join(ROOT, "bench/results"), { recursive: true });
  await writeFile(
    join(ROOT, `bench/results/retention-${options.recipe}.json`),
    `${JSON.stringify({ recipe: options.recipe, seed: Number(options.seed), results }, null, 2)}\n`,
  );
} finally {
  await store.close();
  await removeEmbeddedPostgres(home);
  await rm(work, { recursive: true, force: true });
}
