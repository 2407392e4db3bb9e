import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SPLITS } from "../../domain/dataset.ts";
import { PHI_STATES } from "../../domain/endpoint.ts";
import { QUALITY_BANDS } from "../../domain/quality-band.ts";
import { openStore, removeEmbeddedPostgres, type Store, tables } from "../../store/index.ts";
import { countDocuments } from "./document-count.ts";
import { type DocumentFilter, LABEL_STATES } from "./document-filter.ts";
import { documentQuery, listDocuments } from "./document-list.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const DOCUMENTS = 5000;
const DATASET = "d".repeat(64);

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "residency-lists-"));
  chmodSync(folder, 0o755);
  store = await openStore(folder);
  // Batches of 500 came in one moment each. One document in 50 has a poor second page, one in 70 a fair first one, one in 100
  // waits for labels.
  await store.database.execute(sql`
    insert into documents (id, name, source, media_type, size_bytes, family, created_at)
    select encode(sha256(n::text::bytea), 'hex'), 'scan ' || n, 'scan', 'image/png', 1, 'lab-report', '2025-01-01'::timestamptz + (n / 500) * interval '1 day'
    from generate_series(1, ${DOCUMENTS}::int) as n`);
  await store.database.execute(sql`
    insert into pages (document_id, index, sha256, width, height, quality, perceptual_hash)
    select id, index, 'x', 1, 1, jsonb_build_object('sharpness', case when index = 1 then 100 when substr(name, 6)::int % 70 = 0 then 500 else 2000 end, 'skewDegrees', null, 'blank', false), ''
    from documents, generate_series(0, case when substr(name, 6)::int % 50 = 0 then 1 else 0 end) as index`);
  await store.database.execute(sql`
    insert into labels (document_id, path, revision, value, status, evidence, author, method)
    select id, path, 1, 'x', 'present', '[]', 'ruth', 'manual'
    from documents, unnest(array['patient', 'potassium', 'results[0].value']) as path where substr(name, 6)::int % 100 <> 0`);
  await store.database.execute(sql`
    insert into label_work (document_id, purpose, person, expires_at, finished_at)
    select id, 'second', 'omar', now(), case when substr(name, 6)::int % 10 = 3 then now() end from documents where substr(name, 6)::int % 10 in (3, 4)`);
  await store.database.execute(sql`
    insert into disagreements (document_id, path, resolved_revision)
    select id, path, case when substr(name, 6)::int % 100 = 13 then 2 end
    from documents, unnest(array['patient', 'potassium']) as path where substr(name, 6)::int % 100 in (3, 13)`);
  await store.database.execute(sql`insert into datasets (id, specialty, summary) values (${DATASET}, '{}', '{}')`);
  await store.database.execute(sql`
    insert into dataset_members (dataset_id, document_id, split, selected, phi)
    select ${DATASET}, id, case when substr(name, 6)::int % 7 = 0 then 'test' else 'train' end, true,
           case when substr(name, 6)::int % 20 = 0 then 'found' else 'none' end
    from documents where substr(name, 6)::int % 11 <> 0`);
  await store.database.execute(sql`analyze`);
});
afterAll(async () => {
  await store?.close();
  await removeEmbeddedPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

interface Plan {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** Rows of each table that PostgreSQL looks at for the first part of a list; the rows that it shows are among them. */
async function rowsRead(filter: DocumentFilter, limit: number): Promise<Record<string, number>> {
  const query = documentQuery(store, filter, { limit, dataset: null }).getSQL();
  const { rows } = await store.database.execute<{ "QUERY PLAN": { Plan: Plan }[] }>(
    sql`explain (analyze, timing off, format json) ${query}`,
  );
  const read: Record<string, number> = {};
  const add = (plan: Plan): void => {
    const table = plan["Relation Name"];
    if (table !== undefined)
      read[table] =
        (read[table] ?? 0) + (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
    plan.Plans?.forEach(add);
  };
  add(rows[0]?.["QUERY PLAN"][0]?.Plan as Plan);
  return read;
}

describe("the list of documents", () => {
  it("gives each document once, newest first, however many came in one moment", async () => {
    const filters = [{}, { split: "test" }, { quality: "poor" }, { labels: "disagreement" }, { search: "0" }] as const;
    for (const filter of filters) {
      const seen: { id: string; createdAt: Date }[] = [];
      let part = await listDocuments(store, filter, { limit: 97, count: true });
      const { total } = part;
      for (;;) {
        seen.push(...part.rows);
        if (part.next === null) break;
        part = await listDocuments(store, filter, { limit: 97, cursor: part.next });
      }
      expect(seen.length).toBe(total);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      const order = seen.map(({ id, createdAt }) => `${createdAt.toISOString()} ${id}`);
      expect(order).toEqual(order.toSorted().reverse());
    }
  });

  it("reads what it shows, and for a rare filter not much more than what fits", async () => {
    const all = await rowsRead({}, 20);
    expect(all.documents).toBeLessThan(60);
    expect(all.pages).toBeLessThan(120);
    const poor = await rowsRead({ quality: "poor" }, 20);
    // One document in 50: to walk the list from its beginning would look at a thousand and more for twenty.
    expect(poor.pages).toBeGreaterThan(20);
    expect(poor.pages).toBeLessThan(2500);
    // Whether a document has labels is known without reading them; they are only counted for the rows that are shown.
    const unlabelled = await rowsRead({ labels: "unlabelled" }, 20);
    expect(unlabelled.labels ?? 0).toBeLessThan(60);
  });

  it("counts one property where it is kept, and comes to what looking at every document gives", async () => {
    const alone: DocumentFilter[] = [
      ...QUALITY_BANDS.map((quality) => ({ quality })),
      ...LABEL_STATES.map((labels) => ({ labels })),
      ...SPLITS.map((split) => ({ split })),
      ...PHI_STATES.map((phi) => ({ phi })),
    ];
    const counted = [];
    for (const filter of alone) {
      const count = await countDocuments(store, filter, DATASET);
      // Every name has this part, which no table but the documents knows.
      expect(await countDocuments(store, { ...filter, search: "scan" }, DATASET)).toBe(count);
      counted.push(count);
    }
    // good, fair, poor; unlabelled, labelled, read twice, in disagreement; train, dev, test; PHI found, none, unknown
    expect(counted.slice(0, 3)).toEqual([4843, 57, 100]);
    expect(counted.slice(3, 7)).toEqual([50, 4950, 500, 50]);
    expect(counted[8]).toBe(0);
    expect((await listDocuments(store, { search: "scan 4999" }, { limit: 5, count: true })).total).toBe(1);
  });

  it("knows a document as labelled from its first label on, also when many are labelled at once", async () => {
    const { database } = store;
    const { rows: waiting } = await listDocuments(store, { labels: "unlabelled" }, { limit: 3 });
    const label = {
      revision: 1,
      value: "x",
      status: "present" as const,
      evidence: [],
      author: "ruth",
      method: "manual",
    };
    const values = waiting.flatMap(({ id }) =>
      ["patient", "potassium"].map((path) => ({ documentId: id, path, ...label })),
    );
    await database.insert(tables.labels).values(values);
    await database.insert(tables.labels).values(values.map((row) => ({ ...row, revision: 2 })));
    expect(await countDocuments(store, { labels: "unlabelled" }, null)).toBe(DOCUMENTS / 100 - waiting.length);
    const { rows } = await database.execute(sql`
      select count(*)::int as apart from (select distinct document_id from labels) as l full join labelled_documents as k using (document_id)
      where l.document_id is null or k.document_id is null`);
    expect(rows).toEqual([{ apart: 0 }]);
  });
});
