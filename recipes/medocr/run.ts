/**
 * The published medical OCR recipe with the numbers that it never had: made documents in the published mix, LoRA with the
 * published settings, base and tuned on held-out documents, merged to half precision.
 *
 *     node --import tsx recipes/medocr/run.ts --short                      the starter, a share of the documents, minutes
 *     node --import tsx recipes/medocr/run.ts                              the starter, all 2,462 documents
 *     node --import tsx recipes/medocr/run.ts --base models/paddleocr-vl   PaddleOCR-VL on a GPU
 *
 * --share keeps a part of each family, --epochs and --learning-rate change the settings, and the result says so.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { curate } from "../../src/curate/index.ts";
import type { DatasetDocument } from "../../src/domain/dataset.ts";
import { ResidencyError } from "../../src/domain/error.ts";
import { parseSpecialty } from "../../src/domain/specialty.ts";
import { evaluate } from "../../src/evaluate/index.ts";
import { type Answerer, resolveModel } from "../../src/inference/index.ts";
import { addDocuments } from "../../src/intake/index.ts";
import { release } from "../../src/release/index.ts";
import { openStore, removeEmbeddedPostgres, type Store } from "../../src/store/index.ts";
import { writeCorpus } from "../../src/synthetic/index.ts";
import { prepareRun, trainRun } from "../../src/train/index.ts";
import { answersOf } from "../answers-of.ts";
import { comparePairs, inPercent } from "./compare.ts";
import { DIMENSIONS, type Reference, scoreTranscription, textErrorRate } from "./scores.ts";
import { COMPOSITION, medocrSpecialty } from "./specialty.ts";

const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const { values: options } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    base: { type: "string", default: "models/starter" },
    share: { type: "string" },
    epochs: { type: "string" },
    "learning-rate": { type: "string" },
    limit: { type: "string" },
    seed: { type: "string", default: "7" },
    out: { type: "string" },
  },
});
/** What --short stands for: 6 % of the documents, and a rate at which so few steps change something. */
const SHORT = { share: "0.06", learningRate: "1e-3" };

const share = Number(options.share ?? (options.short ? SHORT.share : 1));
const published = medocrSpecialty(resolve(ROOT, options.base), options.base !== "models/starter");
const changed = {
  ...(options.epochs ? { epochs: Number(options.epochs) } : {}),
  ...(options["learning-rate"] || options.short
    ? { learningRate: Number(options["learning-rate"] ?? SHORT.learningRate) }
    : {}),
};
const specialty = parseSpecialty({ ...published, recipe: { ...published.recipe, ...changed } });

const work = await mkdtemp(join(tmpdir(), "residency-medocr-"));
const home = join(work, "home");
await mkdir(home);
const store = await openStore(home);

try {
  const references = await makeDocuments(store);
  const version = await curate(store, specialty);
  const { splits, domains, trainingRows } = version.summary;
  console.log(
    `${version.summary.documents} documents, splits ${JSON.stringify(splits)}, training rows ${trainingRows}`,
  );
  console.log(
    `training split by domain ${JSON.stringify(domains.train)}; changed from the published: ${JSON.stringify({ share, ...changed })}`,
  );
  const run = await prepareRun(store, specialty, { projectFolder: ROOT, dataset: version.id });
  const begun = performance.now();
  await trainRun(store, run, {
    onEvent: (event) => {
      if (event.type === "log" && event.loss !== null)
        console.log(`  step ${event.step}/${event.of} loss ${event.loss.toFixed(3)}`);
    },
  });
  const trainSeconds = Math.round((performance.now() - begun) / 1000);
  const candidates: Answerer[] = [];
  for (const name of ["base", run.id])
    candidates.push(await resolveModel(store, name, { projectFolder: ROOT, base: specialty.base }));
  await evaluate(store, specialty, candidates, {
    dataset: version.id,
    ...(options.limit ? { limit: Number(options.limit) } : {}),
  });
  const test = version.documents.filter((document) => document.split === "test");
  const answers = [];
  for (const candidate of candidates) answers.push(await answersOf(store, candidate, test));
  const result = {
    splits,
    trainingRows,
    trainSeconds,
    changed: { share, ...changed },
    scores: compare(test, references, answers as [Map<string, string>, Map<string, string>]),
    merged: await merge(store, run.id),
  };
  if (options.out) await writeFile(options.out, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await store.close();
  await removeEmbeddedPostgres(home);
  await rm(work, { recursive: true, force: true });
}

/** Makes and adds the documents without their fields; returns their labels by name, for scoring. */
async function makeDocuments(store: Store): Promise<Map<string, Reference>> {
  const references = new Map<string, Reference>();
  for (const [family, count] of Object.entries(COMPOSITION)) {
    const folder = join(work, family);
    const { labelsFile } = await writeCorpus({
      family,
      count: Math.max(6, Math.round(count * share)),
      seed: Number(options.seed),
      folder,
    });
    const lines = (await readFile(labelsFile, "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const { file, text, fields } of lines) references.set(file, { text, fields });
    await writeFile(labelsFile, lines.map(({ fields: _fields, ...row }) => `${JSON.stringify(row)}\n`).join(""));
    await addDocuments(store, [folder], { labelsFile });
  }
  return references;
}

/** Every dimension of base and tuned on the same documents, medical and general apart, printed and returned. */
function compare(
  test: readonly DatasetDocument[],
  references: ReadonlyMap<string, Reference>,
  [base, tuned]: [Map<string, string>, Map<string, string>],
) {
  const results = [];
  console.log(
    `${"".padEnd(28)} ${"base [95 %]".padEnd(22)} ${"tuned [95 %]".padEnd(22)} difference, paired [95 %]   n`,
  );
  for (const domain of ["medical", "general"]) {
    const asked = test.filter(
      (document) => document.domain === domain && base.has(document.id) && tuned.has(document.id),
    );
    const scored = (answers: Map<string, string>) =>
      asked.map((document) => {
        const reference = references.get(document.name) as Reference;
        const answered = answers.get(document.id) as string;
        return { ...scoreTranscription(reference, answered), characterErrorRate: textErrorRate(reference, answered) };
      });
    const [left, right] = [scored(base), scored(tuned)];
    for (const dimension of [...DIMENSIONS, "characterErrorRate"] as const) {
      const pairs = asked.flatMap((document, index) => {
        const [a, b] = [left[index]?.[dimension] ?? null, right[index]?.[dimension] ?? null];
        return a === null || b === null ? [] : [{ cluster: document.subject ?? document.id, base: a, tuned: b }];
      });
      const scores = comparePairs(pairs);
      results.push({ domain, dimension, ...scores });
      console.log(
        `${`${domain} ${dimension}`.padEnd(28)} ${inPercent(scores.base).padEnd(22)} ${inPercent(scores.tuned).padEnd(22)} ${inPercent(scores.difference).padEnd(26)} ${scores.n}`,
      );
    }
  }
  return results;
}

/** The adapter merged into one half-precision model, or why it was refused: few steps can leave answers on an edge. */
async function merge(store: Store, run: string): Promise<string> {
  try {
    const { id } = await release(store, specialty, { run, projectFolder: ROOT });
    console.log(`merged to half precision as release ${id}`);
    return id;
  } catch (error) {
    if (!(error instanceof ResidencyError) || error.code !== "merge-differs") throw error;
    console.log(`not merged: ${error.message}`);
    return error.message;
  }
}
