import sharp from "sharp";
import { seededRandom } from "../../src/domain/random.ts";
import { recipeSchema } from "../../src/domain/recipe.ts";
import { parseSpecialty, type Specialty } from "../../src/domain/specialty.ts";
import { type MadeUpEvaluation, madeUpEvaluation } from "../../src/report/test-evaluation.ts";
import { type RunningStudio, startStudio } from "../../src/server/index.ts";
import { keepDataset, type Store, tables } from "../../src/store/index.ts";
import { openTestStore, type TestStore } from "../../src/store/test-store.ts";

/** The ten single fields of a referral, a family of its own. */
export const TEN_FIELDS = [
  "patient",
  "date_of_birth",
  "sex",
  "referrer",
  "practice",
  "date",
  "reason",
  "urgency",
  "allergies",
  "medication",
];
export const TRAINING_RUN = "3f9d27c1a4e85b60";
export const DONE_RUN = "9a41c07d52be6f13";
const TEACHERS = ["teacher-a", "teacher-b"];

const GUIDELINES: Partial<Record<string, string>> = {
  date: "The day on which the sample was taken. Where only the day of the report is printed, take that one. Never the day of birth.",
  "results[].value":
    "The number as printed, without its unit. Keep signs such as < and >. A value that was struck out is absent.",
};

export interface StudioProjectOptions {
  documents?: number;
  size?: "slip" | "page";
}

/** The studio over a store with made documents, labels, suggestions, runs and an evaluation. */
export class StudioProject {
  readonly store: Store;
  readonly specialty: Specialty;
  readonly made: MadeUpEvaluation;
  readonly studio: RunningStudio;
  readonly #kept: TestStore;

  private constructor(
    kept: TestStore,
    store: Store,
    specialty: Specialty,
    made: MadeUpEvaluation,
    studio: RunningStudio,
  ) {
    this.#kept = kept;
    this.store = store;
    this.specialty = specialty;
    this.made = made;
    this.studio = studio;
  }

  static async start({ documents = 6, size = "slip" }: StudioProjectOptions = {}): Promise<StudioProject> {
    const kept = await openTestStore("studio");
    const { folder, store } = kept;
    const made = await madeUpEvaluation({ documents, general: 2, size });
    const specialty = parseSpecialty({
      name: "lab-report",
      base: "models/starter",
      families: ["lab-report"],
      version: "2026-10",
      fields: made.specialty.fields.map((field) => ({
        ...field,
        ...(GUIDELINES[field.path] === undefined ? {} : { guideline: GUIDELINES[field.path] }),
      })),
      general: { referral: { fields: TEN_FIELDS.map((path) => ({ path })) } },
    });
    await seed(store, specialty, made);
    return new StudioProject(
      kept,
      store,
      specialty,
      made,
      await startStudio(store, { specialty, projectFolder: folder }, { port: 0 }),
    );
  }

  /** A document with one white page and no labels. */
  async addBlank(id: string, family: string, name = `${family}.png`): Promise<string> {
    const whole = id.padEnd(64, "0");
    const png = await sharp({ create: { width: 420, height: 594, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    await addDocument(this.store, { id: whole, name, family }, png);
    return whole;
  }

  async stop(): Promise<void> {
    await this.studio.close();
    await this.#kept.remove();
  }
}

async function addDocument(
  store: Store,
  facts: { id: string; name: string; family?: string; facility?: string; template?: string },
  png: Buffer,
): Promise<void> {
  const { width, height } = await sharp(png).metadata();
  await store.database
    .insert(tables.documents)
    .values({ source: facts.name, mediaType: "image/png", sizeBytes: png.length, domain: "medical", ...facts });
  await store.database.insert(tables.pages).values({
    documentId: facts.id,
    index: 0,
    sha256: await store.blobs.put(png),
    width,
    height,
    quality: { sharpness: 700, skewDegrees: 0.2, contrast: 0.7, ink: 0.1, blank: false },
    perceptualHash: "0".repeat(16),
  });
}

/** Every third document of the specialty waits for labels, with what two teachers propose. */
async function seed(store: Store, specialty: Specialty, made: MadeUpEvaluation): Promise<void> {
  const { database } = store;
  const waiting = made.documents.filter(({ family }) => family === "lab-report").filter((_, index) => index % 3 === 0);
  for (const document of made.documents) {
    const { id, name, family, facility, template, fields = {} } = document;
    const png = made.pages.get(document.pages[0]?.sha256 ?? "");
    if (!png) throw new Error("a made-up document has a page");
    const facts = {
      ...(family === undefined ? {} : { family }),
      ...(facility === undefined ? {} : { facility }),
      ...(template === undefined ? {} : { template }),
    };
    await addDocument(store, { id, name, ...facts }, png);
    if (!waiting.includes(document))
      await database.insert(tables.labels).values(
        Object.entries(fields).map(([path, label]) => ({
          documentId: id,
          path,
          revision: 1,
          ...label,
          author: "ruth",
          method: "manual",
        })),
      );
    else
      for (const [index, teacher] of TEACHERS.entries())
        await database.insert(tables.suggestions).values({
          id: `${id.slice(0, 12)}-${index}`,
          documentId: id,
          task: "fields",
          teacher,
          content: { fields: proposed(document, index === 1) },
          state: "kept",
          filters: [],
        });
  }
  const dataset = await keepDataset(store, made.documents, specialty, made.summary);
  const recipe = recipeSchema.parse({});
  for (const [id, state, steps] of [
    [DONE_RUN, "done", 200],
    [TRAINING_RUN, "training", 90],
  ] as const) {
    const run = { id, datasetId: dataset.id, recipe, base: "models/starter", baseSha256: "0f3c5a7be1d24698", state };
    await database.insert(tables.runs).values(run);
    await database.insert(tables.runEvents).values(lossEvents(id, steps));
  }
  await database.insert(tables.evaluations).values({
    id: made.result.id,
    datasetId: dataset.id,
    split: "test",
    candidates: made.result.candidates.map(({ name, id }) => ({ name, id })),
    result: { ...made.result },
  });
  await database
    .insert(tables.fieldResults)
    .values(made.fields.map((row) => ({ evaluationId: made.result.id, ...row })));
}

/** What a teacher says: the labels with their boxes; the second one misreads a digit now and then. */
function proposed(document: MadeUpEvaluation["documents"][number], errs: boolean) {
  return Object.entries(document.fields ?? {}).map(([path, { value, status, evidence }], index) => ({
    path,
    value:
      errs && index % 4 === 1 && value !== null
        ? value.replace(/\d/, (digit) => String((Number(digit) + 3) % 10))
        : value,
    status,
    quote: value,
    evidence,
  }));
}

function lossEvents(runId: string, steps: number) {
  const random = seededRandom(runId.length + steps);
  return Array.from({ length: steps }, (_, index) => {
    const step = index + 1;
    const checkpoint = step % 50 === 0;
    return {
      runId,
      sequence: index,
      event: checkpoint
        ? { type: "checkpoint", step, path: `checkpoint-${step}` }
        : {
            type: "log",
            step,
            of: 200,
            seconds: step * 1.4,
            samples_per_second: 5.2 + random.next(),
            loss: 2.4 * Math.exp(-step / 60) + 0.25 + random.next() * 0.12,
            eval_loss: step % 25 === 0 ? 2.4 * Math.exp(-step / 60) + 0.4 : null,
            gradient: 1,
            learning_rate: 2e-4,
          },
    };
  });
}
