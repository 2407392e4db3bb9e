/**
 * Images with classes -> captions from teachers -> filters -> LoRA or QLoRA -> base and tuned on held-out images.
 *
 *     node --import tsx recipes/clinical-captions/run.ts                          blood smears with a scripted teacher, minutes
 *     ... --images FOLDER --name fundus --base models/medgemma --teachers URL#MODEL    images in one folder a class
 *     ... --table labels.csv --image-column image_id --class-column dx                 images of a CSV file
 *
 * A teacher's URL carries its model after #; its key is taken from RESIDENCY_ENDPOINT_KEY. Images count as free of patients'
 * identifiers only with --no-phi; without it, only a teacher on this machine gets them.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { curate } from "../../src/curate/index.ts";
import type { DatasetDocument, DatasetVersion } from "../../src/domain/dataset.ts";
import { endpointSchema } from "../../src/domain/endpoint.ts";
import { parseSpecialty, specialtyPrompt } from "../../src/domain/specialty.ts";
import { evaluate, nearestClass } from "../../src/evaluate/index.ts";
import { type Answerer, ask, type Question, resolveModel } from "../../src/inference/index.ts";
import { addDocuments } from "../../src/intake/index.ts";
import {
  classificationIntervals,
  classificationMetrics,
  confusionMatrix,
  type IntervalScore,
  mcnemarExact,
  wilsonInterval,
} from "../../src/statistics/index.ts";
import { openStore, pageImages, removeEmbeddedPostgres, type Store, tables } from "../../src/store/index.ts";
import {
  acceptKept,
  filteredSuggestions,
  filterReport,
  taughtDataset,
  teach,
  teacherOf,
} from "../../src/teach/index.ts";
import { prepareRun, trainRun } from "../../src/train/index.ts";
import { answersOf } from "../answers-of.ts";
import { bloodSmears, type CellCounts } from "./blood-cells.ts";
import { captionQuality, meanQuality } from "./caption-quality.ts";
import { imagesOfFolders, imagesOfTable, type LabelledImage } from "./images.ts";
import { QLORA_RECIPE, STARTER_RECIPE } from "./recipes.ts";
import { type Faults, scriptedTeacher } from "./scripted-teacher.ts";
import { captionSpecialty } from "./specialty.ts";

const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const { values: options } = parseArgs({
  options: {
    images: { type: "string" },
    table: { type: "string" },
    "image-column": { type: "string", default: "image" },
    "class-column": { type: "string", default: "class" },
    "subject-column": { type: "string" },
    "text-column": { type: "string" },
    smears: { type: "string", default: join(process.env.RESIDENCY_DATA ?? resolve(ROOT, "../shared/data"), "bccd") },
    name: { type: "string", default: "blood-smears" },
    base: { type: "string", default: "models/starter" },
    teachers: { type: "string" },
    budget: { type: "string" },
    "no-phi": { type: "boolean", default: false },
    epochs: { type: "string" },
    out: { type: "string" },
  },
});
/** Width and height in px that images are shrunk to for the starter; others get them as they are. */
const STARTER_SIZE = { width: 336, height: 252 };
const BOOTSTRAP = { resamples: 4000, seed: 11 };
/** One careful and one careless teacher; both stumble over images with as many white cells as platelets. */
const SCRIPTED: Record<string, Faults> = {
  careful: { wrongClass: 0.05, wrongClassWhenEven: 0.4, noJson: 0.03 },
  careless: { wrongClass: 0.3, wrongClassWhenEven: 0.6, noJson: 0.1 },
};

const small = options.base === "models/starter";
const smears = options.images || options.table ? null : await bloodSmears(options.smears);
const images: (LabelledImage & { counts?: CellCounts })[] =
  smears ??
  (options.table
    ? await imagesOfTable(
        options.table,
        {
          image: options["image-column"],
          class: options["class-column"],
          ...(options["subject-column"] ? { subject: options["subject-column"] } : {}),
          ...(options["text-column"] ? { text: options["text-column"] } : {}),
        },
        options.images,
      )
    : await imagesOfFolders(options.images as string));
if (!smears && !options.teachers) throw new Error("--teachers names the endpoints that teach, as URL#MODEL");
const classes = [...new Set(images.map((image) => image.class))].sort();

const work = await mkdtemp(join(tmpdir(), "residency-captions-"));
const [home, prepared] = [join(work, "home"), join(work, "images")];
await Promise.all([mkdir(home), mkdir(prepared)]);
const recipe = small ? STARTER_RECIPE : QLORA_RECIPE;
const specialty = parseSpecialty({
  ...captionSpecialty({
    name: options.name,
    classes,
    base: resolve(ROOT, options.base),
    recipe: { ...recipe, ...(options.epochs ? { epochs: Number(options.epochs) } : {}) },
    // A tenth of a few dozen images would decide nothing.
    ...(images.length < 500 ? { split: { train: 0.55, dev: 0.1, test: 0.35 } } : {}),
    answerTokens: small ? 320 : 512,
  }),
  ...(options["no-phi"] ? { phi: { withoutIdentifiers: [options.name] } } : {}),
});
const store = await openStore(home);
const closing: (() => Promise<void>)[] = [];

try {
  const counts = await addImages(store);
  const version = await curate(store, specialty);
  console.log(`${images.length} images, ${classes.join(" | ")}; splits ${JSON.stringify(version.summary.splits)}`);

  const result = await teach(store, specialty, await teachers(store, version, counts), {
    task: "caption",
    dataset: version.id,
    documents: ["train", "dev"],
    // Nobody is shown these suggestions one by one, so none is held back.
    heldBack: 0,
  });
  console.log(
    `captions: ${result.kept} kept, ${result.rejected} rejected, failures ${JSON.stringify(result.failures)}`,
  );
  const filtering = filterReport(await filteredSuggestions(store, "caption"));
  for (const kind of ["classes", "difficulties", "teachers"] as const)
    for (const [name, group] of Object.entries(filtering[kind]))
      console.log(
        `  ${name.split("#").at(-1)}: ${group.removed} of ${group.suggestions} suggestions removed ${JSON.stringify(group.removedBy)}; ${group.lost} of ${group.documents} images lost`,
      );
  await acceptKept(store, { task: "caption", by: "recipe clinical-captions" }, specialty.fields);
  const taught = await taughtDataset(store, specialty, { task: "caption", dataset: version.id, ratio: 1 });
  console.log(`training rows ${taught.summary.trainingRows}, left out ${JSON.stringify(taught.summary.leftOut)}`);

  const run = await prepareRun(store, specialty, { projectFolder: ROOT, dataset: taught.id });
  const begun = performance.now();
  await trainRun(store, run, {
    onEvent: (event) => {
      if (event.type === "log" && event.loss !== null)
        console.log(`  step ${event.step}/${event.of} loss ${event.loss.toFixed(3)}`);
    },
  });
  const trainSeconds = Math.round((performance.now() - begun) / 1000);
  const candidates = [];
  for (const name of ["base", run.id])
    candidates.push(await resolveModel(store, name, { projectFolder: ROOT, base: specialty.base }));
  await evaluate(store, specialty, candidates, { dataset: taught.id });
  const test = taught.documents.filter((document) => document.split === "test");
  const judged = [];
  for (const candidate of candidates)
    judged.push(judge(nameOf(candidate), test, await answersOf(store, candidate, test), counts));
  // The same question again, with nothing to say but a class: what is left of the gain is more than form.
  for (const candidate of candidates)
    judged.push(judge(`${nameOf(candidate)}, held to the label set`, test, await heldAnswers(store, candidate, test)));
  report(judged);
  if (options.out)
    await writeFile(
      options.out,
      `${JSON.stringify({ classes, splits: taught.summary.splits, trainingRows: taught.summary.trainingRows, trainSeconds, filtering, candidates: judged.map(({ right: _right, ...rest }) => rest) }, null, 2)}\n`,
    );
} finally {
  for (const close of closing) await close();
  await store.close();
  await removeEmbeddedPostgres(home);
  await rm(work, { recursive: true, force: true });
}

/** Adds the images; returns what is marked in each, by the SHA-256 of its page. */
async function addImages(store: Store): Promise<Map<string, CellCounts>> {
  const lines = [];
  const marked = new Map<string, CellCounts>();
  for (const [index, image] of images.entries()) {
    const name = `image-${String(index).padStart(5, "0")}.png`;
    const picture = sharp(image.file);
    await (small ? picture.resize(STARTER_SIZE.width, STARTER_SIZE.height, { fit: "fill" }) : picture)
      .png()
      .toFile(join(prepared, name));
    const { class: className, subject, text, counts } = image;
    lines.push(
      JSON.stringify({ file: name, family: options.name, domain: "medical", class: className, subject, text }),
    );
    if (counts) marked.set(name, counts);
  }
  const labelsFile = join(prepared, "labels.jsonl");
  await writeFile(labelsFile, lines.map((line) => `${line}\n`).join(""));
  const added = await addDocuments(store, [prepared], { labelsFile });
  if (added.rejected.length > 0) console.log(`${added.rejected.length} images could not be added`);
  const { documents, pages } = tables;
  const rows = await store.database
    .select({ name: documents.name, sha256: pages.sha256 })
    .from(pages)
    .innerJoin(documents, eq(documents.id, pages.documentId));
  return new Map(
    rows.flatMap(({ name, sha256 }) => {
      const counts = marked.get(name);
      return counts ? [[sha256, counts] as const] : [];
    }),
  );
}

/** The teachers that were named, else scripted ones on this machine. */
async function teachers(store: Store, version: DatasetVersion, counts: ReadonlyMap<string, CellCounts>) {
  const answerers: Answerer[] = [];
  const budget = { name: `captions ${version.id}`, ...(options.budget ? { money: Number(options.budget) } : {}) };
  if (options.teachers) {
    for (const name of options.teachers.split(","))
      answerers.push(await resolveModel(store, name.trim(), { projectFolder: ROOT, base: specialty.base }));
  } else {
    const server = await scriptedTeacher(counts, SCRIPTED);
    closing.push(server.close);
    for (const name of Object.keys(SCRIPTED))
      answerers.push(
        await resolveModel(store, name, {
          projectFolder: ROOT,
          base: specialty.base,
          endpoints: [
            endpointSchema.parse({ name, url: server.url, model: name, mayReceivePhi: true, place: "on-site" }),
          ],
        }),
      );
  }
  return answerers.map((answerer) => teacherOf(answerer, { store, specialty, budget }));
}

function nameOf(candidate: Answerer): string {
  return candidate.name === "base" ? "base" : "tuned";
}

/** Answers that can only be one of the classes: the form is held token by token, for base and tuned alike. */
async function heldAnswers(
  store: Store,
  candidate: Answerer,
  test: readonly DatasetDocument[],
): Promise<Map<string, string>> {
  const schema = {
    type: "object",
    properties: { class: { enum: classes } },
    required: ["class"],
    additionalProperties: false,
  };
  const questions: Question[] = [];
  for (const document of test)
    questions.push({
      id: document.id,
      images: await pageImages(store, document),
      prompt: specialtyPrompt(specialty),
      schema,
    });
  const answers = new Map<string, string>();
  const { answerTokens } = specialty.limits;
  for await (const answer of ask(candidate, questions, { scratch: join(store.folder, "scratch"), answerTokens }))
    answers.set(answer.id, "text" in answer ? answer.text : "");
  return answers;
}

/** What one candidate answered about the held-out images, held against the label set and what is marked. */
function judge(
  name: string,
  test: readonly DatasetDocument[],
  answers: ReadonlyMap<string, string>,
  counts?: ReadonlyMap<string, CellCounts>,
) {
  const expected = test.map((document) => document.class as string);
  const named = test.map((document) => nearestClass(answers.get(document.id) ?? "", classes));
  const metrics = classificationMetrics(confusionMatrix(expected, named, classes));
  const intervals = classificationIntervals(
    expected,
    named,
    test.map((document) => document.id),
    BOOTSTRAP,
  );
  const quality = counts
    ? test.map((document) =>
        captionQuality(answers.get(document.id) ?? "", classes, counts.get(document.pages[0]?.sha256 ?? "") ?? null),
      )
    : null;
  return {
    name,
    n: test.length,
    accuracy: metrics.accuracy,
    balancedAccuracy: intervals.balancedAccuracy,
    macroPrecision: intervals.macroPrecision,
    macroRecall: intervals.macroRecall,
    macroF1: intervals.macroF1,
    outside: named.filter((name) => name === null).length,
    /** Always the commonest class of the test split: what has to be beaten. */
    commonest: Math.max(...classes.map((name) => expected.filter((other) => other === name).length)),
    confusion: confusionMatrix(expected, named, classes),
    /** Null where nothing but a class could be said. */
    quality: quality && meanQuality(quality),
    right: named.map((name, index) => name === expected[index]),
  };
}

function report(judged: readonly ReturnType<typeof judge>[]): void {
  const cell = (score: IntervalScore): string =>
    score.kind === "unscored"
      ? `unscored, ${score.reason}`
      : `${(score.value * 100).toFixed(1)} % [${(score.interval.low * 100).toFixed(1)}, ${(score.interval.high * 100).toFixed(1)}]`;
  for (const candidate of judged) {
    console.log(`${candidate.name}, ${candidate.n} held-out images, label set ${classes.join(" | ")}`);
    for (const name of ["accuracy", "balancedAccuracy", "macroPrecision", "macroRecall", "macroF1"] as const)
      console.log(`  ${name}: ${cell(candidate[name])}`);
    const outside = wilsonInterval(candidate.outside, candidate.n);
    console.log(
      `  answers that name no class: ${candidate.outside} of ${candidate.n} [${(outside.low * 100).toFixed(1)}, ${(outside.high * 100).toFixed(1)}]; always the commonest class: ${candidate.commonest} of ${candidate.n} right`,
    );
    for (const [name, score] of Object.entries(candidate.quality ?? {}))
      console.log(
        `  caption ${name}: ${score.kind === "scored" ? `${(score.value * 100).toFixed(1)} % of ${score.n}` : `unscored, ${score.reason}`}`,
      );
  }
  const [base, tuned, heldBase, heldTuned] = judged;
  if (!base || !tuned || !heldBase || !heldTuned) return;
  const only = (a: boolean[], b: boolean[]): number => a.filter((right, index) => right && !b[index]).length;
  for (const [left, right] of [
    [base, tuned],
    [heldBase, heldTuned],
  ] as const) {
    const test = mcnemarExact(only(left.right, right.right), only(right.right, left.right));
    console.log(
      `${left.name} against ${right.name}: only the first right ${test.onlyA}, only the second ${test.onlyB}, exact McNemar p ${test.pValue.toFixed(4)}`,
    );
  }
}
