import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Gate } from "../domain/gate.ts";
import { taskPromptSha256 } from "../domain/judge-task.ts";
import { metricDefinitionSha256 } from "../domain/metric-definition.ts";
import { type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { fixGates } from "../train/index.ts";
import { auditEvents } from "./audit-events.ts";
import { collectEvidence } from "./collect-evidence.ts";
import { exportRelease } from "./export-release.ts";
import { listReleases } from "./find-release.ts";
import { MANIFEST_FILE, signFolder, verifyFolder } from "./manifest.ts";
import { publishRelease, retireRelease, rollbackRelease, stageRelease } from "./registry.ts";
import { lossDifference, type PrepareRun, reproduceRelease } from "./reproduce.ts";
import { signingKey } from "./signing-key.ts";
import { MERGED, testDataset, testEvaluation, testRelease, testRun, testSpecialty } from "./test-release.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ABOUT = {
  provider: "Laboratory <b>North</b>",
  intendedUse: "Reading potassium | from reports",
  licence: "apache-2.0",
  languages: ["en"],
  modifications: [
    { id: "M1", what: "labels of a further year", why: "new analysers", risks: "a new layout", mitigation: "gates" },
  ],
};
const specialty = testSpecialty({ about: ABOUT });
let kept: TestStore;
let home: string;
let store: Store;
let dataset: string;
const at = (): { projectFolder: string } => ({ projectFolder: home });

beforeAll(async () => {
  kept = await openTestStore("release");
  store = kept.store;
  home = store.folder;
  dataset = await testDataset(store, specialty, home);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await kept?.remove();
});

const stateOf = async (id: string) =>
  (await store.database.select().from(tables.releases).where(eq(tables.releases.id, id)))[0]?.state;

test("without gates fixed before the run, and without an evaluation, a candidate goes no further", async () => {
  await testRun(store, home, dataset, "a".repeat(16));
  await testRelease(store, specialty, "a".repeat(16), "1a".repeat(8));
  const error = await stageRelease(store, specialty, "1a1a", at()).catch((reason) => reason);
  expect(error).toMatchObject({ code: "gates-failed" });
  expect(error.message).toMatch(/decision-gain: unscored: run a+ was not evaluated/);
  expect(error.message).toMatch(/plan: unscored: no gates were fixed before the run/);
  expect(await stateOf("1a".repeat(8))).toBe("candidate");
  await fixGates(store, specialty);
  await testEvaluation(store, home, "a".repeat(16), "ea".repeat(8));
  const late = await stageRelease(store, specialty, "1a1a", at()).catch((reason) => reason);
  expect(late.message).toMatch(/plan: unscored: no gates were fixed before the run/);
  expect(late.message).not.toMatch(/decision-gain|lineage/);
});

test("a failed gate lets a release through only with a name and a reason, which the card prints and the audit chain hashes", async () => {
  const stage = (gate: string, by: string, reason: string) =>
    stageRelease(store, specialty, "1a1a", { ...at(), overrides: [{ gate, by, reason }] });
  await expect(stage("plan", "Dr Ana Silva", " ")).rejects.toMatchObject({ code: "override-invalid" });
  await expect(stage("lineage", "Dr Ana Silva", "hurry")).rejects.toMatchObject({ code: "override-invalid" });
  await expect(stage("retention", "Dr Ana Silva", "hurry")).rejects.toMatchObject({ code: "override-invalid" });
  const staged = await stage("plan", "Dr Ana Silva", "the pilot has no patients");
  expect(staged.state).toBe("staged");
  const card = await readFile(join(staged.folder, "README.md"), "utf8");
  expect(card).toMatch(/overridden by Dr Ana Silva/);
  expect(card).toMatch(/because the pilot has no patients/);
  const [event] = await auditEvents(store, "release.staged", staged.id);
  expect(event?.detail.overrides).toMatchObject([{ gate: "plan", by: "Dr Ana Silva" }]);
  expect(JSON.stringify(event)).not.toContain("pilot");
});

test("the plan of a run is the last one before it began, whatever is fixed later", async () => {
  const again = await fixGates(store, specialty);
  expect(await fixGates(store, specialty)).toBe(again);
  expect(await auditEvents(store, "gates.fixed", again)).toHaveLength(1);
  await testRun(store, home, dataset, "b".repeat(16));
  const lower = testSpecialty({ about: ABOUT, gates: { decisionGain: { minimum: -1 }, calibration: false } });
  expect(await fixGates(store, lower)).not.toBe(again);
  await testRelease(store, specialty, "b".repeat(16), "2b".repeat(8));
  await testEvaluation(store, home, "b".repeat(16), "eb".repeat(8));
  const staged = await stageRelease(store, lower, "2b2b", at());
  expect(staged.gatePlanSha256).toBe(again);
  expect(staged.gates?.map((gate) => gate.name)).toContain("calibration");
  expect(staged.gates?.every((gate) => gate.outcome === "passed")).toBe(true);
});

test("one release of a specialty is released; publishing retires the former one and a rollback brings it back", async () => {
  await expect(rollbackRelease(store, specialty)).rejects.toMatchObject({ code: "release-state" });
  await publishRelease(store, specialty, "1a1a", at());
  await expect(publishRelease(store, specialty, "1a1a", at())).rejects.toMatchObject({ code: "release-state" });
  await expect(rollbackRelease(store, specialty)).rejects.toMatchObject({ code: "release-state" });
  const second = await publishRelease(store, specialty, "2b2b", at());
  expect(second).toMatchObject({ state: "released", replaces: "1a".repeat(8) });
  expect(await stateOf("1a".repeat(8))).toBe("retired");
  const others = { ...specialty, name: "sodium" };
  await expect(retireRelease(store, others, "2b2b")).rejects.toMatchObject({ code: "release-state" });
  await expect(rollbackRelease(store, others)).rejects.toMatchObject({ code: "release-state" });
  const { from, to } = await rollbackRelease(store, specialty);
  expect([from.id, from.state, to.id, to.state]).toEqual(["2b".repeat(8), "retired", "1a".repeat(8), "released"]);
  expect((await listReleases(store)).filter((release) => release.state === "released")).toHaveLength(1);
  // The table itself holds at most one, also when two commands write at once.
  await expect(
    store.database
      .update(tables.releases)
      .set({ state: "released" })
      .where(eq(tables.releases.id, "2b".repeat(8))),
  ).rejects.toThrow();
  await stageRelease(store, specialty, "2b2b", at());
  const publish = () => publishRelease(store, specialty, "2b2b", at());
  const both = await Promise.allSettled([publish(), publish()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await listReleases(store)).filter((release) => release.state === "released")).toHaveLength(1);
});

test("only the whole test split is evidence, and the audit chain must know the evaluation", async () => {
  await fixGates(store, specialty);
  await testRun(store, home, dataset, "c".repeat(16));
  await testRelease(store, specialty, "c".repeat(16), "3c".repeat(8));
  await testEvaluation(store, home, "c".repeat(16), "ec".repeat(8), { documents: 4, generalDocuments: 4 });
  const stage = () => stageRelease(store, specialty, "3c3c", at()).catch((reason) => reason);
  expect((await stage()).message).toMatch(/only 8 of 30 documents of the test split were evaluated/);
  await testEvaluation(store, home, "c".repeat(16), "fc".repeat(8));
  await store.database.delete(tables.fieldResults).where(eq(tables.fieldResults.evaluationId, "fc".repeat(8)));
  expect((await stage()).message).toMatch(/lineage: evaluation: 0 of 1 rows/);
});

test("a plan fixes what its gates measure: an evaluation with other fields or settings is no evidence", async () => {
  const trivial = testSpecialty({ about: ABOUT, fields: [{ path: "potassium", criticality: "decision" }] });
  const plan = await fixGates(store, specialty);
  expect(await fixGates(store, trivial)).not.toBe(plan);
  await fixGates(store, specialty);
  await testRun(store, home, dataset, "7".repeat(16));
  await testRelease(store, specialty, "7".repeat(16), "77".repeat(8));
  const refusal = async () => (await stageRelease(store, trivial, "7777", at()).catch((reason) => reason)).message;
  await testEvaluation(store, home, "7".repeat(16), "e7".repeat(8), {
    metricDefinitionSha256: metricDefinitionSha256(trivial),
  });
  expect(await refusal()).toMatch(/decision-gain: unscored: .*not those its gates were fixed for/);
  await testEvaluation(store, home, "7".repeat(16), "f7".repeat(8), { metricDefinitionSha256: undefined as never });
  expect(await refusal()).toMatch(/decision-gain: unscored: .*`residency evaluate` again/);
});

test("results, rows and comparisons that were changed in the database are no evidence", async () => {
  const [evaluation, release] = ["ed".repeat(8), "4d".repeat(8)];
  const { evaluations, fieldResults, releases, runs } = tables;
  await testRun(store, home, dataset, "d".repeat(16));
  await testRelease(store, specialty, "d".repeat(16), release);
  await testEvaluation(store, home, "d".repeat(16), evaluation);
  const broken = async () => {
    const error = await stageRelease(store, specialty, release, at()).catch((reason) => reason);
    return String(error.message).split("\n").slice(1).join();
  };
  const [row] = await store.database.select().from(evaluations).where(eq(evaluations.id, evaluation));
  const setResult = (result: Record<string, unknown>) =>
    store.database.update(evaluations).set({ result }).where(eq(evaluations.id, evaluation));
  await setResult({ ...row!.result, generalDocuments: 10, sliceFloor: 1 });
  expect(await broken()).toBe(
    `  lineage: evaluation: the result of evaluation ${evaluation} is not the one that was made`,
  );
  await setResult(row!.result!);
  const setOutcome = (outcome: "right" | "wrong") =>
    store.database.update(fieldResults).set({ outcome }).where(eq(fieldResults.evaluationId, evaluation));
  await setOutcome("wrong");
  expect(await broken()).toBe(
    `  lineage: evaluation: the rows behind evaluation ${evaluation} are not those that were made`,
  );
  await setOutcome("right");
  const setEvidence = (evidence: object) =>
    store.database
      .update(releases)
      .set({ evidence: { ...evidence } })
      .where(eq(releases.id, release));
  await setEvidence({ ...MERGED, agreement: 1 });
  expect(await broken()).toBe("  lineage: release: its comparison with the adapter is not the one that was made");
  await setEvidence(MERGED);
  const setSpecialty = (made: typeof specialty) =>
    store.database
      .update(runs)
      .set({ specialty: made })
      .where(eq(runs.id, "d".repeat(16)));
  await setSpecialty(testSpecialty({ retentionMargin: 0.5 }));
  expect(await broken()).toMatch(/^ {2}lineage: run: was planned with another dataset, base or specialty/);
  await setSpecialty(testSpecialty());
  expect((await stageRelease(store, specialty, release, at())).state).toBe("staged");
});

test("altered weights cannot be signed again: not by retiring, not by taking back, not with a manifest made anew", async () => {
  const release = "4d".repeat(8);
  const folder = join(store.folder, "releases", release);
  const [file, manifest] = [join(folder, "model.safetensors"), join(folder, MANIFEST_FILE)];
  const whole = await readFile(file);
  await publishRelease(store, specialty, release, at());
  await writeFile(file, "other weights");
  const signed = await readFile(manifest, "utf8");
  const { from, to } = await rollbackRelease(store, specialty);
  expect([from.id, from.state]).toEqual([release, "retired"]);
  expect(await readFile(manifest, "utf8")).toBe(signed);
  const [event] = await auditEvents(store, "release.rolled-back", release);
  expect(event?.detail).toMatchObject({ to: to.id, altered: true });
  await expect(stageRelease(store, specialty, release, at())).rejects.toMatchObject({ code: "bundle-altered" });
  // Even with the store's own key: the audit chain has the hash of the model that was made.
  await signFolder(folder, await signingKey(store.folder), { release });
  await expect(stageRelease(store, specialty, release, at())).rejects.toThrow(
    /lineage: release: its model is gone or is not the one that was made/,
  );
  await writeFile(file, whole);
  await signFolder(folder, await signingKey(store.folder), { release });
  await stageRelease(store, specialty, release, at());
  await writeFile(file, "other weights");
  const staged = await readFile(manifest, "utf8");
  expect((await retireRelease(store, specialty, release)).state).toBe("retired");
  expect(await readFile(manifest, "utf8")).toBe(staged);
  await expect(stageRelease(store, specialty, release, at())).rejects.toMatchObject({ code: "bundle-altered" });
});

test("altered weights are neither staged nor exported", async () => {
  const file = join(store.folder, "releases", "3c".repeat(8), "model.safetensors");
  const whole = await readFile(file);
  await writeFile(file, "other weights");
  await expect(stageRelease(store, specialty, "3c3c", at())).rejects.toMatchObject({ code: "bundle-altered" });
  await writeFile(file, whole);
});

test("exports verify offline, hold no label and no path of this machine, and only staged or released ones leave", async () => {
  const released = (await listReleases(store)).find((release) => release.state === "released")!;
  const out = (name: string): string => join(home, "out", name);
  await mkdir(join(home, "out"));
  await expect(exportRelease(store, specialty, "3c3c", { form: "merged", output: out("no") })).rejects.toMatchObject({
    code: "release-state",
  });
  for (const form of ["merged", "adapter"] as const) {
    const made = await exportRelease(store, specialty, released.id, { form, output: out(form) });
    expect(await verifyFolder(made.folder)).toMatchObject({ predicate: { form, release: released.id } });
    const names = await readdir(made.folder, { recursive: true });
    expect(names).toContain(form === "merged" ? "model.safetensors" : "adapter_model.safetensors");
    for (const name of names.filter((one) => /\.(json|md|jsonl)$/.test(one)))
      expect(await readFile(join(made.folder, name), "utf8"), name).not.toContain(home);
  }
  await expect(
    exportRelease(store, specialty, released.id, { form: "merged", output: out("merged") }),
  ).rejects.toMatchObject({ code: "usage" });
  const adapter = join(store.folder, "runs", released.runId, "best", "adapter_model.safetensors");
  const whole = await readFile(adapter);
  await writeFile(adapter, "another adapter");
  await expect(
    exportRelease(store, specialty, released.id, { form: "adapter", output: out("other") }),
  ).rejects.toMatchObject({ code: "bundle-altered" });
  await writeFile(adapter, whole);
});

test("GGUF is written by llama.cpp's converter where there is one, and refused with its words where it fails", async () => {
  const released = (await listReleases(store)).find((release) => release.state === "released")!;
  const write = (name: string) =>
    exportRelease(store, specialty, released.id, { form: "gguf", output: join(home, "out", name) });
  await expect(write("gguf")).rejects.toMatchObject({ code: "converter-missing" });
  // A converter of two lines, run by a shell in Python's place, as it is called: script, model, --outfile, file, ...
  vi.stubEnv("RESIDENCY_PYTHON", "/bin/sh");
  vi.stubEnv("RESIDENCY_LLAMA_CPP", home);
  await writeFile(join(home, "convert_hf_to_gguf.py"), 'test -f "$1/model.safetensors" && printf "GGUF $6" > "$3"\n');
  const { folder } = await write("gguf");
  expect(await readFile(join(folder, "mmproj.gguf"), "utf8")).toBe("GGUF --mmproj");
  expect(await verifyFolder(folder)).toMatchObject({ predicate: { form: "gguf" } });
  await writeFile(join(home, "convert_hf_to_gguf.py"), 'echo "Model is not supported" >&2; exit 1\n');
  await expect(write("gguf-2")).rejects.toMatchObject({
    code: "converter-failed",
    message: expect.stringContaining("Model is not supported"),
  });
  expect(await readdir(join(home, "out"))).not.toContain("gguf-2.part");
});

test("card, change plan and technical documentation say what was recorded, and that the rest was not", async () => {
  const folder = join(store.folder, "releases", "1a".repeat(8));
  const card = await readFile(join(folder, "README.md"), "utf8");
  expect(card.split("---\n")[1]).toContain('license: "apache-2.0"');
  expect(card.split("---\n")[1]).toContain("value: 0.9");
  expect(card).toContain("90.0 % (18 of 20");
  expect(card).toContain("Laboratory &lt;b&gt;North&lt;/b&gt;");
  expect(card).toContain("Reading potassium \\| from reports");
  expect(card).toContain("Out of scope: *not recorded*");
  expect(card).not.toMatch(/undefined|NaN|\[object/);
  const plan = await readFile(join(folder, "bundle", "change-plan.md"), "utf8");
  for (const heading of ["Description of Modifications", "Modification Protocol", "Impact Assessment", "Traceability"])
    expect(plan).toMatch(new RegExp(`^## .*${heading}`, "m"));
  expect(plan).toMatch(/\| M1 \| dataset `[0-9a-f]{16}` \| run `a{16}`/);
  const documentation = await readFile(join(folder, "bundle", "technical-documentation.md"), "utf8");
  expect(documentation).toMatch(/^## 2\(g\) /m);
  expect(documentation).toMatch(/^## 8 EU declaration of conformity.*\n\n\*not recorded\*/m);
  expect(documentation).toContain("2028-08-02");
  expect(plan + documentation).not.toMatch(/undefined|NaN|\[object/);
});

test("a release is reproduced when run and rows come out the same, and not when a row differs", async () => {
  const rebuilt =
    (id: string, row: string): PrepareRun =>
    async (_store, specialty, { dataset: rebuiltFrom, folder }) => {
      expect(rebuiltFrom).toBe(dataset);
      expect(specialty.recipe).toEqual(testSpecialty().recipe);
      expect(folder.startsWith(store.folder)).toBe(false);
      folders.push(folder);
      await mkdir(join(folder, "data"), { recursive: true });
      await writeFile(join(folder, "data", "train.jsonl"), row);
      await writeFile(join(folder, "data", "dev.jsonl"), '{"id":"dev-0"}\n');
      return { id, folder: join(store.folder, "runs", "b".repeat(16)), job: { output: folder } };
    };
  const folders: string[] = [];
  const options = (prepareRun: PrepareRun) => ({ ...at(), prepareRun });
  const same = await reproduceRelease(store, "1a1a", options(rebuilt("a".repeat(16), '{"id":"train-0"}\n')));
  expect(same).toMatchObject({ reproduced: true, training: null });
  const other = await reproduceRelease(store, "1a1a", options(rebuilt("f".repeat(16), '{"id":"train-1"}\n')));
  expect(other.reproduced).toBe(false);
  expect(other.plan.map((part) => part.equal)).toEqual([false, false, true]);
  // What was rebuilt is removed, and no run of the store is, whatever its folder is called.
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  for (const run of ["a", "b"])
    expect(await readdir(join(store.folder, "runs", run.repeat(16), "best"))).toContain("adapter_model.safetensors");
});

test("a judge that was checked with another prompt than today's gates nothing", async () => {
  const { judgeChecks, releases, runs } = tables;
  const [run] = await store.database.select().from(runs);
  const [release] = await store.database.select().from(releases);
  const gate = { kind: "judge", judge: "clerk", metric: "faithfulness", task: "statement", minimum: 0.5, documents: 1 };
  const subject = { run: run!, release: release!, specialty, projectFolder: home, plan: { missing: "none" } };
  const standing = async () =>
    (await collectEvidence(store, { ...subject, gates: [gate as Gate] })).judges["judge:faithfulness"];
  const check = { judge: "clerk", task: "statement", cases: 40, report: {}, mayGate: true, reason: "kappa 0.81" };
  await store.database.insert(judgeChecks).values({ ...check, id: "older", promptSha256: "0".repeat(64) });
  expect(await standing()).toMatchObject({
    mayGate: false,
    reason: "clerk was held against people with another prompt",
  });
  await store.database.update(judgeChecks).set({ promptSha256: taskPromptSha256("statement") });
  expect(await standing()).toMatchObject({ mayGate: true, reason: "kappa 0.81", check: "older" });
});

test("scores of an older instrument do not count in a judge's gate", async () => {
  const [run] = await store.database.select().from(tables.runs);
  const [release] = await store.database.select().from(tables.releases);
  const gate = { kind: "judge", judge: "panel", metric: "faithfulness", task: "statement", minimum: 0.5, documents: 1 };
  const subject = { run: run!, release: release!, specialty, projectFolder: home, plan: { missing: "none" } };
  const [known] = await store.database
    .select({ candidate: tables.predictions.candidate })
    .from(tables.predictions)
    .where(eq(tables.predictions.documentId, "test-0"));
  const common = { candidate: known!.candidate, metric: "faithfulness", judge: "panel", detail: {} };
  const row = (id: string, documentId: string, prompt: string, value: number, day: number) => ({
    ...common,
    ...{ id, documentId, implementation: "1", promptSha256: prompt.repeat(64) },
    score: { kind: "scored", value, n: 1 } as const,
    createdAt: new Date(Date.UTC(2026, 0, day)),
  });
  await store.database
    .insert(tables.judgements)
    .values([row("a", "test-0", "0", 1, 1), row("b", "test-1", "0", 1, 2), row("c", "test-0", "1", 0.25, 3)]);
  const { judges } = await collectEvidence(store, { ...subject, gates: [gate as Gate] });
  expect(judges["judge:faithfulness"]?.score).toMatchObject({ kind: "scored", value: 0.25, n: 1 });
});

test("losses are compared step by step; a missing step is a whole difference", () => {
  const recorded = [
    { step: 1, loss: 2 },
    { step: 2, loss: 1 },
  ];
  expect(
    lossDifference(
      recorded,
      new Map([
        [1, 2],
        [2, 1],
      ]),
    ),
  ).toBe(0);
  expect(
    lossDifference(
      recorded,
      new Map([
        [1, 2],
        [2, 1.05],
      ]),
    ),
  ).toBeCloseTo(0.05);
  expect(lossDifference(recorded, new Map([[1, 2]]))).toBe(1);
});

test("all of it is in the audit chain, which is whole", async () => {
  expect(await verifyAudit(store.database)).toMatchObject({ intact: true });
  for (const action of ["gates.fixed", "release.staged", "release.released", "release.rolled-back", "release.exported"])
    expect((await auditEvents(store, action)).length, action).toBeGreaterThan(0);
});
