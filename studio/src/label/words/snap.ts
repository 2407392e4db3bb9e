import type { Box } from "../answer.ts";
import { boxAround, isWithin } from "../page/geometry.ts";
import { linesOf, type PageText, type Word } from "./page-text.ts";

/** A box fitted to the words in it, with their text. */
export interface Snapped {
  box: Box;
  /** The words as they are read, lines joined by spaces. Empty where there is no word. */
  text: string;
}

/**
 * Fits a box that was drawn by hand to the words whose middle lies in it. Without such a word the box stays as it was drawn.
 */
export function snapToWords(drawn: Box, page: PageText | undefined): Snapped {
  const words = page?.page === drawn.page ? page.words.filter(({ box }) => isWithin(middleOf(box), drawn)) : [];
  if (words.length === 0) return { box: drawn, text: "" };
  return { box: boxAround(words.map(({ box }) => box) as [Box, ...Box[]]), text: textOf(words) };
}

/** The word at a point of the page. */
export const wordAt = (point: readonly [number, number], page: PageText | undefined): Word | undefined =>
  page?.words.find(({ box }) => isWithin(point, box));

const middleOf = (box: Box): [number, number] => [box.x + box.width / 2, box.y + box.height / 2];

/** What stands at the ends of words beside a value and does not belong to it. */
const textOf = (words: readonly Word[]): string =>
  linesOf(words)
    .map((line) => line.map((word) => word.text).join(" "))
    .join(" ")
    .replace(/^[\s:;,|]+|[\s:;,|]+$/g, "");
