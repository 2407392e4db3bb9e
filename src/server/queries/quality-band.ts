import { type SQL, sql } from "drizzle-orm";
import { QUALITY_BANDS, QUALITY_LIMITS, type QualityBand } from "../../domain/quality-band.ts";
import { tables } from "../../store/index.ts";

const { documents, pages } = tables;

const { poor, good } = QUALITY_LIMITS;
const measure = (name: string): SQL => sql`(${pages.quality}->>${sql.raw(`'${name}'`)})::double precision`;
const skew = sql`abs(coalesce(${measure("skewDegrees")}, 0))`;

/** `qualityBand` in SQL; a test holds the two against each other. 0 good, 1 fair, 2 poor. */
const pageBand = sql`case
  when (${pages.quality}->>'blank')::boolean or ${skew} > ${poor.skewDegrees} or ${measure("sharpness")} < ${poor.sharpness} then 2
  when ${skew} <= ${good.skewDegrees} and ${measure("sharpness")} >= ${good.sharpness} then 0
  else 1 end`;

/** The worst page decides. */
const documentBand = sql`coalesce((select max(${pageBand}) from ${pages} where ${pages.documentId} = ${documents}.id), 0)`;

/** Whether the worst page of a document is of this band. */
export const isOfBand = (band: QualityBand): SQL =>
  sql`${documentBand} = ${sql.raw(String(QUALITY_BANDS.indexOf(band)))}`;

/** The band of a document as a text column. */
export const bandOf: SQL<QualityBand> = sql`(array['good', 'fair', 'poor'])[${documentBand} + 1]`;
