import type { DatasetDocument } from "../domain/dataset.ts";

export interface Leak {
  reason: "subject" | "template" | "near-duplicate" | "same page";
  documents: [string, string];
}

/**
 * Looks for what must not stand in two splits, from the finished split and not from how it was made: subjects, templates
 * where the split rule names them, equal pages and near-duplicates.
 */
export function findLeaks(
  documents: readonly DatasetDocument[],
  by: readonly ("subject" | "template")[],
  nearDuplicates: readonly (readonly [string, string])[],
  blankPages: ReadonlySet<string> = new Set(),
): Leak[] {
  const leaks: Leak[] = [];
  const first = new Map<string, DatasetDocument>();
  const look = (reason: Leak["reason"], key: string, document: DatasetDocument): void => {
    const other = first.get(`${reason} ${key}`);
    if (!other) first.set(`${reason} ${key}`, document);
    else if (other.split !== document.split) leaks.push({ reason, documents: [other.id, document.id] });
  };
  for (const document of documents) {
    for (const key of by) if (document[key] !== undefined) look(key, document[key] as string, document);
    for (const page of document.pages) if (!blankPages.has(page.sha256)) look("same page", page.sha256, document);
  }
  const splits = new Map(documents.map((document) => [document.id, document.split]));
  for (const [a, b] of nearDuplicates) {
    const [splitA, splitB] = [splits.get(a), splits.get(b)];
    if (splitA && splitB && splitA !== splitB) leaks.push({ reason: "near-duplicate", documents: [a, b] });
  }
  return leaks;
}
