import { resolve } from "node:path";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { DatasetDocument, DatasetScreening, DatasetSummary, DatasetVersion, Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { definitionPath, type FieldValues } from "../domain/field.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Task, taskBook } from "../domain/task.ts";
import { nearDuplicatePairs } from "../likeness/index.ts";
import { keepDataset, readDataset, type Store, tables } from "../store/index.ts";
import { Groups } from "./groups.ts";
import { findLeaks } from "./leak-check.ts";
import { screenAllPhi, screenCopies, screenFertility, screenLabelNoise } from "./screen/index.ts";
import { selectTraining } from "./select.ts";
import { splitGroups } from "./split.ts";

export interface CurateOptions {
  /** Folder that the specialty's base model is relative to; the working directory when left out. */
  projectFolder?: string;
}

/**
 * Makes a dataset version of all documents: exact duplicates out, near-duplicates and subjects kept together, split,
 * checked for leaks, mixed, screened for identifiers, copied text, costly terms and doubtful labels. The same documents,
 * labels and settings give the same id; documents that an earlier version of the same split rule had stay in their split.
 *
 * @throws ResidencyError `dataset-empty`, `dataset-leak`.
 */
export async function curate(
  store: Store,
  specialty: Specialty,
  options: CurateOptions = {},
): Promise<DatasetVersion & { summary: DatasetSummary }> {
  const { documents, hashes, blank, age, unsettled, labelling } = await readDocuments(store);
  const leftOut: Record<string, number> = {};
  const leave = (reason: string): false => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    return false;
  };
  const book = taskBook(specialty, documents);
  const seen = new Set<string>();
  let exactDuplicates = 0;
  const usable = documents.filter((document) => {
    if (document.pages.length === 0) return leave("no pages");
    const task = book.taskOf(document);
    if (!task) return leave("nothing to learn: no fields, class or text");
    // Neither reading is the truth until somebody says which.
    if (unsettled.has(document.id)) return leave("two readers disagree and nobody has settled it");
    if (isHalfLabelled(document, task, labelling)) return leave("labelled in part by people and not finished");
    const pictures = document.pages.map((page) => page.sha256).join();
    if (seen.has(pictures)) {
      exactDuplicates++;
      return leave("same pages as another document");
    }
    seen.add(pictures);
    return true;
  });
  if (usable.length === 0) throw new ResidencyError("dataset-empty", "no document has anything to learn from");
  if (!usable.some((document) => book.isSpecialty(document))) {
    throw new ResidencyError(
      "dataset-empty",
      `no document is of the specialty's families (${specialty.families.join(", ")})`,
    );
  }

  const usableIds = new Set(usable.map((document) => document.id));
  const { pairs: nearDuplicates, notCompared } = await nearDuplicatePairs(
    hashes.filter((page) => usableIds.has(page.documentId) && !blank.has(page.sha256)),
    specialty.nearDuplicateBits,
    store.blobs,
  );
  const groups = new Groups();
  for (const document of usable) {
    for (const key of specialty.split.by)
      if (document[key] !== undefined) groups.join(document.id, `${key}:${document[key]}`);
    for (const page of document.pages) if (!blank.has(page.sha256)) groups.join(document.id, `page:${page.sha256}`);
  }
  for (const [a, b] of nearDuplicates) groups.join(a, b);

  const splits = splitGroups(
    usable.map((document) => ({
      id: document.id,
      group: groups.find(document.id),
      stratum: specialty.split.strata.map((key) => document[key] ?? "").join("|"),
    })),
    specialty.split,
    specialty.split.seed,
    await earlierSplits(store, specialty),
  );
  for (const document of usable) document.split = splits.get(document.id) as Split;
  const leaks = findLeaks(usable, specialty.split.by, nearDuplicates, blank);
  if (leaks.length > 0)
    throw new ResidencyError(
      "dataset-leak",
      `${leaks.length} pairs of documents leak across splits, first: ${leaks[0]?.reason} ${leaks[0]?.documents.join(" and ")}`,
    );
  for (const split of ["train", "test"] as const) {
    if (!usable.some((document) => document.split === split && book.isSpecialty(document))) {
      throw new ResidencyError(
        "dataset-empty",
        `the ${split} split has no document of the specialty: there are too few groups to keep apart (split.by ${specialty.split.by.join(", ")})`,
      );
    }
  }
  const selected = selectTraining(
    usable.filter((document) => document.split === "train"),
    specialty,
  );
  for (const document of usable) document.selected = document.split !== "train" || selected.has(document.id);

  const phi = screenAllPhi(usable, specialty.phi.withoutIdentifiers);
  const tasks = usable.flatMap((document) => {
    const task = book.taskOf(document);
    return task ? [{ document: document.id, task }] : [];
  });
  const taskFields = new Map(tasks.map(({ document, task }) => [document, task.kind === "fields" ? task.fields : []]));
  const screening: DatasetScreening = {
    phi,
    copies: screenCopies([...usable].sort((a, b) => (age.get(a.id) as number) - (age.get(b.id) as number))),
    fertility: await screenFertility(
      tasks.map(({ document, task }) => ({ document, text: task.answer, values: valuesOf(task) })),
      resolve(options.projectFolder ?? ".", specialty.base),
      specialty.limits.answerTokens,
    ),
    labelNoise: await screenLabelNoise(store, usable, (document) => taskFields.get(document.id) ?? []),
  };
  const mentioned = new Set(
    usable.filter(book.isSpecialty).flatMap((document) => Object.keys(document.fields ?? {}).map(definitionPath)),
  );
  const neverLabelled = specialty.fields.map(({ path }) => path).filter((path) => !mentioned.has(path));
  const summary: DatasetSummary = {
    documents: usable.length,
    splits: count(usable, (document) => document.split),
    domains: countBySplit(usable, (document) => document.domain ?? "none"),
    families: countBySplit(usable, (document) => document.family ?? "none"),
    exactDuplicates,
    nearDuplicates: nearDuplicates.length,
    ...(notCompared > 0 ? { nearDuplicatesNotCompared: notCompared } : {}),
    ...(neverLabelled.length > 0 ? { neverLabelled } : {}),
    leftOut,
    trainingRows: selected.size,
    leaks: leaks.length,
    screening,
  };
  const version = await keepDataset(store, usable, specialty, summary);
  return { ...version, summary };
}

const valuesOf = (task: Task): string =>
  task.kind === "fields"
    ? Object.values(task.expected)
        .flatMap(({ value }) => value ?? [])
        .join("\n")
    : task.answer;

function count(
  documents: readonly DatasetDocument[],
  key: (document: DatasetDocument) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) counts[key(document)] = (counts[key(document)] ?? 0) + 1;
  return counts;
}

function countBySplit(
  documents: readonly DatasetDocument[],
  key: (document: DatasetDocument) => string,
): Record<string, Record<string, number>> {
  const splits: Record<string, Record<string, number>> = {};
  for (const split of ["train", "dev", "test"])
    splits[split] = count(
      documents.filter((document) => document.split === split),
      key,
    );
  return splits;
}

interface Labelling {
  imported: ReadonlySet<string>;
  begun: ReadonlySet<string>;
  finished: ReadonlySet<string>;
}

/**
 * Whether some of the document is labelled and the rest is not known. An import states whole documents: what a line leaves
 * out is absent. Somebody who labels is done when they say so, or when every single field has its label; half a document
 * would teach that the rest is absent.
 */
function isHalfLabelled(
  { id, fields = {} }: DatasetDocument,
  task: Task,
  { imported, begun, finished }: Labelling,
): boolean {
  if (task.kind !== "fields" || imported.has(id) || finished.has(id)) return false;
  return begun.has(id) || task.fields.some(({ path }) => !path.includes("[]") && !(path in fields));
}

/**
 * Where versions of this specialty and split rule put their documents, by the newest that holds each: a version may lack
 * some, because they were disputed then, or not taught. Another seed begins anew.
 */
async function earlierSplits(store: Store, { name, split }: Specialty): Promise<Map<string, Split>> {
  const { datasets } = tables;
  const versions = await store.database
    .select({ id: datasets.id })
    .from(datasets)
    .where(
      and(
        sql`${datasets.specialty}->>'name' = ${name}`,
        sql`${datasets.specialty}->'split' = ${JSON.stringify(split)}::jsonb`,
      ),
    )
    .orderBy(asc(datasets.keptAt), asc(datasets.createdAt));
  const splits = new Map<string, Split>();
  for (const { id } of versions)
    for (const document of (await readDataset(store, id)).documents) splits.set(document.id, document.split);
  return splits;
}

/** All documents with their pages and current labels; `split` and `selected` are set later. */
async function readDocuments(store: Store) {
  const { documents, pages, labels, disagreements, labelWork } = tables;
  const rows = await store.database.select().from(documents).orderBy(asc(documents.id));
  const pageRows = await store.database.select().from(pages).orderBy(asc(pages.documentId), asc(pages.index));
  // A blind second reading is no label: where it differs somebody settles it, and that is a revision of its own.
  const labelRows = await store.database
    .select()
    .from(labels)
    .where(ne(labels.method, "second-reading"))
    .orderBy(asc(labels.documentId), asc(labels.path), asc(labels.revision));
  const unsettled = await store.database
    .selectDistinct({ documentId: disagreements.documentId })
    .from(disagreements)
    .where(isNull(disagreements.resolvedRevision));
  const work = await store.database
    .select({ documentId: labelWork.documentId, finishedAt: labelWork.finishedAt })
    .from(labelWork)
    .where(eq(labelWork.purpose, "first"));
  const byId = new Map<string, DatasetDocument>();
  for (const { id, name, subject, domain, family, template, facility, text, class: className } of rows) {
    const facts = Object.fromEntries(
      Object.entries({ subject, domain, family, template, facility, text, class: className }).filter(
        ([, value]) => value !== null,
      ),
    );
    byId.set(id, { id, name, ...facts, pages: [], split: "train", selected: false });
  }
  for (const { documentId, sha256, width, height } of pageRows)
    byId.get(documentId)?.pages.push({ sha256, width, height });
  for (const { documentId, path, value, status, evidence } of labelRows) {
    const document = byId.get(documentId) as DatasetDocument;
    document.fields ??= {} satisfies FieldValues;
    document.fields[path] = { value, status, evidence }; // a later revision replaces an earlier one
  }
  // All blank pages look alike, which says nothing about the documents that hold them.
  const blank = new Set(pageRows.filter((page) => page.quality.blank).map((page) => page.sha256));
  // In the order in which they came, then by name, as a scanner numbers its files: the nearest to an order of time.
  const byAge = rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.name < b.name ? -1 : 1));
  return {
    documents: [...byId.values()],
    age: new Map(byAge.map(({ id }, index) => [id, index])),
    blank,
    unsettled: new Set(unsettled.map((row) => row.documentId)),
    labelling: {
      imported: new Set(labelRows.filter(({ method }) => method === "import").map(({ documentId }) => documentId)),
      begun: new Set(work.filter(({ finishedAt }) => finishedAt === null).map(({ documentId }) => documentId)),
      finished: new Set(work.filter(({ finishedAt }) => finishedAt !== null).map(({ documentId }) => documentId)),
    },
    hashes: pageRows.map(({ documentId, sha256, perceptualHash }) => ({ documentId, sha256, perceptualHash })),
  };
}
