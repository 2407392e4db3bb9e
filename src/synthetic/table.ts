import type { Sheet } from "./sheet.ts";

export interface Cell {
  text: string;
  path?: string;
  align?: "left" | "right";
}

export interface TableOptions {
  rules?: "none" | "solid" | "dashed" | "grid";
  scale?: number;
}

/**
 * Sets rows of cells in aligned columns across the text width, shrinking the type where they would not fit.
 * Draws as many rows as there are; the caller checks `sheet.rowsLeft`.
 */
export function drawTable(sheet: Sheet, rows: readonly Cell[][], options: TableOptions = {}): void {
  const columns = Math.max(...rows.map((row) => row.length));
  let scale = options.scale ?? 1;
  let widths: number[] = [];
  let gap = 0;
  for (;;) {
    widths = Array.from({ length: columns }, (_, column) =>
      Math.max(...rows.map((row) => sheet.textWidth(row[column]?.text ?? "", scale))),
    );
    gap = columns > 1 ? (1 - widths.reduce((sum, width) => sum + width, 0)) / (columns - 1) : 0;
    if (gap >= sheet.spaceWidth() * 0.9 * scale || scale < 0.5) break;
    scale *= 0.95;
  }
  // A wide page would tear the columns apart, so the gap is bounded and the table stays on the left.
  gap = Math.max(Math.min(gap, 0.12), 0.005);
  for (const row of rows) {
    let left = 0;
    for (const [column, width] of widths.entries()) {
      const cell = row[column];
      if (cell && cell.text !== "") {
        const right = cell.align === "right";
        sheet.text(cell.text, {
          at: right ? left + width : left,
          align: right ? "right" : "left",
          scale,
          ...(cell.path === undefined ? {} : { path: cell.path }),
        });
      }
      if (options.rules === "grid" && column > 0) sheet.verticalRule(left - gap / 2, 1);
      left += width + gap;
    }
    if (options.rules === "solid" || options.rules === "grid") sheet.rule();
    if (options.rules === "dashed") sheet.rule(true);
    sheet.next();
  }
}
