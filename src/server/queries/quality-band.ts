import { type SQL, sql } from "drizzle-orm";
import { QUALITY_BANDS, type QualityBand } from "../../domain/quality-band.ts";
import { tables } from "../../store/index.ts";

const { documents, pages } = tables;

const [, fair, poor] = QUALITY_BANDS.keys();

/** Whether a document has a page whose band is so. */
const hasPage = (band: SQL): SQL =>
  sql`exists (select 1 from ${pages} where ${pages.documentId} = ${documents}.id and ${band})`;

/** Whether the worst page of a document is of this band. Said so that PostgreSQL finds what is rare by the index of bands. */
export function isOfBand(band: QualityBand): SQL {
  const isPoor = hasPage(sql`${pages.band} = ${sql.raw(String(poor))}`);
  switch (band) {
    case "poor":
      return isPoor;
    case "fair":
      return sql`${hasPage(sql`${pages.band} = ${sql.raw(String(fair))}`)} and not ${isPoor}`;
    case "good":
      return sql`not ${hasPage(sql`${pages.band} > 0`)}`;
  }
}

/** Documents, said by their ids or by those of all others. */
export interface DocumentSet {
  kind: "these" | "all-but";
  /** A query with one column, each id once. */
  ids: SQL;
}

/** The documents of a band, without looking at the documents. */
export function documentsOfBand(band: QualityBand): DocumentSet {
  const withPage = (condition: SQL): SQL => sql`select distinct document_id from ${pages} where ${condition}`;
  const bandIs = (number: number | undefined): SQL => sql`${pages.band} = ${sql.raw(String(number))}`;
  switch (band) {
    case "poor":
      return { kind: "these", ids: withPage(bandIs(poor)) };
    case "fair":
      return { kind: "these", ids: sql`${withPage(bandIs(fair))} except ${withPage(bandIs(poor))}` };
    case "good":
      return { kind: "all-but", ids: withPage(sql`${pages.band} > 0`) };
  }
}

/** The band of a document as a text column. */
export const bandOf: SQL<QualityBand> = sql`(array[${sql.raw(QUALITY_BANDS.map((band) => `'${band}'`).join())}])[
  coalesce((select max(${pages.band}) from ${pages} where ${pages.documentId} = ${documents}.id), 0) + 1]`;
