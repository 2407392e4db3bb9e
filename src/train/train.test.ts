import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { parseSpecialty, type SpecialtyInput } from "../domain/specialty.ts";
import type { EngineJob } from "../engine/index.ts";
import { keepDataset, type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { prepareRun, trainRun } from "./index.ts";

/** What the audit chain said when the engine was started. */
const engine = vi.hoisted(() => ({ started: async () => {} }));
vi.mock("../engine/index.ts", async (original) => ({
  ...(await original<typeof import("../engine/index.ts")>()),
  async *runEngine(_verb: string, _job: EngineJob) {
    await engine.started();
    yield { type: "model", trainable: 1, parameters: 2, device: "cpu", bf16: false, resume: null };
    yield { type: "done" };
  },
}));
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const specialtyOf = (over: Partial<SpecialtyInput> = {}) =>
  parseSpecialty({
    name: "potassium",
    base: "base",
    families: ["lab-report"],
    fields: [{ path: "potassium", type: "number", criticality: "decision" }],
    ...over,
  });
const specialty = specialtyOf();
let kept: TestStore;
let store: Store;
let dataset: string;

beforeAll(async () => {
  kept = await openTestStore("train");
  store = kept.store;
  await mkdir(join(store.folder, "base"), { recursive: true });
  await writeFile(join(store.folder, "base", "config.json"), "{}");
  const documents = (["train", "dev"] as const).map((split) => ({
    id: split,
    name: split,
    family: "lab-report",
    pages: [],
    split,
    selected: true,
    fields: { potassium: { value: "4.1", status: "present" as const, evidence: [] } },
  }));
  const nothing = { exactDuplicates: 0, nearDuplicates: 0, leftOut: {}, leaks: 0, domains: {}, families: {} };
  const summary = { ...nothing, documents: 2, splits: { train: 1, dev: 1 }, trainingRows: 1 };
  await store.database
    .insert(tables.documents)
    .values(
      documents.map(({ id, name }) => ({ id, name, source: name, mediaType: "image/png" as const, sizeBytes: 1 })),
    );
  dataset = (await keepDataset(store, documents, specialty, summary)).id;
});
beforeEach(() => {
  engine.started = async () => {};
});
afterAll(async () => {
  await kept?.remove();
});

const prepare = (made = specialty, more = {}) =>
  prepareRun(store, made, { projectFolder: store.folder, dataset, ...more });
const kindsOf = async (): Promise<string[]> =>
  (await store.database.select().from(tables.audit).orderBy(tables.audit.sequence)).map((row) => row.action);
const rowOf = async (id: string) => (await store.database.select().from(tables.runs).where(eq(tables.runs.id, id)))[0];

test("a run that is only rebuilt lies in the folder that was named, and the store knows nothing of it", async () => {
  const folder = join(store.folder, "again");
  const before = await kindsOf();
  const run = await prepare(specialty, { folder });
  expect(run).toMatchObject({ folder, resumed: false, job: { output: folder } });
  expect(await readFile(join(folder, "data", "train.jsonl"), "utf8")).toContain("4.1");
  expect(existsSync(join(store.folder, "runs", run.id))).toBe(false);
  expect(await kindsOf()).toEqual(before);
  expect(await rowOf(run.id)).toBeUndefined();
});

test("gates are fixed before the engine starts, whoever trains, and the run names them when it begins to learn", async () => {
  const run = await prepare();
  expect(await rowOf(run.id)).toMatchObject({ state: "planned", specialty });
  let before: string[] = [];
  engine.started = async () => {
    before = await kindsOf();
  };
  await trainRun(store, run, {});
  expect(before.slice(-2)).toEqual(["run.planned", "gates.fixed"]);
  const [plan] = await store.database.select().from(tables.gatePlans);
  const rows = await store.database.select().from(tables.audit).where(eq(tables.audit.action, "run.training"));
  expect(JSON.parse(rows[0]!.detail)).toEqual({ gatePlan: plan?.sha256 });
  expect(plan?.metricDefinitionSha256).toMatch(/^[0-9a-f]{64}$/);
  // The same gates are fixed once.
  await trainRun(store, run, {});
  expect((await kindsOf()).filter((kind) => kind === "gates.fixed")).toHaveLength(1);
});

test("a run keeps the specialty that it learned with; one that has not begun takes the config as it is", async () => {
  const prompted = specialtyOf({ prompt: "Read the page." });
  const { id } = await prepare(prompted);
  const edited = specialtyOf({ prompt: "Read the page.", gates: { injection: false } });
  expect((await prepare(edited)).id).toBe(id);
  expect((await rowOf(id))?.specialty?.gates.injection).toBe(false);
  await trainRun(store, await prepare(edited), {});
  expect(await prepare(prompted)).toMatchObject({ id, resumed: true });
  expect((await rowOf(id))?.specialty?.gates.injection).toBe(false);
});

test("a finished run from before specialties were kept takes the one that gives the same run", async () => {
  const { id } = await prepare();
  await store.database.update(tables.runs).set({ specialty: null }).where(eq(tables.runs.id, id));
  await prepare();
  expect(await rowOf(id)).toMatchObject({ state: "done", specialty });
});
