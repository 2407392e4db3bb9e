import { type SQL, sql } from "drizzle-orm";
import sharp from "sharp";
import { parseSpecialty, type Specialty } from "../../src/domain/specialty.ts";
import { type Store, tables } from "../../src/store/index.ts";

/** Single fields of a lab report; its results are rows of three. */
const FIELDS = ["patient", "date_of_birth", "sex", "collected", "reported", "requester", "specimen", "comment"];
const COLUMNS = ["test", "value", "unit"];

export const BENCH_SPECIALTY: Specialty = parseSpecialty({
  name: "lab-report",
  base: "models/starter",
  families: ["lab-report", "referral"],
  fields: [
    ...FIELDS.map((path) => ({ path })),
    ...COLUMNS.map((column) => ({ path: `results[].${column}`, criticality: "decision" as const })),
  ],
  general: { receipt: { fields: [{ path: "total" }, { path: "date" }] } },
});

export const LABELLERS = ["ruth", "omar", "ines", "jonas", "mei", "tariq"];

/** A page of A4 at 150 pixels an inch. */
const PAGE = { width: 1240, height: 1754 };

/** What stands in a made project, as it was counted after it was made. */
export interface Seeded {
  documents: number;
  labels: number;
  suggestions: number;
  disagreements: number;
  /** Ids of unlabelled documents of one page with suggestions, last in the queue. */
  pictured: string[];
  /** One more of these, for a page full of boxes. */
  full: string;
}

/**
 * Fills an empty project with so many documents and ten labels for each of them, by statements that make their rows in the
 * server. What a row holds hangs on its number alone, so every fill is the same. The skew is that of real collections: few
 * facilities and templates hold most documents, files arrive in batches of one moment, and what is rare is rare.
 */
export async function seedProject(store: Store, documents: number): Promise<Seeded> {
  const { database } = store;
  const sheet = await store.blobs.put(await pagePicture());
  const run = (query: SQL) => database.execute(query);
  const dataset = "d".repeat(64);
  await run(sql`
    insert into documents (id, name, source, media_type, size_bytes, subject, domain, family, template, facility, created_at)
    select encode(sha256(('document ' || n)::bytea), 'hex'), 'scan-' || lpad(n::text, 6, '0') || '.png', 'inbox/' || n,
           'image/png', 40000 + n % 90000, 'subject-' || n % ${sql.raw(String(Math.ceil(documents / 3)))}, 'medical', family,
           family || '-' || ceil(30 * power(${share(sql`n`, "template")}, 3))::int,
           'facility-' || ceil(40 * power(${share(sql`n`, "facility")}, 3))::int,
           '2025-01-01'::timestamptz + (n / 40) * interval '7 minutes'
    from (select n, case when ${share(sql`n`, "family")} < 0.6 then 'lab-report' when ${share(sql`n`, "family")} < 0.9 then 'referral'
                         else 'receipt' end as family
          from generate_series(1, ${documents}::int) as n) as numbered`);
  await run(sql`
    insert into pages (document_id, index, sha256, width, height, quality, perceptual_hash)
    select id, index, ${sheet}, ${PAGE.width}::int, ${PAGE.height}::int, jsonb_build_object(
             'sharpness', case when ${share(sql`id || index`, "sharp")} < 0.04 then 120 when ${share(sql`id || index`, "sharp")} < 0.2 then 700 else 1800 end,
             'skewDegrees', case when ${share(sql`id || index`, "skew")} < 0.1 then null else round((${share(sql`id || index`, "skew")} * 1.05)::numeric, 2) end,
             'contrast', 0.7, 'ink', 0.1, 'blank', ${share(sql`id || index`, "blank")} < 0.003), left(id, 16)
    from documents, generate_series(0, case when ${share(sql`id`, "pages")} < 0.85 then 0 when ${share(sql`id`, "pages")} < 0.95 then 1 else 4 end) as index`);
  await run(sql`
    insert into datasets (id, specialty, summary)
    values (${dataset}, ${JSON.stringify(BENCH_SPECIALTY)}::jsonb,
            '{"documents": 0, "splits": {}, "domains": {}, "families": {}, "exactDuplicates": 0, "nearDuplicates": 0, "leftOut": {}, "trainingRows": 0, "leaks": 0}')`);
  await run(sql`
    insert into dataset_members (dataset_id, document_id, split, selected, phi)
    select ${dataset}, id, case when ${share(sql`subject`, "split")} < 0.8 then 'train' when ${share(sql`subject`, "split")} < 0.9 then 'dev' else 'test' end,
           true, case when ${share(sql`id`, "phi")} < 0.06 then 'found' when ${share(sql`id`, "phi")} < 0.7 then 'none' else 'unknown' end
    from documents where ${share(sql`id`, "member")} < 0.95`);
  await seedLabels(run);
  await run(sql`
    insert into suggestions (id, document_id, task, teacher, content, state, filters, shown, created_at)
    select left(id, 16) || '-' || teacher, id, 'fields', 'teacher-' || teacher,
           jsonb_build_object('fields', (select jsonb_agg(jsonb_build_object('path', path, 'value', ${madeValue(sql`path`)}, 'status', 'present',
             'quote', ${madeValue(sql`path`)}, 'evidence', jsonb_build_array(${boxOf(sql`place`)}))) from ${pathsOf(4)})),
           case when ${share(sql`id || teacher`, "state")} < 0.9 then 'kept' else 'rejected' end, '[]', ${share(sql`id`, "shown")} < 0.9, created_at
    from documents, unnest(array['a', 'b']) as teacher
    where not ${isLabelled} and ${share(sql`id`, "taught")} < 0.7`);
  await run(sql`vacuum analyze`);
  const counted = async (query: SQL): Promise<number> => Number((await run(query)).rows[0]?.n);
  const [full = "", ...pictured] = (
    await run(sql`
      select id from documents
      where not ${isLabelled} and family = 'lab-report' and not exists (select 1 from pages where document_id = id and index > 0)
        and exists (select 1 from suggestions where document_id = documents.id and state = 'kept' and shown)
      order by id desc limit 41`)
  ).rows.map((row) => String(row.id));
  return {
    documents: await counted(sql`select count(*) as n from documents`),
    labels: await counted(sql`select count(*) as n from labels`),
    suggestions: await counted(sql`select count(*) as n from suggestions`),
    disagreements: await counted(sql`select count(*) as n from disagreements where resolved_revision is null`),
    pictured,
    full,
  };
}

/**
 * Seven documents in ten have been read once, most of a tenth of these a second time, blind; one value in twenty-five differs then, and
 * a quarter of that is open. Together with what was corrected later they are ten labels a document.
 */
async function seedLabels(run: (query: SQL) => Promise<unknown>): Promise<void> {
  // In the order in which people gave them: the labels of one document lie together.
  await run(sql`
    insert into labels (document_id, path, revision, value, status, evidence, author, method, created_at)
    select id, path, 1, ${madeValue(sql`path`)}, 'present', jsonb_build_array(${boxOf(sql`place`)}), ${personOf("first")}, 'manual',
           created_at + interval '3 days'
    from documents, ${pathsOf(2)} where ${isLabelled} order by created_at, id, place`);
  await run(sql`
    insert into labels (document_id, path, revision, value, status, evidence, author, method, created_at)
    select id, path, 2, ${madeValue(sql`path`)} || case when ${share(sql`id || path`, "differs")} < 0.04 then '*' else '' end, 'present',
           jsonb_build_array(${boxOf(sql`place`)}), ${personOf("second")}, 'second-reading', created_at + interval '9 days'
    from documents, ${pathsOf(2)} where ${isReadTwice} order by created_at, id, place`);
  // Every hundredth value that was read once was corrected since.
  await run(sql`
    insert into labels (document_id, path, revision, value, status, evidence, author, method, created_at)
    select document_id, path, 2, value || '.', status, evidence, author, method, labels.created_at + interval '20 days'
    from labels join documents on id = document_id
    where revision = 1 and not ${isReadTwice} and ${share(sql`id || path`, "corrected")} < 0.01`);
  await run(sql`
    insert into label_work (document_id, purpose, person, expires_at, finished_at)
    select id, 'first', ${personOf("first")}, created_at + interval '3 days', created_at + interval '3 days' from documents where ${isLabelled}
    union all
    select id, 'second', ${personOf("second")}, created_at + interval '9 days', created_at + interval '9 days' from documents where ${isReadTwice}`);
  await run(sql`
    insert into disagreements (document_id, path, resolved_revision, created_at)
    select document_id, path, case when ${share(sql`document_id || path`, "settled")} < 0.75 then 2 end, labels.created_at
    from labels where method = 'second-reading' and right(value, 1) = '*'`);
}

/** A number in 0..1 that hangs on the row and on what it is for. */
const share = (of: SQL, purpose: string): SQL =>
  sql`((hashtextextended((${of})::text || ${sql.raw(`'${purpose}'`)}, 20261121) & 1048575) / 1048576.0::float8)`;

const isLabelled = sql`(${share(sql`documents.id`, "labelled")} < 0.7)`;
// Of the tenth that is to be read twice, as the queue draws it by id, a part still waits for it.
const isReadTwice = sql`(${isLabelled} and documents.id < '1999999a' and ${share(sql`documents.id`, "twice")} < 0.7)`;

/** One of the labellers; the second reader is never the first. */
const personOf = (reading: "first" | "second"): SQL => {
  const index = sql`floor(${share(sql`id`, "reader")} * ${sql.raw(String(LABELLERS.length))})::int`;
  const names = sql.raw(`array[${LABELLERS.map((name) => `'${name}'`).join()}]`);
  return sql`(${names})[(${index} + ${sql.raw(reading === "first" ? "0" : "1")}) % ${sql.raw(String(LABELLERS.length))} + 1]`;
};

/** The single fields, and so many rows of results, each with its place on the page. */
const pathsOf = (rows: number): SQL => {
  const single = FIELDS.map((path) => `'${path}'`);
  const cells = Array.from({ length: rows }, (_, row) => COLUMNS.map((column) => `'results[${row}].${column}'`)).flat();
  return sql.raw(`unnest(array[${[...single, ...cells].join()}]) with ordinality as paths(path, place)`);
};

const madeValue = (path: SQL): SQL =>
  sql`(case when ${path} like '%value' then round((${share(sql`id || ${path}`, "value")} * 200)::numeric, 1)::text
            else 'value ' || left(md5(id || ${path}), 10) end)`;

const boxOf = (place: SQL): SQL =>
  sql`jsonb_build_object('page', 0, 'x', 0.1, 'y', 0.03 * ${place}, 'width', 0.3, 'height', 0.02)`;

/** A page with lines of text-like strokes: weighs what a scan does. */
async function pagePicture(): Promise<Buffer> {
  const lines = Array.from({ length: 60 }, (_, line) =>
    Array.from({ length: 12 }, (_, word) => {
      const width = 30 + ((line * 7 + word * 13) % 50);
      return `<rect x="${90 + word * 88}" y="${80 + line * 27}" width="${width}" height="11" fill="#222"/>`;
    }).join(""),
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}"><rect width="100%" height="100%" fill="#fdfdfb"/>${lines.join("")}</svg>`;
  return sharp(Buffer.from(page)).png().toBuffer();
}

/** Gives one document so many labels with a box each: a page as full as pages get. */
export async function addBoxes(store: Store, documentId: string, boxes: number): Promise<void> {
  await store.database.insert(tables.labels).values(
    Array.from({ length: boxes }, (_, index) => ({
      documentId,
      path: `results[${Math.floor(index / 3)}].${COLUMNS[index % 3]}`,
      revision: 1,
      value: String(index),
      status: "present" as const,
      evidence: [
        {
          page: 0,
          x: 0.05 + (index % 10) * 0.09,
          y: 0.02 + Math.floor(index / 10) * 0.019,
          width: 0.07,
          height: 0.013,
        },
      ],
      author: LABELLERS[0] as string,
      method: "manual",
    })),
  );
}
