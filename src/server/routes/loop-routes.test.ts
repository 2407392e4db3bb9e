import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeProject, wrongShare } from "../../advise/test-project.ts";
import { taskPromptSha256 } from "../../domain/judge-task.ts";
import { checkJudge, type JudgeCase } from "../../judge/index.ts";
import { keepDataset, tables, verifyAudit } from "../../store/index.ts";
import { addPerson } from "../people/people.ts";
import { makeToken } from "../people/tokens.ts";
import { type Answered, type Client, TEST_SPECIALTY, TestServer } from "../test-server.ts";

let server: TestServer;
let admin: Client;
let viewer: Client;
let rita: Client;
let secret: string;
beforeAll(async () => {
  server = await TestServer.start();
  const ada = await addPerson(server.store, { name: "ada", roles: ["admin"] }, "test");
  admin = await server.signedIn(ada);
  secret = (await makeToken(server.store, ada, { name: "test", roles: ["admin"], expiresAt: null }, "test")).secret;
  viewer = await server.person("vera", ["viewer"]);
  rita = await server.person("rita", ["reviewer"]);
}, 120_000);
afterAll(() => server?.stop(), 120_000);

const idsOf = (items: { id: string }[]): string[] => items.map(({ id }) => id);

describe("advice", () => {
  it("is impossible before anything was measured, and says so", async () => {
    const early = await admin("POST", "/api/advice", {});
    expect(early).toMatchObject({ status: 404, body: { error: { code: "dataset-not-found" } } });
    expect((await admin("POST", "/api/advice", { target: 97 })).status).toBe(400);
  });

  it("is given from what is stored, once for the same facts, and read with its evidence and its errors", async () => {
    await makeProject(server.store, {
      name: "lab-reports",
      train: 30,
      dev: 15,
      families: ["lab-report"],
      answers: { base: wrongShare(0.5) },
    });
    const given = await admin("POST", "/api/advice", { gpuMemoryBytes: 24e9, needs: ["audit"] });
    expect(given).toMatchObject({ status: 201, body: { specialty: "lab-reports", split: "dev", documents: 15 } });
    const { id, errors, verdict, causes } = given.body;
    expect(errors).toBeGreaterThan(5);
    expect(causes.reduce((sum: number, share: { errors: number }) => sum + share.errors, 0)).toBe(errors);
    expect((await admin("POST", "/api/advice", { gpuMemoryBytes: 24e9, needs: ["audit"] })).body.id).toBe(id);
    expect((await viewer("GET", "/api/advice")).body.items).toMatchObject([{ id, verdict }]);
    const read = (await viewer("GET", `/api/advice/${id}`)).body;
    expect(read).toEqual(given.body);
    for (const part of ["because", "runnerUp", "estimates", "risks", "unscored", "baselines"])
      expect(read[part], part).toBeTruthy();
    const found: { documentId: string; cause: string }[] = [];
    let cursor = "";
    do {
      const { body } = await viewer("GET", `/api/advice/${id}/errors?limit=4${cursor}`);
      found.push(...body.items);
      cursor = body.next === null ? "" : `&cursor=${body.next}`;
    } while (cursor !== "");
    expect(found).toHaveLength(errors);
    expect(new Set(found.map((error) => JSON.stringify(error))).size).toBe(errors);
    const cause = found[0]?.cause;
    const some = (await viewer("GET", `/api/advice/${id}/errors?cause=${cause}&limit=200`)).body.items;
    expect(some).toEqual(found.filter((error) => error.cause === cause));
    const events = (await admin("GET", `/api/audit?subject=${id}`)).body.items;
    expect(events).toMatchObject([{ action: "advice.given", actor: "ada" }, { actor: "ada" }]);
  });

  it("is measured for in the background, by the command that a person would type", async () => {
    const begun = await admin("POST", "/api/advice", { measure: true, limit: 5, needs: ["audit", "size"] });
    expect(begun).toMatchObject({ status: 202, body: { kind: "advice", state: "running", person: "ada" } });
    const ended = await vi.waitFor(
      async () => {
        const { body } = await admin("GET", `/api/work/${begun.body.id}`);
        expect(body.state).not.toBe("running");
        return body;
      },
      { timeout: 30_000, interval: 50 },
    );
    expect(ended).toMatchObject({ state: "done", result: { id: "advised", verdict: "lora" } });
    expect((await admin("POST", "/api/advice", { measure: true, dataset: "none" })).body.error.code).toBe(
      "dataset-not-found",
    );
  });

  it("leaves as a file that nothing runs in", async () => {
    const [{ id }] = (await viewer("GET", "/api/advice")).body.items;
    const page = await viewer<ArrayBuffer>("GET", `/api/advice/${id}/page`);
    expect(page.headers.get("content-disposition")).toBe(`attachment; filename="advice-${id}.html"`);
    expect(page.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    const html = Buffer.from(page.body).toString();
    expect(html).toContain(`<code>${id}</code>`);
    expect(html).not.toMatch(/<script|Patient lab/);
    expect(Buffer.from((await viewer<ArrayBuffer>("GET", `/api/advice/${id}/page`)).body).toString()).toBe(html);
    expect((await viewer("GET", "/api/advice/none")).body.error.code).toBe("advice-not-found");
  });
});

describe("outcomes", () => {
  const HEADING = "metric,day,value,n,source";
  const send = (text: string | Uint8Array, query = "", type = "text/csv"): Promise<Answered<Imported>> =>
    server.send("POST", `/api/outcomes${query}`, Buffer.from(text), {
      authorization: `Bearer ${secret}`,
      "content-type": type,
    });

  it("come in as a whole or not at all, with every problem by its line", async () => {
    const refused = await send(
      `${HEADING}\ndenial-rate,2026-01-01,0.2,100,house\ndenial-rate,2026-01-02,20,100,house\nlines,2026-01-02,1,1,x\ndenial-rate,2026-01-03,0.2,100,a\u0000b`,
    );
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "outcomes-invalid" } } });
    expect(refused.body.problems.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect((await viewer("GET", "/api/outcomes")).body.items).toEqual([]);
    const good = `${HEADING}\ndenial-rate,2026-01-01,0.2,100,house\ncoder-minutes,2026-01-02,7.5,,timesheet\n`;
    expect(await send(good, "", "text/csv; charset=utf-8")).toMatchObject({
      status: 200,
      body: { added: 2, unchanged: 0, replaced: 0 },
    });
    expect((await send(good)).body).toEqual({ added: 0, unchanged: 2, replaced: 0 });
    const other = `${HEADING}\nrework-rate,2026-01-01,0.1,,house\ndenial-rate,2026-01-01,0.4,100,house\n`;
    expect((await send(other)).body.problems).toMatchObject([{ line: 3 }]);
    expect((await viewer("GET", "/api/outcomes?metric=rework-rate")).body.items).toEqual([]);
    expect((await send(other, "?replace=true")).body).toEqual({ added: 1, unchanged: 0, replaced: 1 });
    expect(await send(good, "", "application/json")).toMatchObject({ status: 400 });
    expect(await send(Buffer.from([0x6d, 0xff, 0xfe]))).toMatchObject({ status: 400 });
    expect((await send("what,when\n")).body.error.code).toBe("outcomes-invalid");
    expect((await verifyAudit(server.store.database)).intact).toBe(true);
  });

  it("are listed by metric, day and source, and held against releases", async () => {
    const { items, next } = (await viewer("GET", "/api/outcomes?limit=2")).body;
    expect(items).toMatchObject([
      { metric: "coder-minutes", day: "2026-01-02", n: null },
      { metric: "denial-rate", value: 0.4, n: 100 },
    ]);
    expect((await viewer("GET", `/api/outcomes?limit=2&cursor=${next}`)).body).toMatchObject({
      items: [{ metric: "rework-rate" }],
      next: null,
    });
    expect((await viewer("GET", "/api/outcomes?from=2026-01-02&to=2026-01-02")).body.items).toHaveLength(1);
    await server.store.change({ action: "release.released", subject: "r1", actor: "ada" }, async () => {});
    const compared = (await viewer("GET", "/api/outcomes/comparison?days=9000")).body;
    expect(compared.error.code).toBe("request-invalid");
    const { metrics, releases } = (await viewer("GET", "/api/outcomes/comparison?days=3660")).body;
    expect(metrics).toContainEqual(expect.objectContaining({ metric: "denial-rate", unit: "share", days: 1 }));
    expect(releases).toContainEqual(
      expect.objectContaining({ metric: "denial-rate", releaseId: "r1", difference: null, interval: null }),
    );
  });

  interface Imported {
    error: { code: string };
    problems: { line: number; reason: string }[];
  }
});

describe("teaching", () => {
  const filters = (verdict: "passed" | "failed") => [
    { filter: "schema", verdict: "passed", reason: "fits the task's schema" },
    { filter: "class-equals-known", verdict, reason: "the class is the known one, or not" },
  ];

  it("shows what filters removed, and nothing of what is held back", async () => {
    const ids = await Promise.all(
      ["taught 1", "taught 2", "taught 3"].map((name, index) =>
        server.addDocument(name, { class: index === 2 ? "platelets" : "white cells" }),
      ),
    );
    const suggestion = (id: string, index: number, more: Partial<typeof tables.suggestions.$inferInsert> = {}) => ({
      id,
      documentId: ids[index] as string,
      task: "caption",
      teacher: "clerk#1",
      content: { class: "white cells", KEY_FINDINGS: "Hannah's secret" },
      state: "kept" as const,
      filters: filters("passed"),
      ...more,
    });
    await server.store.database
      .insert(tables.suggestions)
      .values([
        suggestion("kept", 0, { decision: "accepted", decidedBy: "ada" }),
        suggestion("removed", 1, { state: "rejected", filters: filters("failed") }),
        suggestion("hidden", 2, { shown: false }),
      ]);
    await server.store.database.insert(tables.spend).values(
      ["1", "2"].map((attempt) => ({
        attempt,
        budget: "teach caption abcdef",
        endpoint: "clerk",
        state: "settled" as const,
        inputTokens: 1_000,
        outputTokens: 10,
        costMicros: 250_000,
      })),
    );
    const { teachers, spend } = (await viewer("GET", "/api/teaching")).body;
    expect(teachers).toMatchObject([
      { teacher: "clerk#1", suggestions: 3, documents: 3, kept: 2, rejected: 1, heldBack: 1, accepted: 1, refused: 0 },
    ]);
    expect(spend).toMatchObject([{ task: "caption", dataset: "abcdef", requests: 2, inputTokens: 2_000, cost: 0.5 }]);
    const report = (await viewer("GET", "/api/teaching/caption/filters")).body;
    expect(report.all).toMatchObject({ suggestions: 3, removed: 1, removedBy: { "class-equals-known": 1 }, lost: 1 });
    expect(Object.keys(report.classes)).toEqual(["platelets", "white cells"]);
    const listed = await viewer("GET", "/api/suggestions?task=caption");
    expect(idsOf(listed.body.items).sort()).toEqual(["kept", "removed"]);
    expect(JSON.stringify(listed.body)).not.toContain("Hannah");
    const removed = (await viewer("GET", "/api/suggestions?failed=class-equals-known")).body.items;
    expect(removed).toMatchObject([{ id: "removed", state: "rejected", failed: ["class-equals-known"] }]);
    expect((await viewer("GET", "/api/suggestions/removed")).body).toMatchObject({
      content: { KEY_FINDINGS: "Hannah's secret" },
      filters: filters("failed"),
    });
    expect((await viewer("GET", "/api/suggestions/hidden")).body.error.code).toBe("suggestion-not-found");
    expect((await viewer("GET", "/api/teaching/caption/anchoring")).body).toMatchObject({
      shown: { documents: 0 },
      difference: { kind: "unscored" },
    });
    expect((await viewer("GET", "/api/teaching/reasoning/anchoring")).status).toBe(400);
  });

  it("keeps suggestions from who reads a document a second time", async () => {
    const documentId = (await viewer("GET", "/api/suggestions/kept")).body.documentId;
    await server.store.database.insert(tables.labelWork).values({
      documentId,
      purpose: "second",
      person: "rita",
      expiresAt: new Date(server.time + 60_000),
    });
    expect((await rita("GET", "/api/suggestions/kept")).body.error.code).toBe("not-permitted");
    expect((await viewer("GET", "/api/suggestions/kept")).status).toBe(200);
  });
});

describe("judges", () => {
  /** People say yes to every second statement, and the judge says what they say. */
  const CASES: JudgeCase[] = Array.from({ length: 40 }, (_, index) => ({
    task: "statement",
    context: `context ${index}`,
    statement: `statement ${index % 2}`,
    human: index % 2 === 0 ? 1 : 0,
  }));

  it("are shown with their agreement, and gate only by today's prompt", async () => {
    const ask = async (prompt: string) => ({
      verdicts: [{ number: 1, reason: "", verdict: /"statement 0"/.test(prompt) ? 1 : 0 }],
    });
    await checkJudge(server.store, { name: "clerk#1", ask }, CASES);
    const [check] = await server.store.database.select().from(tables.judgeChecks);
    await server.store.database.insert(tables.judgeChecks).values({
      ...check!,
      id: "older-prompt",
      judge: "clerk#2",
      promptSha256: "0".repeat(64),
    });
    const { items } = (await viewer("GET", "/api/judges")).body;
    expect(items).toMatchObject([
      { judge: "clerk#1", task: "statement", answered: 40, kappa: { kind: "scored", value: 1 }, mayGate: true },
      { judge: "clerk#2", mayGate: false, reason: "clerk#2 was held against people with another prompt" },
    ]);
    expect(items[0].promptSha256).toBe(taskPromptSha256("statement"));
    const report = (await viewer("GET", `/api/judge-checks/${items[0].id}`)).body;
    expect(report).toMatchObject({ confusion: { "0": { "0": 20 }, "1": { "1": 20 } }, floors: { kappa: 0.6 } });
    expect((await viewer("GET", "/api/judge-checks?judge=clerk%232")).body.items).toHaveLength(1);
    expect((await viewer("GET", "/api/judge-checks/none")).body.error.code).toBe("judge-check-not-found");
  });

  it("leave scores of an evaluation, with the judgements behind them", async () => {
    const ids = await Promise.all(["judged 1", "judged 2", "judged 3"].map((name) => server.addDocument(name)));
    const { id: datasetId } = await keepDataset(
      server.store,
      ids.map((id, index) => ({ id, name: id, pages: [], split: index === 2 ? "train" : "test", selected: true })),
      TEST_SPECIALTY,
      {
        documents: 3,
        splits: {},
        domains: {},
        families: {},
        exactDuplicates: 0,
        nearDuplicates: 0,
        leftOut: {},
        trainingRows: 1,
        leaks: 0,
      },
    );
    await server.store.database
      .insert(tables.evaluations)
      .values({ id: "judged", datasetId, split: "test", candidates: [{ name: "base", id: "base-1" }] });
    const judgement = (id: string, index: number, value: number | null, day: string) => ({
      id,
      documentId: ids[index] as string,
      candidate: "base-1",
      metric: "faithfulness",
      implementation: "faithfulness-1",
      judge: "clerk#1",
      promptSha256: "0".repeat(64),
      score:
        value === null
          ? { kind: "unscored" as const, reason: "there is no answer" }
          : { kind: "scored" as const, value, n: 4 },
      detail: { supported: 2 },
      createdAt: new Date(`2026-02-${day}T10:00:00Z`),
    });
    await server.store.database
      .insert(tables.judgements)
      .values([
        judgement("a", 0, 0.25, "01"),
        judgement("b", 0, 0.75, "02"),
        judgement("c", 1, null, "01"),
        judgement("d", 2, 1, "01"),
      ]);
    const { items } = (await viewer("GET", "/api/evaluations/judged/judged")).body;
    expect(items).toMatchObject([
      {
        name: "base",
        metric: "faithfulness",
        instrument: { judge: "clerk#1", implementation: "faithfulness-1" },
        documents: 2,
        score: { kind: "scored", value: 0.75, n: 1 },
        unscored: { "there is no answer": 1 },
      },
    ]);
    const first = (await viewer("GET", "/api/evaluations/judged/judgements?limit=2")).body;
    const rest = (await viewer("GET", `/api/evaluations/judged/judgements?limit=2&cursor=${first.next}`)).body;
    expect(idsOf([...first.items, ...rest.items]).sort()).toEqual(["a", "b", "c"]);
    expect(rest.next).toBeNull();
    const one = `/api/evaluations/judged/judgements?document=${ids[1]}&judge=clerk%231&metric=faithfulness`;
    expect((await viewer("GET", one)).body.items).toMatchObject([{ id: "c", detail: { supported: 2 } }]);
    expect((await viewer("GET", "/api/evaluations/none/judged")).body.error.code).toBe("evaluation-not-found");
  });
});
