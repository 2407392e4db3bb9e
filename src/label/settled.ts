import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Expertise } from "../domain/role.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Store, tables } from "../store/index.ts";
import { isOfField } from "./adjudicate.ts";
import { categoryOf, type TwoReadings, twoReadings } from "./readings.ts";

const { disagreements, labels, labelWork, people } = tables;

/** Joins a disagreement to the label that settled it; those still open join to none. */
export const bySettling = and(
  eq(labels.documentId, disagreements.documentId),
  eq(labels.path, disagreements.path),
  eq(labels.revision, disagreements.resolvedRevision),
);

/** A disagreement that somebody settled. */
export interface SettledDisagreement {
  documentId: string;
  path: string;
  settledBy: string;
  settledAt: Date;
  /** Whose reading was taken; `other` where a third value was written. */
  took: "first" | "second" | "other";
  /**
   * In what capacity: an expert, a third person beside the two readers (2 + 1), or one of the readers, whose word then
   * stands against the other's.
   */
  as: "expert" | "third" | "reader";
}

/** Settled disagreements in order of document and path, after `after` and at most `limit`. */
export async function settledDisagreements(
  store: Store,
  specialty: Pick<Specialty, "fields" | "general">,
  limit: number,
  after?: { documentId: string; path: string },
  field?: string,
): Promise<SettledDisagreement[]> {
  const rows = await store.database
    .select({
      documentId: disagreements.documentId,
      path: disagreements.path,
      value: labels.value,
      status: labels.status,
      author: labels.author,
      createdAt: labels.createdAt,
      expertise: people.expertise,
    })
    .from(disagreements)
    .innerJoin(labels, bySettling)
    .leftJoin(people, eq(people.name, labels.author))
    .where(
      and(
        isNotNull(disagreements.resolvedRevision),
        isOfField(field),
        after && sql`(${disagreements.documentId}, ${disagreements.path}) > (${after.documentId}, ${after.path})`,
      ),
    )
    .orderBy(asc(disagreements.documentId), asc(disagreements.path))
    .limit(limit);
  const readings = await readingsOf(store, [...new Set(rows.map((row) => row.documentId))]);
  return rows.map(({ documentId, path, author, createdAt, expertise, ...label }) => ({
    documentId,
    path,
    settledBy: author,
    settledAt: createdAt,
    took: taken({ path, ...label }, readings.get(documentId), specialty),
    as: capacityOf(author, expertise, readings.get(documentId)),
  }));
}

/** In what capacity somebody settles, or would settle, what two people read differently. */
export function capacityOf(
  person: string,
  expertise: Expertise | null,
  readers: Pick<TwoReadings, "firstReader" | "secondReader"> | undefined,
): SettledDisagreement["as"] {
  if (expertise === "expert") return "expert";
  return readers?.firstReader === person || readers?.secondReader === person ? "reader" : "third";
}

function taken(
  label: Parameters<typeof categoryOf>[0] & object,
  readings: TwoReadings | undefined,
  specialty: Pick<Specialty, "fields" | "general">,
): SettledDisagreement["took"] {
  if (!readings) return "other";
  const settled = categoryOf(label, specialty);
  if (settled === categoryOf(readings.first.get(label.path), specialty)) return "first";
  return settled === categoryOf(readings.second.get(label.path), specialty) ? "second" : "other";
}

/** Both readings of each of these documents that has a second one. */
export async function readingsOf(store: Store, documentIds: readonly string[]): Promise<Map<string, TwoReadings>> {
  if (documentIds.length === 0) return new Map();
  const second = await store.database
    .select({ documentId: labelWork.documentId, person: labelWork.person })
    .from(labelWork)
    .where(and(inArray(labelWork.documentId, [...documentIds]), eq(labelWork.purpose, "second")));
  const revisions = await store.database
    .select()
    .from(labels)
    .where(inArray(labels.documentId, [...documentIds]));
  const found = new Map<string, TwoReadings>();
  for (const { documentId, person } of second) {
    const readings = twoReadings(
      revisions.filter((row) => row.documentId === documentId),
      person,
    );
    if (readings) found.set(documentId, readings);
  }
  return found;
}
