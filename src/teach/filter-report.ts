import { asc, eq, inArray } from "drizzle-orm";
import { type Interval, meanScore, type Score } from "../domain/score.ts";
import { wilsonInterval } from "../statistics/index.ts";
import { type Store, tables } from "../store/index.ts";
import type { FilterVerdict } from "./filters/filter.ts";
import type { TeachingTaskName } from "./tasks/teaching-task.ts";

/** How hard a document's worst page is to see, against the other documents of the report: thirds of page sharpness. */
export const DIFFICULTIES = ["sharp", "middling", "blurred"] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** One suggestion as filtering left it. */
export interface FilteredSuggestion {
  documentId: string;
  teacher: string;
  class: string | null;
  difficulty: Difficulty;
  state: "kept" | "rejected";
  filters: readonly Pick<FilterVerdict, "filter" | "verdict">[];
}

export interface FilterGroup {
  suggestions: number;
  removed: number;
  /** Suggestions that each filter alone would have removed; one suggestion can fail several. */
  removedBy: Record<string, number>;
  documents: number;
  /** Documents that no suggestion is left for: they are missing from what is learned. */
  lost: number;
  /** Share of documents lost, with its Wilson interval. */
  lostShare: Score;
  interval: Interval | null;
}

export interface FilterReport {
  all: FilterGroup;
  /** By class; documents without one stand under "none". */
  classes: Record<string, FilterGroup>;
  difficulties: Record<string, FilterGroup>;
  teachers: Record<string, FilterGroup>;
}

/**
 * What filtering removed, over all and by class, difficulty and teacher. Filters keep what teachers find easy; a class
 * or a difficulty that loses more than the others is under-represented in what is learned, and this table shows it.
 */
export function filterReport(rows: readonly FilteredSuggestion[]): FilterReport {
  const by = (key: (row: FilteredSuggestion) => string, order?: readonly string[]): Record<string, FilterGroup> => {
    const groups = new Map<string, FilteredSuggestion[]>();
    for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
    const names = order?.filter((name) => groups.has(name)) ?? [...groups.keys()].sort();
    return Object.fromEntries(names.map((name) => [name, groupOf(groups.get(name) ?? [])]));
  };
  return {
    all: groupOf(rows),
    classes: by((row) => row.class ?? "none"),
    difficulties: by((row) => row.difficulty, DIFFICULTIES),
    teachers: by((row) => row.teacher),
  };
}

function groupOf(rows: readonly FilteredSuggestion[]): FilterGroup {
  const removedBy: Record<string, number> = {};
  const kept = new Map<string, boolean>();
  for (const row of rows) {
    kept.set(row.documentId, kept.get(row.documentId) === true || row.state === "kept");
    for (const { filter, verdict } of row.filters)
      if (verdict === "failed") removedBy[filter] = (removedBy[filter] ?? 0) + 1;
  }
  const lost = [...kept.values()].filter((any) => !any).length;
  return {
    suggestions: rows.length,
    removed: rows.filter((row) => row.state === "rejected").length,
    removedBy,
    documents: kept.size,
    lost,
    lostShare: meanScore(
      [...kept.values()].map((any) => (any ? 0 : 1)),
      "no documents",
    ),
    interval: kept.size === 0 ? null : wilsonInterval(lost, kept.size),
  };
}

/** The suggestions of a task with their documents' class and difficulty, in order of document. */
export async function filteredSuggestions(store: Store, task: TeachingTaskName): Promise<FilteredSuggestion[]> {
  const { documents, pages, suggestions } = tables;
  const rows = await store.database
    .select({
      documentId: suggestions.documentId,
      teacher: suggestions.teacher,
      class: documents.class,
      state: suggestions.state,
      filters: suggestions.filters,
    })
    .from(suggestions)
    .innerJoin(documents, eq(documents.id, suggestions.documentId))
    .where(eq(suggestions.task, task))
    .orderBy(asc(suggestions.documentId), asc(suggestions.teacher), asc(suggestions.id));
  const sharpness = new Map<string, number>();
  const ids = [...new Set(rows.map((row) => row.documentId))];
  for (let start = 0; start < ids.length; start += 1000) {
    const found = await store.database
      .select({ documentId: pages.documentId, quality: pages.quality })
      .from(pages)
      .where(inArray(pages.documentId, ids.slice(start, start + 1000)));
    for (const { documentId, quality } of found)
      sharpness.set(documentId, Math.min(sharpness.get(documentId) ?? Number.POSITIVE_INFINITY, quality.sharpness));
  }
  const difficulty = thirds(sharpness);
  return rows.map(({ filters, ...row }) => ({
    ...row,
    difficulty: difficulty.get(row.documentId) ?? "middling",
    filters: filters as unknown as FilterVerdict[],
  }));
}

/** Documents in thirds from the sharpest to the most blurred; equal values fall by id. */
export function thirds(sharpness: ReadonlyMap<string, number>): Map<string, Difficulty> {
  const order = [...sharpness].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1));
  return new Map(
    order.map(([id], rank) => [id, DIFFICULTIES[Math.floor((rank * 3) / order.length)] as Difficulty] as const),
  );
}
