import type { DatasetDocument } from "../../domain/dataset.ts";
import type { Store } from "../../store/index.ts";
import { manifest } from "./dataset-members.ts";

/** How one document differs between two dataset versions. */
export interface DatasetChange {
  documentId: string;
  name: string;
  change: "added" | "removed" | "changed";
  /** What of a changed document differs: `split`, `selected`, `labels`, `facts` or `pages`. */
  parts: string[];
  /** Paths of labels that differ. */
  paths: string[];
  splitBefore: string | null;
  splitAfter: string | null;
}

export interface DatasetDiff {
  added: number;
  removed: number;
  changed: number;
  equal: number;
  /** The first changes by document id, `limit` at most. */
  changes: DatasetChange[];
}

/** Compares two versions, line by line: both manifests are in order of ids, so memory stays flat. */
export async function diffDatasets(store: Store, before: string, after: string, limit: number): Promise<DatasetDiff> {
  const diff: DatasetDiff = { added: 0, removed: 0, changed: 0, equal: 0, changes: [] };
  const note = (change: DatasetChange): void => {
    diff[change.change]++;
    if (diff.changes.length < limit) diff.changes.push(change);
  };
  const [left, right] = [manifest(store, before), manifest(store, after)];
  let [a, b] = [await left.next(), await right.next()];
  while (!a.done || !b.done) {
    if (!a.done && (b.done || a.value.id < b.value.id)) {
      note(changeOf(a.value, undefined));
      a = await left.next();
    } else if (!b.done && (a.done || b.value.id < a.value.id)) {
      note(changeOf(undefined, b.value));
      b = await right.next();
    } else if (!a.done && !b.done) {
      const change = changeOf(a.value, b.value);
      if (change.parts.length > 0) note(change);
      else diff.equal++;
      [a, b] = [await left.next(), await right.next()];
    }
  }
  return diff;
}

function changeOf(before: DatasetDocument | undefined, after: DatasetDocument | undefined): DatasetChange {
  const known = (after ?? before) as DatasetDocument;
  const paths = before && after ? differingLabels(before, after) : [];
  return {
    documentId: known.id,
    name: known.name,
    change: !before ? "added" : !after ? "removed" : "changed",
    parts: before && after ? differingParts(before, after, paths) : [],
    paths,
    splitBefore: before?.split ?? null,
    splitAfter: after?.split ?? null,
  };
}

/** Manifests have sorted keys, so equal things have equal text. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function differingLabels(before: DatasetDocument, after: DatasetDocument): string[] {
  const [a, b] = [before.fields ?? {}, after.fields ?? {}];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => !same(a[path], b[path])).sort();
}

function differingParts(before: DatasetDocument, after: DatasetDocument, paths: readonly string[]): string[] {
  const facts = ({ id: _, pages: _p, split: _s, selected: _c, fields: _f, ...rest }: DatasetDocument) => rest;
  const parts: string[] = [];
  if (before.split !== after.split) parts.push("split");
  if (before.selected !== after.selected) parts.push("selected");
  if (paths.length > 0) parts.push("labels");
  if (!same(facts(before), facts(after))) parts.push("facts");
  if (!same(before.pages, after.pages)) parts.push("pages");
  return parts;
}
