import { type SQL, sql } from "drizzle-orm";
import { tables } from "../../store/index.ts";

const { documents, pages } = tables;

export const QUALITY_BANDS = ["good", "fair", "poor"] as const;
export type QualityBand = (typeof QUALITY_BANDS)[number];

const measure = (name: string): SQL => sql`(${pages.quality}->>${sql.raw(`'${name}'`)})::double precision`;
const skew = sql`abs(coalesce(${measure("skewDegrees")}, 0))`;

/** The bands by which evaluations are sliced; a test holds the two against each other. 0 good, 1 fair, 2 poor. */
const pageBand = sql`case
  when (${pages.quality}->>'blank')::boolean or ${skew} > 3 or ${measure("contrast")} < 0.35 or ${measure("sharpness")} < 100 then 2
  when ${skew} <= 1 and ${measure("contrast")} >= 0.6 and ${measure("sharpness")} >= 600 then 0
  else 1 end`;

/** The worst page decides. */
const documentBand = sql`coalesce((select max(${pageBand}) from ${pages} where ${pages.documentId} = ${documents}.id), 0)`;

/** Whether the worst page of a document is of this band. */
export const isOfBand = (band: QualityBand): SQL =>
  sql`${documentBand} = ${sql.raw(String(QUALITY_BANDS.indexOf(band)))}`;

/** The band of a document as a text column. */
export const bandOf: SQL<QualityBand> = sql`(array['good', 'fair', 'poor'])[${documentBand} + 1]`;
