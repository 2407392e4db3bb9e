import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { DatasetDocument, Split } from "../../domain/dataset.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { nearDuplicatePairs } from "../../likeness/index.ts";
import { type Store, tables } from "../../store/index.ts";
import { indexMembers } from "./dataset-members.ts";

const { datasetMembers, documents, pages } = tables;

/** What keeps documents together when a version is split. */
export type Bond = "subject" | "template" | "same page" | "near-duplicate";

export interface Neighbours {
  bond: Bond;
  documents: number;
  /** The first of them by name. */
  first: { documentId: string; name: string; split: Split }[];
}

const MOST_LISTED = 12;
/** Pages of a similar hash, the nearest first, that are compared by their pixels. */
const MOST_ALIKE = 40;
/** Documents of a cluster whose own near-duplicates are looked for. */
const MOST_FOLLOWED = 8;

/**
 * The documents that a row of a version was kept together with, by what they have in common: it stands where it does because its
 * whole group does. A cluster of near-duplicates is followed from one to the next; of the other bonds only the row's own are
 * told.
 */
export async function neighboursOf(
  store: Store,
  datasetId: string,
  row: DatasetDocument,
  { split, nearDuplicateBits }: Pick<Specialty, "split" | "nearDuplicateBits">,
): Promise<Neighbours[]> {
  await indexMembers(store, datasetId);
  const found: [Bond, string[]][] = [];
  for (const key of split.by)
    if (row[key] !== undefined)
      found.push([key, await ids(store, datasetId, row.id, eq(documents[key], row[key] as string))]);
  const [samePage, alike] = await pageNeighbours(store, datasetId, row, nearDuplicateBits);
  found.push(["same page", samePage], ["near-duplicate", alike]);
  const listed = await listedOf(store, datasetId, [...new Set(found.flatMap(([, known]) => known))]);
  return found
    .filter(([, known]) => known.length > 0)
    .map(([bond, known]) => ({
      bond,
      documents: known.length,
      first: known
        .flatMap((id) => listed.get(id) ?? [])
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .slice(0, MOST_LISTED),
    }));
}

async function ids(store: Store, datasetId: string, but: string, where: ReturnType<typeof eq>): Promise<string[]> {
  const rows = await store.database
    .select({ id: documents.id })
    .from(documents)
    .innerJoin(datasetMembers, eq(datasetMembers.documentId, documents.id))
    .where(and(eq(datasetMembers.datasetId, datasetId), ne(documents.id, but), where));
  return rows.map(({ id }) => id);
}

/**
 * Documents of the version that share a page with the row, and its cluster of near-duplicates: those that look nearly the same,
 * as `curate` finds them, and those that look nearly as these do.
 */
async function pageNeighbours(
  store: Store,
  datasetId: string,
  row: DatasetDocument,
  bits: number,
): Promise<[string[], string[]]> {
  const { same, alike } = await alikePages(store, datasetId, row.id, bits);
  const cluster = new Set(alike);
  const left = [...alike];
  for (let followed = 0; followed < MOST_FOLLOWED; followed++) {
    const next = left.shift();
    if (next === undefined) break;
    const further = await alikePages(store, datasetId, next, bits);
    for (const id of [...further.same, ...further.alike]) {
      if (id === row.id || cluster.has(id)) continue;
      cluster.add(id);
      left.push(id);
    }
  }
  return [[...same], [...cluster].filter((id) => !same.has(id))];
}

async function alikePages(store: Store, datasetId: string, documentId: string, bits: number) {
  const blank = sql`(${pages.quality}->>'blank')::boolean`;
  const hashed = { documentId: pages.documentId, sha256: pages.sha256, perceptualHash: pages.perceptualHash };
  const own = await store.database
    .select(hashed)
    .from(pages)
    .where(and(eq(pages.documentId, documentId), sql`not ${blank}`));
  if (own.length === 0) return { same: new Set<string>(), alike: [] };
  const hash = (text: unknown) => sql`('x' || ${text})::bit(64)`;
  const distances = own.map(
    ({ perceptualHash }) => sql`bit_count(${hash(pages.perceptualHash)} # ${hash(perceptualHash)})`,
  );
  const nearest = sql`least(${sql.join(distances, sql`, `)})`;
  const others = await store.database
    .select(hashed)
    .from(pages)
    .innerJoin(datasetMembers, eq(datasetMembers.documentId, pages.documentId))
    .where(
      and(
        eq(datasetMembers.datasetId, datasetId),
        ne(pages.documentId, documentId),
        sql`not ${blank}`,
        sql`${nearest} <= ${bits}`,
      ),
    )
    .orderBy(nearest)
    .limit(MOST_ALIKE);
  const pictures = new Set(own.map(({ sha256 }) => sha256));
  const same = new Set(others.filter(({ sha256 }) => pictures.has(sha256)).map((other) => other.documentId));
  const { pairs } = await nearDuplicatePairs([...own, ...others], bits, store.blobs);
  const alike = pairs.flatMap(([a, b]) => (a === documentId ? [b] : b === documentId ? [a] : []));
  return { same, alike: alike.filter((id) => !same.has(id)) };
}

async function listedOf(store: Store, datasetId: string, known: string[]) {
  const rows =
    known.length === 0
      ? []
      : await store.database
          .select({ documentId: documents.id, name: documents.name, split: datasetMembers.split })
          .from(documents)
          .innerJoin(datasetMembers, eq(datasetMembers.documentId, documents.id))
          .where(and(eq(datasetMembers.datasetId, datasetId), inArray(documents.id, known)));
  return new Map(rows.map((row) => [row.documentId, row]));
}
