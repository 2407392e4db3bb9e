import type { Box } from "../answer.ts";
import { isOnOneLine, lineBoxes, type PageText } from "./page-text.ts";

/** Cells of a column that must be known before another one is looked for by it. */
const LEAST_NEIGHBOURS = 2;

/** `results[2].value` is in the row `results[2]` and in the column `results[].value`. */
export function rowAndColumn(path: string): { row: string; column: string } | undefined {
  const [, list, number, name] = /^(.*)\[(\d+)\]\.(.*)$/.exec(path) ?? [];
  return list === undefined ? undefined : { row: `${list}[${number}]`, column: `${list}[].${name}` };
}

/**
 * The words that stand where a cell of a table should: on the line of its row, and within the width of its column, both known
 * from other cells. Null where that tells nothing, or where the words belong to another cell.
 */
export function cellPlace(
  path: string,
  known: ReadonlyMap<string, readonly Box[]>,
  pages: readonly PageText[],
): Box[] | null {
  const at = rowAndColumn(path);
  if (!at) return null;
  const [row, column, others]: [Box[], Box[], Box[]] = [[], [], []];
  for (const [other, place] of known) {
    const its = rowAndColumn(other);
    if (its?.row === at.row) row.push(...place);
    if (its?.column === at.column) column.push(...place);
    else others.push(...place);
  }
  const page = pages.find((one) => one.page === row[0]?.page);
  if (!page || column.length < LEAST_NEIGHBOURS) return null;
  const left = Math.min(...column.map(({ x }) => x));
  const right = Math.max(...column.map(({ x, width }) => x + width));
  const words = page.words.filter(({ box }) => {
    const middle = box.x + box.width / 2;
    return middle >= left && middle <= right && row.some((cell) => isOnOneLine(cell, box));
  });
  const isTaken = words.some(({ box }) => others.some((other) => other.page === box.page && overlap(other, box)));
  return words.length === 0 || isTaken ? null : lineBoxes(words);
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
