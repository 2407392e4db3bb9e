import type { Sheet } from "./sheet.ts";

/** A part of a document. It is drawn with at least `rows` rows, or not at all. */
export interface Part {
  rows: number;
  /** Most rows it can use. Default `rows`. */
  most?: number;
  /** Parts of a lower rank claim room first. */
  rank: number;
  /** @param rows how many it was given. */
  draw(rows: number): void;
}

/**
 * Draws, in the order given, the parts that the sheet has room for. What room is left then goes to parts that can
 * use more, lowest rank first.
 */
export function drawParts(sheet: Sheet, parts: readonly Part[]): void {
  let room = sheet.rowsLeft;
  const ranked = parts.toSorted((a, b) => a.rank - b.rank);
  const given = new Map<Part, number>();
  for (const part of ranked) {
    if (part.rows > room) continue;
    given.set(part, part.rows);
    room -= part.rows;
  }
  for (const [part, rows] of given) {
    const extra = Math.min(room, (part.most ?? part.rows) - rows);
    given.set(part, rows + extra);
    room -= extra;
  }
  for (const part of parts) {
    const rows = given.get(part);
    if (rows !== undefined) part.draw(rows);
  }
}
