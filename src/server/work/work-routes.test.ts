import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { keepDataset, tables } from "../../store/index.ts";
import { type Client, TEST_SPECIALTY, TestServer } from "../test-server.ts";

let server: TestServer;
let admin: Client;
let dataset: string;
let ids: string[];
beforeAll(async () => {
  server = await TestServer.start();
  admin = await server.person("ada", ["admin"]);
  ids = await Promise.all(
    ["a", "b", "c"].map((name, index) =>
      server.addDocument(name, {
        subject: "s1",
        facility: index === 2 ? "South" : "North",
        template: `t${index}`,
      }),
    ),
  );
  const label = { documentId: ids[0]!, path: "patient", status: "present" as const, evidence: [], method: "manual" };
  await server.store.database.insert(tables.labels).values([
    { ...label, revision: 1, value: "Ann", author: "lena" },
    { ...label, revision: 2, value: "Anna", author: "ruth" },
  ]);
  const documents: DatasetDocument[] = ids.map((id, index) => ({
    id,
    name: "abc"[index]!,
    subject: "s1",
    facility: index === 2 ? "South" : "North",
    family: "lab-report",
    pages: [],
    split: index === 2 ? "test" : "train",
    selected: index === 0,
    fields: { patient: { value: "Ann", status: "present", evidence: [] } },
  }));
  const summary = { documents: 3, splits: { train: 2, test: 1 }, domains: {}, families: {}, leftOut: {} };
  ({ id: dataset } = await keepDataset(server.store, documents, TEST_SPECIALTY, {
    ...summary,
    exactDuplicates: 0,
    nearDuplicates: 0,
    trainingRows: 1,
    leaks: 0,
  }));
}, 120_000);
afterAll(() => server?.stop(), 120_000);

/** A piece of work once it has ended. */
async function ended(id: string) {
  for (;;) {
    const { body } = await admin("GET", `/api/work/${id}`);
    if (body.state !== "running") return body;
    await new Promise((next) => setTimeout(next, 20));
  }
}

describe("training from the studio", () => {
  it("shows a plan first, and starts what was planned in the person's name", async () => {
    const { status, body: planning } = await admin("POST", "/api/run-plans", { dataset: dataset.slice(0, 8) });
    expect([status, planning.kind, planning.subject]).toEqual([202, "plan", dataset]);
    expect((await admin("POST", "/api/runs", { plan: planning.id })).body.error.code).toBe("request-invalid");
    await ended(planning.id);
    const { body: planned } = await admin("GET", `/api/run-plans/${planning.id}`);
    expect(planned.plan).toMatchObject({ run: `run-of-${dataset.slice(0, 8)}`, rows: 64, steps: 32, tokens: 51_200 });
    expect(planned.state).toBe(null);
    const { body: started } = await admin("POST", "/api/runs", { plan: planning.id });
    expect(started).toMatchObject({ kind: "training", subject: planned.plan.run, person: "ada" });
    expect(await ended(started.id)).toMatchObject({ state: "done", result: { run: planned.plan.run, state: "done" } });
    const [row] = await server.store.database
      .select()
      .from(tables.audit)
      .where(eq(tables.audit.action, "run.start-requested"));
    expect(row).toMatchObject({ actor: "ada", subject: planned.plan.run });
  });

  it("is refused while a run says that it trains, and not for one that fell silent", async () => {
    const { body: planning } = await admin("POST", "/api/run-plans", { dataset });
    await ended(planning.id);
    const run = { id: "run-busy-1", datasetId: dataset, recipe: TEST_SPECIALTY.recipe, base: "b", baseSha256: "x" };
    await server.store.database.insert(tables.runs).values({ ...run, state: "training" });
    const event = { type: "log", step: 3, of: 9, loss: 0.5, samples_per_second: 2 };
    await server.store.database.insert(tables.runEvents).values({ runId: run.id, sequence: 0, event });
    expect((await admin("POST", "/api/runs", { plan: planning.id })).body.error.code).toBe("run-busy");
    expect((await admin("GET", "/api/runs")).body.items[0]).toMatchObject({
      id: run.id,
      progress: { step: 3, of: 9, loss: 0.5, samplesPerSecond: 2 },
      lastHeardAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    await server.store.database.update(tables.runEvents).set({ createdAt: new Date("2026-01-01T00:00:00Z") });
    expect((await admin("POST", "/api/runs", { plan: planning.id })).status).toBe(202);
  });

  it("lists a run's checkpoints with their dev loss, and no samples before there are answers", async () => {
    const events = [
      { type: "log", step: 5, of: 9, loss: 0.4, eval_loss: 0.6 },
      { type: "checkpoint", step: 5, path: "checkpoint-5" },
    ];
    await server.store.database
      .insert(tables.runEvents)
      .values(events.map((event, index) => ({ runId: "run-busy-1", sequence: index + 1, event })));
    const { body } = await admin("GET", "/api/runs/run-busy-1");
    expect(body.checkpoints).toEqual([{ step: 5, devLoss: 0.6, kept: false }]);
    expect((await admin("GET", "/api/runs/run-busy-1/samples")).body).toEqual({ asked: false, steps: [], items: [] });
  });

  it("shows what a run answered while it learned, at each step", async () => {
    const { database } = server.store;
    const held = ids[2]!;
    const said = (step: number, answer: string) => ({
      runId: "run-busy-1",
      step,
      documentId: held,
      answer,
      cut: false,
    });
    await database.insert(tables.runSamples).values([said(5, "{"), said(10, '{"patient":"Ann"}')]);
    const at = async (step: number) => (await admin("GET", `/api/runs/run-busy-1/samples?step=${step}`)).body;
    expect(await at(5)).toMatchObject({ steps: [5, 10], items: [{ documentId: held, unreadable: "{" }] });
    const [{ rows, unreadable, split }] = (await at(10)).items;
    expect({ unreadable, split }).toEqual({ unreadable: null, split: "test" });
    expect(rows.find((row: { path: string }) => row.path === "patient")).toMatchObject({ run: "Ann" });
    expect((await at(7)).items).toEqual([]);
  });
});

describe("an evaluation from the studio", () => {
  it("asks the candidates about a version that is there", async () => {
    const { status, body } = await admin("POST", "/api/evaluations", { dataset, twins: false });
    expect([status, body.kind, body.subject]).toEqual([202, "evaluation", dataset]);
    expect(await ended(body.id)).toMatchObject({ state: "done", result: { evaluation: "evaluated" } });
    expect((await admin("POST", "/api/evaluations", { dataset: "none" })).body.error.code).toBe("dataset-not-found");
  });
});

describe("a dataset version", () => {
  it("is made only of the project that was named", async () => {
    expect((await admin("POST", "/api/datasets", { specialty: "other" })).body.error.code).toBe("request-invalid");
    const { body } = await admin("POST", "/api/datasets", { specialty: TEST_SPECIALTY.name });
    expect(await ended(body.id)).toMatchObject({ kind: "dataset", state: "done", result: { id: "made" } });
  });

  it("tells what it is made of, and with what a row was kept together", async () => {
    const { body: balance } = await admin("GET", `/api/datasets/${dataset}/balance`);
    expect(balance.facility.rows).toEqual([
      { value: "North", train: 2, selected: 1, dev: 0, test: 0 },
      { value: "South", train: 0, selected: 0, dev: 0, test: 1 },
    ]);
    const { body: lineage } = await admin("GET", `/api/datasets/${dataset}/documents/${ids[0]}`);
    expect(lineage.labels).toMatchObject([{ path: "patient", revision: 1, author: "lena", later: 1 }]);
    expect(lineage.neighbours).toMatchObject([
      { bond: "subject", documents: 2, first: [{ name: "b" }, { name: "c", split: "test" }] },
      // White pages of one picture: `same page` counts, and they are no near-duplicates besides.
      { bond: "same page", documents: 2 },
    ]);
    expect((await admin("GET", "/api/document-facets")).body).toEqual({
      family: ["lab-report"],
      facility: ["North", "South"],
      template: ["t0", "t1", "t2"],
    });
  });
});

describe("the demo", () => {
  it("is for an empty project only, and for the one that was named", async () => {
    expect((await admin("GET", "/api/overview")).body).toMatchObject({
      demo: null,
      lastRun: { id: "run-busy-1", progress: { step: 5 } },
      lastDataset: { id: dataset, trainingRows: 1 },
    });
    expect((await admin("POST", "/api/demo", { specialty: TEST_SPECIALTY.name })).body.error.code).toBe("demo-refused");
    expect((await admin("POST", "/api/demo", { specialty: "other" })).body.error.code).toBe("request-invalid");
  });
});
