import type { Piece, Sheet } from "./sheet.ts";
import type { Cell } from "./table.ts";

interface FitOptions {
  /** Left edge as a fraction of the text width. */
  at?: number;
  scale?: number;
  /** Rows that must stay free below. */
  keep?: number;
}

/**
 * Sets running text and records the values in it, but only where all of it fits above the bottom margin.
 * @returns whether it was set.
 */
export function fitParagraph(
  sheet: Sheet,
  values: Map<string, string | null>,
  pieces: readonly Piece[],
  { at = 0, scale = 1, keep = 0 }: FitOptions = {},
): boolean {
  const filled = pieces.filter((piece) => piece.text !== "");
  if (filled.length === 0 || sheet.rowsOf(filled, { at, from: at, scale }) > sheet.rowsLeft - keep) return false;
  sheet.paragraph(filled, { at, from: at, scale });
  for (const piece of filled) if (piece.path !== undefined) values.set(piece.path, piece.text);
  return true;
}

/** A rule under what was set last, where the sheet stands in the row after it. */
export function ruleAbove(sheet: Sheet, dashed: boolean): void {
  sheet.next(-1);
  sheet.rule(dashed);
  sheet.next();
}

/** Type smaller than this share of the sheet's is not set in a table. */
const LEAST_TABLE_SCALE = 0.72;

/** Whether the rows' columns stand side by side at a size that can be read. */
export function fitsTable(sheet: Sheet, rows: readonly Cell[][]): boolean {
  const columns = Math.max(...rows.map((row) => row.length));
  let width = 0;
  for (let column = 0; column < columns; column++)
    width += Math.max(...rows.map((row) => sheet.textWidth(row[column]?.text ?? ""))) + sheet.spaceWidth();
  return width * LEAST_TABLE_SCALE <= 1;
}
