import { desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { exportLabels } from "../../label/index.ts";
import { tables } from "../../store/index.ts";
import { type Client, TestServer } from "../test-server.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** More than are in memory at once. */
const DOCUMENTS = 450;

let server: TestServer;
let reviewer: Client;
beforeAll(async () => {
  server = await TestServer.start();
  reviewer = await server.person("rosa", ["reviewer"]);
  await server.store.database.execute(sql`
    insert into documents (id, name, source, media_type, size_bytes, family)
    select encode(sha256(n::text::bytea), 'hex'), 'scan ' || n, 'scan', 'image/png', 1, case when n % 9 = 0 then 'receipt' else 'lab-report' end
    from generate_series(1, ${DOCUMENTS}::int) as n`);
  // Every value has two revisions, half a year apart.
  await server.store.database.execute(sql`
    insert into labels (document_id, path, revision, value, status, evidence, author, method, created_at)
    select id, path, revision, 'ligne "' || revision || E'"\n', 'present', '[{"page": 0, "x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4}]',
           'ruth', 'manual', '2025-01-01'::timestamptz + revision * interval '6 months'
    from documents, unnest(array['patient', 'potassium']) as path, generate_series(1, 2) as revision`);
});
afterAll(() => server?.stop());

interface Line {
  documentId: string;
  path: string;
  revision: number;
  value: string;
}

async function exported(query = ""): Promise<Line[]> {
  const { status, headers, body } = await reviewer<ArrayBuffer>("GET", `/api/labels/export${query}`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("application/x-ndjson");
  expect(headers.get("content-disposition")).toMatch(/^attachment/);
  const text = Buffer.from(body).toString("utf8");
  return text === ""
    ? []
    : text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
}

it("gives the newest revision of each value once, in order, over many chunks", async () => {
  const lines = await exported();
  expect(lines).toHaveLength(DOCUMENTS * 2);
  expect(lines[0]).toEqual({
    documentId: expect.stringMatching(/^00/),
    path: "patient",
    revision: 2,
    value: 'ligne "2"\n',
    status: "present",
    evidence: [{ page: 0, x: 0.1, y: 0.2, width: 0.3, height: 0.4 }],
    author: "ruth",
    method: "manual",
    createdAt: "2026-01-01T00:00:00.000Z",
  });
  const keys = lines.map(({ documentId, path }) => `${documentId} ${path}`);
  expect(keys).toEqual([...new Set(keys)].sort());
});

it("gives one family, or what stood at a moment", async () => {
  expect(await exported("?family=receipt")).toHaveLength((DOCUMENTS / 9) * 2);
  expect(new Set((await exported("?asOf=2025-09-01T00:00:00Z")).map(({ revision }) => revision))).toEqual(new Set([1]));
  expect(await exported("?asOf=2024-01-01T00:00:00Z")).toEqual([]);
});

it("takes out nothing that its reader is just reading blind, and is in the audit chain", async () => {
  const [first] = await exported();
  const work = { documentId: first?.documentId as string, purpose: "second" as const, expiresAt: new Date(0) };
  await server.store.database.insert(tables.labelWork).values({ ...work, person: "rosa" });
  expect((await exported()).some(({ documentId }) => documentId === work.documentId)).toBe(false);
  await server.store.database.update(tables.labelWork).set({ person: "omar" });
  expect((await exported())[0]?.documentId).toBe(work.documentId);
  const [noted] = await server.store.database
    .select()
    .from(tables.audit)
    .where(eq(tables.audit.action, "labels.exported"))
    .orderBy(desc(tables.audit.sequence))
    .limit(1);
  expect(noted).toMatchObject({ actor: "rosa", subject: "all" });
});

it("reads no further than what is taken", async () => {
  const lines = exportLabels(server.store, { person: "rosa" });
  const { value } = await lines.next();
  const taken = (value as string).split("\n").length - 1;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(DOCUMENTS);
  await lines.return(undefined);
});
