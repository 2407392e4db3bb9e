import type { GroupScore, Share } from "../domain/evaluation.ts";
import type { Score } from "../domain/score.ts";
import { escapeHtml, isScored, percent, range, whole } from "../html/index.ts";
import { type Filter, rowsLink } from "./filter.ts";

/** A cell without a number, with the reason. */
export const notScored = (reason: string): string =>
  `<td class="number"><span class="unscored">not scored</span><small>${escapeHtml(reason)}</small></td>`;

export interface ShareFilters {
  /** Rows behind the numerator, and behind the denominator. */
  counted: Filter;
  all: Filter;
  /** Rows that one wants to see behind the percentage. */
  main: Filter;
  mainCount: number;
}

/**
 * A share with its interval and its counts, each leading to its rows.
 * @param unit what is counted; `parts` are neither fields nor documents, and lead to those that they are in.
 */
export function shareCell(
  share: Share | undefined,
  what: string,
  unit: "fields" | "documents" | "parts",
  filters: ShareFilters,
): string {
  if (!share) return notScored("no labels");
  if (!isScored(share.score)) return notScored(share.score.reason);
  const count = (n: number) =>
    unit === "fields" ? { fields: n } : unit === "documents" ? { documents: n } : undefined;
  const main =
    filters.mainCount > 0
      ? rowsLink(percent(share.score.value), filters.main, what, count(filters.mainCount))
      : rowsLink(percent(share.score.value), filters.all, what, count(share.n));
  const interval = share.interval ? `${range(share.interval)} · ` : "";
  const counts = `<small>${interval}${rowsLink(whole(share.right), filters.counted, `counted, ${what}`, count(share.right))} of ${rowsLink(whole(share.n), filters.all, `all, ${what}`, count(share.n))}</small>`;
  return `<td class="number">${main}${counts}</td>`;
}

/** Exact match of a group of fields. */
export function exactCell(group: GroupScore | undefined, what: string, filter: Filter): string {
  const share = group?.exact;
  return shareCell(share, what, "fields", {
    counted: { ...filter, outcome: "right" },
    all: filter,
    main: { ...filter, outcome: "not-right" },
    mainCount: share ? share.n - share.right : 0,
  });
}

/** A number without counts of its own. */
export function scoreCell(
  score: Score | undefined,
  format: (value: number) => string,
  what: string,
  filter: Filter,
  counts?: { fields: number } | { documents: number },
): string {
  if (!score) return notScored("no labels");
  if (!isScored(score)) return notScored(score.reason);
  return `<td class="number">${rowsLink(format(score.value), filter, what, counts)}</td>`;
}
