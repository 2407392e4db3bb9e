import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sha256OfJson } from "../domain/digest.ts";
import type { EngineJob } from "../engine/index.ts";
import { type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { auditEvents } from "./audit-events.ts";
import { readBundle } from "./bundle.ts";
import { MANIFEST_FILE, verifyFolder } from "./manifest.ts";
import { modelSha256 } from "./model-digest.ts";
import { release } from "./release.ts";
import { MERGED, testDataset, testRun, testSpecialty } from "./test-release.ts";

/** The jobs that the engine was given; it merges into a file that names the precision. */
const jobs = vi.hoisted(() => [] as EngineJob[]);
vi.mock("../engine/index.ts", async (original) => ({
  ...(await original<typeof import("../engine/index.ts")>()),
  async *runEngine(verb: string, job: EngineJob) {
    expect(verb).toBe("merge");
    jobs.push(job);
    const path = join(job.output, "merged");
    await mkdir(path, { recursive: true });
    await writeFile(join(path, "config.json"), "{}");
    await writeFile(join(path, "model.safetensors"), `weights in ${job.dtype}`);
    const { tiedAnswers, differentAnswers, ...numbers } = MERGED;
    const lists = { tied_answers: tiedAnswers, different_answers: differentAnswers };
    yield { type: "merged", path, ...numbers, dtype: job.dtype, ...lists };
  },
}));
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const specialty = testSpecialty();
const run = "a".repeat(16);
let kept: TestStore;
let store: Store;
let home: string;

beforeAll(async () => {
  kept = await openTestStore("release-make");
  store = kept.store;
  home = store.folder;
  await testRun(store, home, await testDataset(store, specialty, home), run);
});
afterAll(async () => {
  await kept?.remove();
});

test("a folder of somebody else is refused before anything is merged, and stays as it is", async () => {
  const output = join(home, "thesis");
  await mkdir(output);
  await writeFile(join(output, "chapter.txt"), "three years");
  await expect(release(store, specialty, { projectFolder: home, output })).rejects.toMatchObject({ code: "usage" });
  expect(await readFile(join(output, "chapter.txt"), "utf8")).toBe("three years");
  expect(jobs).toHaveLength(0);
});

test("a release is merged in the base's precision or the one that is named, and its own folder is written again", async () => {
  const output = join(home, "out");
  const half = await release(store, specialty, { projectFolder: home, output });
  expect(half).toMatchObject({ folder: output, state: "candidate", evidence: { dtype: "float16" } });
  await writeFile(join(output, "left-over.txt"), "");
  expect((await release(store, specialty, { projectFolder: home, output })).id).toBe(half.id);
  expect(existsSync(join(output, "left-over.txt"))).toBe(false);
  expect(existsSync(join(output, MANIFEST_FILE))).toBe(true);
  const brain = await release(store, specialty, { projectFolder: home, dtype: "bfloat16" });
  expect(jobs.map((job) => job.dtype)).toEqual(["float16", "float16", "bfloat16"]);
  expect(brain.id).not.toBe(half.id);
  expect(await verifyFolder(brain.folder)).toMatchObject({ predicate: { release: brain.id, run } });
});

test("the audit chain has the hash of the model and of its comparison with the adapter", async () => {
  const [made] = await auditEvents(store, "release.made");
  const [row] = await store.database.select().from(tables.releases).where(eq(tables.releases.id, made!.subject));
  expect(made?.detail).toMatchObject({
    run,
    modelSha256: await modelSha256(row!.folder),
    evidenceSha256: sha256OfJson(row!.evidence),
  });
});

test("the bundle has the specialty that the run was made from, whatever the config says by now", async () => {
  const edited = testSpecialty({ prompt: "Read the page.", families: ["lab-report", "letter"] });
  const { folder } = await release(store, edited, { projectFolder: home });
  const bundle = await readBundle(folder);
  expect(bundle.specialty.families).toEqual(specialty.families);
  expect(bundle.specialty).not.toHaveProperty("prompt");
  await store.database.update(tables.runs).set({ specialty: null }).where(eq(tables.runs.id, run));
  await expect(release(store, specialty, { projectFolder: home })).rejects.toMatchObject({
    code: "run-specialty-unknown",
  });
});
