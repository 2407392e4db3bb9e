import { eq, inArray, sql } from "drizzle-orm";
import type { Expertise } from "../domain/role.ts";
import type { Interval, Score } from "../domain/score.ts";
import type { Specialty } from "../domain/specialty.ts";
import { percentAgreement, wilsonInterval } from "../statistics/index.ts";
import { type Store, tables } from "../store/index.ts";
import { finishedReadings, type Pair, pairsOf } from "./agreement.ts";
import { agreementInterval } from "./agreement-interval.ts";
import { categoryOf, LABEL_METHODS, type LabelRevision } from "./readings.ts";
import { bySettling } from "./settled.ts";

const { disagreements, labels, people } = tables;

/** How one person's labels hold up beside those of others. */
export interface Annotator {
  name: string;
  /** Null for an author who is no person of the studio, such as an import. */
  expertise: Expertise | null;
  /** Documents and values that they gave labels for by hand, first or second. */
  documents: number;
  values: number;
  /** Agreement with the other reader, over the values that both read independently. */
  agreement: { score: Score; interval: Interval | null };
  /**
   * Of the disagreements that they took part in and that somebody else settled: those settled as they had read. Somebody
   * who settles their own disagreements is not proven right by that.
   */
  upheld: { score: Score; interval: Interval | null };
  /** Disagreements that they settled themselves. */
  settled: number;
}

interface Record {
  pairs: Pair[];
  upheld: boolean[];
}

/** A label that somebody gave as a reader, first or second, and not to settle a difference. */
const byHand = inArray(labels.method, [LABEL_METHODS.label, LABEL_METHODS.second]);

/** Everybody who labelled or settled by hand, those with the most documents first. */
export async function annotators(store: Store, specialty: Pick<Specialty, "fields" | "general">): Promise<Annotator[]> {
  const authors = await store.database
    .select({
      name: labels.author,
      expertise: people.expertise,
      documents: sql<number>`count(distinct ${labels.documentId}) filter (where ${byHand})::int`,
      values: sql<number>`count(*) filter (where ${byHand})::int`,
    })
    .from(labels)
    .leftJoin(people, eq(people.name, labels.author))
    .where(inArray(labels.method, Object.values(LABEL_METHODS)))
    .groupBy(labels.author, people.expertise);
  const settlements = await settledLabels(store);
  const records = new Map<string, Record>();
  const of = (name: string): Record => {
    const known = records.get(name) ?? { pairs: [], upheld: [] };
    records.set(name, known);
    return known;
  };
  for await (const { documentId, readings } of finishedReadings(store)) {
    const pairs = pairsOf(documentId, readings, specialty);
    for (const reader of [readings.firstReader, readings.secondReader])
      for (const pair of pairs) of(reader).pairs.push(pair);
    for (const settled of settlements.get(documentId) ?? []) {
      const category = categoryOf(settled, specialty);
      for (const [reader, read] of [
        [readings.firstReader, readings.first],
        [readings.secondReader, readings.second],
      ] as const)
        if (reader !== settled.author)
          of(reader).upheld.push(categoryOf(read.get(settled.path), specialty) === category);
    }
  }
  const settledBy = new Map<string, number>();
  for (const rows of settlements.values())
    for (const { author } of rows) settledBy.set(author, (settledBy.get(author) ?? 0) + 1);
  return authors
    .sort((a, b) => b.documents - a.documents || (a.name < b.name ? -1 : 1))
    .map((author) => {
      const { pairs, upheld } = of(author.name);
      return {
        ...author,
        agreement: {
          score: percentAgreement(pairs.map((pair) => pair.categories)),
          interval: agreementInterval(pairs),
        },
        upheld: shareOf(upheld),
        settled: settledBy.get(author.name) ?? 0,
      };
    });
}

/** The labels that settled disagreements, by document. */
async function settledLabels(store: Store): Promise<Map<string, (LabelRevision & { documentId: string })[]>> {
  const rows = await store.database.select({ label: labels }).from(disagreements).innerJoin(labels, bySettling);
  const byDocument = new Map<string, (LabelRevision & { documentId: string })[]>();
  for (const { label } of rows) byDocument.set(label.documentId, [...(byDocument.get(label.documentId) ?? []), label]);
  return byDocument;
}

function shareOf(outcomes: readonly boolean[]): Annotator["upheld"] {
  const [right, n] = [outcomes.filter(Boolean).length, outcomes.length];
  if (n === 0)
    return { score: { kind: "unscored", reason: "nobody else settled a disagreement of theirs" }, interval: null };
  return { score: { kind: "scored", value: right / n, n }, interval: wilsonInterval(right, n) };
}
