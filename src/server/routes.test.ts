import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatasetDocument } from "../domain/dataset.ts";
import { qualityBand } from "../domain/quality-band.ts";
import { keepDataset, tables } from "../store/index.ts";
import { documentQuery } from "./queries/document-list.ts";
import { followRun } from "./run-events.ts";
import { type Client, TEST_SPECIALTY, TestServer } from "./test-server.ts";

let server: TestServer;
let admin: Client;
let labeller: Client;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await server.person("ada", ["admin"]);
  labeller = await server.person("lena", ["labeller"]);
}, 120_000);
afterAll(() => server?.stop(), 120_000);

/** All items of a list, part by part. */
async function all(client: Client, path: string): Promise<{ id: string }[]> {
  const items: { id: string }[] = [];
  let cursor = "";
  do {
    const { status, body } = await client("GET", `${path}${path.includes("?") ? "&" : "?"}limit=2${cursor}`);
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.next === null ? "" : `&cursor=${body.next}`;
  } while (cursor !== "");
  return items;
}

const summary = {
  documents: 0,
  splits: {},
  domains: {},
  families: {},
  exactDuplicates: 0,
  nearDuplicates: 0,
  leftOut: {},
  trainingRows: 0,
  leaks: 0,
};

const memberOf = (
  id: string,
  split: DatasetDocument["split"],
  more: Partial<DatasetDocument> = {},
): DatasetDocument => ({
  id,
  name: id.slice(0, 4),
  pages: [],
  split,
  selected: true,
  ...more,
});

describe("documents", () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (let index = 0; index < 5; index++)
      ids.push(await server.addDocument(`page ${index}.png`, { family: index < 3 ? "lab-report" : "receipt" }));
    // One moment for all: only the id keeps them apart.
    await server.store.database.update(tables.documents).set({ createdAt: sql`'2026-02-01T10:00:00.123456Z'` });
  });

  it("come in parts, each once, also when they arrived in one moment", async () => {
    const found = (await all(admin, "/api/documents")).map((item) => item.id);
    expect(found).toEqual([...ids].sort().reverse());
    expect((await admin("GET", "/api/documents?count=true&limit=1")).body).toMatchObject({ total: 5 });
    expect((await admin("GET", "/api/documents?cursor=W10")).body.error.code).toBe("request-invalid");
  });

  it("are filtered by what is known of them, and by nothing else", async () => {
    const dataset = await keepDataset(
      server.store,
      [memberOf(ids[0]!, "train", { phi: "found" }), memberOf(ids[1]!, "test"), memberOf(ids[3]!, "dev")],
      TEST_SPECIALTY,
      summary,
    );
    const listed = async (query: string) =>
      (await all(admin, `/api/documents?${query}`)).map((item) => ids.indexOf(item.id)).sort();
    expect(await listed("family=receipt")).toEqual([3, 4]);
    expect(await listed("split=test")).toEqual([1]);
    expect(await listed("phi=found")).toEqual([0]);
    expect(await listed("phi=unknown&family=lab-report")).toEqual([1]);
    expect(await listed("search=PAGE 2")).toEqual([2]);
    expect(await listed("search=%25")).toEqual([]); // no pattern language
    expect(await listed("quality=good")).toEqual([0, 1, 2, 3, 4]);
    await labeller("PUT", `/api/documents/${ids[2]}/labels`, {
      labels: [{ path: "patient", expectedRevision: 0, value: "Ann", status: "present", evidence: [] }],
    });
    expect(await listed("labels=labelled")).toEqual([2]);
    expect(await listed("labels=unlabelled&family=lab-report")).toEqual([0, 1]);
    expect((await admin("GET", "/api/documents?split=all")).body.error).toMatchObject({ code: "request-invalid" });
    const { items } = (await admin("GET", "/api/documents?limit=5")).body;
    expect(items.find((item: { id: string }) => item.id === ids[0])).toMatchObject({
      split: "train",
      phi: "found",
      pages: 1,
    });
    expect(items.find((item: { id: string }) => item.id === ids[2])).toMatchObject({ split: null, labels: 1 });
    expect(
      (await admin("GET", `/api/datasets/${dataset.id.slice(0, 12)}/documents?split=dev`)).body.items,
    ).toMatchObject([{ documentId: ids[3], split: "dev", selected: true }]);
  });

  it("fall into the bands of quality by which evaluations are sliced", async () => {
    const measures = { sharpness: 1200, skewDegrees: 0 as number | null, contrast: 0.7, ink: 0.1, blank: false };
    const pages = [
      measures,
      { ...measures, skewDegrees: null },
      { ...measures, skewDegrees: -2 },
      { ...measures, skewDegrees: -3.5 },
      { ...measures, contrast: 0.5 },
      { ...measures, contrast: 0.3 },
      { ...measures, sharpness: 300 },
      { ...measures, sharpness: 999 },
      { ...measures, sharpness: 99 },
      { ...measures, blank: true },
    ];
    for (const [index, quality] of pages.entries()) {
      const id = await server.addDocument(`quality ${index}`, { family: "scan" });
      await server.store.database.update(tables.pages).set({ quality }).where(eq(tables.pages.documentId, id));
      const expected = qualityBand([quality]);
      const { items } = (await admin("GET", `/api/documents?family=scan&quality=${expected}&limit=200`)).body;
      expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ quality: expected });
    }
  });

  it("of a large store are read by index: a part costs what it shows, wherever it lies", async () => {
    const { database } = server.store;
    await database.execute(sql`
      insert into documents (id, name, source, media_type, size_bytes, family, created_at)
      select encode(sha256(n::text::bytea), 'hex'), 'scan ' || n, 'scan', 'image/png', 1,
             case when n % 10 = 0 then 'rare' else 'bulk' end, '2025-01-01'::timestamptz + n * interval '1 second'
      from generate_series(1, 12000) as n`);
    const scans = await database
      .select({ id: tables.documents.id })
      .from(tables.documents)
      .where(eq(tables.documents.source, "scan"));
    const { id: dataset } = await keepDataset(
      server.store,
      scans.map(({ id }) => memberOf(id, id < "2" ? "test" : "train")),
      TEST_SPECIALTY,
      summary,
    );
    await admin("GET", "/api/documents?limit=1"); // indexes the manifest
    await database.execute(sql`analyze`);
    const middle = Buffer.from(JSON.stringify(["2025-01-01T03:00:00Z", "0"])).toString("base64url");
    for (const filter of [{}, { family: "rare" }, { split: "train" as const }]) {
      const query = documentQuery(server.store, filter, { limit: 50, cursor: middle, dataset }).getSQL();
      const { rows } = await database.execute<{ "QUERY PLAN": { Plan: Plan }[] }>(
        sql`explain (analyze, timing off, format json) ${query}`,
      );
      for (const table of ["documents", "dataset_members"]) {
        const touched = rowsTouched(rows[0]!["QUERY PLAN"][0]!.Plan, table);
        expect(touched, table).toBeGreaterThan(50);
        expect(touched, table).toBeLessThan(300); // of 12,000
      }
    }
    const deep = await admin("GET", `/api/documents?family=rare&limit=3&cursor=${middle}`);
    const names = deep.body.items.map((item: { name: string }) => item.name);
    expect(names).toEqual(["scan 10790", "scan 10780", "scan 10770"]);
  });

  it("are shown as pictures made anew, and handed out only as attachments", async () => {
    const page = await admin<ArrayBuffer>("GET", `/api/documents/${ids[0]}/pages/0/image?width=240`);
    expect(page.headers.get("content-type")).toBe("image/webp");
    expect((await sharp(Buffer.from(page.body)).metadata()).width).toBe(240);
    expect((await admin("GET", `/api/documents/${ids[0]}/pages/1/image`)).status).toBe(404);
    expect((await admin("GET", `/api/documents/${ids[0]}/pages/0/image?width=5000`)).status).toBe(400);
    const html = Buffer.from("<script>alert(1)</script>");
    const id = await server.store.blobs.put(html);
    await server.store.database
      .insert(tables.documents)
      .values({ id, name: 'a"\r\nx: y.html', source: "x", mediaType: "image/png", sizeBytes: html.length });
    const source = await admin<ArrayBuffer>("GET", `/api/documents/${id}/source`);
    expect(Buffer.from(source.body)).toEqual(html);
    expect(source.headers.get("content-type")).toBe("application/octet-stream");
    expect(source.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''a%22%0D%0Ax/);
    expect(source.headers.get("content-security-policy")).toContain("sandbox");
  });

  it("are added by upload, once, with what the sender says of them", async () => {
    const bytes = await sharp({ create: { width: 200, height: 200, channels: 3, background: "#eee" } })
      .png()
      .toBuffer();
    const path = "/api/documents?name=..%2F..%2Fetc%2Fpasswd.png&family=lab-report&facility=north";
    const added = await admin("POST", path, bytes);
    expect(added).toMatchObject({ status: 201, body: { outcome: "added", pages: 1 } });
    expect(added.body.id).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(await admin("POST", path, bytes)).toMatchObject({ status: 200, body: { outcome: "known" } });
    expect((await admin("GET", `/api/documents/${added.body.id}`)).body).toMatchObject({
      name: "_.._etc_passwd.png",
      facility: "north",
    });
    const refused = await admin("POST", "/api/documents?name=x.png", Buffer.from("<html></html>"));
    expect(refused).toMatchObject({ status: 415, body: { error: { code: "file-type-unsupported" } } });
    expect((await admin("GET", "/api/rejections")).body.items).toMatchObject([{ name: "x.png" }]);
    expect((await labeller("POST", path, bytes)).status).toBe(403);
  }, 60_000);
});

interface Body {
  content?: Record<string, { schema: { $ref?: string } }>;
}

interface Operation {
  operationId: string;
  "x-permission": string;
  requestBody?: Body;
  responses: Record<string, Body>;
}

interface Plan {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** Rows of a table that a plan has looked at. */
function rowsTouched(plan: Plan, table: string): number {
  const own =
    plan["Relation Name"] === table
      ? (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"]
      : 0;
  return (plan.Plans ?? []).reduce((sum, child) => sum + rowsTouched(child, table), own);
}

describe("labels", () => {
  it("answer a stale save with both versions, and audit a save in its author's name", async () => {
    const id = await server.addDocument("conflict");
    const label = (value: string, expectedRevision: number) => ({
      labels: [
        {
          path: "potassium",
          expectedRevision,
          value,
          status: "present",
          evidence: [{ page: 0, x: 0, y: 0, width: 1, height: 0.1 }],
        },
      ],
    });
    const path = `/api/documents/${id}/labels`;
    expect(await labeller("PUT", path, label("5.8", 0))).toMatchObject({
      status: 200,
      body: { labels: [{ revision: 1, author: "lena" }] },
    });
    const late = await admin("PUT", path, label("5.3", 0));
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      error: { code: "label-conflict" },
      conflicts: [{ path: "potassium", yours: { value: "5.3" }, current: { value: "5.8", author: "lena" } }],
    });
    expect((await labeller("GET", path)).body).toMatchObject({ blind: false, labels: [{ value: "5.8" }] });
    expect((await admin("GET", `/api/audit?subject=${id}`)).body.items).toMatchObject([
      { action: "label.saved", actor: "lena", detail: { labels: 1, method: "manual" } },
    ]);
    expect((await admin("GET", "/api/audit/verdict")).body).toMatchObject({ intact: true });
    const invalid = await labeller("PUT", path, { labels: [{ path: "potassium", value: "secret-value" }] });
    expect(invalid.status).toBe(400);
    expect(JSON.stringify(invalid.body)).not.toContain("secret-value");
  });

  it("are taken from the queue, hidden from the second reader, and compared at the end", async () => {
    const rita = await server.person("rita", ["reviewer"]);
    await server.store.database.insert(tables.suggestions).values([
      {
        id: "shown",
        documentId: (await taken(labeller, {})).documentId,
        task: "fields",
        teacher: "t",
        content: { a: 1 },
        state: "kept",
        filters: [],
      },
    ]);
    const item = await taken(labeller, {});
    const path = `/api/documents/${item.documentId}`;
    expect((await labeller("GET", `${path}/suggestions`)).body.items).toMatchObject([{ id: "shown" }]);
    await server.store.database.update(tables.suggestions).set({ shown: false });
    expect((await labeller("GET", `${path}/suggestions`)).body.items).toEqual([]);
    await server.store.database.update(tables.suggestions).set({ shown: true });
    const label = (value: string) => ({
      labels: [{ path: "patient", expectedRevision: 0, value, status: "present", evidence: [] }],
    });
    await labeller("PUT", `${path}/labels`, label("Ann"));
    expect((await labeller("POST", `/api/label-queue/${item.documentId}/finish?purpose=first`)).status).toBe(200);
    for (;;) {
      const second = await taken(rita, { purpose: "second", share: 1 });
      const secondPath = `/api/documents/${second.documentId}`;
      expect((await rita("GET", `${secondPath}/labels`)).body).toMatchObject({ blind: true, labels: [] });
      expect((await rita("GET", `${secondPath}/suggestions`)).body.items).toEqual([]);
      await rita("PUT", `${secondPath}/labels`, label("Hannah"));
      await rita("POST", `/api/label-queue/${second.documentId}/finish?purpose=second`);
      if (second.documentId === item.documentId) break;
    }
    const open = (await rita("GET", `${path}/disagreements`)).body.items;
    expect(open).toMatchObject([{ path: "patient", first: { value: "Ann" }, second: { value: "Hannah" } }]);
    const settled = { labels: [{ ...label("Hannah").labels[0], expectedRevision: 2 }] };
    expect((await rita("PUT", `${path}/adjudications`, settled)).body.labels).toMatchObject([
      { revision: 3, method: "adjudication" },
    ]);
    expect((await rita("GET", `${path}/disagreements`)).body.items).toEqual([]);
    const report = (await rita("GET", "/api/agreement")).body;
    expect(report.fields.map((field: { path: string }) => field.path)).toContain("patient");
    expect((await labeller("DELETE", `/api/label-queue/${item.documentId}?purpose=first`)).status).toBe(204);
    expect((await labeller("PUT", `/api/label-queue/${item.documentId}?purpose=first`)).body.error.code).toBe(
      "lease-lost",
    );
  });

  async function taken(client: Client, request: object): Promise<{ documentId: string }> {
    const { status, body } = await client("POST", "/api/label-queue/next", request);
    expect(status).toBe(200);
    return body.item;
  }
});

describe("datasets", () => {
  it("tell what differs, and where a row came from", async () => {
    const ids = await Promise.all(["left", "both", "right"].map((name) => server.addDocument(`dataset ${name}`)));
    const [left, both, right] = ids as [string, string, string];
    const fields = (value: string) => ({ patient: { value, status: "present" as const, evidence: [] } });
    for (const [revision, value] of ["Ann", "Anna"].entries())
      await labeller("PUT", `/api/documents/${both}/labels`, {
        labels: [{ path: "patient", expectedRevision: revision, value, status: "present", evidence: [] }],
      });
    const before = await keepDataset(
      server.store,
      [memberOf(left, "train"), memberOf(both, "train", { fields: fields("Ann") })],
      TEST_SPECIALTY,
      summary,
    );
    const after = await keepDataset(
      server.store,
      [memberOf(both, "test", { fields: fields("Anna") }), memberOf(right, "train")],
      TEST_SPECIALTY,
      summary,
    );
    const { body: diff } = await admin("GET", `/api/datasets/${before.id}/diff/${after.id}`);
    expect(diff).toMatchObject({ added: 1, removed: 1, changed: 1, equal: 0 });
    expect(diff.changes.find((change: { change: string }) => change.change === "changed")).toMatchObject({
      documentId: both,
      parts: ["split", "labels"],
      paths: ["patient"],
      splitBefore: "train",
      splitAfter: "test",
    });
    expect((await admin("GET", `/api/datasets/${after.id}/diff/${after.id}`)).body).toMatchObject({
      equal: 2,
      changes: [],
    });
    await server.store.database.insert(tables.runs).values({
      id: "run-1",
      datasetId: before.id,
      recipe: TEST_SPECIALTY.recipe,
      base: "base",
      baseSha256: "x",
      state: "done",
    });
    const { body: lineage } = await admin("GET", `/api/datasets/${before.id}/documents/${both}`);
    expect(lineage.labels).toMatchObject([
      { path: "patient", revision: 1, author: "lena", method: "manual", later: 1 },
    ]);
    expect(lineage.runs).toEqual([{ id: "run-1", state: "done", trained: true }]);
    expect((await admin("GET", `/api/datasets/${before.id}/documents/${right}`)).body.error.code).toBe(
      "document-not-found",
    );
    expect((await admin("GET", "/api/datasets")).body.items.length).toBeGreaterThan(1);
  });
});

describe("runs", () => {
  it("are followed as they are stored, from where the listener was, to their end", async () => {
    const [dataset] = await server.store.database.select().from(tables.datasets).limit(1);
    await server.store.database.insert(tables.runs).values({
      id: "run-2",
      datasetId: dataset!.id,
      recipe: TEST_SPECIALTY.recipe,
      base: "base",
      baseSha256: "x",
      state: "training",
    });
    const addEvent = (sequence: number) =>
      server.store.database
        .insert(tables.runEvents)
        .values({ runId: "run-2", sequence, event: { type: "log", step: sequence, loss: 1 / (sequence + 1) } });
    for (const sequence of [0, 1, 2]) await addEvent(sequence);
    const sent: { id?: string; event?: string }[] = [];
    let clock = 0;
    const stream = {
      aborted: false,
      closed: false,
      writeSSE: async (message: { id?: string; event?: string }) => void sent.push(message),
      write: async () => stream as never,
    };
    await followRun(server.store, "run-2", stream as never, {
      after: 0,
      pollMs: 500,
      aliveMs: 15_000,
      longestMs: 600_000,
      now: () => clock,
      // While the listener waits, the run says one thing more and is done.
      sleep: async (milliseconds) => {
        clock += milliseconds;
        await addEvent(3);
        await server.store.database.update(tables.runs).set({ state: "done" }).where(eq(tables.runs.id, "run-2"));
      },
    });
    expect(sent.map(({ id, event }) => `${event} ${id}`)).toEqual(["log 1", "log 2", "log 3", "end undefined"]);
    expect((await admin("GET", "/api/runs/run-2")).body.curve).toMatchObject([
      { step: 0, loss: 1 },
      { step: 1 },
      { step: 2 },
      { step: 3 },
    ]);
    const response = await admin<ArrayBuffer>("GET", "/api/runs/run-2/events");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(Buffer.from(response.body).toString()).toMatch(
      /event: log\ndata: \{.*\}\nid: 3\n\nevent: end\ndata: \{"state":"done"\}/,
    );
  });

  it("are asked to stop only while they train, and the wish is kept", async () => {
    expect((await admin("POST", "/api/runs/run-2/stop")).body.error.code).toBe("run-not-training");
    await server.store.database.update(tables.runs).set({ state: "training" }).where(eq(tables.runs.id, "run-2"));
    const stopped = await admin("POST", "/api/runs/run-2/stop");
    expect(stopped).toMatchObject({ status: 202, body: { state: "training", stopRequestedAt: expect.any(String) } });
    expect((await admin("POST", "/api/runs/run-2/stop")).body.stopRequestedAt).toBe(stopped.body.stopRequestedAt);
  });
});

describe("evaluations", () => {
  it("give the rows behind the numbers, by candidate, field and outcome", async () => {
    const [dataset] = await server.store.database.select().from(tables.datasets).limit(1);
    const documentId = await server.addDocument("evaluated");
    await server.store.database
      .insert(tables.evaluations)
      .values({ id: "e1", datasetId: dataset!.id, split: "test", candidates: [{ name: "base", id: "base-1" }] });
    await server.store.database.insert(tables.fieldResults).values(
      ["results[0].value", "results[1].value", "patient"].flatMap((path) =>
        ["base-1", "tuned-1"].map((candidate) => ({
          evaluationId: "e1",
          candidate,
          documentId,
          path,
          expected: "5",
          answered: "5",
          outcome: candidate === "base-1" ? ("wrong" as const) : ("right" as const),
          anls: 1,
        })),
      ),
    );
    expect(await all(admin, "/api/evaluations/e1/rows")).toHaveLength(6);
    const rows = await all(admin, "/api/evaluations/e1/rows?field=results%5B%5D.value&outcome=wrong&candidate=base-1");
    expect(rows).toMatchObject([{ path: "results[0].value" }, { path: "results[1].value" }]);
    expect((await admin("GET", "/api/evaluations/e1")).body).toMatchObject({
      result: null,
      candidates: [{ name: "base" }],
    });
    expect((await admin("GET", "/api/evaluations")).body.items).toHaveLength(1);
  });
});

describe("readers", () => {
  it("see the pages of open studies and of nothing else", async () => {
    const reader = await server.person("rhea", ["reader"]);
    const [inside, outside] = [await server.addDocument("in the study"), await server.addDocument("not in it")];
    await server.store.database.insert(tables.studies).values({ id: "s1", plan: {}, planSha256: "x", state: "open" });
    await server.store.database.insert(tables.studyItems).values({
      studyId: "s1",
      item: 0,
      documentId: inside!,
      sides: { a: "m1", b: "m2" },
      answers: { a: "1", b: "2" },
      identical: false,
    });
    expect((await reader("GET", `/api/documents/${inside}/pages/0/image`)).status).toBe(200);
    expect((await reader("GET", `/api/documents/${outside}/pages/0/image`)).status).toBe(404);
    await server.store.database.update(tables.studies).set({ state: "closed" });
    expect((await reader("GET", `/api/documents/${inside}/pages/0/image`)).status).toBe(404);
    await server.store.database.delete(tables.studyItems);
    await server.store.database.delete(tables.studies);
  });
});

describe("every answer", () => {
  it("carries the headers that keep pages and patients' data in", async () => {
    for (const path of ["/api/health", "/api/documents", "/api/nothing", "/"]) {
      const { headers } = await server.nobody("GET", path);
      expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers.get("content-security-policy")).not.toMatch(/unsafe|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      if (path.startsWith("/api")) expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  it("that is a fault of ours says nothing of what was sent, and is reported without it", async () => {
    await server.store.database.execute(sql`alter table labels rename to labels_away`);
    try {
      const id = await server.addDocument("fault");
      const { status, body } = await labeller("PUT", `/api/documents/${id}/labels`, {
        labels: [{ path: "patient", expectedRevision: 0, value: "Hannah Smith", status: "present", evidence: [] }],
      });
      expect([status, body.error.code]).toEqual([500, "internal"]);
      expect(JSON.stringify(body) + server.reports.join("")).not.toContain("Hannah");
      expect(server.reports.at(-1)).toContain("save-labels.ts");
    } finally {
      await server.store.database.execute(sql`alter table labels_away rename to labels`);
    }
  });

  it("is described: unique operation names, named bodies, a permission each", async () => {
    const { body } = await server.nobody("GET", "/api/openapi.json");
    const operations = Object.values(body.paths as Record<string, Record<string, Operation>>).flatMap((path) =>
      Object.values(path),
    );
    const names = operations.map((operation) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z][A-Za-z]+$/.test(name))).toBe(true);
    for (const operation of operations) {
      expect(operation["x-permission"]).toBeTruthy();
      for (const found of [operation.requestBody, ...Object.values(operation.responses)]) {
        const schema = found?.content?.["application/json"]?.schema;
        if (schema) expect(schema.$ref, operation.operationId).toMatch(/^#\/components\/schemas\//);
      }
    }
  });

  it("is refused to a body that is too large or no JSON", async () => {
    const path = `/api/documents/${"0".repeat(64)}/labels`;
    const large = await labeller("PUT", path, { labels: [{ path: "x".repeat(5 * 2 ** 20) }] });
    expect(large).toMatchObject({ status: 413, body: { error: { code: "file-too-large" } } });
    const response = await server.api.request(`http://127.0.0.1:4310/api/session/link`, {
      method: "POST",
      headers: { origin: "http://127.0.0.1:4310", "content-type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "request-invalid" } });
  });
});
