import { gt, type SQL, sql } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";
import { LABEL_METHODS } from "./readings.ts";

const { documents, labelledDocuments, labels, labelWork } = tables;

/** Documents whose labels are in memory at once. */
const CHUNK = 50;

export interface LabelExport {
  /** Who takes the labels out. What they are just reading a second time, blind, is left out. */
  person: string;
  /** Of documents of this family only. */
  family?: string | undefined;
  /** ISO 8601. Labels as they stood at that moment; now when left out. */
  asOf?: string | undefined;
}

/**
 * The current label of every value as JSON Lines, which a blind second reading is not, by document and path: `{"documentId", "path", "revision", "value", "status",
 * "evidence", "author", "method", "createdAt"}`. Each text that is given holds whole lines, and memory stays flat.
 *
 * Revisions are only ever added, so a moment is enough to give one picture while people go on labelling; no transaction is
 * held open for a reader who is slow. That somebody took the labels out is in the audit chain before the first line is.
 */
export async function* exportLabels(store: Store, { person, family, asOf }: LabelExport): AsyncGenerator<string> {
  const moment = asOf ?? (await databaseTime(store));
  await store.change(
    { action: "labels.exported", subject: family ?? "all", actor: person, detail: { asOf: moment } },
    async () => {},
  );
  for (let after = ""; ; ) {
    const chunk = await store.database
      .select({ id: labelledDocuments.documentId })
      .from(labelledDocuments)
      .where(sql`${gt(labelledDocuments.documentId, after)} and ${isWanted(person, family)}`)
      .orderBy(labelledDocuments.documentId)
      .limit(CHUNK);
    if (chunk.length === 0) return;
    const ids = chunk.map((row) => row.id);
    after = ids.at(-1) as string;
    // PostgreSQL writes the lines: a million rows would otherwise be parsed here only to be written again.
    const { rows } = await store.database.execute<{ lines: string | null }>(sql`
      select string_agg(row_to_json(standing)::text, E'\\n' order by "documentId", path) as lines
      from (select distinct on (document_id, path)
              document_id as "documentId", path, revision, value, status, evidence, author, method,
              to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
            from ${labels}
            where document_id = any(${sql.param(ids)}) and created_at <= ${moment}::timestamptz
              and method <> ${LABEL_METHODS.second}
            order by document_id, path, revision desc) as standing`);
    const lines = rows[0]?.lines;
    if (lines) yield `${lines}\n`;
  }
}

function isWanted(person: string, family: string | undefined): SQL {
  const ofFamily =
    family === undefined
      ? sql``
      : sql`and exists (select 1 from ${documents} where ${documents.id} = ${labelledDocuments.documentId} and ${documents.family} = ${family})`;
  return sql`not exists (
    select 1 from ${labelWork} where ${labelWork.documentId} = ${labelledDocuments.documentId} and ${labelWork.purpose} = 'second'
      and ${labelWork.person} = ${person} and ${labelWork.finishedAt} is null) ${ofFamily}`;
}

/** The database's own clock, which dates the labels. */
async function databaseTime({ database }: Store): Promise<string> {
  const { rows } = await database.execute<{ now: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return rows[0]?.now as string;
}
