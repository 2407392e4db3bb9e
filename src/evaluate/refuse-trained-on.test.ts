import { createHash } from "node:crypto";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { DatasetDocument, DatasetSummary, Split } from "../domain/dataset.ts";
import { seededRandom } from "../domain/random.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { type Answerer, folderFingerprint, resolvePlainModel } from "../inference/index.ts";
import { keepDataset, type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { refuseTrainedOn } from "./refuse-trained-on.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });

const specialty = parseSpecialty({
  name: "letters",
  base: "base",
  families: ["letter"],
  fields: [{ path: "finding" }],
});
const sha256 = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");

let kept: TestStore;
let store: Store;
/** The version that run `a…` has learned from, and the one that is evaluated. */
let learned: string;
let asked: string;
let byRun: Answerer;
let elsewhere: Answerer;

const document = (
  name: string,
  split: Split,
  pages: string[],
  more: Partial<DatasetDocument> = {},
): DatasetDocument => ({
  id: sha256(`document ${name}`),
  name,
  pages: pages.map((page) => ({ sha256: page, width: 40, height: 40 })),
  split,
  selected: true,
  family: "letter",
  fields: { finding: { value: "fever", status: "present", evidence: [] } },
  ...more,
});
const picture = (name: string): string => sha256(`picture ${name}`);

/** A page of coarse noise, a little lighter or darker. */
async function scan(seed: number, light: number): Promise<string> {
  const random = seededRandom(seed);
  const coarse = Buffer.from(Array.from({ length: 400 }, () => Math.round(200 * random.next())));
  const png = await sharp(coarse, { raw: { width: 20, height: 20, channels: 1 } })
    .resize(120, 120)
    .linear(1, light)
    .png()
    .toBuffer();
  return store.blobs.put(png);
}

async function keep(documents: DatasetDocument[]): Promise<string> {
  const rows = documents.map(({ id, name }) => ({
    id,
    name,
    source: name,
    mediaType: "image/png" as const,
    sizeBytes: 1,
  }));
  await store.database.insert(tables.documents).values(rows).onConflictDoNothing();
  return (await keepDataset(store, documents, specialty, { leaks: 0 } as DatasetSummary)).id;
}

async function keepPage(owner: DatasetDocument, page: string, perceptualHash: string, blank = false): Promise<void> {
  const quality = { blank, skewDegrees: 0, sharpness: 1 } as (typeof tables.pages.$inferInsert)["quality"];
  await store.database
    .insert(tables.pages)
    .values({ documentId: owner.id, index: 0, sha256: page, width: 40, height: 40, quality, perceptualHash });
}

async function keepRun(id: string, datasetId: string, base: string, baseSha256: string): Promise<string> {
  await store.database
    .insert(tables.runs)
    .values({ id, datasetId, recipe: specialty.recipe, base, baseSha256, state: "done" });
  const best = join(store.folder, "runs", id, "best");
  await model(best, `adapter of ${id}`, { base_model_name_or_path: base });
  return best;
}

async function model(folder: string, weights: string, adapter?: object): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, adapter ? "adapter_config.json" : "config.json"), JSON.stringify(adapter ?? {}));
  await writeFile(join(folder, adapter ? "adapter_model.safetensors" : "model.safetensors"), weights);
}

const plain = async (folder: string): Promise<Answerer> => (await resolvePlainModel(folder, kept.folder)) as Answerer;

const TRAINED = [
  document("trained", "train", [picture("trained")], { subject: "Ana", template: "hospital A" }),
  document("two pages", "train", [picture("first"), picture("second")]),
  document("chose the checkpoint", "dev", [picture("chosen by")]),
  document("with a blank page", "train", [picture("blank"), picture("third")]),
];
let scanned: DatasetDocument;
let scannedAgain: DatasetDocument;

beforeAll(async () => {
  kept = await openTestStore("trained-on");
  store = kept.store;
  const [light, dark, unlike] = [await scan(1, 0), await scan(1, 12), await scan(2, 0)];
  scanned = document("scanned", "train", [light]);
  scannedAgain = document("scanned again", "test", [dark]);
  const other = document("another form with a near hash", "train", [unlike]);
  learned = await keep([...TRAINED, scanned, other]);
  asked = await keep([document("new", "test", [picture("new")]), document("blank", "test", []), scannedAgain]);
  await keepPage(scanned, light, "00ff00ff00ff00ff");
  await keepPage(other, unlike, "00ff00ff00ff00fe");
  await keepPage(scannedAgain, dark, "00ff00ff00ff00fd");
  await keepPage(TRAINED[3]!, picture("blank"), "0000000000000000", true);
  const base = join(kept.folder, "base");
  await model(base, "base weights");
  const best = await keepRun("a".repeat(16), learned, base, await folderFingerprint(base));
  byRun = { ...(await plain(best)), runId: "a".repeat(16) } as Answerer;
  await cp(best, join(kept.folder, "elsewhere"), { recursive: true });
  elsewhere = await plain(join(kept.folder, "elsewhere"));
});
afterAll(() => kept?.remove());

const refuse = (
  candidate: Answerer,
  judged: DatasetDocument[],
  fitting: DatasetDocument[] = [],
  by = specialty.split.by,
) => refuseTrainedOn(store, { ...specialty, split: { ...specialty.split, by } }, candidate, asked, judged, fitting);
const fresh = document("new", "test", [picture("new")]);

it("refuses what a run has learned, also where only its weights are named, and what calibrates it", async () => {
  const seen = document("trained", "test", [picture("trained")]);
  await expect(refuse(byRun, [fresh])).resolves.toBeUndefined();
  await expect(refuse(elsewhere, [fresh])).resolves.toBeUndefined();
  await expect(refuse(byRun, [fresh, seen])).rejects.toMatchObject({ code: "dataset-leak" });
  await expect(refuse(elsewhere, [fresh, seen])).rejects.toMatchObject({ code: "dataset-leak" });
  const calibrating = refuse(byRun, [fresh], [{ ...seen, split: "dev" }]);
  await expect(calibrating).rejects.toThrow(/1 of the documents .*1 of them to calibrate/);
  // A model that this project did not make has learned nothing here.
  await expect(refuse(await plain(join(kept.folder, "base")), [seen])).resolves.toBeUndefined();
});

it("refuses as proof what chose the checkpoint in another version, and lets it calibrate", async () => {
  const chose = document("chose the checkpoint", "test", [picture("chosen by")]);
  await expect(refuse(byRun, [chose])).rejects.toMatchObject({ code: "dataset-leak" });
  await expect(refuse(byRun, [fresh], [{ ...chose, split: "dev" }])).resolves.toBeUndefined();
});

it("refuses a page out of several, a subject, and a template that the split keeps together; a blank page is no page", async () => {
  const of = (name: string, pages: string[], more: Partial<DatasetDocument> = {}) =>
    document(name, "test", pages, more);
  await expect(refuse(byRun, [of("one page", [picture("second")])])).rejects.toMatchObject({ code: "dataset-leak" });
  await expect(refuse(byRun, [of("subject", [picture("x")], { subject: "Ana" })])).rejects.toThrow(/subjects/);
  await expect(refuse(byRun, [of("blank too", [picture("blank"), picture("y")])])).resolves.toBeUndefined();
  const twin = of("template", [picture("z")], { template: "hospital A" });
  await expect(refuse(byRun, [twin])).resolves.toBeUndefined();
  await expect(refuse(byRun, [twin], [], ["subject", "template"])).rejects.toThrow(/templates/);
});

it("refuses a second scan of a paper, and not another paper with a near hash", async () => {
  await expect(refuse(byRun, [scannedAgain])).rejects.toMatchObject({ code: "dataset-leak" });
  await store.database.delete(tables.pages).where(eq(tables.pages.documentId, scanned.id));
  await expect(refuse(byRun, [scannedAgain])).resolves.toBeUndefined();
});

it("looks up through the release that a run began from", async () => {
  const folder = join(kept.folder, "merged");
  await model(folder, "merged weights");
  await store.database
    .insert(tables.releases)
    .values({ id: "1".repeat(16), runId: "a".repeat(16), folder, evidence: {} });
  const best = await keepRun("b".repeat(16), asked, folder, await folderFingerprint(folder));
  const [seen, next] = [document("trained", "test", [picture("trained")]), await plain(best)];
  await expect(refuse({ ...next, runId: "b".repeat(16) } as Answerer, [seen])).rejects.toThrow(learned.slice(0, 16));
  await expect(refuse(await plain(folder), [seen])).rejects.toMatchObject({ code: "dataset-leak" });
  await expect(refuse(next, [fresh])).resolves.toBeUndefined();
  // The base lies no longer where the run found it.
  const moved = {
    datasetId: asked,
    recipe: specialty.recipe,
    base: "gone",
    baseSha256: await folderFingerprint(folder),
  };
  await store.database.insert(tables.runs).values({ id: "c".repeat(16), ...moved, state: "done" });
  const unlike = await plain(join(kept.folder, "base"));
  await expect(refuse({ ...unlike, runId: "c".repeat(16) } as Answerer, [seen])).rejects.toThrow(learned.slice(0, 16));
});
