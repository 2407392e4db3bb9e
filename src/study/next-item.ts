import { and, asc, count, eq, sql } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { seededRandom, seedOf } from "../domain/random.ts";
import { type Store, tables } from "../store/index.ts";
import { findStudy } from "./find-study.ts";

const { pages, studyItems, studyVotes } = tables;

/** What a reader sees of one pair: nothing that could tell the sides apart, nor whether it was seen before. */
export interface ReaderItem {
  studyId: string;
  item: number;
  question: string;
  documentId: string;
  /** Blobs of the page pictures, in order. */
  pages: string[];
  /** The two answers; null where a side gave none. */
  a: string | null;
  b: string | null;
  /** Items that this reader can still be asked for, this one included. */
  left: number;
}

/**
 * The next pair for a reader, in an order of the reader's own; null when nothing is left. A pair that has its readers is
 * left out; a flipped repeat goes only to a reader of the first reading, some way after it. Nothing is stored: until it is
 * voted on, the same reader gets the same pair.
 *
 * @throws ResidencyError `study-not-found`, `study-closed`, `usage` without a reader.
 */
export async function nextItem(store: Store, studyId: string, reader: string): Promise<ReaderItem | null> {
  if (reader.trim() === "") throw new ResidencyError("usage", "say who is reading");
  const study = await findStudy(store, studyId);
  if (study.state !== "open") throw new ResidencyError("study-closed", `study ${study.id} is ${study.state}`);
  const rows = await store.database
    .select({
      item: studyItems.item,
      repeats: studyItems.repeats,
      votes: count(studyVotes.reader),
      mine: sql<boolean>`coalesce(bool_or(${studyVotes.reader} = ${reader}), false)`,
    })
    .from(studyItems)
    .leftJoin(studyVotes, and(eq(studyVotes.studyId, studyItems.studyId), eq(studyVotes.item, studyItems.item)))
    .where(and(eq(studyItems.studyId, study.id), eq(studyItems.identical, false)))
    .groupBy(studyItems.item, studyItems.repeats)
    .orderBy(asc(studyItems.item));
  const place = readerOrder(study.id, reader, rows);
  const read = new Set(rows.filter((row) => row.mine).map((row) => row.item));
  const open = rows.filter((row) => !row.mine && row.votes < study.plan.readersPerItem);
  const ready = open
    .filter((row) => row.repeats === null || read.has(row.repeats))
    .sort((left, right) => place.get(left.item)! - place.get(right.item)!);
  const [next] = ready;
  if (!next) return null;
  const [item] = await store.database
    .select({ documentId: studyItems.documentId, answers: studyItems.answers })
    .from(studyItems)
    .where(and(eq(studyItems.studyId, study.id), eq(studyItems.item, next.item)));
  const pictures = await store.database
    .select({ sha256: pages.sha256 })
    .from(pages)
    .where(eq(pages.documentId, item!.documentId))
    .orderBy(asc(pages.index));
  return {
    studyId: study.id,
    item: next.item,
    question: study.plan.question,
    documentId: item!.documentId,
    pages: pictures.map((page) => page.sha256),
    a: item!.answers.a,
    b: item!.answers.b,
    left: open.length,
  };
}

/** Where each item stands for a reader: first readings shuffled, a repeat half a study or more after its first reading. */
function readerOrder(
  studyId: string,
  reader: string,
  rows: readonly { item: number; repeats: number | null }[],
): Map<number, number> {
  const random = seededRandom(seedOf(studyId, reader));
  const first = random.shuffle(rows.filter((row) => row.repeats === null));
  const place = new Map(first.map((row, index) => [row.item, index]));
  for (const row of rows)
    if (row.repeats !== null)
      place.set(row.item, (place.get(row.repeats) ?? 0) + first.length / 2 + random.between(0, first.length / 2));
  return place;
}
