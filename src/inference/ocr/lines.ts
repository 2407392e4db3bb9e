import { type Box, boundingBox } from "../../domain/box.ts";
import type { Word } from "./word.ts";

/** Words that stand side by side, from left to right. */
export interface Line {
  page: number;
  words: Word[];
  box: Box;
}

/** Words belong to one line where they share this much of the lower one's height. */
const SHARED_HEIGHT = 0.5;

/**
 * Lines of a document in reading order, made from the words' places alone: an engine that takes columns for blocks tears
 * the rows of a table apart. Each word joins the line whose last word it stands beside, so a page may be askew.
 */
export function pageLines(words: readonly Word[]): Line[] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.page - b.page || a.box.x - b.box.x)) {
    let [best, most] = [null as Word[] | null, SHARED_HEIGHT];
    for (const line of lines) {
      const last = line.at(-1) as Word;
      if (last.page !== word.page || centreX(word.box) <= last.box.x + last.box.width / 2) continue;
      const shared = sharedHeight(last.box, word.box);
      if (shared > most) [best, most] = [line, shared];
    }
    if (best) best.push(word);
    else lines.push([word]);
  }
  return lines
    .map((line) => ({ page: (line[0] as Word).page, words: line, box: boundingBox(line.map((word) => word.box)) }))
    .sort((a, b) => a.page - b.page || centreY(a.words) - centreY(b.words));
}

/** The words of a line with one space between. */
export const lineText = (line: { words: readonly Word[] }): string => line.words.map((word) => word.text).join(" ");

const centreX = (box: Box): number => box.x + box.width / 2;

/** Of the leftmost words, since a page may be askew. */
function centreY(words: readonly Word[]): number {
  const box = boundingBox(words.map((word) => word.box));
  return box.y + box.height / 2;
}

function sharedHeight(a: Box, b: Box): number {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return shared / Math.max(1e-9, Math.min(a.height, b.height));
}

/** Words further apart than this, in heights of a word, belong to different columns. A space of a typewriter is 0.9. */
const COLUMN_GAP = 1.15;

/** The parts of a line that wide gaps set apart: the cells of a table's row. */
export function segments(line: Line): Line[] {
  const heights = line.words.map((word) => word.box.height).sort((a, b) => a - b);
  // Widths are fractions of another side than heights: pages are a third to a half higher than wide.
  const gap = (heights[Math.floor(heights.length / 2)] ?? 0) * COLUMN_GAP * PAGE_RATIO;
  const parts: Word[][] = [];
  for (const word of line.words) {
    const last = parts.at(-1)?.at(-1);
    if (last && word.box.x - (last.box.x + last.box.width) <= gap) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts.map((words) => ({ page: line.page, words, box: boundingBox(words.map((word) => word.box)) }));
}

const PAGE_RATIO = Math.SQRT2;
