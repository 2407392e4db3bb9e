import type { DatasetDocument, Split } from "../../domain/dataset.ts";
import type { Store } from "../../store/index.ts";
import { manifest } from "./dataset-members.ts";

export const BALANCED_BY = ["domain", "family", "class", "facility"] as const;
export type BalancedBy = (typeof BALANCED_BY)[number];

/** Documents of one value by split; `selected` are those of the train split that are learned from. */
export interface BalanceRow extends Record<Split, number> {
  /** Null for documents of which it is not known. */
  value: string | null;
  selected: number;
}

export type Balance = Record<BalancedBy, { rows: BalanceRow[]; values: number }>;

/** Values that are listed, the most frequent ones. */
const MOST_VALUES = 40;

/** Versions that were asked for before; a version never changes. */
const known = new WeakMap<Store["database"], Map<string, Promise<Balance>>>();

/** What a dataset version is made of. Reads the whole manifest once. @throws ResidencyError `blob-missing`. */
export function datasetBalance(store: Store, datasetId: string): Promise<Balance> {
  const versions = known.get(store.database) ?? new Map<string, Promise<Balance>>();
  known.set(store.database, versions);
  const before = versions.get(datasetId);
  if (before) return before;
  const counted = countBalance(manifest(store, datasetId));
  versions.set(datasetId, counted);
  counted.catch(() => versions.delete(datasetId));
  return counted;
}

export async function countBalance(
  documents: AsyncIterable<Pick<DatasetDocument, BalancedBy | "split" | "selected">>,
): Promise<Balance> {
  const counts = new Map(BALANCED_BY.map((by) => [by, new Map<string | null, BalanceRow>()]));
  for await (const document of documents) {
    for (const [by, rows] of counts) {
      const value = document[by] ?? null;
      const row = rows.get(value) ?? { value, train: 0, selected: 0, dev: 0, test: 0 };
      rows.set(value, row);
      row[document.split]++;
      if (document.split === "train" && document.selected) row.selected++;
    }
  }
  const all = (row: BalanceRow): number => row.train + row.dev + row.test;
  return Object.fromEntries(
    [...counts].map(([by, rows]) => [
      by,
      {
        values: rows.size,
        rows: [...rows.values()].sort((a, b) => all(b) - all(a)).slice(0, MOST_VALUES),
      },
    ]),
  ) as Balance;
}
