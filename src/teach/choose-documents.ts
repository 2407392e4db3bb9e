import { asc, inArray, notInArray } from "drizzle-orm";
import type { DatasetDocument } from "../domain/dataset.ts";
import type { Specialty } from "../domain/specialty.ts";
import { readDataset, type Store, tables } from "../store/index.ts";

/** What may be taught. There is no `test`: held-out documents are never asked for labels, and never filtered. */
export const TEACHABLE = ["train", "dev", "unlabelled"] as const;
export type Teachable = (typeof TEACHABLE)[number];

export interface ChosenDocuments {
  /** Null when there is no dataset version yet, and only unlabelled documents are taught. */
  datasetId: string | null;
  documents: DatasetDocument[];
  /** Every class of the specialty's documents, sorted. */
  classes: string[];
}

/**
 * Documents of the specialty to be taught, by id: of the splits of a dataset version, or those that no split holds yet.
 * An unlabelled document of a subject that is held out stays out too.
 *
 * @throws ResidencyError `dataset-not-found` when a split is asked for and there is no such version.
 */
export async function chooseDocuments(
  store: Store,
  specialty: Specialty,
  options: { dataset?: string | undefined; documents: readonly Teachable[] },
): Promise<ChosenDocuments> {
  const wanted = new Set<string>(options.documents);
  const needed = options.dataset !== undefined || wanted.has("train") || wanted.has("dev");
  const version = needed ? await readDataset(store, options.dataset) : await newestDataset(store);
  const families = new Set(specialty.families);
  const special = (version?.documents ?? []).filter((document) => families.has(document.family ?? ""));
  const classes = new Set<string>();
  for (const document of special) if (document.class !== undefined) classes.add(document.class);
  const documents = special.filter((document) => wanted.has(document.split) && document.split !== "test");
  if (wanted.has("unlabelled")) {
    const heldOut = new Set(
      (version?.documents ?? []).flatMap(({ split, subject }) =>
        split === "test" && subject !== undefined ? [subject] : [],
      ),
    );
    const unlabelled = await outsideOf(
      store,
      specialty.families,
      (version?.documents ?? []).map(({ id }) => id),
    );
    documents.push(
      ...unlabelled.filter((document) => document.subject === undefined || !heldOut.has(document.subject)),
    );
  }
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { datasetId: version?.id ?? null, documents, classes: [...classes].sort() };
}

async function newestDataset(store: Store) {
  const [any] = await store.database.select({ id: tables.datasets.id }).from(tables.datasets).limit(1);
  return any ? readDataset(store) : null;
}

/** Documents of these families that a version does not hold. */
async function outsideOf(
  store: Store,
  families: readonly string[],
  held: readonly string[],
): Promise<DatasetDocument[]> {
  const { documents, pages } = tables;
  const rows = await store.database
    .select()
    .from(documents)
    .where(inArray(documents.family, [...families]))
    .orderBy(asc(documents.id));
  const inVersion = new Set(held);
  const outside = new Map<string, DatasetDocument>();
  for (const { id, name, subject, domain, family, template, facility, text, class: className } of rows) {
    if (inVersion.has(id)) continue;
    const facts = Object.fromEntries(
      Object.entries({ subject, domain, family, template, facility, text, class: className }).filter(
        ([, value]) => value !== null,
      ),
    );
    outside.set(id, { id, name, ...facts, pages: [], split: "train", selected: false });
  }
  const pageRows = await store.database
    .select()
    .from(pages)
    .where(held.length === 0 ? undefined : notInArray(pages.documentId, [...held]))
    .orderBy(asc(pages.documentId), asc(pages.index));
  for (const { documentId, sha256, width, height } of pageRows)
    outside.get(documentId)?.pages.push({ sha256, width, height });
  return [...outside.values()].filter((document) => document.pages.length > 0);
}
