import { escapeHtml } from "../html/index.ts";

/** What the document browser at the end of a report shows. browser.js reads the same words from the address. */
export interface Filter {
  part?: "special" | "general";
  /** A field's path, `@decision`, `@supporting` or `@informational` for a criticality, `~results[]` for cells of a list. */
  field?: string;
  /** Index of the candidate that `outcome`, `change` and `document` are about. */
  candidate?: number;
  outcome?: "right" | "not-right" | "wrong" | "omitted" | "hallucinated" | "failed" | "on-page" | "given";
  change?: "regression" | "fix" | "both-not-right" | "differs";
  document?:
    | "decision"
    | "all-right"
    | "won"
    | "lost"
    | "asked"
    | "valid-json"
    | "invalid-json"
    | "no-answer"
    | "timed";
  /** What an answered field counts as, of `marks.ts`. */
  mark?: string;
  /** What a whole answer counts as, of `marks.ts`. */
  answer?: string;
  /** What the document is sliced by: `facility=North`. */
  group?: string;
}

export const filterAddress = (filter: Filter): string =>
  `#rows?${new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)] as [string, string]))}`;

/**
 * A number that leads to what it was counted from.
 * @param counts what the browser will show: so many fields or documents.
 */
export function rowsLink(
  text: string,
  filter: Filter,
  about: string,
  counts?: { fields: number } | { documents: number } | undefined,
): string {
  const expected = counts ? ` data-${Object.keys(counts)[0]}="${Object.values(counts)[0]}"` : "";
  return `<a href="${escapeHtml(filterAddress(filter))}" aria-label="${escapeHtml(`${text}: ${about}`)}"${expected}>${escapeHtml(text)}</a>`;
}
