import { resolve } from "node:path";
import { asc } from "drizzle-orm";
import type { DatasetDocument, DatasetScreening, DatasetSummary, DatasetVersion, Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { FieldValues } from "../domain/field.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Task, taskBook } from "../domain/task.ts";
import { keepDataset, type Store, tables } from "../store/index.ts";
import { Groups } from "./groups.ts";
import { findLeaks } from "./leak-check.ts";
import { nearDuplicatePairs } from "./near-duplicates.ts";
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
 * labels and settings give the same id.
 *
 * @throws ResidencyError `dataset-empty`, `dataset-leak`.
 */
export async function curate(
  store: Store,
  specialty: Specialty,
  options: CurateOptions = {},
): Promise<DatasetVersion & { summary: DatasetSummary }> {
  const { documents, hashes, blank, age } = await readDocuments(store);
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
    if (!book.taskOf(document)) return leave("nothing to learn: no fields, class or text");
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
  const nearDuplicates = await nearDuplicatePairs(
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
  const summary: DatasetSummary = {
    documents: usable.length,
    splits: count(usable, (document) => document.split),
    domains: countBySplit(usable, (document) => document.domain ?? "none"),
    families: countBySplit(usable, (document) => document.family ?? "none"),
    exactDuplicates,
    nearDuplicates: nearDuplicates.length,
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

/** All documents with their pages and current labels; `split` and `selected` are set later. */
async function readDocuments(store: Store) {
  const { documents, pages, labels } = tables;
  const rows = await store.database.select().from(documents).orderBy(asc(documents.id));
  const pageRows = await store.database.select().from(pages).orderBy(asc(pages.documentId), asc(pages.index));
  const labelRows = await store.database
    .select()
    .from(labels)
    .orderBy(asc(labels.documentId), asc(labels.path), asc(labels.revision));
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
    hashes: pageRows.map(({ documentId, sha256, perceptualHash }) => ({ documentId, sha256, perceptualHash })),
  };
}
