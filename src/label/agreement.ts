import { and, asc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import { boundingBox, intersectionOverUnion } from "../domain/box.ts";
import { definitionPath } from "../domain/field.ts";
import { type Interval, meanScore, type Score } from "../domain/score.ts";
import type { Specialty } from "../domain/specialty.ts";
import { cohenKappa, krippendorffAlpha, percentAgreement } from "../statistics/index.ts";
import { type Store, tables } from "../store/index.ts";
import { agreementInterval } from "./agreement-interval.ts";
import { categoryOf, type LabelRevision, type TwoReadings, twoReadings } from "./readings.ts";

const { labels, labelWork } = tables;

/** How far two independent readings of the same values agree. */
export interface FieldAgreement {
  /** Definition path of the field. */
  path: string;
  /** Values that were read twice; shares count every one, also those that only one reader saw. */
  percent: Score;
  /** As `agreementInterval` says. */
  interval: Interval | null;
  /** Cohen's kappa of first against second reading, over status and normalised value. */
  kappa: Score;
  /** Krippendorff's alpha, nominal: as kappa, with the readers interchangeable. */
  alpha: Score;
  /** Mean overlap of the boxes (intersection over union) where both readings found the value and gave evidence. */
  evidence: Score;
}

export interface AgreementReport {
  /** Documents that were read twice. */
  documents: number;
  fields: FieldAgreement[];
  all: Omit<FieldAgreement, "path" | "kappa">;
  /** Who read with whom, by documents. */
  readers: { first: string; second: string; documents: number; percent: Score }[];
}

/** One value that was read twice. */
export interface Pair {
  documentId: string;
  path: string;
  categories: [string, string];
  overlap: number | null;
}

const CHUNK = 500;

/**
 * Agreement over all documents whose second reading is finished. Only independent readings count: what was labelled with
 * another reading in view, and adjudications, do not.
 */
export async function agreement(
  store: Store,
  specialty: Pick<Specialty, "fields" | "general">,
): Promise<AgreementReport> {
  const pairs: Pair[] = [];
  const byReaders = new Map<string, { first: string; second: string; documents: number; pairs: Pair[] }>();
  let documents = 0;
  for await (const { documentId, readings } of finishedReadings(store)) {
    documents++;
    const found = pairsOf(documentId, readings, specialty);
    for (const pair of found) pairs.push(pair);
    const { firstReader: first, secondReader: second } = readings;
    const key = JSON.stringify([first, second]);
    const known = byReaders.get(key) ?? { first, second, documents: 0, pairs: [] };
    known.documents++;
    known.pairs.push(...found);
    byReaders.set(key, known);
  }
  const byField = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const path = definitionPath(pair.path);
    if (!byField.has(path)) byField.set(path, []);
    byField.get(path)?.push(pair);
  }
  return {
    documents,
    fields: [...byField]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, found]) => ({
        path,
        ...agreementOf(found),
        kappa: cohenKappa(
          found.map(({ categories }) => categories[0]),
          found.map(({ categories }) => categories[1]),
        ),
      })),
    // No kappa over all fields: their values are no categories of one scale.
    all: agreementOf(pairs),
    readers: [...byReaders.values()]
      .sort((a, b) => b.documents - a.documents || (a.first < b.first ? -1 : 1))
      .map(({ pairs: found, ...rest }) => ({
        ...rest,
        percent: percentAgreement(found.map((pair) => pair.categories)),
      })),
  };
}

function agreementOf(pairs: readonly Pair[]): Omit<FieldAgreement, "path" | "kappa"> {
  const ratings = pairs.map((pair) => pair.categories);
  return {
    percent: percentAgreement(ratings),
    interval: agreementInterval(pairs),
    alpha: krippendorffAlpha(ratings, "nominal"),
    evidence: meanScore(
      pairs.flatMap((pair) => pair.overlap ?? []),
      "no value has evidence in both readings",
    ),
  };
}

/** The values of a document that two people read. */
export function pairsOf(
  documentId: string,
  { first, second }: TwoReadings,
  specialty: Pick<Specialty, "fields" | "general">,
): Pair[] {
  return [...new Set([...first.keys(), ...second.keys()])].sort().map((path) => {
    const [one, two] = [first.get(path), second.get(path)];
    return {
      documentId,
      path,
      categories: [categoryOf(one, specialty), categoryOf(two, specialty)],
      overlap: one?.status === "present" && two?.status === "present" ? overlapOf(one, two) : null,
    };
  });
}

/** Overlap of what holds all boxes of each; null where one of them has none. */
function overlapOf(one: LabelRevision, two: LabelRevision): number | null {
  if (one.evidence.length === 0 || two.evidence.length === 0) return null;
  return intersectionOverUnion(boundingBox(one.evidence), boundingBox(two.evidence));
}

/** Documents with a finished second reading, some hundreds of them in memory at a time. */
export async function* finishedReadings(store: Store): AsyncGenerator<{ documentId: string; readings: TwoReadings }> {
  let after = "";
  for (;;) {
    const finished = await store.database
      .select({ documentId: labelWork.documentId, person: labelWork.person })
      .from(labelWork)
      .where(and(eq(labelWork.purpose, "second"), isNotNull(labelWork.finishedAt), gt(labelWork.documentId, after)))
      .orderBy(asc(labelWork.documentId))
      .limit(CHUNK);
    if (finished.length === 0) return;
    const { documentId, path, revision, value, status, evidence, author, method } = labels;
    const rows = await store.database
      .select({ documentId, path, revision, value, status, evidence, author, method })
      .from(labels)
      .where(
        inArray(
          labels.documentId,
          finished.map((row) => row.documentId),
        ),
      );
    const byDocument = new Map<string, typeof rows>(finished.map((row) => [row.documentId, []]));
    for (const row of rows) byDocument.get(row.documentId)?.push(row);
    for (const { documentId: id, person } of finished) {
      const readings = twoReadings(byDocument.get(id) ?? [], person);
      if (readings) yield { documentId: id, readings };
    }
    after = finished.at(-1)?.documentId as string;
  }
}
